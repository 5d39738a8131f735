"""Bots as real processes in front of a sandbox: ours, and the smallest one that python-telegram-bot makes.

The rule: the sandbox is served by the process that measures, so that no contender pays for it.
"""

from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bench.children import python
from sandbox.telegram import TOKEN

PATIENCE = 30.0
"""Seconds until a bot that does not come is given up."""
MORNING = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class Contender:
    """A bot that can be started in a folder."""

    arguments: tuple[str, ...]
    folder: Path
    environment: Mapping[str, str] = field(default_factory=dict)

    @asynccontextmanager
    async def running(self, url: str) -> AsyncIterator[Process]:
        """Run it until the block ends, in front of the sandbox at this URL."""
        environment = {"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": url, **self.environment}
        async with python(*self.arguments, folder=self.folder, environment=environment) as process:
            yield process


def footing(folder: Path, database_url: str = "", per_second: int = 1000) -> Contender:
    """`footing run`, by default on a SQLite file in its folder, with a sending limit that never stands in the way."""
    database = database_url or embedded(folder)
    settings = {"DATABASE_URL": database, "MESSAGES_PER_SECOND": str(per_second), "LOG_LEVEL": "WARNING"}
    return Contender(("-m", "bot", "run"), folder, settings)


def embedded(folder: Path) -> str:
    """Return where SQLAlchemy finds the SQLite file in a folder."""
    return f"sqlite+aiosqlite:///{folder / 'footing.db'}"


def echo(folder: Path) -> Contender:
    """An echo bot on python-telegram-bot's own updater."""
    return Contender((str(Path(__file__).parent / "peers" / "echo.py"),), folder)


def worker(folder: Path, database_url: str) -> Contender:
    """A worker that claims fifty reminders, sends them, and then marks them."""
    return Contender((str(Path(__file__).parent / "peers" / "worker.py"),), folder, {"DATABASE_URL": database_url})
