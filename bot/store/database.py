"""Engines and transactions, on SQLite and PostgreSQL.

The rule for SQLite: one writer, and it says so at once (BEGIN IMMEDIATE); without it three of four concurrent
increments were lost without an error when it was tried.
"""

import asyncio
import logging
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from typing import Any
from uuid import uuid4

from sqlalchemy import event
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine

from bot.store.address import file_of
from bot.store.deleted import DeletedPersons
from bot.store.errors import translate_errors
from bot.store.private import make_folder
from bot.store.vault import Vault

log = logging.getLogger(__name__)

PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "busy_timeout=5000", "foreign_keys=ON", "secure_delete=ON")
"""FULL: an update is confirmed to Telegram only after it would survive a power cut. What is deleted is overwritten."""

PATIENCE = {"lock_timeout": "5000", "idle_in_transaction_session_timeout": "10000"}
"""Milliseconds. A bot that is frozen in the middle of a transaction loses it, and the locks that it had."""

FEW = 5
"""Connections to PostgreSQL, and as many more under load: more of them only wait for one another, and were slower."""
SCRUBS, SCRUB_AGAIN, SCRUB_WAIT = 10, 0.2, 0.05
"""How often the log is tried to be emptied, after how many seconds again, and how long each try may wait."""
AUTOCOMMIT = "footing_autocommit"
SINGLE = {AUTOCOMMIT: True}
"""What tells SQLite that each statement is a transaction by itself."""


class Database:
    """Where transactions come from."""

    def __init__(self, engine: AsyncEngine, reader: AsyncEngine, vault: Vault) -> None:
        self._engine = engine
        self._reader = reader
        self.vault = vault
        """Another may be put in before anything is sealed: a key is looked for with the database at hand."""
        self.deleted: DeletedPersons | None = None
        """Where it is kept who has had everything deleted; None where nothing has to be remembered."""
        self.is_embedded = engine.dialect.name == "sqlite"
        """One process alone has this database."""
        self.bot = "alone" if self.is_embedded else str(uuid4())
        """Who we are among the bots on this database."""
        self._writes = async_sessionmaker(
            engine, expire_on_commit=False, execution_options={"synchronize_session": False}
        )
        self._singles = async_sessionmaker(
            engine.execution_options(**(SINGLE if self.is_embedded else {"isolation_level": "AUTOCOMMIT"})),
            execution_options={"synchronize_session": False},
        )
        self._reads = async_sessionmaker(reader, expire_on_commit=False)

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[AsyncSession]:
        """Write: committed at the end of the block, or not at all.

        Raises:
            DatabaseUnavailable: not at all, and it is worth another try.
        """
        with translate_errors():
            async with self._writes.begin() as db:
                yield db

    @asynccontextmanager
    async def autocommit(self) -> AsyncIterator[AsyncSession]:
        """Write single statements, each a transaction of its own: BEGIN and COMMIT need no round trips.

        Raises:
            DatabaseUnavailable: it is worth another try.
        """
        with translate_errors():
            async with self._singles() as db:
                yield db
                await db.commit()  # writes nothing: it only ends the transaction that SQLAlchemy believes in

    @asynccontextmanager
    async def reading(self) -> AsyncIterator[AsyncSession]:
        """Read, without waiting for the writer."""
        with translate_errors():
            async with self._reads() as db:
                yield db

    async def scrub(self) -> None:
        """Take what was deleted out of SQLite's log as well, at once; a reader may be in the way for a while.

        Nobody who writes waits for it longer than a moment: a backup may be reading for minutes.
        """
        file = self._engine.url.database
        for _ in range(SCRUBS if self.is_embedded and file else 0):
            if await asyncio.to_thread(_empty_log, str(file)):
                return
            await asyncio.sleep(SCRUB_AGAIN)
        if self.is_embedded:
            log.warning("database.not-scrubbed")

    async def close(self) -> None:
        """Give every connection back."""
        await self._reader.dispose()
        await self._engine.dispose()


def open_database(url: str, vault: Vault) -> Database:
    """Open the database; a SQLite file's folder is made where it is missing."""
    # hide_parameters: an error's text must not carry what a person wrote
    if not url.startswith("sqlite"):
        engine = create_async_engine(
            url, pool_size=FEW, max_overflow=FEW, hide_parameters=True, connect_args={"server_settings": PATIENCE}
        )
        return Database(engine, engine, vault)
    if path := file_of(url):
        make_folder(path)
    writer = create_async_engine(url, pool_size=1, max_overflow=0, hide_parameters=True)
    reader = create_async_engine(url, pool_size=4, hide_parameters=True)
    for engine in (writer, reader):
        event.listen(engine.sync_engine, "do_connect", _drive)
        event.listen(engine.sync_engine, "connect", _on_connect)
    event.listen(writer.sync_engine, "begin", _begin_immediate)
    return Database(writer, reader, vault)


def _drive(_dialect: Any, _record: Any, _arguments: Any, how: dict[str, Any]) -> None:
    from bot.store import sqlite  # noqa: PLC0415 # PostgreSQL needs no driver of SQLite's

    how["async_creator_fn"] = sqlite.connect


def _on_connect(connection: Any, _record: Any) -> None:
    connection.isolation_level = None  # we say BEGIN ourselves; the driver would say it too late
    cursor = connection.cursor()
    for pragma in PRAGMAS:
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begin_immediate(connection: Connection) -> None:
    if not connection.get_execution_options().get(AUTOCOMMIT):
        driver: Any = connection.connection.driver_connection
        driver.begins = True


def _empty_log(file: str) -> bool:
    """Write what stands in a file's log into the file, and empty it; return False where somebody is in the way."""
    try:
        with closing(sqlite3.connect(file, timeout=SCRUB_WAIT)) as connection:
            return bool(connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()[0] == 0)
    except sqlite3.Error:
        return False
