"""A loop whose time leaps to whatever is waited for next: an hour of waiting is over at once, and goes always alike."""

import asyncio
from collections.abc import Coroutine
from selectors import SelectorKey, SelectSelector
from typing import Any, TypeVar

T = TypeVar("T")


class _Leaping(SelectSelector):
    """Waits for no socket; what it would have waited is added to the time."""

    def __init__(self) -> None:
        super().__init__()
        self.now = 1000.0

    def select(self, timeout: float | None = None) -> list[tuple[SelectorKey, int]]:
        assert timeout is not None, "everybody waits, and nobody for a moment that comes"
        self.now += timeout
        return []


class LeapingLoop(asyncio.SelectorEventLoop):
    """Knows only the time that is waited for, and `creep` seconds for each look at the clock: work takes its time."""

    def __init__(self, creep: float = 0.0) -> None:
        self._leaping = _Leaping()
        self._creep = creep
        super().__init__(self._leaping)

    def time(self) -> float:
        self._leaping.now += self._creep
        return self._leaping.now


def leap(play: Coroutine[Any, Any, T], creep: float = 0.0) -> T:
    """Play to the end."""
    loop = LeapingLoop(creep)
    try:
        return loop.run_until_complete(play)
    finally:
        loop.close()
