"""The bot as a real process that is really killed, in front of a Telegram in this one; one clock for both."""

import asyncio
import sys
from collections.abc import AsyncIterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.demo.demo import environment
from bot.demo.fast_forward import FastForward
from bot.home import HOME
from bot.store import open_database
from bot.store.migrate import migrate
from bot.store.vault import Vault
from sandbox.clock import Clock
from sandbox.server import serve
from sandbox.telegram import Telegram

MORNING = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


@dataclass(slots=True)
class Victim:
    """A bot's process that is killed and started again, and whose clock is moved from one due moment to the next."""

    telegram: Telegram
    fast_forward: FastForward
    environment: dict[str, str]
    _process: asyncio.subprocess.Process | None = None

    async def start(self, *module: str) -> None:
        """Start the bot, or the victim that dies at a point: `start("tests.kill.victim", "sent")`."""
        command = module or ("bot.demo.demo",)
        self._process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", *command, env=self.environment, cwd=HOME
        )

    async def dead(self) -> None:
        """Wait until it has died by its own hand."""
        assert self._process is not None
        await self._process.wait()

    async def kill(self) -> None:
        """SIGKILL: nothing is flushed, nothing is finished."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()

    async def ends(self) -> int:
        """SIGTERM: answer the exit code, when it has ended."""
        assert self._process is not None
        self._process.terminate()
        return await self._process.wait()

    async def dies_and_returns(self) -> None:
        await self.kill()
        await self.start()


@pytest.fixture
async def victim(tmp_path: Path) -> AsyncIterator[Victim]:
    url = f"sqlite+aiosqlite:///{tmp_path}/footing.db"
    await migrate(url, HOME)
    clock, database = Clock(MORNING), open_database(url, Vault())
    telegram = Telegram(clock=clock, strict_fields=True)
    async with serve(telegram) as address:
        bot = Victim(telegram, FastForward(clock, database), environment(address, url))
        await bot.start()
        yield bot
        await bot.kill()
    await database.close()
