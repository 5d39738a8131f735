"""A bot that dies is started again: at once after a kill, and with ever more patience when it is its own fault."""

import asyncio
import os
import sys
from contextlib import suppress
from datetime import UTC, datetime

from bot.demo.supervisor import AGAIN, Supervisor
from sandbox.clock import Clock
from sandbox.telegram import Telegram

TRIES = 3


async def pauses(how_it_dies: str) -> list[float]:
    """Keep a bot that dies like this, and return the pauses before its first tries."""
    taken: list[float] = []

    async def sleep(seconds: float) -> None:
        taken.append(seconds)
        if len(taken) == TRIES:
            raise asyncio.CancelledError

    telegram = Telegram(clock=Clock(datetime(2026, 3, 2, tzinfo=UTC)))
    with suppress(asyncio.CancelledError):
        await Supervisor(telegram, (sys.executable, "-c", how_it_dies), os.environ, sleep).keep()
    fate = [event.data["running"] for event in telegram.events.after(0) if event.name == "bot"]
    assert fate == [False] * TRIES  # it never was there
    return taken


async def test_a_bot_that_dies_at_once_is_given_ever_more_time() -> None:
    assert await pauses("raise SystemExit(1)") == [AGAIN.first, 2 * AGAIN.first, 4 * AGAIN.first]


async def test_a_bot_that_was_killed_is_back_at_once() -> None:
    assert await pauses("import os, signal; os.kill(os.getpid(), signal.SIGKILL)") == [0, 0, 0]
