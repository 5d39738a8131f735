"""Updates, read: Telegram's JSON into what the coach understands.

The rule: private chats with people only; whoever pressed a button is `from_user`, never what the button says.
"""

import json
import logging
from typing import Any

from telegram import CallbackQuery, ChatMember, ChatMemberUpdated, Message, Update, User
from telegram.constants import ChatType

from bot.coach.desk import Letter
from bot.core.incoming import Incoming, Left, Located, Pressed, Returned, Sent, Typed

log = logging.getLogger(__name__)

WANTED = (Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER)
"""The updates that we ask Telegram for."""
KINDS = ("photo", "voice", "video", "video_note", "sticker", "animation", "audio", "document")
"""What a message may hold that we cannot read, by Telegram's names."""


def letter_of(raw: dict[str, Any]) -> Letter | None:
    """Read an update at the door; None where it is not a person's in a private chat, or means nothing at all."""
    try:
        update = Update.de_json(raw)
        found = _read(update)
    except (KeyError, TypeError, ValueError, AttributeError):
        log.exception("intake.unreadable")
        return None
    if found is None:
        return None
    person, incoming = found
    return Letter(update.update_id, person.id, person.language_code or "en", json.dumps(raw), incoming)


def read(body: str) -> Incoming:
    """Read the body of an update again.

    Raises:
        ValueError: it means nothing to this release.
    """
    found = _read(Update.de_json(json.loads(body)))
    if found is None:
        raise ValueError("not an update of a person's")
    return found[1]


def _read(update: Update) -> tuple[User, Incoming] | None:
    if update.callback_query is not None:
        return _pressed(update.callback_query)
    if update.my_chat_member is not None:
        return _membership(update.my_chat_member)
    message = update.message or update.edited_message
    if message is None or message.chat.type != ChatType.PRIVATE or message.from_user is None:
        return None
    return message.from_user, _message(message, changed=update.edited_message is not None)


def _pressed(query: CallbackQuery) -> tuple[User, Incoming] | None:
    message = query.message
    if query.data is None or (message is not None and message.chat.type != ChatType.PRIVATE):
        return None
    return query.from_user, Pressed(query.data, query.id, message.message_id if message else None)


def _membership(change: ChatMemberUpdated) -> tuple[User, Incoming] | None:
    if change.chat.type != ChatType.PRIVATE:
        return None
    left = change.new_chat_member.status in (ChatMember.BANNED, ChatMember.LEFT)
    return change.from_user, Left() if left else Returned()


def _message(message: Message, *, changed: bool) -> Incoming:
    if message.text is not None:
        return Typed(message.text, changed)
    if changed and message.caption is not None:
        return Typed(message.caption, changed)
    if message.location is not None:
        return Located(message.location.latitude, message.location.longitude, message.message_id)
    kind = next((kind for kind in KINDS if getattr(message, kind)), "other")
    return Sent(kind, message.caption or "")
