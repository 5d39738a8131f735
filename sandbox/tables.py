"""The Bot API as data: which methods this Telegram knows, which parameters they take, and of which types.

The rule: no code decides here. One line is one field, written as the official reference writes it: its name, a
star if it is required, its types. tests/sandbox/test_reference.py holds every line against that reference.
"""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Field:
    """One parameter of a method, or one field of an object."""

    name: str
    types: tuple[str, ...]
    required: bool


def _fields(*lines: str) -> dict[str, Field]:
    fields = {}
    for line in (line.strip() for text in lines for line in text.split(";")):
        name, _, types = line.partition(": ")
        fields[name.rstrip("*")] = Field(name.rstrip("*"), tuple(types.split(" or ")), name.endswith("*"))
    return fields


_CHAT = "chat_id*: Integer or String"
_MESSAGE = f"{_CHAT}; message_id*: Integer"
_BUSINESS = "business_connection_id: String"
_THREAD = f"{_BUSINESS}; {_CHAT}; message_thread_id: Integer"
_ADDRESS = f"{_THREAD}; direct_messages_topic_id: Integer"
_ANY_MARKUP = "reply_markup: InlineKeyboardMarkup or ReplyKeyboardMarkup or ReplyKeyboardRemove or ForceReply"
_INLINE_MARKUP = "reply_markup: InlineKeyboardMarkup"
_SENDING = (
    f"{_ADDRESS}; disable_notification: Boolean; protect_content: Boolean; allow_paid_broadcast: Boolean;"
    f"message_effect_id: String; suggested_post_parameters: SuggestedPostParameters;"
    f"reply_parameters: ReplyParameters; {_ANY_MARKUP}"
)
_TEXT = "parse_mode: String; entities: Array of MessageEntity; link_preview_options: LinkPreviewOptions"
_CAPTION = "caption: String; parse_mode: String; caption_entities: Array of MessageEntity"
_ABOVE = "show_caption_above_media: Boolean"
_SPOILER = "has_spoiler: Boolean"
_SIZE = "width: Integer; height: Integer; duration: Integer"
_THUMBNAIL = "thumbnail: InputFile or String"
_EDITING = f"{_BUSINESS}; chat_id: Integer or String; message_id: Integer; inline_message_id: String; {_INLINE_MARKUP}"
_SCOPE = "scope: BotCommandScope"
_LANGUAGE = "language_code: String"

PARAMETERS: Mapping[str, Mapping[str, Field]] = {
    **{method: {} for method in ("getMe", "logOut", "close", "getWebhookInfo")},
    "getUpdates": _fields("offset: Integer; limit: Integer; timeout: Integer; allowed_updates: Array of String"),
    "setWebhook": _fields(
        "url*: String; certificate: InputFile; ip_address: String; max_connections: Integer",
        "allowed_updates: Array of String; drop_pending_updates: Boolean; secret_token: String",
    ),
    "deleteWebhook": _fields("drop_pending_updates: Boolean"),
    "sendMessage": _fields(_SENDING, "text*: String", _TEXT),
    "sendPhoto": _fields(_SENDING, "photo*: InputFile or String", _CAPTION, _ABOVE, _SPOILER),
    "sendAnimation": _fields(
        _SENDING, "animation*: InputFile or String", _SIZE, _THUMBNAIL, _CAPTION, _ABOVE, _SPOILER
    ),
    "sendVideo": _fields(
        *(_SENDING, "video*: InputFile or String", _SIZE, _THUMBNAIL, _CAPTION, _ABOVE, _SPOILER),
        "cover: InputFile or String; start_timestamp: Integer; supports_streaming: Boolean",
    ),
    "sendAudio": _fields(
        *(_SENDING, "audio*: InputFile or String; duration: Integer; performer: String; title: String"),
        *(_THUMBNAIL, _CAPTION),
    ),
    "sendVoice": _fields(_SENDING, "voice*: InputFile or String; duration: Integer", _CAPTION),
    "sendDocument": _fields(
        _SENDING, "document*: InputFile or String", _THUMBNAIL, _CAPTION, "disable_content_type_detection: Boolean"
    ),
    "sendSticker": _fields(_SENDING, "sticker*: InputFile or String; emoji: String"),
    "sendLocation": _fields(
        *(_SENDING, "latitude*: Float; longitude*: Float; horizontal_accuracy: Float; live_period: Integer"),
        "heading: Integer; proximity_alert_radius: Integer",
    ),
    "sendChatAction": _fields(_THREAD, "action*: String"),
    "editMessageText": _fields(_EDITING, "text: String", _TEXT, "rich_message: InputRichMessage"),
    "editMessageCaption": _fields(_EDITING, _CAPTION, _ABOVE),
    "editMessageMedia": _fields(_EDITING, "media*: InputMedia"),
    "editMessageReplyMarkup": _fields(_EDITING),
    "deleteMessage": _fields(_MESSAGE),
    "deleteMessages": _fields(_CHAT, "message_ids*: Array of Integer"),
    "answerCallbackQuery": _fields(
        "callback_query_id*: String; text: String; show_alert: Boolean; url: String; cache_time: Integer"
    ),
    "setMessageReaction": _fields(_MESSAGE, "reaction: Array of ReactionType; is_big: Boolean"),
    "pinChatMessage": _fields(_BUSINESS, _MESSAGE, "disable_notification: Boolean"),
    "unpinChatMessage": _fields(_BUSINESS, _CHAT, "message_id: Integer"),
    "getChat": _fields(_CHAT),
    "leaveChat": _fields(_CHAT),
    "getFile": _fields("file_id*: String"),
    "setMyCommands": _fields("commands*: Array of BotCommand", _SCOPE, _LANGUAGE),
    "getMyCommands": _fields(_SCOPE, _LANGUAGE),
    "deleteMyCommands": _fields(_SCOPE, _LANGUAGE),
    "setMyName": _fields("name: String", _LANGUAGE),
    "getMyName": _fields(_LANGUAGE),
    "setMyDescription": _fields("description: String", _LANGUAGE),
    "getMyDescription": _fields(_LANGUAGE),
    "setMyShortDescription": _fields("short_description: String", _LANGUAGE),
    "getMyShortDescription": _fields(_LANGUAGE),
    "setChatMenuButton": _fields("chat_id: Integer; menu_button: MenuButton"),
    "getChatMenuButton": _fields("chat_id: Integer"),
}

_TYPE = "type*: String"
_SCOPED_CHAT = f"{_TYPE}; {_CHAT}"
_MEDIA = f"{_TYPE}; media*: String"
_MEDIA_THUMBNAIL = "thumbnail: String"
_BUTTON = "text*: String; icon_custom_emoji_id: String; style: String; web_app: WebAppInfo"

TYPES: Mapping[str, Mapping[str, Field]] = {
    "InlineKeyboardMarkup": _fields("inline_keyboard*: Array of Array of InlineKeyboardButton"),
    "InlineKeyboardButton": _fields(
        *(_BUTTON, "url: String; callback_data: String; login_url: LoginUrl; switch_inline_query: String"),
        "switch_inline_query_current_chat: String; switch_inline_query_chosen_chat: SwitchInlineQueryChosenChat",
        "copy_text: CopyTextButton; callback_game: CallbackGame; pay: Boolean",
    ),
    "WebAppInfo": _fields("url*: String"),
    "LoginUrl": _fields("url*: String; forward_text: String; bot_username: String; request_write_access: Boolean"),
    "SwitchInlineQueryChosenChat": _fields(
        "query: String; allow_user_chats: Boolean; allow_bot_chats: Boolean",
        "allow_group_chats: Boolean; allow_channel_chats: Boolean",
    ),
    "CopyTextButton": _fields("text*: String"),
    "CallbackGame": {},
    "ReplyKeyboardMarkup": _fields(
        "keyboard*: Array of Array of KeyboardButton; is_persistent: Boolean; resize_keyboard: Boolean",
        "one_time_keyboard: Boolean; input_field_placeholder: String; selective: Boolean",
    ),
    "KeyboardButton": _fields(
        *(_BUTTON, "request_users: KeyboardButtonRequestUsers; request_chat: KeyboardButtonRequestChat"),
        "request_managed_bot: KeyboardButtonRequestManagedBot; request_contact: Boolean; request_location: Boolean",
        "request_poll: KeyboardButtonPollType",
    ),
    "ReplyKeyboardRemove": _fields("remove_keyboard*: Boolean; selective: Boolean"),
    "ForceReply": _fields("force_reply*: Boolean; input_field_placeholder: String; selective: Boolean"),
    "ReplyParameters": _fields(
        "message_id*: Integer; chat_id: Integer or String; allow_sending_without_reply: Boolean; quote: String",
        "quote_parse_mode: String; quote_entities: Array of MessageEntity; quote_position: Integer",
        "checklist_task_id: Integer; poll_option_id: String",
    ),
    "LinkPreviewOptions": _fields(
        "is_disabled: Boolean; url: String; prefer_small_media: Boolean; prefer_large_media: Boolean",
        "show_above_text: Boolean",
    ),
    "MessageEntity": _fields(
        "type*: String; offset*: Integer; length*: Integer; url: String; user: User; language: String",
        "custom_emoji_id: String; unix_time: Integer; date_time_format: String",
    ),
    "User": _fields(
        "id*: Integer; is_bot*: Boolean; first_name*: String; last_name: String; username: String",
        "language_code: String; is_premium: Boolean; added_to_attachment_menu: Boolean; can_join_groups: Boolean",
        "can_read_all_group_messages: Boolean; supports_inline_queries: Boolean; can_connect_to_business: Boolean",
        "supports_guest_queries: Boolean; has_main_web_app: Boolean; has_topics_enabled: Boolean",
        "allows_users_to_create_topics: Boolean; can_manage_bots: Boolean; supports_join_request_queries: Boolean",
    ),
    "BotCommand": _fields("command*: String; description*: String"),
    "BotCommandScopeDefault": _fields(_TYPE),
    "BotCommandScopeAllPrivateChats": _fields(_TYPE),
    "BotCommandScopeAllGroupChats": _fields(_TYPE),
    "BotCommandScopeAllChatAdministrators": _fields(_TYPE),
    "BotCommandScopeChat": _fields(_SCOPED_CHAT),
    "BotCommandScopeChatAdministrators": _fields(_SCOPED_CHAT),
    "BotCommandScopeChatMember": _fields(_SCOPED_CHAT, "user_id*: Integer"),
    "MenuButtonCommands": _fields(_TYPE),
    "MenuButtonWebApp": _fields(_TYPE, "text*: String; web_app*: WebAppInfo"),
    "MenuButtonDefault": _fields(_TYPE),
    "InputMediaPhoto": _fields(_MEDIA, _CAPTION, _ABOVE, _SPOILER),
    "InputMediaAnimation": _fields(_MEDIA, _MEDIA_THUMBNAIL, _CAPTION, _ABOVE, _SIZE, _SPOILER),
    "InputMediaVideo": _fields(
        *(_MEDIA, _MEDIA_THUMBNAIL, _CAPTION, _ABOVE, _SIZE, _SPOILER),
        "cover: String; start_timestamp: Integer; supports_streaming: Boolean",
    ),
    "InputMediaAudio": _fields(
        *(_MEDIA, _MEDIA_THUMBNAIL, _CAPTION, "duration: Integer; performer: String; title: String"),
    ),
    "InputMediaDocument": _fields(_MEDIA, _MEDIA_THUMBNAIL, _CAPTION, "disable_content_type_detection: Boolean"),
    "ReactionTypeEmoji": _fields(_TYPE, "emoji*: String"),
    "ReactionTypeCustomEmoji": _fields(_TYPE, "custom_emoji_id*: String"),
}

# Objects for which plain text may stand, and the field that it is then.
PLAIN: Mapping[str, str] = {"KeyboardButton": "text"}

# Objects of several forms, told apart by their field `type`.
FORMS: Mapping[str, Mapping[str, str]] = {
    "BotCommandScope": {
        "default": "BotCommandScopeDefault",
        "all_private_chats": "BotCommandScopeAllPrivateChats",
        "all_group_chats": "BotCommandScopeAllGroupChats",
        "all_chat_administrators": "BotCommandScopeAllChatAdministrators",
        "chat": "BotCommandScopeChat",
        "chat_administrators": "BotCommandScopeChatAdministrators",
        "chat_member": "BotCommandScopeChatMember",
    },
    "MenuButton": {"commands": "MenuButtonCommands", "web_app": "MenuButtonWebApp", "default": "MenuButtonDefault"},
    "InputMedia": {
        "photo": "InputMediaPhoto",
        "animation": "InputMediaAnimation",
        "video": "InputMediaVideo",
        "audio": "InputMediaAudio",
        "document": "InputMediaDocument",
    },
    "ReactionType": {"emoji": "ReactionTypeEmoji", "custom_emoji": "ReactionTypeCustomEmoji"},
}
