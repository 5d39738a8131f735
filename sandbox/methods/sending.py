"""Methods that bring a new message of words or of one file into a chat, and what all messages have in common."""

from collections.abc import Mapping
from typing import Any

from sandbox.chats import Chat
from sandbox.files import StoredFile
from sandbox.markup import check_markup
from sandbox.media import media_json
from sandbox.messages import Message
from sandbox.methods.asked import Asked
from sandbox.refusal import bad_request
from sandbox.text.content import caption_of, content_of, text_of

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
    | {"choose_sticker", "find_location", "pick_up_location", "record_video_note", "upload_video_note", "cancel"}
    | {"record_audio", "upload_audio"}
)
"""The last two are former names of the voice's, and still taken."""
QUOTABLE = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler", "custom_emoji", "date_time"})
"""The formatting that a quotation keeps."""
CAPTIONLESS = frozenset({"sticker", "video_note"})


def send_message(asked: Asked) -> dict[str, Any]:
    """Send a text: sendMessage."""
    return send(asked, text_body(asked)).body


def send_media(asked: Asked) -> dict[str, Any]:
    """Send a file: sendPhoto, sendAnimation and the like; each names its field."""
    kind = asked.method.removeprefix("send")
    kind = "video_note" if kind == "VideoNote" else kind.lower()
    caption = {} if kind in CAPTIONLESS else asked.known(caption_of(asked.values)).json(caption=True)
    return send(asked, {**media_body(asked.file(kind), asked.values), **caption}).body


def send_draft(asked: Asked) -> bool:
    """Show words that are still being thought of: sendMessageDraft. Here the person sees that the bot is typing."""
    content_of(asked.get("text", ""), asked.get("parse_mode", ""), asked.get("entities", []))
    if not asked["draft_id"]:
        raise bad_request("draft identifier must be non-zero")
    chat = asked.open_chat()
    if not chat.private:
        raise bad_request("message drafts can be sent only to private chats")
    asked.telegram.act(chat, "typing")
    return True


def send_chat_action(asked: Asked) -> bool:
    """Show that the bot is busy: sendChatAction."""
    if asked["action"] not in ACTIONS:
        raise bad_request("wrong parameter action in request")
    asked.telegram.act(asked.open_chat(), asked["action"])
    return True


def text_body(asked: Asked) -> dict[str, Any]:
    """Return the fields of a Message that show a text."""
    options = asked.get("link_preview_options")
    content = asked.known(text_of(asked.values)).json(caption=False)
    return {**content, **({"link_preview_options": options} if options and any(options.values()) else {})}


def media_body(file: StoredFile, values: Mapping[str, Any]) -> dict[str, Any]:
    """Return the fields of a Message that show a file."""
    body: dict[str, Any] = media_json(file, values)
    for given, shown in (("has_spoiler", "has_media_spoiler"), ("show_caption_above_media",) * 2):
        if values.get(given):
            body[shown] = True
    return body


def send(asked: Asked, content: dict[str, Any]) -> Message:
    """Put a message with this content into the chat, with everything that any message can have."""
    chat = asked.open_chat()
    markup = check_markup(asked.get("reply_markup"), asked.slips)
    effect = asked.get("message_effect_id")
    if effect and effect != "0" and not chat.private:
        raise bad_request("can't use message effects in the chat")
    if effect and effect != "0" and effect not in EFFECTS:
        raise bad_request("EFFECT_ID_INVALID")
    extras: dict[str, Any] = {"effect_id": effect} if effect in EFFECTS else {}
    if asked.get("protect_content"):
        extras["has_protected_content"] = True
    if markup is not None and "inline_keyboard" in markup:
        extras["reply_markup"] = markup
    extras |= _reply(asked, chat)
    silent = bool(asked.get("disable_notification"))
    keyboard = markup if "reply_markup" not in extras else None
    return asked.telegram.post(chat, {**content, **extras}, silent=silent, keyboard=keyboard)


def _reply(asked: Asked, chat: Chat) -> dict[str, Any]:
    """Return what a message answers, if it answers one; the quoted words must be in it."""
    reply = asked.get("reply_parameters", {})
    if not reply.get("message_id"):
        return {}
    other = reply.get("chat_id", chat.id)
    source = asked.telegram.chats.get(other) if isinstance(other, int) else None
    answered = None if source is None else source.messages.get(reply["message_id"])
    if answered is None:
        if reply.get("allow_sending_without_reply"):
            return {}
        raise bad_request("message to be replied not found")
    bare = {key: part for key, part in answered.body.items() if key != "reply_to_message"}
    fields: dict[str, Any] = {"reply_to_message": bare}
    if reply.get("quote"):
        fields["quote"] = _quote(asked, reply, answered.text)
    return fields


def _quote(asked: Asked, reply: Mapping[str, Any], text: str) -> dict[str, Any]:
    content = content_of(reply["quote"], reply.get("quote_parse_mode", ""), reply.get("quote_entities", []))
    given = asked.known(content)
    if given.text not in text:
        raise bad_request("QUOTE_TEXT_INVALID")
    kept = [entity for entity in given.entities if entity["type"] in QUOTABLE]
    position = reply.get("quote_position", 0)
    return {"text": given.text, "position": position, "is_manual": True, **({"entities": kept} if kept else {})}
