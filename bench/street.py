"""A street of people, each in the middle of a session, and what they tap: the same for both contenders."""

from collections.abc import Iterator
from typing import Any

from bot.core.buttons import SessionTap, pack
from bot.core.session import Move

PEOPLE = range(7_000_000_001, 7_000_000_201)
SESSIONS = dict(zip(PEOPLE, range(1, len(PEOPLE) + 1), strict=True))
"""Everybody's session, by person."""
REV = 2
"""Where every session is: on its first set."""
CARD = 101
"""The message that is everybody's card, each in their own chat."""
MOVES = (Move.PAUSE, Move.RESUME, Move.DONE, Move.SKIP)
"""What everybody taps, one after the other: each changes the session, and edits the card."""
LAST = REV + len(MOVES)
"""Where every session is at the end."""


def taps() -> Iterator[dict[str, Any]]:
    """Answer the updates: everybody's first tap, one person after the other, then everybody's second."""
    made = [(person, rev, move) for rev, move in enumerate(MOVES, start=REV) for person in PEOPLE]
    for update_id, (person, rev, move) in enumerate(made, start=1):
        query = {
            "id": str(update_id),
            "from": {"id": person, "is_bot": False, "first_name": "Anna", "language_code": "en"},
            "message": {"message_id": CARD, "date": 1, "chat": {"id": person, "type": "private"}, "text": "A card"},
            "chat_instance": "1",
            "data": pack(SessionTap(SESSIONS[person], rev, move)),
        }
        yield {"update_id": update_id, "callback_query": query}
