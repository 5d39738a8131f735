"""A backlog drains: how much of the allowed rate is used, and how often Telegram has to say that it is too much.

Real HTTP, and a Telegram that counts: the rate and what may go at once, in any second. First one bot with SQLite, then
two on one PostgreSQL with one budget; the reminders stand in the outbox, as after an outage in the morning. The
peer is python-telegram-bot with its AIORateLimiter, all messages handed to it at once; it may try each again.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import UTC, datetime
from pathlib import Path
from time import monotonic

from pydantic import SecretStr
from telegram.ext import AIORateLimiter, ExtBot

from bench.figure import Count, Figure, Line
from bot.app import App, build
from bot.clock import SystemClock
from bot.core.bucket import overall
from bot.core.priority import Priority
from bot.core.screens.card import Card
from bot.core.words import Html
from bot.settings import Settings
from bot.store import outbox
from bot.store.outbox import OutboxMessage
from sandbox.clock import Clock
from sandbox.limits import FloodControl
from sandbox.server import serve
from sandbox.telegram import TOKEN, Telegram
from tools.postgres import postgres

RATE = 30
REMINDERS = 600
GREETING = Card(Html("Good morning"))
PATIENCE = 120.0
TRIES = 100
"""How often the peer may try a message again."""


class Counting(FloodControl):
    """Flood control that notes when each message came that it let pass."""

    def __init__(self) -> None:
        super().__init__(per_second=RATE + int(overall(RATE).size))
        self.passed: list[float] = []

    def wait(self, method: str, chat: int | None) -> int | None:
        """Count, and note."""
        wait = super().wait(method, chat)
        if wait is None and method == "sendMessage":
            self.passed.append(monotonic())
        return wait

    @property
    def rate(self) -> float:
        """Messages a second, from the end of the first second on: what may go at once at the start does not count."""
        steady = [at for at in self.passed if at >= self.passed[0] + 1]
        return (len(steady) - 1) / (steady[-1] - steady[0])


async def figures(folder: Path) -> AsyncIterator[Line]:
    """Drain with one bot, then with two."""
    alone, peer = await asyncio.gather(_drained(f"sqlite+aiosqlite:///{folder / 'drain.db'}", bots=1), _limited())
    with postgres() as server:
        together = await _drained(server.url(), bots=2)
    for who, (rate, refused) in (("one bot", alone), ("two bots", together)):
        yield Figure(f"backlog, {who}: rate used", "/s", rate, RATE, at_least=0.97)
        yield Count(f"backlog, {who}: 429s", refused, peer, at_most=0)


async def _drained(database: str, bots: int) -> tuple[float, int]:
    """Return the messages a second that were sent, and the 429s."""
    flood = Counting()
    telegram = Telegram(clock=Clock(_now()), flood=flood)
    async with serve(telegram) as url, AsyncExitStack() as stack:
        settings = Settings(
            _env_file=None,
            bot_token=SecretStr(TOKEN),
            telegram_api_url=url,
            database_url=database,
            messages_per_second=RATE,
        )
        apps = [await stack.enter_async_context(build(settings, SystemClock())) for _ in range(bots)]
        await _owe_everybody(apps[0], telegram)
        for app in apps:
            await app.bot.get_me()  # as after a while: the first call of all pays for much
            app.beat.start(app.scheduler.run_due)
        await telegram.until(lambda: len(flood.passed) == REMINDERS, timeout=PATIENCE)
        for app in apps:
            await app.beat.stop()
            await app.scheduler.idle()
    return flood.rate, telegram.calls.codes[429]


async def _limited() -> int:
    """Return the 429s that the peer runs into."""
    telegram = Telegram(clock=Clock(_now()), flood=Counting())
    limiter = AIORateLimiter(overall_max_rate=RATE, max_retries=TRIES)
    async with serve(telegram) as url, ExtBot(TOKEN, base_url=f"{url}/bot", rate_limiter=limiter) as bot:
        await asyncio.gather(*(bot.send_message(person, "Good morning") for person in _crowd(telegram)))
    return telegram.calls.codes[429]


def _crowd(telegram: Telegram) -> list[int]:
    """Return people who have all started the bot."""
    people = [telegram.person(f"Person {n}") for n in range(REMINDERS)]
    for person in people:
        person.started = True
    return [person.id for person in people]


async def _owe_everybody(app: App, telegram: Telegram) -> None:
    """Put a reminder each for as many people into the outbox."""
    now = _now()
    async with app.database.begin() as db:
        for person in _crowd(telegram):
            message = OutboxMessage(f"reminder:{person}", person, Priority.REMINDER, GREETING, None, now, now)
            await outbox.add(db, message, app.database.vault, ours=False)


def _now() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 # the real clock is what is measured
