"""Pain behind a crowd: advice for one person while 3,000 reminders wait to be sent at 30 a second.

Ours is the whole bot with the reminders in its outbox; the peer is python-telegram-bot with its AIORateLimiter,
all messages handed to it at once. Both run at the same time, with a Bot API without a network: waiting alone counts.
"""

import asyncio
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from statistics import median
from time import perf_counter

from telegram.ext import AIORateLimiter, ExtBot

from bench.crowd import FIRST
from bench.figure import Figure
from bench.instant import InstantApi
from bench.offline import offline
from bench.users import Settled, says
from bot.core.priority import Priority
from bot.core.screens.card import Card
from bot.core.words import Html
from bot.store import outbox, people
from bot.store.outbox import OutboxMessage
from sandbox.telegram import TOKEN

REMINDERS, PAINS, EVERY = 3_000, 20, 0.25
RATE = 30
EMERGENCY = "112, 911, 999"


class Watched(InstantApi):
    """Notes when each chat was sent advice."""

    def __init__(self) -> None:
        super().__init__()
        self.advised: dict[int, float] = {}

    async def _result(self, call: str, given: dict[str, str]) -> object:
        if call == "sendMessage" and EMERGENCY in given["text"]:
            self.advised.setdefault(int(given["chat_id"]), perf_counter())
        return await super()._result(call, given)


async def figures(folder: Path) -> AsyncIterator[Figure]:
    """Measure both side by side; takes as long as the peer needs for what stands before its pain."""
    ours, peer = await asyncio.gather(_ours(folder), _peer())
    yield Figure("pain behind 3,000 reminders, median", "s", median(ours), median(peer), at_most=0.1)
    yield Figure("pain behind 3,000 reminders, worst", "s", max(ours), max(peer), at_most=0.1)
    yield Figure("worst advice against the second allowed", "s", max(ours), 1.0, at_most=1.0)


async def _ours(folder: Path) -> list[float]:
    api = Watched()
    async with offline(api, f"sqlite+aiosqlite:///{folder / 'pain.db'}", per_second=RATE) as app:
        now = datetime.now(UTC)  # noqa: TID251 # the real clock is what is measured
        async with app.database.begin() as db:
            for person in range(FIRST, FIRST + REMINDERS):
                await people.insert_missing(db, [(person, "en")], now)
                message = OutboxMessage(
                    f"reminder:{person}", person, Priority.REMINDER, Card(Html("Good morning")), None, now, now
                )
                await outbox.add(db, message, app.database.vault, ours=False)
        app.beat.start(app.scheduler.run_due)
        polling = asyncio.create_task(app.poller.run())
        await asyncio.sleep(1)  # the crowd is under way
        said = await _hurt(api, app.processor.idle, FIRST + REMINDERS)
        waited = [api.advised[person] - at for person, at in said.items()]
        polling.cancel()
        await app.beat.stop()
        await app.bot.rate_limiter.shutdown()  # type: ignore[union-attr] # it has one; the rest of the crowd is let go
    return waited


async def _hurt(api: Watched, settled: Settled, first: int) -> dict[int, float]:
    """Let new people say that it hurts, one after the other; return when each said it."""
    said: dict[int, float] = {}
    for person in range(first, first + PAINS):
        said[person] = perf_counter()
        await api.deliver([says(person, person, "it hurts")])
        await asyncio.sleep(EVERY)
    await settled()
    return said


async def _peer() -> list[float]:
    api = Watched()
    bot: ExtBot[int] = ExtBot(TOKEN, request=api, get_updates_request=api, rate_limiter=AIORateLimiter())
    crowd = [asyncio.create_task(bot.send_message(FIRST + n, "Good morning")) for n in range(REMINDERS)]
    await asyncio.sleep(1)
    said: dict[int, float] = {}
    hurting = []
    for person in range(FIRST + REMINDERS, FIRST + REMINDERS + PAINS):
        said[person] = perf_counter()
        hurting.append(asyncio.create_task(bot.send_message(person, EMERGENCY)))
        await asyncio.sleep(EVERY)
    await asyncio.gather(*hurting, *crowd)
    return [api.advised[person] - at for person, at in said.items()]
