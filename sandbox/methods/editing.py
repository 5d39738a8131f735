"""Methods that change a message that is already there."""

from typing import Any

from sandbox.chats import Chat
from sandbox.markup import check_markup
from sandbox.messages import CONTENT, Message
from sandbox.methods.asked import Asked
from sandbox.methods.sending import media_body, text_body
from sandbox.refusal import bad_request
from sandbox.text.content import caption_of

CAPTIONED = ("photo", "animation", "video", "audio", "voice", "document")
UNCHANGEABLE = frozenset({"voice", "video_note", "sticker", "location", "venue", "contact", "dice", "poll"})
"""What cannot become another file."""
SAME = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)


def edit_text(asked: Asked) -> dict[str, Any]:
    """Give it another text: editMessageText."""
    content = text_body(asked)
    chat, message = own(asked)
    if "text" not in message.body:
        raise bad_request("there is no text in the message to edit")
    return change(asked, chat, message, content)


def edit_caption(asked: Asked) -> dict[str, Any]:
    """Give it another caption: editMessageCaption."""
    caption = asked.known(caption_of(asked.values))
    chat, message = own(asked)
    if not any(kind in message.body for kind in CAPTIONED):
        raise bad_request("there is no caption in the message to edit")
    above = {"show_caption_above_media": True} if asked.get("show_caption_above_media") else {}
    kept = {key: message.body[key] for key in (*CAPTIONED, "has_media_spoiler") if key in message.body}
    return change(asked, chat, message, {**kept, **caption.json(caption=True), **above})


def edit_media(asked: Asked) -> dict[str, Any]:
    """Give it another file: editMessageMedia."""
    media = asked["media"]
    file = asked.media(media)
    caption = asked.known(caption_of(media))
    chat, message = own(asked)
    if message.media in UNCHANGEABLE:
        raise bad_request("message can't be edited")
    return change(asked, chat, message, {**media_body(file, media), **caption.json(caption=True)})


def edit_reply_markup(asked: Asked) -> dict[str, Any]:
    """Give it other buttons: editMessageReplyMarkup."""
    chat, message = own(asked)
    return change(asked, chat, message, {key: part for key, part in message.body.items() if key in CONTENT})


def own(asked: Asked) -> tuple[Chat, Message]:
    """Return the message to edit: there, sent by the bot, and not the bearer of a reply keyboard."""
    chat, message = asked.message("message to edit not found")
    if message.outgoing or message.keyboard or "forward_origin" in message.body:
        raise bad_request("message can't be edited")
    return chat, message


def change(asked: Asked, chat: Chat, message: Message, content: dict[str, Any]) -> dict[str, Any]:
    """Give a message another content and other buttons; the answer is what it is then."""
    markup = check_markup(asked.get("reply_markup"), asked.slips, inline_only=True)
    frame = {key: part for key, part in message.body.items() if key not in CONTENT and key != "reply_markup"}
    body = {**frame, **content, **({"reply_markup": markup} if markup else {})}
    if body == message.body:
        raise bad_request(SAME)
    return asked.telegram.amend(chat, message, body).body
