"""The demo: a Telegram of one's own in this process, the production bot in another, and one clock for both.

The only file that imports both the sandbox and the app. The bot is a real process, so that it can really be killed;
it is started again at once, as a supervisor would.
"""

import asyncio
import os
import sys
import webbrowser
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.app import SystemClock, build
from bot.content import load
from bot.core.state import Resuming, Running, Session
from bot.core.words import Words
from bot.logs import start_logging
from bot.sandbox.clock import Clock
from bot.sandbox.followed import FollowedClock
from bot.sandbox.phone import NotSeen
from bot.sandbox.server import serve
from bot.sandbox.telegram import TOKEN, Telegram
from bot.settings import HOME, Settings
from bot.stopping import until_stopped
from bot.store import Database, alarms, open_database, sessions
from bot.store.alarms import Bell
from bot.store.dues import dues
from bot.store.migrate import migrate
from bot.store.peek import rows_of
from bot.store.vault import Vault
from bot.tour import Reader, Tour

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
                    kept = await sessions.unfinished(db, person)
                    return _ends_at(kept.session) if kept else None
                case "reminder", int():
                    return await alarms.rings_at(db, Bell.REMINDER, person)
                case _:
                    return (await dues(db)).soonest

    async def _due(self) -> datetime | None:
        async with self.database.reading() as db:
            return (await dues(db)).soonest

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


def _ends_at(session: Session) -> datetime | None:
    """Answer when the step under the head ends by itself; one that waits for a tap has no timer."""
    match session.phase:
        case Running(ends_at=ends_at) | Resuming(ends_at=ends_at):
            return ends_at
        case _:
            return None


@dataclass(frozen=True, slots=True)
class Demo:
    """A demo that is up."""

    telegram: Telegram
    traveller: Traveller
    address: str
    """The URL of the chat page."""
    keeping: asyncio.Task[None]
    """Keeps the bot alive; ends only with the demo, or with what is wrong."""

    def tour(self, words: Words, pace: float) -> Tour:
        """A tour by the first person, at a pace: 1 is reading speed, 0 at once."""
        person = next(iter(self.telegram.people.values()))
        return Tour(person, self.traveller.clock, self.traveller.forward, words.templates, Reader(person, pace))


async def demo(port: int, *, open_browser: bool, pace: float | None = None) -> int:
    """Run the demo until it is stopped, with a tour at first if there is a pace for it; answer the exit code."""
    words = load(HOME / "content").words_for("en")

    def tell(key: str, **values: str | int) -> None:
        sys.stdout.write(words.label(key, **values) + "\n")
        sys.stdout.flush()

    async with set_up(words, port) as standing:
        free = standing.address.rpartition(":")[2]
        if port and free != str(port):
            tell("operator.demo-port", port=port, free=free)
        tell("operator.demo", url=standing.address)
        if open_browser:
            await asyncio.to_thread(webbrowser.open, standing.address)
        if pace is not None:
            try:
                await standing.tour(words, pace).play()
                tell("operator.tour-over")
            except NotSeen:
                tell("operator.tour-left")
        await standing.keeping
    return 0


@asynccontextmanager
async def set_up(words: Words, port: int = 0) -> AsyncIterator[Demo]:
    """Have a Telegram with one person, its page, and a bot that is kept alive, until the block ends."""
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory(prefix="footing-demo-"))
        database_url = f"sqlite+aiosqlite:///{Path(folder) / 'demo.db'}"
        await migrate(database_url, HOME)
        database = open_database(database_url, Vault())
        stack.push_async_callback(database.close)
        traveller = Traveller(Clock(SystemClock().now()), database)
        telegram = _telegram(words, traveller)
        address = await _serve(stack, telegram, port)
        kennel = Kennel(telegram, environment(address, database_url))
        telegram.kill = kennel.kill
        keeping = asyncio.create_task(kennel.keep())
        stack.push_async_callback(_end, keeping)
        yield Demo(telegram, traveller, address, keeping)


async def _end(keeping: asyncio.Task[None]) -> None:
    keeping.cancel()
    await asyncio.wait([keeping])


def _telegram(words: Words, traveller: Traveller) -> Telegram:
    """Set up a Telegram with one person in it, and hand it what it may know of the bot."""

    async def peek(person_id: int) -> dict[str, Any]:
        async with traveller.database.reading() as db:
            return await rows_of(db, person_id)

    telegram = Telegram(
        clock=traveller.clock,
        words=page_words(words),
        peek=peek,
        forward=traveller.forward,
    )
    telegram.person(words.label("operator.demo-person"), zone="Europe/London")
    return telegram


def page_words(words: Words) -> dict[str, str]:
    """What the chat page says, by the keys that it knows."""
    said = {key.removeprefix(PAGE): text for key, text in words.templates.items() if key.startswith(PAGE)}
    return {key: text for key, text in said.items() if isinstance(text, str)}


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


async def bot() -> int:
    """The bot's process: the production bot, on the sandbox's clock."""
    settings = Settings(_env_file=None)
    start_logging(settings.log_level, settings.log_format)
    async with FollowedClock.follow(settings.telegram_api_url) as clock, build(settings, clock) as app:
        await app.run()
    return 0


if __name__ == "__main__":
    sys.exit(until_stopped(bot()))
