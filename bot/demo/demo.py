"""The demo: a Telegram of one's own in this process, the production bot in another, and one clock for both.

The only file that imports both the sandbox and the app. The bot is a real process, so that it can really be killed;
it is started again at once, as a supervisor would.
"""

import asyncio
import os
import sys
import webbrowser
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bot.app import build
from bot.clock import SystemClock
from bot.content import load
from bot.core.words import Words
from bot.demo.fast_forward import FastForward
from bot.demo.supervisor import Supervisor
from bot.demo.tour import ReadingPace, Tour
from bot.home import HOME
from bot.logs import start_logging
from bot.settings import Settings
from bot.stopping import until_stopped
from bot.store import open_database
from bot.store.migrate import migrate
from bot.store.person_export import rows_of
from bot.store.vault import Vault
from sandbox.clock import Clock
from sandbox.followed import FollowedClock
from sandbox.phone import NotSeen
from sandbox.server import serve
from sandbox.telegram import TOKEN, Telegram

PAGE = "page."
"""The chat page's words stand in content under this prefix."""


@dataclass(frozen=True, slots=True)
class Demo:
    """A demo that is up."""

    telegram: Telegram
    fast_forward: FastForward
    address: str
    """The URL of the chat page."""
    keeping: asyncio.Task[None]
    """Keeps the bot alive; ends only with the demo, or with what is wrong."""

    def tour(self, words: Words, pace: float) -> Tour:
        """A tour by the first person, at a pace: 1 is reading speed, 0 at once."""
        person = next(iter(self.telegram.people.values()))
        return Tour(
            person, self.fast_forward.clock, self.fast_forward.forward, words.templates, ReadingPace(person, pace)
        )


async def demo(port: int, *, open_browser: bool, pace: float | None = None) -> int:
    """Run the demo until it is stopped, with a tour at first if there is a pace for it; return the exit code."""
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
        fast_forward = FastForward(Clock(SystemClock().now()), database)
        telegram = _telegram(words, fast_forward)
        address = await _serve(stack, telegram, port)
        supervisor = Supervisor(telegram, (sys.executable, "-m", "bot.demo.demo"), environment(address, database_url))
        telegram.kill = supervisor.kill
        keeping = asyncio.create_task(supervisor.keep())
        stack.push_async_callback(_end, keeping)
        yield Demo(telegram, fast_forward, address, keeping)


async def _end(keeping: asyncio.Task[None]) -> None:
    keeping.cancel()
    await asyncio.wait([keeping])


def _telegram(words: Words, fast_forward: FastForward) -> Telegram:
    """Set up a Telegram with one person in it, and hand it what it may know of the bot."""

    async def export(person_id: int) -> dict[str, Any]:
        async with fast_forward.database.reading() as db:
            return await rows_of(db, person_id)

    telegram = Telegram(
        clock=fast_forward.clock,
        words=page_words(words),
        export=export,
        forward=fast_forward.forward,
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
