"""Five hundred in session at once: how late a step is sent after it fell due, beside bare asyncio sleeps.

Ours is the whole bot on SQLite, hands-free, the starts spread over a minute; the network is left out. The peer is one
task a person that sleeps the same steps, alone on the machine before: it is as prompt as this loop can be, and loses
everything with its process.
"""

import asyncio
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import UTC, datetime
from pathlib import Path
from statistics import quantiles
from typing import Any
from unittest.mock import patch

from bench.crowd import FIRST, enlist
from bench.figure import Figure
from bench.instant import InstantApi
from bench.offline import offline
from bench.users import says, taps
from bot.chat.screen import TelegramScreen
from bot.coach.scheduler import Scheduler
from bot.core.priority import Priority
from bot.core.screens.card import Card
from bot.store.ticks import ClaimedSession

PEOPLE, SPREAD, LONGER = 500, 60.0, 30.0
ALLOWED = 0.3
"""Seconds that a step may be late, at p99."""

due: ContextVar[datetime | None] = ContextVar("due", default=None)


async def figures(folder: Path) -> AsyncIterator[Figure]:
    """Measure the peer, then ours."""
    peer = _p99(await _sleeps())
    with _lateness_noted() as late:
        busy = await _ours(folder)
    yield Figure(f"step late, 500 in session, p99 of {len(late)}", "s", _p99(late), peer)
    yield Figure("the same against what is allowed", "s", _p99(late), ALLOWED, at_most=1.0)
    yield Figure("cores that 500 in session need", "", busy, 1.0, at_most=1.0)


def _p99(values: list[float]) -> float:
    return quantiles(values, n=100)[98]


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 # the real clock is what is measured


async def _ours(folder: Path) -> float:
    """Return how many cores they keep busy."""
    api = InstantApi()
    async with offline(api, f"sqlite+aiosqlite:///{folder / 'session.db'}") as app:
        await enlist(app.database, range(FIRST, FIRST + PEOPLE), _now())
        app.beat.start(app.scheduler.run_due)
        polling = asyncio.create_task(app.poller.run())
        began, used = time.perf_counter(), time.process_time()
        for n in range(PEOPLE):
            await api.deliver([says(2 * n + 1, FIRST + n, "/today")])
            await app.processor.idle()
            await api.deliver([taps(2 * n + 2, FIRST + n, api, "hands-free")])
            await asyncio.sleep(max(0.0, began + SPREAD * (n + 1) / PEOPLE - time.perf_counter()))
        await asyncio.sleep(LONGER)
        busy = (time.process_time() - used) / (time.perf_counter() - began)
        polling.cancel()
        await app.beat.stop()
        await app.processor.idle()
        await app.scheduler.idle()
    return busy


@contextmanager
def _lateness_noted() -> Iterator[list[float]]:
    """Note how late each card of a session's tick is, as it leaves for the network."""
    late: list[float] = []
    tick, show = Scheduler._ticks, TelegramScreen.show  # noqa: SLF001 # where a beat becomes a visit, and a visit a call

    async def ticked(scheduler: Scheduler, ticking: ClaimedSession) -> None:
        due.set(ticking.due)
        await tick(scheduler, ticking)

    async def shown(screen: TelegramScreen, person: int, card: Card, priority: Priority, **how: Any) -> int:
        if priority is Priority.CARD and (meant := due.get()) is not None:
            late.append((_now() - meant).total_seconds())
        return await show(screen, person, card, priority, **how)

    with patch.object(Scheduler, "_ticks", ticked), patch.object(TelegramScreen, "show", shown):
        yield late


async def _sleeps() -> list[float]:
    """Let as many tasks sleep steps of five seconds, begun over a second: how late does each wake?"""
    late: list[float] = []

    async def one(start: float) -> None:
        await asyncio.sleep(start)
        for _ in range(2):
            meant = time.perf_counter() + 5
            await asyncio.sleep(5)
            late.append(time.perf_counter() - meant)

    await asyncio.gather(*(one(n / PEOPLE) for n in range(PEOPLE)))
    return late
