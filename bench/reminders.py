"""Reminders for 100,000 people, ours beside APScheduler with one job a person; then for a million; then a burst.

All is on SQLite, each crowd in a file of its own on the same disk. Claimed is: taken, and moved on to tomorrow; ours
are also put into the outbox, as a beat does it. Nothing is sent, but in the burst.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median

from sqlalchemy import Engine, create_engine

from bench.contenders import embedded, footing
from bench.crowd import FIRST, arrive, enlist, keep_plans, make_due, multiply, opened, plan
from bench.figure import Count, Figure, Line, typical
from bench.holds import holds_noted
from bench.instant import InstantApi
from bench.offline import offline
from bench.peers.scheduler import JobStore, dropped, tuned
from bench.processes import memory
from bot.clock import SystemClock
from bot.coach import reminders
from bot.coach.scheduler import BATCH
from bot.store import Database

CROWD, SAMPLE, DUE, ROUNDS = 100_000, 2_000, 1_000, 3
FEW, TIMES, TURNS = 10_000, 100, 21
ALLOWED = 20.0
"""Milliseconds for which the loop may be held."""
BURST, SOON, HELD = 5_000, timedelta(seconds=4), 1.5
QUIET = 3.0
"""Seconds without a reminder, after which no more will come."""

now = SystemClock().now


@dataclass(frozen=True, slots=True)
class Pace:
    """How many reminders a contender deals with in a second, and for how many ms it held the loop at most.

    The hold is that of the best round: what the code does is in every round, what else the machine does is not.
    """

    created: float
    claimed: float
    hold: float


async def figures(folder: Path) -> AsyncIterator[Line]:
    """Measure the hundred thousand, the million and the burst."""
    ours = await _ours(folder / "crowd")
    peer = await _jobs(create_engine(f"sqlite:///{folder / 'peer.db'}"))
    alike = await _jobs(tuned(folder / "tuned.db"))
    same = "  the same, the peer's file set up as ours"
    yield Figure("reminders created in a second", "/s", ours.created, peer.created, at_least=20)
    yield Figure(same, "/s", ours.created, alike.created)
    yield Figure("claimed in a second, 1,000 of 100,000", "/s", ours.claimed, peer.claimed, at_least=10)
    yield Figure(same, "/s", ours.claimed, alike.claimed)
    yield Figure("loop held meanwhile, longest", "ms", ours.hold, peer.hold)
    yield Figure("  the same against what is allowed", "ms", ours.hold, ALLOWED, at_most=1.0)
    async for line in _few_and_many(folder):
        yield line
    lost, missed = await _dropped(folder / "burst"), await dropped(BURST, SOON, HELD)
    yield Count("dropped of 5,000 due, loop held for 1.5 s", lost, missed, at_most=0)


async def _ours(folder: Path) -> Pace:
    async with opened(embedded(folder)) as database:
        crowd = range(FIRST, FIRST + CROWD)
        await arrive(database, crowd, now())
        began = time.perf_counter()
        await plan(database, crowd, now())
        created = CROWD / (time.perf_counter() - began)
        taken = [await _claim(database, crowd, nth) for nth in range(ROUNDS)]
    seconds, holds = zip(*taken, strict=True)
    return Pace(created, DUE / median(seconds), min(holds))


async def _jobs(engine: Engine) -> Pace:
    """A sample is created as the library does it: the whole crowd would take minutes."""
    jobs = JobStore(engine)
    created = SAMPLE / jobs.create(range(SAMPLE))
    jobs.enlist(range(SAMPLE, CROWD), now() + timedelta(days=1))
    taken = []
    for nth in range(ROUNDS):
        jobs.enlist(range(CROWD + nth * DUE, CROWD + (nth + 1) * DUE), now())
        taken.append(await jobs.fire(DUE))
    jobs.close()
    seconds, holds = zip(*taken, strict=True)
    return Pace(created, DUE / median(seconds), min(holds))


async def _few_and_many(folder: Path) -> AsyncIterator[Line]:
    """The same bot with ten thousand people and with a million: what a due reminder costs, and what a process holds."""
    few, many = folder / "few", folder / "many"
    async with opened(embedded(few)) as small, opened(embedded(many)) as large:
        crowd = range(FIRST, FIRST + FEW)
        for database in (small, large):
            await enlist(database, crowd, now())
            await keep_plans(database)
        await multiply(large, crowd, TIMES)
        held = [(await memory(footing(where)))[1] for where in (many, few)]
        whole = range(FIRST, FIRST + FEW * TIMES)
        taken = [(await _claim(large, whole, nth), await _claim(small, crowd, nth)) for nth in range(TURNS)]
    cost, base = typical((mine[0], others[0]) for mine, others in taken)
    each = 1e6 / DUE
    yield Figure("a due reminder, of 1,000,000 and of 10,000", "µs", cost * each, base * each, at_most=1.5)
    yield Figure("memory with 1,000,000 people and with 10,000", "MB", held[0], held[1], at_most=1.1)


async def _claim(database: Database, crowd: range, nth: int) -> tuple[float, float]:
    """Let a thousand all over the crowd be due, others each time; return seconds, and the longest hold in ms."""
    apart = len(crowd) // DUE
    await make_due(database, crowd[nth % apart :: apart], now())
    async with holds_noted() as holds:
        began, came = time.perf_counter(), 1
        while came:
            async with database.begin() as db:
                came = len(await reminders.bring(db, now(), BATCH))
        seconds = time.perf_counter() - began
    return seconds, holds.longest * 1000


async def _dropped(folder: Path) -> int:
    """Return how many of a burst are never sent, by the whole bot with its beat."""
    api, crowd = InstantApi(), range(FIRST, FIRST + BURST)
    async with offline(api, embedded(folder)) as app:
        await enlist(app.database, crowd, now())
        due = now() + SOON
        await make_due(app.database, crowd, due)
        app.beat.start(app.scheduler.run_due)
        await asyncio.sleep((due - now()).total_seconds())
        time.sleep(HELD)  # noqa: ASYNC251 # this is what is measured
        sent = -1
        while sent < len(api.cards) < BURST:
            sent = len(api.cards)
            await asyncio.sleep(QUIET)
        await app.beat.stop()
        await app.scheduler.idle()
    return BURST - len(api.cards)
