"""What Telegram does and this one does not: known by name, and refused with one honest sentence.

tests/sandbox/test_reference.py holds the list complete: every method of the reference is answered, or stands here.
"""

from collections.abc import Mapping

FIELDS = frozenset(
    {"business_connection_id", "message_thread_id", "direct_messages_topic_id", "inline_message_id"}
    | {"pay", "switch_inline_query", "switch_inline_query_current_chat", "checklist_task_id", "poll_option_id"}
)
"""Fields of a type that is known, and of a meaning that is not played."""

METHODS: Mapping[str, str] = {
    **dict.fromkeys(
        (
            *("banChatMember", "unbanChatMember", "restrictChatMember", "promoteChatMember", "setChatMemberTag"),
            *("setChatAdministratorCustomTitle", "banChatSenderChat", "unbanChatSenderChat", "setChatPermissions"),
            *("exportChatInviteLink", "createChatInviteLink", "editChatInviteLink", "revokeChatInviteLink"),
            *("createChatSubscriptionInviteLink", "editChatSubscriptionInviteLink", "approveChatJoinRequest"),
            *("declineChatJoinRequest", "answerChatJoinRequestQuery", "sendChatJoinRequestWebApp", "setChatPhoto"),
            *("deleteChatPhoto", "setChatTitle", "setChatDescription", "getChatAdministrators", "setChatStickerSet"),
            *("deleteChatStickerSet", "getUserChatBoosts", "deleteMessageReaction", "deleteAllMessageReactions"),
            *("verifyUser", "verifyChat", "removeUserVerification", "removeChatVerification", "answerGuestQuery"),
            *("approveSuggestedPost", "declineSuggestedPost", "getUserPersonalChatMessages"),
        ),
        "what goes on in groups and channels",
    ),
    **dict.fromkeys(
        (
            *("getForumTopicIconStickers", "createForumTopic", "editForumTopic", "closeForumTopic"),
            *("reopenForumTopic", "deleteForumTopic", "unpinAllForumTopicMessages", "editGeneralForumTopic"),
            *("closeGeneralForumTopic", "reopenGeneralForumTopic", "hideGeneralForumTopic"),
            *("unhideGeneralForumTopic", "unpinAllGeneralForumTopicMessages"),
        ),
        "topics",
    ),
    **dict.fromkeys(
        (
            *("getBusinessConnection", "readBusinessMessage", "deleteBusinessMessages", "setBusinessAccountName"),
            *("setBusinessAccountUsername", "setBusinessAccountBio", "setBusinessAccountProfilePhoto"),
            *("removeBusinessAccountProfilePhoto", "setBusinessAccountGiftSettings", "getBusinessAccountStarBalance"),
            *("transferBusinessAccountStars", "getBusinessAccountGifts", "sendChecklist", "editMessageChecklist"),
            *("postStory", "repostStory", "editStory", "deleteStory"),
        ),
        "business accounts",
    ),
    **dict.fromkeys(
        ("getManagedBotToken", "replaceManagedBotToken", "getManagedBotAccessSettings", "setManagedBotAccessSettings"),
        "bots that manage bots",
    ),
    **dict.fromkeys(
        (
            *("sendInvoice", "createInvoiceLink", "answerShippingQuery", "answerPreCheckoutQuery", "sendPaidMedia"),
            *("getMyStarBalance", "getStarTransactions", "refundStarPayment", "editUserStarSubscription"),
            *("getAvailableGifts", "sendGift", "giftPremiumSubscription", "getUserGifts", "getChatGifts"),
            *("convertGiftToStars", "upgradeGift", "transferGift"),
        ),
        "payments and gifts",
    ),
    **dict.fromkeys(
        (
            *("getStickerSet", "getCustomEmojiStickers", "uploadStickerFile", "createNewStickerSet"),
            *("addStickerToSet", "setStickerPositionInSet", "deleteStickerFromSet", "replaceStickerInSet"),
            *("setStickerEmojiList", "setStickerKeywords", "setStickerMaskPosition", "setStickerSetTitle"),
            *("setStickerSetThumbnail", "setCustomEmojiStickerSetThumbnail", "deleteStickerSet"),
        ),
        "sets of stickers",
    ),
    **dict.fromkeys(("sendGame", "setGameScore", "getGameHighScores"), "games"),
    **dict.fromkeys(
        ("answerInlineQuery", "answerWebAppQuery", "savePreparedInlineMessage", "savePreparedKeyboardButton"),
        "inline mode and web apps",
    ),
    **dict.fromkeys(("sendRichMessage", "sendRichMessageDraft"), "rich messages"),
    **dict.fromkeys(
        ("setMyProfilePhoto", "removeMyProfilePhoto", "setUserEmojiStatus"),
        "what a profile looks like",
    ),
    "sendLivePhoto": "live photos",
    "setPassportDataErrors": "Telegram Passport",
}
"""Method to what it belongs to."""
BY_NAME = {name.lower(): name for name in METHODS}


def sentence(what: str) -> str:
    """Say that something is not played."""
    return f"{what} exists at Telegram, but this one does not play it"
