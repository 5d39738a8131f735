"""The demo: a Telegram of one's own in this process, the production bot in another, and one clock for both.

The only file that imports both the sandbox and the app. The bot is a real process, so that it can really be killed;
it is started again at once, as a supervisor would.
"""

import asyncio
import os
import sys
import webbrowser
from contextlib import AsyncExitStack, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.app import SystemClock, build
from bot.content import load
from bot.core.words import Words
from bot.logs import start_logging
from bot.sandbox.clock import Clock
from bot.sandbox.followed import FollowedClock
from bot.sandbox.server import serve
from bot.sandbox.telegram import TOKEN, Telegram
from bot.settings import HOME, Settings
from bot.store import Database, alarms, open_database, owed
from bot.store.alarms import Bell
from bot.store.migrate import migrate
from bot.store.peek import rows_of
from bot.store.vault import Vault

PAGE = "page."
"""The chat page's words stand in content under this prefix."""
STILL = 0.03
"""Real seconds between two looks at the database while waiting for the bot to be done."""
LOOKS = 3
"""So many looks that see the same, and the bot is done."""
PATIENCE = 10.0
"""Real seconds that a jump waits for the bot at one alarm."""


@dataclass(slots=True)
class Kennel:
    """Keeps the bot's process alive."""

    telegram: Telegram
    environment: dict[str, str]
    _process: asyncio.subprocess.Process | None = None

    async def keep(self) -> None:
        """Start the bot, and start it again whenever it dies, until cancelled."""
        try:
            while True:
                self._process = await asyncio.create_subprocess_exec(
                    sys.executable, "-m", "bot.demo", env=self.environment
                )
                self.telegram.bot_runs(running=True)
                await self._process.wait()
                self.telegram.bot_runs(running=False)
        finally:
            await self.kill()

    async def kill(self) -> None:
        """Kill the bot as a power cut would."""
        if self._process is not None:
            with suppress(ProcessLookupError):
                self._process.kill()
            await self._process.wait()


@dataclass(slots=True)
class Traveller:
    """Moves the clock, from one due moment to the next, never past one."""

    clock: Clock
    database: Database
    _one_at_a_time: asyncio.Lock = field(default_factory=asyncio.Lock)

    async def forward(self, kind: str, person: int | None) -> None:
        """Go on to the end of this timer, to the next alarm, or to tomorrow's reminder; land on what is due before."""
        async with self._one_at_a_time:
            target = await self._target(kind, person)
            while target is not None and target > self.clock.now():
                due = await self._due()
                landing = min(target, due) if due else target
                self.clock.jump(max(landing - self.clock.now(), timedelta()))
                await self._settled()

    async def _target(self, kind: str, person: int | None) -> datetime | None:
        async with self.database.reading() as db:
            match kind, person:
                case "timer", int():
                    return await alarms.of_session(db, person)
                case "reminder", int():
                    return await alarms.rings_at(db, Bell.REMINDER, person)
                case _:
                    return await alarms.soonest(db)

    async def _due(self) -> datetime | None:
        async with self.database.reading() as db:
            return min(filter(None, (await alarms.soonest(db), await owed.soonest(db))), default=None)

    async def _settled(self) -> None:
        """Wait until nothing is due, and the database has been still for a few looks."""
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                last, same = await self._due(), 0
                while same < LOOKS:
                    await asyncio.sleep(STILL)
                    now = await self._due()
                    is_due = now is not None and now <= self.clock.now()
                    last, same = now, 0 if is_due or now != last else same + 1


async def demo(port: int, *, open_browser: bool) -> int:
    """Run the demo until it is stopped; answer the exit code."""
    words = load(HOME / "content").words_for("en")
    with TemporaryDirectory(prefix="footing-demo-") as folder:
        database_url = f"sqlite+aiosqlite:///{Path(folder) / 'demo.db'}"
        database = open_database(database_url, Vault())
        await migrate(database_url, HOME)
        telegram = _telegram(words, database)
        async with AsyncExitStack() as stack:
            stack.push_async_callback(database.close)
            address = await _serve(stack, telegram, port)
            if port and not address.endswith(f":{port}"):
                free = address.rpartition(":")[2]
                sys.stdout.write(words.label("operator.demo-port", port=port, free=free) + "\n")
            sys.stdout.write(words.label("operator.demo", url=address) + "\n")
            sys.stdout.flush()
            kennel = Kennel(telegram, environment(address, database_url))
            telegram.kill = kennel.kill
            if open_browser:
                await asyncio.to_thread(webbrowser.open, address)
            await kennel.keep()
    return 0


def _telegram(words: Words, database: Database) -> Telegram:
    """Set up a Telegram with one person in it, and hand it what it may know of the bot."""
    clock = Clock(SystemClock().now())

    async def peek(person_id: int) -> dict[str, Any]:
        async with database.reading() as db:
            return await rows_of(db, person_id)

    said = {key.removeprefix(PAGE): text for key, text in words.templates.items() if key.startswith(PAGE)}
    telegram = Telegram(
        clock=clock,
        words={key: text for key, text in said.items() if isinstance(text, str)},
        peek=peek,
        forward=Traveller(clock, database).forward,
    )
    telegram.person(words.label("operator.demo-person"), zone="Europe/London")
    return telegram


async def _serve(stack: AsyncExitStack, telegram: Telegram, port: int) -> str:
    """Serve at the port that was wanted, or at any free one."""
    try:
        return await stack.enter_async_context(serve(telegram, port=port))
    except OSError:
        return await stack.enter_async_context(serve(telegram, port=0))


def environment(address: str, database_url: str) -> dict[str, str]:
    """The environment of the bot's process: this machine's, less any settings of a real bot."""
    ours = {name.upper() for name in Settings.model_fields}
    kept = {name: value for name, value in os.environ.items() if name.upper() not in ours}
    return {
        **kept,
        "BOT_TOKEN": TOKEN,
        "TELEGRAM_API_URL": address,
        "DATABASE_URL": database_url,
        "MESSAGES_PER_SECOND": "1000",
        "LOG_LEVEL": "WARNING",
    }


async def bot() -> None:
    """The bot's process: the production bot, on the sandbox's clock."""
    settings = Settings(_env_file=None)
    start_logging(settings.log_level, settings.log_format)
    async with FollowedClock.follow(settings.telegram_api_url) as clock, build(settings, clock) as app:
        await app.run()


if __name__ == "__main__":
    with suppress(KeyboardInterrupt):
        asyncio.run(bot())
