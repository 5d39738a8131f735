"""Trouble on order: what goes wrong on the way to Telegram, and at Telegram, made to happen when a test wants it."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import asdict, dataclass, replace
from typing import Any

KINDS = ("limit", "error", "outage", "hang", "delay", "lost", "twice", "blocked", "foreign", "garbled")
ON_CALLS = frozenset(KINDS) - {"twice"}
PAGE = "<html><head><title>403 Forbidden</title></head><body><h1>403 Forbidden</h1></body></html>"
"""What a proxy says that lets nobody through."""
STATUS = {"foreign": 403, "garbled": 200}
TOLD = 200
"""Letters of a body, which may be ten million."""


@dataclass(frozen=True, slots=True)
class Trouble:
    """One kind of trouble.

    limit: 429 with retry_after = `seconds`. error: 500. outage: the connection is closed without an answer.
    hang: silence for `seconds` (real ones), then the connection is closed. delay: carried out after `seconds`.
    lost: carried out, but the connection is closed without an answer. twice: the next updates come twice.
    blocked: 403. foreign: not carried out; somebody on the way answers instead, with `status` and `body`.
    garbled: carried out, but answered with them; `slowly` is piece by piece, over `seconds` (real ones).
    `times` None means until it is removed; `method` and `person` narrow it down.
    """

    id: int
    kind: str
    times: int | None = None
    left: int | None = None
    seconds: float = 1.0
    method: str | None = None
    person: int | None = None
    status: int = 200
    body: str = PAGE
    slowly: bool = False

    def json(self) -> dict[str, Any]:
        """Return it as the control protocol tells it; of a body its beginning."""
        return {**asdict(self), "body": self.body[:TOLD]}

    def concerns(self, method: str | None, person: int | None) -> bool:
        """Return whether it strikes a call of that method about that person."""
        same_method = self.method is None or (method is not None and self.method.lower() == method.lower())
        return same_method and self.person in (None, person)


class Troubles:
    """All the trouble there is at present, the oldest first."""

    def __init__(self, changed: Callable[[], None]) -> None:
        self._changed = changed
        self._ids = itertools.count(1)
        self._present: dict[int, Trouble] = {}

    def __iter__(self) -> Iterator[Trouble]:
        return iter(tuple(self._present.values()))

    def add(  # noqa: PLR0913 # all by name but the kind
        self,
        kind: str,
        *,
        times: int | None = None,
        seconds: float = 1.0,
        method: str | None = None,
        person: int | None = None,
        status: int | None = None,
        body: str = PAGE,
        slowly: bool = False,
    ) -> Trouble:
        """Order trouble.

        Raises:
            ValueError: there is no such kind, or it is asked for in numbers that mean nothing.
        """
        if kind not in KINDS:
            raise ValueError(f"{kind!r} is no kind of trouble: {', '.join(KINDS)}")
        if (times is not None and times < 1) or seconds < 0:
            raise ValueError("trouble strikes at least once, and seconds are not negative")
        status = STATUS.get(kind, 200) if status is None else status
        if not 200 <= status <= 599:
            raise ValueError("an answer's status is 200 to 599")
        trouble = Trouble(next(self._ids), kind, times, times, seconds, method, person, status, body, slowly)
        self._present[trouble.id] = trouble
        self._changed()
        return trouble

    def remove(self, trouble_id: int) -> bool:
        """End one trouble; return False if there is none of that id."""
        if self._present.pop(trouble_id, None) is None:
            return False
        self._changed()
        return True

    def clear(self) -> None:
        """End all trouble."""
        self._present.clear()
        self._changed()

    def strike(self, kinds: frozenset[str], method: str | None, person: int | None) -> Trouble | None:
        """Return the trouble that a call runs into, if any; used up by one."""
        for trouble in self:
            if trouble.kind in kinds and trouble.concerns(method, person):
                self._use(trouble)
                return trouble
        return None

    def _use(self, trouble: Trouble) -> None:
        if trouble.left is None:
            return
        if trouble.left == 1:
            del self._present[trouble.id]
        else:
            self._present[trouble.id] = replace(trouble, left=trouble.left - 1)
        self._changed()
