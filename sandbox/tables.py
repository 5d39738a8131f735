"""The Bot API's methods as data: which ones this Telegram answers, which parameters they take, and of which types.

The rule: no code decides here. One line is one parameter, written as the official reference writes it: its name, a
star if it is required, its types. tests/sandbox/test_reference.py holds every line against that reference. The objects
that are parameters stand in objects.py, the methods that are not played in unplayed.py.
"""

from collections.abc import Mapping

from sandbox.fields import Field, fields

_CHAT = "chat_id*: Integer or String"
_MESSAGE = f"{_CHAT}; message_id*: Integer"
_BUSINESS = "business_connection_id: String"
_THREAD = f"{_BUSINESS}; {_CHAT}; message_thread_id: Integer"
_ADDRESS = f"{_THREAD}; direct_messages_topic_id: Integer"
_ANY_MARKUP = "reply_markup: InlineKeyboardMarkup or ReplyKeyboardMarkup or ReplyKeyboardRemove or ForceReply"
_INLINE_MARKUP = "reply_markup: InlineKeyboardMarkup"
_QUIET = "disable_notification: Boolean; protect_content: Boolean"
_LOUD = f"{_QUIET}; allow_paid_broadcast: Boolean; message_effect_id: String; reply_parameters: ReplyParameters"
_SUGGESTED = "suggested_post_parameters: SuggestedPostParameters"
_SENDING = f"{_ADDRESS}; {_LOUD}; {_SUGGESTED}; {_ANY_MARKUP}"
_TOPIC = f"{_CHAT}; message_thread_id: Integer; direct_messages_topic_id: Integer"
_FROM = f"{_TOPIC}; from_chat_id*: Integer or String"
_TEXT = "parse_mode: String; entities: Array of MessageEntity; link_preview_options: LinkPreviewOptions"
_CAPTION = "caption: String; parse_mode: String; caption_entities: Array of MessageEntity"
_ABOVE = "show_caption_above_media: Boolean"
_SPOILER = "has_spoiler: Boolean"
_SIZE = "width: Integer; height: Integer; duration: Integer"
_THUMBNAIL = "thumbnail: InputFile or String"
_EDITING = f"{_BUSINESS}; chat_id: Integer or String; message_id: Integer; inline_message_id: String; {_INLINE_MARKUP}"
_PLACE = "latitude*: Float; longitude*: Float"
_LIVE = "horizontal_accuracy: Float; live_period: Integer; heading: Integer; proximity_alert_radius: Integer"
_ALBUM = " or ".join(f"Array of InputMedia{kind}" for kind in ("Audio", "Document", "LivePhoto", "Photo", "Video"))
_WORDS = ("question", "explanation", "description")
_POLL = "; ".join(f"{words}_parse_mode: String; {words}_entities: Array of MessageEntity" for words in _WORDS)
_PROFILE = "user_id*: Integer; offset: Integer; limit: Integer"
_SCOPE = "scope: BotCommandScope"
_LANGUAGE = "language_code: String"

PARAMETERS: Mapping[str, Mapping[str, Field]] = {
    **{method: {} for method in ("getMe", "logOut", "close", "getWebhookInfo")},
    "getUpdates": fields("offset: Integer; limit: Integer; timeout: Integer; allowed_updates: Array of String"),
    "setWebhook": fields(
        "url*: String; certificate: InputFile; ip_address: String; max_connections: Integer",
        "allowed_updates: Array of String; drop_pending_updates: Boolean; secret_token: String",
    ),
    "deleteWebhook": fields("drop_pending_updates: Boolean"),
    "sendMessage": fields(_SENDING, "text*: String", _TEXT),
    "sendPhoto": fields(_SENDING, "photo*: InputFile or String", _CAPTION, _ABOVE, _SPOILER),
    "sendAnimation": fields(_SENDING, "animation*: InputFile or String", _SIZE, _THUMBNAIL, _CAPTION, _ABOVE, _SPOILER),
    "sendVideo": fields(
        *(_SENDING, "video*: InputFile or String", _SIZE, _THUMBNAIL, _CAPTION, _ABOVE, _SPOILER),
        "cover: InputFile or String; start_timestamp: Integer; supports_streaming: Boolean",
    ),
    "sendAudio": fields(
        *(_SENDING, "audio*: InputFile or String; duration: Integer; performer: String; title: String"),
        *(_THUMBNAIL, _CAPTION),
    ),
    "sendVoice": fields(_SENDING, "voice*: InputFile or String; duration: Integer", _CAPTION),
    "sendDocument": fields(
        _SENDING, "document*: InputFile or String", _THUMBNAIL, _CAPTION, "disable_content_type_detection: Boolean"
    ),
    "sendSticker": fields(_SENDING, "sticker*: InputFile or String; emoji: String"),
    "sendLocation": fields(_SENDING, _PLACE, _LIVE),
    "sendVideoNote": fields(
        _SENDING, "video_note*: InputFile or String; duration: Integer; length: Integer", _THUMBNAIL
    ),
    "sendVenue": fields(
        *(_SENDING, _PLACE, "title*: String; address*: String; foursquare_id: String; foursquare_type: String"),
        "google_place_id: String; google_place_type: String",
    ),
    "sendContact": fields(_SENDING, "phone_number*: String; first_name*: String; last_name: String; vcard: String"),
    "sendDice": fields(_SENDING, "emoji: String"),
    "sendPoll": fields(
        *(_THREAD, _LOUD, _ANY_MARKUP, _POLL, "question*: String; options*: Array of InputPollOption; type: String"),
        "is_anonymous: Boolean; allows_multiple_answers: Boolean; allows_revoting: Boolean; shuffle_options: Boolean",
        "allow_adding_options: Boolean; hide_results_until_closes: Boolean; members_only: Boolean",
        "country_codes: Array of String; correct_option_ids: Array of Integer; explanation: String",
        "explanation_media: InputPollMedia; open_period: Integer; close_date: Integer; is_closed: Boolean",
        "description: String; media: InputPollMedia",
    ),
    "stopPoll": fields(_BUSINESS, _MESSAGE, _INLINE_MARKUP),
    "sendMediaGroup": fields(_ADDRESS, _LOUD, f"media*: {_ALBUM}"),
    "copyMessage": fields(
        *(_FROM, _LOUD, _SUGGESTED, _ANY_MARKUP, _CAPTION, _ABOVE, "message_id*: Integer"),
        "video_start_timestamp: Integer",
    ),
    "copyMessages": fields(_FROM, _QUIET, "message_ids*: Array of Integer; remove_caption: Boolean"),
    "forwardMessage": fields(
        *(_FROM, _QUIET, _SUGGESTED, "message_id*: Integer; message_effect_id: String; video_start_timestamp: Integer"),
    ),
    "forwardMessages": fields(_FROM, _QUIET, "message_ids*: Array of Integer"),
    "sendMessageDraft": fields(
        "chat_id*: Integer; message_thread_id: Integer; draft_id*: Integer; text: String; parse_mode: String",
        "entities: Array of MessageEntity",
    ),
    "sendChatAction": fields(_THREAD, "action*: String"),
    "editMessageText": fields(_EDITING, "text: String", _TEXT, "rich_message: InputRichMessage"),
    "editMessageCaption": fields(_EDITING, _CAPTION, _ABOVE),
    "editMessageMedia": fields(_EDITING, "media*: InputMedia"),
    "editMessageReplyMarkup": fields(_EDITING),
    "editMessageLiveLocation": fields(_EDITING, _PLACE, _LIVE),
    "stopMessageLiveLocation": fields(_EDITING),
    "deleteMessage": fields(_MESSAGE),
    "deleteMessages": fields(_CHAT, "message_ids*: Array of Integer"),
    "answerCallbackQuery": fields(
        "callback_query_id*: String; text: String; show_alert: Boolean; url: String; cache_time: Integer"
    ),
    "setMessageReaction": fields(_MESSAGE, "reaction: Array of ReactionType; is_big: Boolean"),
    "pinChatMessage": fields(_BUSINESS, _MESSAGE, "disable_notification: Boolean"),
    "unpinChatMessage": fields(_BUSINESS, _CHAT, "message_id: Integer"),
    "unpinAllChatMessages": fields(_CHAT),
    "getChat": fields(_CHAT),
    "getChatMember": fields(_CHAT, "user_id*: Integer"),
    "getChatMemberCount": fields(_CHAT),
    "getUserProfilePhotos": fields(_PROFILE),
    "getUserProfileAudios": fields(_PROFILE),
    "leaveChat": fields(_CHAT),
    "getFile": fields("file_id*: String"),
    "setMyCommands": fields("commands*: Array of BotCommand", _SCOPE, _LANGUAGE),
    "getMyCommands": fields(_SCOPE, _LANGUAGE),
    "deleteMyCommands": fields(_SCOPE, _LANGUAGE),
    "setMyName": fields("name: String", _LANGUAGE),
    "getMyName": fields(_LANGUAGE),
    "setMyDescription": fields("description: String", _LANGUAGE),
    "getMyDescription": fields(_LANGUAGE),
    "setMyShortDescription": fields("short_description: String", _LANGUAGE),
    "getMyShortDescription": fields(_LANGUAGE),
    "setChatMenuButton": fields("chat_id: Integer; menu_button: MenuButton"),
    "getChatMenuButton": fields("chat_id: Integer"),
    "setMyDefaultAdministratorRights": fields("rights: ChatAdministratorRights; for_channels: Boolean"),
    "getMyDefaultAdministratorRights": fields("for_channels: Boolean"),
}
