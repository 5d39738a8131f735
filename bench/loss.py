"""Updates lost: four hundred people have written, and the bot is killed three times while it works that off.

Both contenders are real processes in front of a sandbox, and are really killed, soon after they have begun to read;
started for the fourth time, they may finish. Whoever is never answered is lost. Only counts are taken, so the two run
at the same time, and are killed at the same moments.
"""

import asyncio
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from pathlib import Path
from random import Random
from tempfile import TemporaryDirectory

from bench.contenders import MORNING, PATIENCE, Contender, echo, footing
from bench.figure import Count, Line
from sandbox.clock import Clock
from sandbox.person import Person
from sandbox.phone import NotSeen
from sandbox.server import serve
from sandbox.telegram import Telegram

WAITING, KILLS, TRIALS = 400, 3, 5
SOON = 0.5
"""Seconds after its first poll within which a bot is killed."""
QUIET = 5.0
"""Seconds without any answer, after which no more will come."""


async def figures(folder: Path) -> AsyncIterator[Line]:
    """Try each five times."""
    dice = Random(7)  # noqa: S311 # a die, not a secret
    ours = peer = 0
    for _ in range(TRIALS):
        moments = [dice.uniform(0.0, SOON) for _ in range(KILLS)]
        with TemporaryDirectory(dir=folder) as fresh:
            lost = await asyncio.gather(*(_lost(bot(Path(fresh)), moments) for bot in (footing, echo)))
        ours, peer = ours + lost[0], peer + lost[1]
    yield Count(f"updates lost of {TRIALS} x {WAITING}, {KILLS} kills each", ours, peer, at_most=0)


async def _lost(bot: Contender, moments: Sequence[float]) -> int:
    """Return how many people a bot never answers that is killed so many seconds after each of its starts."""
    telegram = Telegram(clock=Clock(MORNING))
    people = [telegram.person(f"Person {n}") for n in range(WAITING)]
    for person in people:
        person.says("hello")
    async with serve(telegram) as url:
        for moment in moments:
            async with _reading(bot, telegram, url) as process:
                await asyncio.sleep(moment)
                process.kill()
                await process.wait()
        async with _reading(bot, telegram, url):
            await _quiet(telegram, people)
    return _unanswered(people)


@asynccontextmanager
async def _reading(bot: Contender, telegram: Telegram, url: str) -> AsyncIterator[Process]:
    """Have a bot that has begun to read."""
    before = _polls(telegram)
    async with bot.running(url) as process:
        await telegram.until(lambda: _polls(telegram) > before, timeout=PATIENCE)
        yield process


async def _quiet(telegram: Telegram, people: Sequence[Person]) -> None:
    """Wait until everybody is answered, or for a while nobody has been."""
    with suppress(NotSeen):
        while left := _unanswered(people):
            await telegram.until(lambda before=left: _unanswered(people) < before, timeout=QUIET)  # type: ignore[misc] # mypy cannot infer a lambda's default


def _unanswered(people: Sequence[Person]) -> int:
    return sum(not person.tally["sent"] for person in people)


def _polls(telegram: Telegram) -> int:
    return len(telegram.calls.of("getUpdates")) + telegram.updates.reading
