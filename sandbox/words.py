"""Telegram's words for what is missing or cannot be read, and what stands in for it."""

from collections.abc import Mapping
from typing import Any

DEFAULTS: Mapping[tuple[str, str], Any] = {
    ("setMyCommands", "commands"): [],
    ("setWebhook", "url"): "",
    ("ReplyParameters", "message_id"): 0,
    ("BotCommand", "description"): "",
    ("InlineKeyboardButton", "text"): "",
    ("KeyboardButton", "text"): "",
    **{("ChatAdministratorRights", right): False for right in ("can_post_stories", "can_edit_stories")},
    ("ChatAdministratorRights", "can_delete_stories"): False,
}
"""By method or object, and name: required by the reference, and by nobody else."""
_MISSING = {
    "chat_id": "chat_id is empty",
    "text": "message text is empty",
    "message_id": "message identifier is not specified",
    "message_ids": "message identifiers are not specified",
    "file_id": "file_id not specified",
    "latitude": "latitude is empty",
    "longitude": "longitude is empty",
    "action": "wrong parameter action in request",
    "media": "media not found",
    "callback_query_id": "query is too old and response timeout expired or query ID is invalid",
    "user_id": "invalid user_id specified",
    **{
        kind: f"there is no {kind} in the request"
        for kind in ("photo", "animation", "video", "audio", "voice", "document", "sticker")
    },
    "video_note": "there is no video note in the request",
    "question": "poll question must be non-empty",
}
_BY_METHOD = {
    **{(method, "chat_id"): "chat identifier is not specified" for method in ("deleteMessage", "deleteMessages")},
    **{
        (method, "message_id"): f"message to {what} not found"
        for method, what in (
            *(("pinChatMessage", "pin"), ("setMessageReaction", "react"), ("stopPoll", "stop")),
            *(("copyMessage", "copy"), ("forwardMessage", "forward")),
        )
    },
    ("sendMediaGroup", "media"): "media is empty",
    ("sendPoll", "options"): "can't parse options JSON object",
}
_UNPARSED = {"reply_markup": "reply keyboard markup"}


def missing(method: str, name: str) -> str:
    """Say that a parameter is missing."""
    return _BY_METHOD.get((method, name)) or _MISSING.get(name, f'parameter "{name}" is required')


def unparsed(name: str) -> str:
    """Say that a parameter is no JSON."""
    return f"can't parse {_UNPARSED.get(name, name)} JSON object"
