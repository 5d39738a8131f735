"""Bring the database to today's tables. Alembic is imported only where the database is behind."""

import asyncio
from pathlib import Path

from sqlalchemy import inspect, text
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import create_async_engine

from bot.store.away import telling

LOCK = 0x666F6F74
"""The advisory lock of the migration, held until ours is done; a SQLite file has one process alone."""
HEAD = "0003"
"""The newest migration; a test holds it to alembic/versions."""


async def migrate(url: str, home: Path) -> None:
    """Run the migrations that are missing, from alembic/ under `home`; of several bots one does it, the rest wait.

    Raises:
        Away: the database cannot be reached.
    """
    engine = create_async_engine(url)
    try:
        with telling():
            async with engine.connect() as connection:
                if await connection.run_sync(_read_version) == HEAD:
                    return
                if engine.dialect.name == "postgresql":
                    await connection.execute(text("SELECT pg_advisory_xact_lock(:key)"), {"key": LOCK})
                if await connection.run_sync(_read_version) != HEAD:
                    await asyncio.to_thread(_upgrade, url, home)
    finally:
        await engine.dispose()


def _read_version(connection: Connection) -> str | None:
    if not inspect(connection).has_table("alembic_version"):
        return None
    found: str | None = connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()
    return found


def _upgrade(url: str, home: Path) -> None:
    from alembic import command  # noqa: PLC0415 # heavy, and seldom needed
    from alembic.config import Config  # noqa: PLC0415 # as above

    config = Config()
    config.set_main_option("script_location", str(home / "alembic"))
    config.attributes["url"] = url
    command.upgrade(config, "head")
