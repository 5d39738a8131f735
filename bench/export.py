"""A copy of everything that is kept of somebody who has trained every day of a year: from /export to the file.

Ours is the whole bot on SQLite, on the rows of such a year; the network is left out. Beside it stand the two seconds
that it may take, and how long the loop was held at the worst, beside a beat of the track for the ear.
"""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import Any

from sqlalchemy import insert

from bench.crowd import FIRST, enlist
from bench.figure import Figure
from bench.instant import InstantApi
from bench.offline import offline
from bench.users import says
from bot.core.rules.pain import Told
from bot.core.rules.streak import DayKind
from bot.store import Database, diary, heard
from bot.store.diary import FurtherWords, NewReport
from bot.store.heard import Memory, mark_of
from bot.store.tables import DayRow, FeedbackRow, SessionRow, TapeRow
from bot.store.vault import Vault, new_key

DAYS, STEPS, EXERCISES, PAINS, TIMES = 365, 120, 5, 24, 5
ALLOWED, HOLD = 2.0, 0.05
WORDS = "It begins below the heel in the morning, and is gone when I have walked for a while. " * 3


class Watching(InstantApi):
    """Notes when a document came."""

    def __init__(self) -> None:
        super().__init__()
        self.came = asyncio.Event()

    async def _result(self, call: str, given: dict[str, str]) -> object:
        if call == "sendDocument":
            self.came.set()
        return await super()._result(call, given)


async def figures(folder: Path) -> AsyncIterator[Figure]:
    """Export a few times; the loop is looked at meanwhile."""
    api = Watching()
    async with offline(api, f"sqlite+aiosqlite:///{folder / 'export.db'}") as app:
        app.database.vault = Vault([new_key()])
        now = datetime.now(UTC)  # noqa: TID251 # the real clock is what is measured
        await enlist(app.database, range(FIRST, FIRST + 1), now)
        await _live_a_year(app.database, now)
        polling, took, held = asyncio.create_task(app.poller.run()), [], []
        await api.deliver([says(TIMES + 1, FIRST, "/help")])  # what is made once is made now
        await app.processor.idle()
        for n in range(TIMES):
            api.came.clear()
            looking = asyncio.create_task(_worst_hold())
            begun = perf_counter()
            await api.deliver([says(TIMES + 2 + n, FIRST, "/export")])
            await api.came.wait()
            took.append(perf_counter() - begun)
            looking.cancel()
            held.append(await looking)
            await app.processor.idle()
        polling.cancel()
        await asyncio.wait([polling])
    yield Figure("a copy of a year, median", "s", median(took), ALLOWED, at_most=1.0)
    yield Figure("loop held by a copy, worst", "s", max(held), HOLD)


async def _worst_hold() -> float:
    """Return the longest that the loop had no turn for anybody, until this is cancelled."""
    worst = 0.0
    try:
        while True:
            before = perf_counter()
            await asyncio.sleep(0.001)
            worst = max(worst, perf_counter() - before - 0.001)
    except asyncio.CancelledError:
        return worst


async def _live_a_year(database: Database, now: datetime) -> None:
    """Write down what a year leaves: sessions, how each exercise felt, days, pain in words, what was heard."""
    person = {"person_id": FIRST}
    trail = [{"is": "turn", "step": n, "outcome": "done", "rev": n} for n in range(STEPS // 2)]
    common: dict[str, Any] = {
        **person,
        "routine": "daily",
        "pace": "taps",
        "missing": [],
        "offers": [],
        "left_out": [],
        "unfolded": False,
        "explained": True,
        "tape": "a-tape",
        "head": STEPS,
        "phase": {"is": "finished"},
        "trail": trail,
        "over": True,
        "rev": 80,
        "shown": 80,
        "loud": False,
        "lines": {},
        "buried": False,
    }
    step = {"is": "work", "exercise": "heel-raises", "part": "one", "side": "right", "nth": 1, "of": 3, "seconds": 30}
    mornings = [now - timedelta(days=n) for n in range(DAYS, 0, -1)]
    async with database.begin() as db:
        await db.execute(insert(TapeRow).values(hash="a-tape", steps=[step] * STEPS))
        sessions = [{**common, "day": at.date(), "until": at, "began": at, "created_at": at} for at in mornings]
        await db.execute(insert(SessionRow), sessions)
        feedback = {**person, "level": 2, "feel": "right", "pained": False}
        ratings = [
            {**feedback, "session_id": n + 1, "exercise": f"exercise-{e}", "at": at}
            for n, at in enumerate(mornings)
            for e in range(EXERCISES)
        ]
        await db.execute(insert(FeedbackRow), ratings)
        day = {**person, "zone": "Europe/London", "kind": DayKind.FULL}
        await db.execute(
            insert(DayRow),
            [{**day, "day": at.date(), "session_id": n + 1, "at": at} for n, at in enumerate(mornings)],
        )
        for at in mornings[:PAINS]:
            told = NewReport(FIRST, at, None, Told.WORDS, words=WORDS)
            report = await diary.add_report(db, database.vault, told)
            diary.add_words(db, database.vault, report, FurtherWords(WORDS, at))
        for n in range(heard.MOST):
            memory = Memory(FIRST, n + 1, mark_of(str(n)), None, None)
            await heard.remember(db, database.vault, memory, now, edited=False)
