"""A record of every call a bot made: what was asked, what was answered, how long it took."""

import itertools
from collections import Counter, deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

MEMORY = 10_000
"""Calls; older ones are forgotten."""


@dataclass(frozen=True, slots=True)
class Call:
    """One call. `answer` is its result, or Telegram's refusal, or None when the connection was closed instead."""

    id: int
    at: float  # unix seconds on the sandbox clock when it came in
    method: str
    params: dict[str, Any]
    ok: bool
    answer: Any
    ms: float  # real milliseconds
    person: int | None
    warnings: tuple[str, ...] = ()  # what Telegram passes over without a word

    @property
    def code(self) -> int | None:
        """200, the code of the refusal, or None for a connection that was closed."""
        if self.ok:
            return 200
        return None if self.answer is None else int(self.answer["error_code"])

    def json(self) -> dict[str, Any]:
        """Return it as the control protocol tells it; of a file only its name and size."""
        told = {name: getattr(self, name) for name in self.__slots__}
        return {**told, "params": {name: _plain(value) for name, value in self.params.items()}}


class Calls:
    """All calls, the newest last; `codes` counts how they ended."""

    def __init__(self, recorded: Callable[[Call], None]) -> None:
        self.codes: Counter[int | None] = Counter()
        self._recorded = recorded
        self._ids = itertools.count(1)
        self._memory: deque[Call] = deque(maxlen=MEMORY)

    def __iter__(self) -> Iterator[Call]:
        return iter(tuple(self._memory))

    def __len__(self) -> int:
        return len(self._memory)

    def of(self, *methods: str) -> tuple[Call, ...]:
        """Return the calls of these methods."""
        return tuple(call for call in self._memory if call.method in methods)

    def record(self, **call: Any) -> None:
        """Write one down."""
        done = Call(id=next(self._ids), **call)
        self._memory.append(done)
        self.codes[done.code] += 1
        self._recorded(done)


def _plain(value: Any) -> Any:
    return value if isinstance(value, str | int | float | list | dict | None) else str(value)
