"""The Bot API's objects as data: those that a method takes as a parameter, field by field, as tables.py writes them.

An object that is named somewhere and stands nowhere here is not played: whoever sends one hears so.
"""

from collections.abc import Mapping

from sandbox.fields import Field, fields

_CHAT = "chat_id*: Integer or String"
_CAPTION = "caption: String; parse_mode: String; caption_entities: Array of MessageEntity"
_ABOVE = "show_caption_above_media: Boolean"
_SPOILER = "has_spoiler: Boolean"
_SIZE = "width: Integer; height: Integer; duration: Integer"
_TYPE = "type*: String"
_SCOPED_CHAT = f"{_TYPE}; {_CHAT}"
_MEDIA = f"{_TYPE}; media*: String"
_MEDIA_THUMBNAIL = "thumbnail: String"
_BUTTON = "text*: String; icon_custom_emoji_id: String; style: String; web_app: WebAppInfo"

RIGHTS = (
    *("is_anonymous", "can_manage_chat", "can_delete_messages", "can_manage_video_chats", "can_restrict_members"),
    *("can_promote_members", "can_change_info", "can_invite_users", "can_post_stories", "can_edit_stories"),
    "can_delete_stories",
)
FURTHER_RIGHTS = (
    *("can_post_messages", "can_edit_messages", "can_pin_messages", "can_manage_topics"),
    *("can_manage_direct_messages", "can_manage_tags"),
)

TYPES: Mapping[str, Mapping[str, Field]] = {
    "InlineKeyboardMarkup": fields("inline_keyboard*: Array of Array of InlineKeyboardButton"),
    "InlineKeyboardButton": fields(
        *(_BUTTON, "url: String; callback_data: String; login_url: LoginUrl; switch_inline_query: String"),
        "switch_inline_query_current_chat: String; switch_inline_query_chosen_chat: SwitchInlineQueryChosenChat",
        "copy_text: CopyTextButton; callback_game: CallbackGame; pay: Boolean",
    ),
    "WebAppInfo": fields("url*: String"),
    "LoginUrl": fields("url*: String; forward_text: String; bot_username: String; request_write_access: Boolean"),
    "SwitchInlineQueryChosenChat": fields(
        "query: String; allow_user_chats: Boolean; allow_bot_chats: Boolean",
        "allow_group_chats: Boolean; allow_channel_chats: Boolean",
    ),
    "CopyTextButton": fields("text*: String"),
    "CallbackGame": {},
    "ReplyKeyboardMarkup": fields(
        "keyboard*: Array of Array of KeyboardButton; is_persistent: Boolean; resize_keyboard: Boolean",
        "one_time_keyboard: Boolean; input_field_placeholder: String; selective: Boolean",
    ),
    "KeyboardButton": fields(
        *(_BUTTON, "request_users: KeyboardButtonRequestUsers; request_chat: KeyboardButtonRequestChat"),
        "request_managed_bot: KeyboardButtonRequestManagedBot; request_contact: Boolean; request_location: Boolean",
        "request_poll: KeyboardButtonPollType",
    ),
    "ReplyKeyboardRemove": fields("remove_keyboard*: Boolean; selective: Boolean"),
    "ForceReply": fields("force_reply*: Boolean; input_field_placeholder: String; selective: Boolean"),
    "ReplyParameters": fields(
        "message_id*: Integer; chat_id: Integer or String; allow_sending_without_reply: Boolean; quote: String",
        "quote_parse_mode: String; quote_entities: Array of MessageEntity; quote_position: Integer",
        "checklist_task_id: Integer; poll_option_id: String",
    ),
    "LinkPreviewOptions": fields(
        "is_disabled: Boolean; url: String; prefer_small_media: Boolean; prefer_large_media: Boolean",
        "show_above_text: Boolean",
    ),
    "MessageEntity": fields(
        "type*: String; offset*: Integer; length*: Integer; url: String; user: User; language: String",
        "custom_emoji_id: String; unix_time: Integer; date_time_format: String",
    ),
    "User": fields(
        "id*: Integer; is_bot*: Boolean; first_name*: String; last_name: String; username: String",
        "language_code: String; is_premium: Boolean; added_to_attachment_menu: Boolean; can_join_groups: Boolean",
        "can_read_all_group_messages: Boolean; supports_inline_queries: Boolean; can_connect_to_business: Boolean",
        "supports_guest_queries: Boolean; has_main_web_app: Boolean; has_topics_enabled: Boolean",
        "allows_users_to_create_topics: Boolean; can_manage_bots: Boolean; supports_join_request_queries: Boolean",
    ),
    "InputPollOption": fields(
        "text*: String; text_parse_mode: String; text_entities: Array of MessageEntity; media: InputPollOptionMedia"
    ),
    "ChatAdministratorRights": fields(
        *(f"{right}*: Boolean" for right in RIGHTS), *(f"{right}: Boolean" for right in FURTHER_RIGHTS)
    ),
    "KeyboardButtonPollType": fields("type: String"),
    "KeyboardButtonRequestUsers": fields(
        "request_id*: Integer; user_is_bot: Boolean; user_is_premium: Boolean; max_quantity: Integer",
        "request_name: Boolean; request_username: Boolean; request_photo: Boolean",
    ),
    "KeyboardButtonRequestChat": fields(
        "request_id*: Integer; chat_is_channel*: Boolean; chat_is_forum: Boolean; chat_has_username: Boolean",
        "chat_is_created: Boolean; user_administrator_rights: ChatAdministratorRights; bot_is_member: Boolean",
        "bot_administrator_rights: ChatAdministratorRights; request_title: Boolean; request_username: Boolean",
        "request_photo: Boolean",
    ),
    "BotCommand": fields("command*: String; description*: String"),
    "BotCommandScopeDefault": fields(_TYPE),
    "BotCommandScopeAllPrivateChats": fields(_TYPE),
    "BotCommandScopeAllGroupChats": fields(_TYPE),
    "BotCommandScopeAllChatAdministrators": fields(_TYPE),
    "BotCommandScopeChat": fields(_SCOPED_CHAT),
    "BotCommandScopeChatAdministrators": fields(_SCOPED_CHAT),
    "BotCommandScopeChatMember": fields(_SCOPED_CHAT, "user_id*: Integer"),
    "MenuButtonCommands": fields(_TYPE),
    "MenuButtonWebApp": fields(_TYPE, "text*: String; web_app*: WebAppInfo"),
    "MenuButtonDefault": fields(_TYPE),
    "InputMediaPhoto": fields(_MEDIA, _CAPTION, _ABOVE, _SPOILER),
    "InputMediaAnimation": fields(_MEDIA, _MEDIA_THUMBNAIL, _CAPTION, _ABOVE, _SIZE, _SPOILER),
    "InputMediaVideo": fields(
        *(_MEDIA, _MEDIA_THUMBNAIL, _CAPTION, _ABOVE, _SIZE, _SPOILER),
        "cover: String; start_timestamp: Integer; supports_streaming: Boolean",
    ),
    "InputMediaAudio": fields(
        *(_MEDIA, _MEDIA_THUMBNAIL, _CAPTION, "duration: Integer; performer: String; title: String"),
    ),
    "InputMediaDocument": fields(_MEDIA, _MEDIA_THUMBNAIL, _CAPTION, "disable_content_type_detection: Boolean"),
    "ReactionTypeEmoji": fields(_TYPE, "emoji*: String"),
    "ReactionTypeCustomEmoji": fields(_TYPE, "custom_emoji_id*: String"),
}

# Objects for which plain text may stand, and the field that it is then.
PLAIN: Mapping[str, str] = {"KeyboardButton": "text", "InputPollOption": "text"}

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
