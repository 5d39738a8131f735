"""Updates, read: Telegram's JSON into what the coach understands.

The rule: private chats with people only; whoever pressed a button is `from`, never what the button says. The JSON is
read as it comes: making python-telegram-bot's objects of it, twice an update, cost more than all that is done with it.
"""

import json
import logging
from dataclasses import replace
from typing import Any

from telegram import ChatMember, MessageEntity
from telegram.constants import ChatType

from bot.chat.wire import Json
from bot.coach.desk import Letter
from bot.core.incoming import Incoming, Left, Located, Pressed, Returned, Sent, Typed

log = logging.getLogger(__name__)

KINDS = ("photo", "voice", "video", "video_note", "sticker", "animation", "audio", "document")
"""What a message may hold that we cannot read, by Telegram's names."""
GONE = (ChatMember.BANNED, ChatMember.LEFT)


def letter_of(raw: Json) -> Letter | None:
    """Read an update at the door; None where it is not a person's in a private chat, or means nothing at all."""
    try:
        found = _read(raw)
        if found is None:
            return None
        person, incoming = found
        language = person.get("language_code") or "en"
        return Letter(int(raw["update_id"]), int(person["id"]), language, json.dumps(raw), incoming)
    except (KeyError, TypeError, ValueError, AttributeError):
        log.exception("intake.unreadable")
        return None


def read(body: str) -> Incoming:
    """Read the body of an update again.

    Raises:
        ValueError: it means nothing to this release.
    """
    found = _read(json.loads(body))
    if found is None:
        raise ValueError("not an update of a person's")
    return found[1]


def _read(raw: Json) -> tuple[Json, Incoming] | None:
    match raw:
        case {"callback_query": {"from": person, "id": query_id, "data": data} as query}:
            return _pressed(person, Pressed(data, query_id, None), query.get("message"))
        case {"my_chat_member": {"from": person, "chat": {"type": ChatType.PRIVATE}, "new_chat_member": member}}:
            return person, Left() if member["status"] in GONE else Returned()
        case {"message": {"from": person, "chat": {"type": ChatType.PRIVATE}} as message}:
            return person, _message(message, changed=False)
        case {"edited_message": {"from": person, "chat": {"type": ChatType.PRIVATE}} as message}:
            return person, _message(message, changed=True)
        case _:
            return None


def _pressed(person: Json, pressed: Pressed, message: Json | None) -> tuple[Json, Incoming] | None:
    if message is None:
        return person, pressed
    if message["chat"]["type"] != ChatType.PRIVATE:
        return None
    return person, replace(pressed, message_id=message["message_id"])


def _message(message: Json, *, changed: bool) -> Incoming:
    match message:
        case {"location": {"latitude": latitude, "longitude": longitude} as where, "message_id": message_id}:
            return Located(latitude, longitude, message_id, live="live_period" in where, changed=changed)
        case {"text": text}:
            return _words(message, text, message.get("entities"), changed=changed)
        case _:
            caption = _words(message, message.get("caption", ""), message.get("caption_entities"), changed=changed)
            kind = next((kind for kind in KINDS if kind in message), "other")
            return caption if changed else Sent(kind, caption)


def _words(message: Json, text: str, entities: Any, *, changed: bool) -> Typed:
    return Typed(text, _marked(text, entities), changed, _number(message, "message_id"), _number(message, "date"))


def _marked(text: str, entities: Any) -> str:
    """Answer the first command that Telegram marks in a text; it counts in units of UTF-16."""
    units = text.encode("utf-16-le", "surrogatepass")
    for entity in entities if isinstance(entities, list) else ():
        match entity:
            case {"type": MessageEntity.BOT_COMMAND, "offset": int(offset), "length": int(length)}:
                return units[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")
    return ""


def _number(message: Json, key: str) -> int:
    """Answer a number that a column can hold; 0 where it is none."""
    number = message.get(key)
    return number if type(number) is int and 0 < number < 1 << 63 else 0
