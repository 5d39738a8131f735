"""`footing run` as an operator starts it: a real process in an empty folder, and the log that it writes."""

import asyncio
import os
import re
import sys
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.home import HOME
from bot.settings import Settings
from tests.hostile.server import RawTelegram

START_UP = 60.0
"""Real seconds that a start may take on a busy machine."""
OURS = {name.upper() for name in Settings.model_fields}
TRACE = re.compile(r"^Traceback|^  File \"", re.MULTILINE)
ADDRESS = re.compile(r"webhook\.listening address=(\S+)")


@dataclass(frozen=True, slots=True)
class Footing:
    """A bot that runs."""

    process: Process
    log_file: Path
    database_url: str

    @property
    def log(self) -> str:
        """All that it has logged."""
        return self.log_file.read_text(encoding="utf-8", errors="replace")

    @property
    def lives(self) -> bool:
        """Whether it still runs."""
        return self.process.returncode is None

    @property
    def address(self) -> str | None:
        """Where it listens, once it does."""
        found = ADDRESS.search(self.log)
        return f"http://{found[1]}" if found else None

    def megabytes(self) -> float:
        """How much memory it holds."""
        status = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii")
        return int(status.partition("VmRSS:")[2].split()[0]) / 1024

    def is_sound(self, *words: str) -> None:
        """Check that it lives, and that its log has no traceback and none of these words."""
        log = self.log
        assert self.lives, log[-3000:]
        assert not (found := TRACE.search(log)), log[max(0, found.start() - 500) :][:3000]
        assert not [word for word in words if word in log]


@asynccontextmanager
async def footing(telegram: RawTelegram, database_url: str, folder: Path, **environment: str) -> AsyncIterator[Footing]:
    """Run a bot until the block ends; it is up when it has called Telegram."""
    kept = {name: value for name, value in os.environ.items() if name.upper() not in OURS}
    ours = {"BOT_TOKEN": "1234567:a-stranger-of-ours", "TELEGRAM_API_URL": telegram.url, "DATABASE_URL": database_url}
    log_file = folder / "log"
    with log_file.open("wb") as log:
        process = await asyncio.create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"),
            cwd=folder,
            env={**kept, **ours, "PYTHONPATH": str(HOME), "MESSAGES_PER_SECOND": "1000", **environment},
            stderr=log,
        )
    try:
        bot = Footing(process, log_file, database_url)
        await telegram.until(lambda: telegram.calls, "the bot never called", START_UP)
        yield bot
    finally:
        if process.returncode is None:
            process.kill()
        await process.wait()
