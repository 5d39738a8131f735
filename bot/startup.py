"""What must stand before anybody is heard, and the first question to Telegram.

The rule: Telegram is asked when the content is sound and the tables are today's, and nothing is imported here that the
question can do without: while it is on its way, the coach moves in. It confirms nothing, so nothing is lost by it.
"""

import asyncio
import os
import socket
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from pathlib import Path

from httpx import InvalidURL
from telegram.request import BaseRequest

from bot.chat.wire import Json, connections, fetch
from bot.home import HOME
from bot.settings import Settings
from bot.store.address import file_of
from bot.store.database import Database, open_database
from bot.store.deleted import DeletedPersons
from bot.store.keys import Keys, find_keys, is_sealed_as_today
from bot.store.lock import alone
from bot.store.migrate import Migrated, migrate
from bot.store.private import deleted_of
from bot.store.vault import Vault
from bot.wrong_start import WrongStart

BACKLOG = 128
"""Callers that may wait to be let in."""
NO_FILE = Path("data/footing.db")
"""Beside which file, as it were, a server's database keeps who has had everything deleted."""
CERTIFICATES = ("SSL_CERT_FILE", "SSL_CERT_DIR")
"""Where the environment may name certificates; the first that does is taken."""


@dataclass(frozen=True, slots=True)
class Resources:
    """What the bot is built on."""

    database: Database
    sending: BaseRequest
    polling: BaseRequest
    first: asyncio.Task[list[Json]] | None = None
    """The first question, where it is asked already."""
    listener: socket.socket | None = None
    """Where we are called, if we are."""
    keys: Keys = field(default_factory=Keys)
    """Those of the vault; with the file of one that was made by this start."""
    migrated: Migrated | None = None
    """What this start did to a database that was behind."""


@asynccontextmanager
async def open_resources(settings: Settings, home: Path = HOME, *, asks: bool = False) -> AsyncIterator[Resources]:
    """Open the database and bring it to today's tables, then connect to Telegram; `asks` at once what has come.

    Raises:
        WrongStart: something is not as it must be, and stays so.
        DatabaseUnavailable: the database cannot be reached.
    """
    async with AsyncExitStack() as stack:
        listener = stack.enter_context(_listening(settings.listen)) if settings.listen else None
        stack.enter_context(alone(settings.database_url))
        migrated = await migrate(settings.database_url, home)
        database = open_database(settings.database_url, Vault())
        stack.push_async_callback(database.close)
        keys = await furnish(database, settings)
        sending, polling = _connected(settings.telegram_api_url)
        for connection in (sending, polling):
            await connection.initialize()
            stack.push_async_callback(connection.shutdown)
        first = None
        if asks and database.is_embedded and not settings.webhook_url:  # of several bots only one may ask
            first = asyncio.create_task(fetch(polling, f"{settings.telegram_api_url}/bot{settings.token}"))
            stack.push_async_callback(_take_back, first)
        yield Resources(database, sending, polling, first, listener, keys, migrated)


@contextmanager
def _listening(address: str) -> Iterator[socket.socket]:
    """Take host:port, until the block ends.

    Raises:
        WrongStart: it is not to be had.
    """
    host, _, port = address.rpartition(":")
    host = host.strip("[]")
    try:
        listener = socket.create_server(
            (host, int(port)), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=BACKLOG
        )
    except (OSError, UnicodeError) as error:
        why = (getattr(error, "strerror", None) or "").partition(" (")[0]
        raise WrongStart("operator.listen", address=address, why=why) from error
    with listener:
        yield listener


async def furnish(database: Database, settings: Settings) -> Keys:
    """Give the database its vault, and the file of those who have had everything deleted; return the keys.

    Words that an older release has sealed are sealed anew.

    Raises:
        WrongStart: a key is missing, or its file cannot be read.
    """
    file = file_of(settings.database_url)
    async with database.reading() as db:
        keys = await find_keys(db, settings.data_key.get_secret_value(), file)
        is_todays = await is_sealed_as_today(db)
    database.vault = Vault(keys.keys)
    database.deleted = DeletedPersons(settings.deleted_file or deleted_of(file or NO_FILE), database.vault)
    if not is_todays:
        from bot.store.rekey import rekey  # noqa: PLC0415 # once in the life of a database

        await rekey(database, pause=0.0)
    return keys


def _connected(server: str) -> tuple[BaseRequest, BaseRequest]:
    """Make the connections to Telegram.

    Raises:
        WrongStart: the environment names certificates or a proxy that cannot be used.
    """
    name = next((name for name in CERTIFICATES if os.environ.get(name)), "")
    path = os.environ.get(name, "")
    if server.startswith("https:") and path and not Path(path).exists():
        raise WrongStart("operator.certificates", name=name, path=path)
    try:
        return connections(server)
    except OSError as error:
        raise WrongStart("operator.certificates", name=name or "SSL_CERT_FILE", path=path) from error
    except (ImportError, RuntimeError, ValueError, InvalidURL) as error:
        raise WrongStart("operator.proxy") from error


async def _take_back(question: asyncio.Task[list[Json]]) -> None:
    """End a question before its connection is closed."""
    question.cancel()
    await asyncio.wait([question])
