"""The ground floor: what must stand before anybody is heard, and the first question to Telegram.

The rule: Telegram is asked when the content is sound and the tables are today's, and nothing is imported here that the
question can do without: while it is on its way, the coach moves in. It confirms nothing, so nothing is lost by it.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from pathlib import Path

from telegram.request import BaseRequest

from bot.chat.wire import Json, connections, fetch
from bot.settings import HOME, Settings
from bot.store.database import Database, open_database
from bot.store.lock import alone
from bot.store.migrate import migrate
from bot.store.vault import Vault


@dataclass(frozen=True, slots=True)
class Ground:
    """What the bot is built on."""

    database: Database
    sending: BaseRequest
    polling: BaseRequest
    first: asyncio.Task[list[Json]] | None = None
    """The first question, where it is asked already."""


@asynccontextmanager
async def lay(settings: Settings, home: Path = HOME, *, asks: bool = False) -> AsyncIterator[Ground]:
    """Open the database and bring it to today's tables, then connect to Telegram; `asks` at once what has come.

    Raises:
        Taken: another bot has this SQLite file.
        Away: the database cannot be reached.
    """
    async with AsyncExitStack() as stack:
        stack.enter_context(alone(settings.database_url))
        database = open_database(settings.database_url, Vault(settings.data_key.get_secret_value()))
        stack.push_async_callback(database.close)
        await migrate(settings.database_url, home)
        sending, polling = connections(settings.telegram_api_url)
        for connection in (sending, polling):
            await connection.initialize()
            stack.push_async_callback(connection.shutdown)
        first = None
        if asks and database.is_embedded and not settings.webhook_url:  # of several bots only one may ask
            first = asyncio.create_task(fetch(polling, f"{settings.telegram_api_url}/bot{settings.token}"))
            stack.push_async_callback(_take_back, first)
        yield Ground(database, sending, polling, first)


async def _take_back(question: asyncio.Task[list[Json]]) -> None:
    """End a question before its connection is closed."""
    question.cancel()
    await asyncio.wait([question])
