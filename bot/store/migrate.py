"""Bring the database to today's tables. Alembic is imported only where the database is behind.

The rule: a database is ours and whole, or empty, or nothing is written to it. A SQLite file is copied before it is
migrated, and where it cannot be copied it is not migrated either.
"""

import asyncio
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import create_async_engine

from bot.store.address import file_of
from bot.store.errors import translate_errors
from bot.store.opening import first_connection, look_into
from bot.wrong_start import WrongStart

LOCK = 0x666F6F74
"""The advisory lock of the migration, held until ours is done; a SQLite file has one process alone."""
HEAD = "0012"
"""The newest migration; a test holds it to alembic/versions."""
TABLES = frozenset(
    (
        *(
            "people",
            "inbox",
            "outbox",
            "alarms",
            "tapes",
            "sessions",
            "feedback",
            "days",
            "reports",
            "agreements",
            "heard",
            "further_words",
        ),
        *("leases", "budget", "facts", "uploads"),
    )
)
"""Today's tables. A test holds them to tables.py, which is slow to import, and the first question of a start waits."""
VERSION = "alembic_version"
MAY_WRITE = (
    "SELECT bool_and(has_table_privilege(quote_ident(name), 'SELECT') AND has_table_privilege(quote_ident(name),"
    " 'INSERT') AND has_table_privilege(quote_ident(name), 'UPDATE') AND has_table_privilege(quote_ident(name),"
    " 'DELETE')) FROM unnest(CAST(:names AS text[])) AS name"
)


@dataclass(frozen=True, slots=True)
class Migrated:
    """What was done to a database that was behind."""

    before: str
    """Its version until then; nothing of one that is new."""
    copy: Path | None
    """What it was, if it is a file and was not new."""


async def migrate(url: str, home: Path, *, copies: bool = True) -> Migrated | None:
    """Run the migrations that are missing, from alembic/ under `home`; of several bots one does it, the rest wait.

    Args:
        url: the database.
        home: where alembic/ lies.
        copies: keep what a SQLite file was beside it.

    Returns:
        what was done; None where there was nothing to do.

    Raises:
        WrongStart: it is no database of ours, or nothing can be written to it.
        DatabaseUnavailable: the database cannot be reached.
    """
    if file := file_of(url):
        look_into(file)
    with translate_errors(), first_connection():
        engine = create_async_engine(url, hide_parameters=True)
        try:
            async with engine.connect() as connection:
                await connection.run_sync(_may_write)
                if await connection.run_sync(_is_todays, home):
                    await connection.run_sync(_may_write_each)
                    return None
                if engine.dialect.name == "postgresql":
                    await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
                if await connection.run_sync(_is_todays, home):
                    return None
                before = ", ".join(await connection.run_sync(_versions))
                copy = await asyncio.to_thread(_copied, file) if file and before and copies else None
                await asyncio.to_thread(_upgrade, url, home)
                return Migrated(before, copy)
        finally:
            await engine.dispose()


async def is_todays(url: str, home: Path) -> bool:
    """Return whether a database has today's tables.

    Raises:
        WrongStart, DatabaseUnavailable: as above.
    """
    with translate_errors(), first_connection():
        engine = create_async_engine(url, hide_parameters=True)
        try:
            async with engine.connect() as connection:
                return await connection.run_sync(_is_todays, home)
        finally:
            await engine.dispose()


def _may_write(connection: Connection) -> None:
    """Check that anything can be written at all.

    Raises:
        WrongStart: nothing can. A SQLite file was looked into before.
    """
    if (
        connection.dialect.name == "postgresql"
        and connection.scalar(text("SELECT current_setting('transaction_read_only')")) == "on"
    ):
        raise WrongStart("operator.database-read-only")


def _may_write_each(connection: Connection) -> None:
    """Check that the user of a PostgreSQL database may write to our tables."""
    names = sorted(TABLES)
    if connection.dialect.name == "postgresql" and not connection.scalar(text(MAY_WRITE), {"names": names}):
        raise WrongStart("operator.database-rights")


def _is_todays(connection: Connection, home: Path) -> bool:
    """Return whether the tables are today's.

    Raises:
        WrongStart: they are a newer release's, somebody else's, or not all there.
    """
    names = set(inspect(connection).get_table_names())
    found = _versions(connection)
    if found == [HEAD]:
        if TABLES - names:
            raise WrongStart("operator.database-broken")
        return True
    if set(found) - {path.stem.partition("_")[0] for path in (home / "alembic" / "versions").glob("*.py")}:
        raise WrongStart("operator.database-newer", version=", ".join(found), known=HEAD)
    others = names - {VERSION}
    if not found and (others if connection.dialect.name == "sqlite" else others & TABLES):
        raise WrongStart("operator.database-foreign")
    return False


def _versions(connection: Connection) -> list[str]:
    """Return the version of a database, as a list of one; nothing where it has none."""
    if VERSION not in inspect(connection).get_table_names():
        return []
    return list(connection.scalars(text(f"SELECT version_num FROM {VERSION}")))  # noqa: S608 # nosec B608 # a name of ours


def _copied(file: Path) -> Path:
    """Copy a SQLite file as it is, and return the copy.

    Raises:
        WrongStart: it cannot be copied.
    """
    from bot.store.backup import copy_out  # noqa: PLC0415 # seldom needed

    number = 1
    while (copy := file.with_name(f"{file.name}.before-{HEAD}-{number}")).exists():
        number += 1
    copy_out(file, copy)
    return copy


def _upgrade(url: str, home: Path) -> None:
    from alembic import command  # noqa: PLC0415 # heavy, and seldom needed
    from alembic.config import Config  # noqa: PLC0415 # as above

    config = Config()
    config.set_main_option("script_location", str(home / "alembic"))
    config.attributes["url"] = url
    command.upgrade(config, "head")
