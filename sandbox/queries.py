"""Taps that wait for an answer. Each is answered once, and soon, or never."""

import itertools
from dataclasses import dataclass

from sandbox.clock import Timekeeper
from sandbox.refusal import bad_request

ANSWER_WITHIN = 15.0
"""Seconds on the sandbox clock."""
FIRST_ID = 4_300_000_000_000_000_001


@dataclass(frozen=True, slots=True)
class Toast:
    """An answer to a tap, as the person sees it: nothing, a line that passes, an alert, or an address that opens."""

    query_id: str
    text: str | None
    alert: bool
    url: str | None


class Queries:
    """The callback queries of all people."""

    def __init__(self, clock: Timekeeper) -> None:
        self._clock = clock
        self._ids = itertools.count(FIRST_ID)
        self._open: dict[str, tuple[int, float]] = {}

    def ask(self, person_id: int) -> str:
        """Take down a tap; return the id of its query."""
        query_id = str(next(self._ids))
        self._open[query_id] = person_id, self._clock.now().timestamp()
        return query_id

    def person(self, query_id: str) -> int | None:
        """Return who waits for this answer, if anyone does."""
        return self._open.get(query_id, (None,))[0]

    def answer(self, query_id: str) -> int:
        """Take the query off the list and return whose it was.

        Raises:
            Refusal: 400, it is gone or too old.
        """
        person_id, at = self._open.pop(query_id, (0, 0.0))
        if self._clock.now().timestamp() > at + ANSWER_WITHIN:
            raise bad_request("query is too old and response timeout expired or query ID is invalid")
        return person_id
