"""Keeps the demo's bot alive: a process of its own, so that it can really be killed, and is started again.

The rule: whoever was killed is back at once; whoever dies by its own fault is given ever more time before the next try.
"""

import asyncio
import signal
from collections.abc import Awaitable, Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass

from bot.core.backoff import Backoff
from sandbox.telegram import Telegram

BRIEF = 5.0
"""Real seconds; a bot that lives less has died at once."""
AGAIN = Backoff(0.25, 8.0)
"""Real seconds before the next try."""


@dataclass(slots=True)
class Supervisor:
    """Keeps the bot's process alive."""

    telegram: Telegram
    command: Sequence[str]
    environment: Mapping[str, str]
    sleep: Callable[[float], Awaitable[None]] = asyncio.sleep
    _process: asyncio.subprocess.Process | None = None

    async def keep(self) -> None:
        """Start the bot, and start it again whenever it dies, until cancelled."""
        faults, clock = 0, asyncio.get_running_loop().time
        try:
            while True:
                began = clock()
                was_killed = await self._live() == -signal.SIGKILL
                self.telegram.bot_runs(running=False)
                is_faulty = not was_killed and clock() - began < BRIEF
                await self.sleep(AGAIN.wait(faults) if is_faulty else 0.0)
                faults = faults + 1 if is_faulty else 0
        finally:
            await self.kill()

    async def _live(self) -> int:
        """Start the bot, and return how it ended."""
        self._process = await asyncio.create_subprocess_exec(*self.command, env=self.environment)
        starting = asyncio.create_task(self._tell_when_it_is_there())
        try:
            return await self._process.wait()
        finally:
            starting.cancel()

    async def _tell_when_it_is_there(self) -> None:
        """A process that has begun is no bot yet: it is there when it waits for updates."""
        while not self.telegram.updates.reading:
            await self.telegram.events.happened()
        self.telegram.bot_runs(running=True)

    async def kill(self) -> None:
        """Kill the bot as a power cut would."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()
