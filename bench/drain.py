"""A backlog drains: how much of the allowed rate is used, and how often it is overstepped.

Ours is `footing run` with reminders that are due; the peer is python-telegram-bot with its AIORateLimiter, which is
handed all messages at once and may try again. Each is in front of a sandbox that takes 30 messages in any second, and
refuses more. Both run at the same time: they wait, more than they work.
"""

import asyncio
from collections.abc import AsyncIterator
from pathlib import Path

from telegram.ext import AIORateLimiter, ExtBot

from bench.contenders import embedded, footing
from bench.crew import Town
from bench.crowd import FIRST, enlist, keep_plans, make_due, opened
from bench.figure import Count, Figure, Line
from bot.app import SystemClock
from bot.sandbox.server import serve
from bot.sandbox.telegram import TOKEN

BACKLOG, RATE = 450, 30
TRIES = 10


async def figures(folder: Path) -> AsyncIterator[Line]:
    """Let both drain."""
    ours, peer = Town(BACKLOG, per_second=RATE), Town(BACKLOG, per_second=RATE)
    await asyncio.gather(_drain(ours, folder), _limited(peer))
    yield Figure("allowed rate used while 450 wait", "", _used(ours), _used(peer))
    yield Figure("  the same against all that is allowed", "", _used(ours), 1.0, at_least=0.97)
    yield Count("429s meanwhile", _refused(ours), _refused(peer), at_most=0)


async def _drain(town: Town, folder: Path) -> None:
    async with opened(embedded(folder)) as database:
        crowd, now = range(FIRST, FIRST + BACKLOG), SystemClock().now()
        await enlist(database, crowd, now)
        await keep_plans(database)
        await make_due(database, crowd, now)
    async with serve(town.telegram) as url, footing(folder, per_second=RATE).running(url):
        await town.until_reached(1)


async def _limited(town: Town) -> None:
    limiter = AIORateLimiter(overall_max_rate=RATE, max_retries=TRIES)
    async with serve(town.telegram) as url:
        bot: ExtBot[int] = ExtBot(TOKEN, base_url=f"{url}/bot", rate_limiter=limiter)
        async with bot:
            await asyncio.gather(*(bot.send_message(person.id, "Good morning") for person in town.people))


def _used(town: Town) -> float:
    """Answer the share of the rate at which messages were taken, from the first to the last."""
    sent = [call.at for call in town.telegram.calls.of("sendMessage") if call.ok]
    return (len(sent) - 1) / (sent[-1] - sent[0]) / RATE


def _refused(town: Town) -> int:
    return town.telegram.calls.codes[429]
