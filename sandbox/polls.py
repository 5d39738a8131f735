"""Polls: who chose which answer, and what a poll looks like then. A poll whose time is over takes no more answers."""

import itertools
from collections.abc import Mapping
from typing import Any

Poll = dict[str, Any]
FIRST_ID = 5_200_000_000_000_000_001


class Polls:
    """Every poll ever sent, and the answers to it."""

    def __init__(self) -> None:
        self._ids = itertools.count(FIRST_ID)
        self._places: dict[str, tuple[int, int]] = {}
        self._votes: dict[str, dict[int, tuple[int, ...]]] = {}

    def next_id(self) -> str:
        """Return an id that no poll has."""
        return str(next(self._ids))

    def keep(self, poll_id: str, chat_id: int, message_id: int) -> None:
        """A poll has been sent, there."""
        self._places[poll_id] = chat_id, message_id
        self._votes[poll_id] = {}

    def chosen(self, poll_id: str, person: int) -> tuple[int, ...]:
        """Return what somebody has chosen."""
        return self._votes.get(poll_id, {}).get(person, ())

    def vote(self, poll: Poll, person: int, options: tuple[int, ...]) -> Poll:
        """Take down somebody's choice, none to take it back; return the poll as it is then."""
        votes = self._votes.setdefault(poll["id"], {})
        votes.pop(person, None)
        if options:
            votes[person] = options
        return counted(poll, votes)


def counted(poll: Poll, votes: Mapping[int, tuple[int, ...]]) -> Poll:
    """Return a poll with its answers counted."""
    options = [
        {**option, "voter_count": sum(number in chosen for chosen in votes.values())}
        for number, option in enumerate(poll["options"])
    ]
    return {**poll, "options": options, "total_voter_count": len(votes)}


def closed(poll: Poll) -> Poll:
    """Return a poll to which nobody can answer any more."""
    return {**poll, "is_closed": True}


def is_over(poll: Poll, now: float) -> bool:
    """Return whether a poll takes no more answers; `now` in unix seconds."""
    return bool(poll["is_closed"]) or ("close_date" in poll and now >= poll["close_date"])
