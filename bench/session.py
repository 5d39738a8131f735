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
from unittest.mock import patch

from pydantic import SecretStr
from telegram.ext import ExtBot

from bench.figure import Figure
from bench.instant import InstantApi
from bench.street import says, taps
from bot.app import App, SystemClock, build
from bot.chat.lanes import Lanes, Turn
from bot.chat.polling import Poller
from bot.chat.screen import TelegramScreen
from bot.coach import Coach
from bot.core.card import Card
from bot.core.profile import Profile
from bot.core.reminder import EVERY_DAY
from bot.sandbox.telegram import TOKEN
from bot.settings import Settings
from bot.store import people
from bot.store.alarms import Bell, Ringing
from bot.store.freeze import freeze_profile
from bot.store.tables import Lane

PEOPLE, SPREAD, LONGER = 500, 60.0, 30.0
FIRST = 7_000_000_001
ALLOWED = 0.3
"""Seconds that a step may be late, at p99."""

due: ContextVar[datetime | None] = ContextVar("due", default=None)


class Punctual(TelegramScreen):
    """Notes how late each card of a ringing alarm is, as it leaves for the network."""

    def __init__(self, bot: ExtBot[Turn]) -> None:
        super().__init__(bot)
        self.late: list[float] = []

    async def show(self, person: int, card: Card, lane: Lane, *, edits: int | None, silent: bool) -> int:
        """Show, and note."""
        if lane is Lane.CARD and (meant := due.get()) is not None:
            self.late.append((_now() - meant).total_seconds())
        return await super().show(person, card, lane, edits=edits, silent=silent)


async def figures(folder: Path) -> AsyncIterator[Figure]:
    """Measure the peer, then ours."""
    peer = _p99(await _sleeps())
    with _due_noted():
        late, busy = await _ours(folder)
    yield Figure(f"step late, 500 in session, p99 of {len(late)}", "s", _p99(late), peer)
    yield Figure("the same against what is allowed", "s", _p99(late), ALLOWED, at_most=1.0)
    yield Figure("cores that 500 in session need", "", busy, 1.0, at_most=1.0)


def _p99(values: list[float]) -> float:
    return quantiles(values, n=100)[98]


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 # the real clock is what is measured


async def _ours(folder: Path) -> tuple[list[float], float]:
    settings = Settings(
        _env_file=None, bot_token=SecretStr(TOKEN), database_url=f"sqlite+aiosqlite:///{folder / 'session.db'}"
    )
    async with build(settings, SystemClock()) as app:
        api = InstantApi()
        bot: ExtBot[Turn] = ExtBot(TOKEN, request=api, get_updates_request=api, rate_limiter=Lanes(1000))
        screen = app.coach.screen = app.coach.shows.screen = app.coach.debts.screen = Punctual(bot)
        await _arrived(app)
        app.beat.start(app.rings.ring, {})
        polling = asyncio.create_task(Poller(bot, api, app.desk).run())
        began, used = time.perf_counter(), time.process_time()
        for n in range(PEOPLE):
            await api.deliver([says(2 * n + 1, FIRST + n, "/today")])
            await app.desk.idle()
            await api.deliver([taps(2 * n + 2, FIRST + n, api, "hands-free")])
            await asyncio.sleep(max(0.0, began + SPREAD * (n + 1) / PEOPLE - time.perf_counter()))
        await asyncio.sleep(LONGER)
        busy = (time.process_time() - used) / (time.perf_counter() - began)
        polling.cancel()
        await app.beat.stop()
        await app.desk.idle()
        await app.rings.idle()
    return screen.late, busy


@contextmanager
def _due_noted() -> Iterator[None]:
    """Let every visit of an alarm know when it was meant to ring."""
    rings = Coach._rings  # noqa: SLF001 # the seam at which a beat becomes a visit

    async def noted(coach: Coach, ringing: Ringing) -> None:
        if ringing.kind is Bell.SESSION:
            due.set(ringing.due)
        await rings(coach, ringing)

    with patch.object(Coach, "_rings", noted):
        yield


async def _arrived(app: App) -> None:
    """Put everybody past their first run."""
    async with app.database.begin() as db:
        for person in range(FIRST, FIRST + PEOPLE):
            await people.welcome(db, [(person, "en")], _now())
            row = await people.lock(db, person)
            assert row is not None
            freeze_profile(Profile("en", consent=True, screened=True, zone="UTC", week=EVERY_DAY), row)


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
