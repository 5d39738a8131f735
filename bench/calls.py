"""What a full daily session costs of Telegram: every call that it makes, hands-free and without a pause.

Nobody taps but at the start: the clock is put forward to each moment at which something is due. Beside ours stands what
is allowed.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from sqlalchemy import func, select

from bench.crowd import FIRST, enlist
from bench.figure import Count, Figure, Line
from bench.instant import InstantApi
from bench.offline import offline
from bench.users import says, taps
from bot.app import App
from bot.store.next_due import next_due
from bot.store.tables import TapeRow
from sandbox.clock import Clock

MORNING = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
FULL = timedelta(minutes=40)
"""A daily session is over by then."""


class Counted(InstantApi):
    """Counts the calls, by method."""

    def __init__(self) -> None:
        super().__init__()
        self.calls: Counter[str] = Counter()

    async def _result(self, call: str, given: dict[str, str]) -> Any:
        self.calls[call] += 1
        return await super()._result(call, given)


async def figures(folder: Path) -> AsyncIterator[Line]:
    """Count."""
    api, clock = Counted(), Clock(MORNING, rate=0)
    async with offline(api, f"sqlite+aiosqlite:///{folder / 'calls.db'}", clock) as app:
        await enlist(app.database, range(FIRST, FIRST + 1), MORNING)
        app.beat.start(app.scheduler.run_due)
        polling = asyncio.create_task(app.poller.run())
        await api.deliver([says(1, FIRST, "/today")])
        await _settled(app)
        await api.deliver([taps(2, FIRST, api, "hands-free")])
        while (due := await _settled(app)) is not None and due < MORNING + FULL:
            clock.jump(max(due - clock.now(), timedelta()))
        polling.cancel()
        await app.beat.stop()
        steps = await _steps(app)
    sent, edited, deleted = (
        sum(api.calls[call] for call in calls)
        for calls in (("sendMessage", "sendAnimation"), ("editMessageText", "editMessageMedia"), ("deleteMessage",))
    )
    yield Figure(f"sends and edits of a session, {steps} steps", "", sent + edited, steps, at_most=1.5)
    yield Count("messages that it leaves in the chat", sent - deleted, 12, at_most=12)
    yield Count("  deletes", deleted, steps)
    yield Count("  answers to taps", api.calls["answerCallbackQuery"], steps)


async def _settled(app: App) -> datetime | None:
    """Wait until nothing is under way, and return what is due next."""
    await app.processor.idle()
    await app.beat.idle()
    await app.scheduler.idle()
    async with app.database.reading() as db:
        return (await next_due(db)).soonest


async def _steps(app: App) -> int:
    """Return how many steps the tape has."""
    async with app.database.reading() as db:
        return int((await db.execute(select(func.json_array_length(TapeRow.steps)))).scalar_one())
