"""What goes on in the background: begun, kept hold of until it ends, waited for, or let go.

The rule: asyncio forgets a task that nobody refers to, so whoever begins one does so here; and a bot that stops waits
for every group that it has.
"""

import asyncio
import logging
from collections.abc import Coroutine, Iterator
from typing import Any, TypeVar

T = TypeVar("T")
log = logging.getLogger(__name__)


class Tasks:
    """A group of tasks that are under way; one that has ended is in it no more."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[Any]] = set()

    def __len__(self) -> int:
        return len(self._tasks)

    def __iter__(self) -> Iterator[asyncio.Task[Any]]:
        return iter(self._tasks)

    def begin(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        """Begin to do something, beside everything else."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    def begin_guarded(self, work: Coroutine[Any, Any, None]) -> asyncio.Task[None]:
        """Begin something that is due again by itself: where it fails, that is logged and nobody else's affair."""
        return self.begin(_guarded(work))


async def idle(*groups: Tasks) -> None:
    """Wait until nothing is under way in any of these groups, what was begun meanwhile included."""
    while under_way := _under_way(groups):
        await asyncio.wait(under_way)


async def abandon(*groups: Tasks) -> None:
    """Cancel whatever is under way in these groups, and wait until it has ended."""
    if under_way := _under_way(groups):
        for task in under_way:
            task.cancel()
        await asyncio.wait(under_way)


def _under_way(groups: tuple[Tasks, ...]) -> list[asyncio.Task[Any]]:
    return [task for group in groups for task in group]


async def _guarded(work: Coroutine[Any, Any, None]) -> None:
    try:
        await work
    except Exception:
        log.exception("beat.failed")
