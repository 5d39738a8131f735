"""Updates, read: Telegram's JSON into what the coach understands.

The rule: private chats with people only; whoever pressed a button is `from`, never what the button says. Every value's
type is checked before it is used: what is wrong in an update costs that alone, and whatever a person can be answered
is answered. The JSON is read as the door lets it in: making python-telegram-bot's objects of it, twice an update, cost
more than all that is done with it.
"""

import json
from collections.abc import Iterable
from typing import Any

from telegram import ChatMember, MessageEntity
from telegram.constants import ChatType

from bot.chat.door import MESSAGES, PEOPLE, language_of, let_in, loads, number_for, number_of, whole
from bot.chat.wire import WANTED, Json
from bot.coach.incoming_update import IncomingUpdate
from bot.core.incoming import Incoming, Left, Located, Pressed, Returned, Sent, Typed

KINDS = ("photo", "voice", "video", "video_note", "sticker", "animation", "audio", "document")
"""What a message may hold that we cannot read, by Telegram's names."""
GONE = (ChatMember.BANNED, ChatMember.LEFT)


class Unreadable(ValueError):
    """It is an update for us, and nobody can tell whose."""


def read_updates(updates: Iterable[Any]) -> tuple[list[IncomingUpdate], int]:
    """Read a batch at the door; beside it stands how many updates could not be read."""
    found, unreadable = [], 0
    for raw in updates:
        try:
            update = read_update(raw)
        except Unreadable:
            unreadable += 1
        else:
            found += [update] if update else []
    return found, unreadable


def read_update(raw: Any) -> IncomingUpdate | None:
    """Read an update at the door; None where it is not a person's in a private chat, or nothing that we ask for.

    Raises:
        Unreadable: it should be a person's, and it cannot be told whose.
    """
    update = let_in(raw)
    found = _read(update)
    if found is None:
        return None
    sender, incoming = found
    person, body = whole(sender.get("id"), PEOPLE), json.dumps(update)
    if person is None:
        raise Unreadable
    number = number_of(update)
    language = language_of(sender.get("language_code"))
    return IncomingUpdate(number_for(body) if number is None else number, person, language, body, incoming)


def read(body: str) -> Incoming:
    """Read the body of an update again.

    Raises:
        ValueError: it means nothing to this release.
    """
    found = _read(let_in(loads(body)))
    if found is None:
        raise ValueError("not an update of a person's")
    return found[1]


def _read(update: Any) -> tuple[Json, Incoming] | None:
    match update:
        case dict() if not any(kind in update for kind in WANTED):
            return None
        case {"callback_query": {"message": {"chat": {"type": str(where)}}}} if where != ChatType.PRIVATE:
            return None
        case {"callback_query": {"from": dict(sender)} as query}:
            return sender, _pressed(query)
        case {
            "my_chat_member": {
                "from": dict(sender),
                "chat": {"type": ChatType.PRIVATE},
                "new_chat_member": {"status": str(status)},
            }
        }:
            return sender, Left() if status in GONE else Returned()
        case {"message": {"from": dict(sender), "chat": {"type": ChatType.PRIVATE}} as message}:
            return sender, _message(message, changed=False)
        case {"edited_message": {"from": dict(sender), "chat": {"type": ChatType.PRIVATE}} as message}:
            return sender, _message(message, changed=True)
        case (
            {"message": {"chat": {"type": str(where)}}}
            | {"edited_message": {"chat": {"type": str(where)}}}
            | {"my_chat_member": {"chat": {"type": str(where)}}}
        ) if where != ChatType.PRIVATE:
            return None
        case _:
            raise Unreadable


def _pressed(query: Json) -> Pressed:
    """Read a tap; one that says nothing we know, or where it was, is answered all the same."""
    match query.get("message"):
        case {"message_id": int(found)}:
            message_id = whole(found, MESSAGES)
        case _:
            message_id = None
    data, query_id = query.get("data"), query.get("id")
    return Pressed(data if isinstance(data, str) else "", query_id if isinstance(query_id, str) else "", message_id)


def _message(message: Json, *, changed: bool) -> Incoming:
    match message:
        case {"location": {"latitude": north, "longitude": east} as where} if _is_on_earth(north, east):
            message_id = whole(message.get("message_id"), MESSAGES)
            return Located(north, east, message_id, live="live_period" in where, changed=changed)
        case {"text": str(text)}:
            return _words(message, text, message.get("entities"), changed=changed)
        case _:
            said = message.get("caption")
            caption = _words(
                message, said if isinstance(said, str) else "", message.get("caption_entities"), changed=changed
            )
            kind = next((kind for kind in KINDS if kind in message), "other")
            return caption if changed else Sent(kind, caption)


def _words(message: Json, text: str, entities: Any, *, changed: bool) -> Typed:
    message_id, date = whole(message.get("message_id"), MESSAGES), whole(message.get("date"), MESSAGES)
    return Typed(text, _marked(text, entities), changed, message_id or 0, date or 0)


def _marked(text: str, entities: Any) -> str:
    """Return the first command that Telegram marks in a text; it counts in units of UTF-16."""
    units = text.encode("utf-16-le", "surrogatepass")
    for entity in entities if isinstance(entities, list) else ():
        match entity:
            case {"type": MessageEntity.BOT_COMMAND, "offset": int(offset), "length": int(length)}:
                return units[2 * offset : 2 * (offset + length)].decode("utf-16-le", "replace")
    return ""


def _is_on_earth(north: Any, east: Any) -> bool:
    each = ((north, 90), (east, 180))
    return all(type(degrees) in (int, float) and abs(degrees) <= most for degrees, most in each)
