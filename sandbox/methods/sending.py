"""Methods that bring a new message into a chat."""

from collections.abc import Mapping
from typing import Any

from sandbox.entities import caption_of, text_of
from sandbox.files import StoredFile
from sandbox.markup import check_markup
from sandbox.media import media_json
from sandbox.messages import Message
from sandbox.methods.asked import Asked
from sandbox.refusal import bad_request

EFFECTS = frozenset(
    {
        "5046509860389126442",
        "5104841245755180586",
        "5107584321108051014",
        "5159385139981059251",
        "5104858069142078462",
        "5046589136895476101",
    }
)
ACTIONS = frozenset(
    {"typing", "upload_photo", "record_video", "upload_video", "record_voice", "upload_voice", "upload_document"}
    | {"choose_sticker", "find_location", "record_video_note", "upload_video_note"}
)


def send_message(asked: Asked) -> dict[str, Any]:
    """Send a text: sendMessage."""
    return _send(asked, text_body(asked.values))


def send_media(asked: Asked) -> dict[str, Any]:
    """Send a file: sendPhoto, sendAnimation and the like; each names its field."""
    kind = asked.method.removeprefix("send").lower()
    caption = caption_of(asked.values)
    return _send(asked, {**media_body(asked.file(kind), asked.values), **caption.json(caption=True)})


def send_location(asked: Asked) -> dict[str, Any]:
    """Send a place: sendLocation."""
    latitude, longitude = asked["latitude"], asked["longitude"]
    if not (-90 <= latitude <= 90 and -180 <= longitude <= 180):
        raise bad_request("wrong location specified")
    accuracy = asked.get("horizontal_accuracy")
    more = {} if accuracy is None else {"horizontal_accuracy": accuracy}
    return _send(asked, {"location": {"latitude": latitude, "longitude": longitude, **more}})


def send_chat_action(asked: Asked) -> bool:
    """Show that the bot is busy: sendChatAction."""
    if asked["action"] not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    asked.telegram.act(asked.open_chat(), asked["action"])
    return True


def text_body(values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a Message that show a text."""
    options = values.get("link_preview_options")
    return {**text_of(values).json(caption=False), **({"link_preview_options": options} if options else {})}


def media_body(file: StoredFile, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a Message that show a file."""
    body: dict[str, Any] = media_json(file, values)
    for given, shown in (("has_spoiler", "has_media_spoiler"), ("show_caption_above_media",) * 2):
        if values.get(given):
            body[shown] = True
    return body


def _send(asked: Asked, content: dict[str, Any]) -> dict[str, Any]:
    chat = asked.open_chat()
    markup = check_markup(asked.get("reply_markup"))
    effect = asked.get("message_effect_id")
    if effect and (effect not in EFFECTS or not chat.private):
        raise bad_request("EFFECT_ID_INVALID")
    extras: dict[str, Any] = {"effect_id": effect} if effect else {}
    if asked.get("protect_content"):
        extras["has_protected_content"] = True
    if markup is not None and "inline_keyboard" in markup:
        extras["reply_markup"] = markup
    answered = _answered(asked, chat.messages)
    if answered is not None:
        extras["reply_to_message"] = {key: part for key, part in answered.body.items() if key != "reply_to_message"}
    silent = bool(asked.get("disable_notification"))
    keyboard = markup if "reply_markup" not in extras else None
    return asked.telegram.post(chat, {**content, **extras}, silent=silent, keyboard=keyboard).body


def _answered(asked: Asked, messages: Mapping[int, Message]) -> Message | None:
    reply = asked.get("reply_parameters")
    if reply is None:
        return None
    answered = messages.get(reply["message_id"])
    if answered is None and not reply.get("allow_sending_without_reply"):
        raise bad_request("message to be replied not found")
    return answered
