"""Methods that change a message that is already there."""

from typing import Any

from sandbox.chats import Chat
from sandbox.entities import caption_of
from sandbox.markup import check_markup
from sandbox.messages import MEDIA, Message
from sandbox.methods.asked import Asked
from sandbox.methods.sending import media_body, text_body
from sandbox.refusal import bad_request

CAPTIONED = ("photo", "animation", "video", "audio", "voice", "document")
CONTENT = frozenset({*MEDIA, "text", "entities", "caption", "caption_entities", "link_preview_options"}) | {
    "show_caption_above_media",
    "has_media_spoiler",
}
SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def edit_text(asked: Asked) -> dict[str, Any]:
    """Give it another text: editMessageText."""
    content = text_body(asked.values)
    chat, message = _own(asked)
    if "text" not in message.body:
        raise bad_request("there is no text in the message to edit")
    return _change(asked, chat, message, content)


def edit_caption(asked: Asked) -> dict[str, Any]:
    """Give it another caption: editMessageCaption."""
    caption = caption_of(asked.values)
    chat, message = _own(asked)
    if not any(kind in message.body for kind in CAPTIONED):
        raise bad_request("there is no caption in the message to edit")
    above = {"show_caption_above_media": True} if asked.get("show_caption_above_media") else {}
    kept = {key: message.body[key] for key in (*CAPTIONED, "has_media_spoiler") if key in message.body}
    return _change(asked, chat, message, {**kept, **caption.json(caption=True), **above})


def edit_media(asked: Asked) -> dict[str, Any]:
    """Give it another file: editMessageMedia."""
    media = asked["media"]
    file = asked.telegram.files.resolve(media["type"], media["media"], asked.files, media)
    caption = caption_of(media)
    chat, message = _own(asked)
    if message.media in {"voice", "sticker", "location"}:
        raise bad_request("message can't be edited")
    return _change(asked, chat, message, {**media_body(file, media), **caption.json(caption=True)})


def edit_reply_markup(asked: Asked) -> dict[str, Any]:
    """Give it other buttons: editMessageReplyMarkup."""
    chat, message = _own(asked)
    return _change(asked, chat, message, {key: part for key, part in message.body.items() if key in CONTENT})


def _own(asked: Asked) -> tuple[Chat, Message]:
    """Return the message to edit: there, sent by the bot, and not the bearer of a reply keyboard."""
    chat, message = asked.message("message to edit not found")
    if message.outgoing or message.keyboard:
        raise bad_request("message can't be edited")
    return chat, message


def _change(asked: Asked, chat: Chat, message: Message, content: dict[str, Any]) -> dict[str, Any]:
    markup = check_markup(asked.get("reply_markup"))
    frame = {key: part for key, part in message.body.items() if key not in CONTENT and key != "reply_markup"}
    body = {**frame, **content, **({"reply_markup": markup} if markup else {})}
    if body == message.body:
        raise bad_request(SAME)
    return asked.telegram.amend(chat, message, body).body
