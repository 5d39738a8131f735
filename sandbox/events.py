"""What happens is told once, in order, to everyone who listens: the page by Server-Sent Events, tests by `until`.

The rule: every change that somebody could wait for is published here. Nobody polls.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

MEMORY = 10_000
"""Events that a listener who was away can catch up with."""


@dataclass(frozen=True, slots=True)
class Event:
    """One change: its number, its name in the protocol, and its data."""

    id: int
    name: str
    data: dict[str, Any]


class Events:
    """The stream of changes."""

    def __init__(self) -> None:
        self.last_id = 0
        self._memory: deque[Event] = deque(maxlen=MEMORY)
        self._happened = asyncio.Event()

    def publish(self, name: str, data: dict[str, Any]) -> None:
        """Tell everybody."""
        self.last_id += 1
        self._memory.append(Event(self.last_id, name, data))
        self.wake()

    def wake(self) -> None:
        """Let those who wait look again: something has changed that is no event of the protocol."""
        self._happened.set()
        self._happened = asyncio.Event()

    def after(self, event_id: int) -> tuple[Event, ...]:
        """Return everything since that event; a single "reset" if that is too long ago, or from another life."""
        forgotten = self._memory[0].id - 1 if self._memory else self.last_id
        if not forgotten <= event_id <= self.last_id:
            return (Event(self.last_id, "reset", {}),)
        missed = self.last_id - event_id
        return tuple(self._memory)[-missed:] if missed else ()

    async def happened(self) -> None:
        """Wait for the next change."""
        await self._happened.wait()

    async def until(self, predicate: Callable[[], object], patience: float) -> bool:
        """Wait until the predicate holds, looking again after each change; return False after so many real seconds."""
        try:
            async with asyncio.timeout(patience):
                while not predicate():
                    await self.happened()
        except TimeoutError:
            return False
        return True
