"""Migrations, for SQLite and PostgreSQL alike.

The engine here is its own and has no pragmas: with foreign keys on, rebuilding a table on SQLite would delete the
rows that point to it. A migration is one transaction on SQLite too, which its driver would otherwise end with every
table: whoever is killed in the middle of it has done nothing.
"""

import asyncio
from typing import Any, Literal

from alembic import context
from alembic.autogenerate.api import AutogenContext
from sqlalchemy import event, pool
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import create_async_engine

from bot.settings import Settings
from bot.store.tables import Base
from bot.store.types import UtcDateTime


def render(kind: str, thing: Any, _autogen: AutogenContext) -> str | Literal[False]:
    """Write our own column types as plain ones: a migration must not import tomorrow's code."""
    if kind == "type" and isinstance(thing, UtcDateTime):
        return "sa.DateTime(timezone=True)"
    return False


def run(connection: Connection) -> None:
    """Run the migrations in one transaction."""
    context.configure(
        connection=connection,
        target_metadata=Base.metadata,
        render_as_batch=True,
        compare_type=True,
        render_item=render,
        transactional_ddl=True,
    )
    with context.begin_transaction():
        context.run_migrations()


async def main() -> None:
    """Open a connection of our own."""
    url = context.config.attributes.get("url") or Settings().database_url
    engine = create_async_engine(url, poolclass=pool.NullPool, hide_parameters=True)
    if engine.dialect.name == "sqlite":
        event.listen(engine.sync_engine, "connect", _say_begin_ourselves)
        event.listen(engine.sync_engine, "begin", lambda begun: begun.exec_driver_sql("BEGIN IMMEDIATE"))
    async with engine.connect() as connection:
        await connection.run_sync(run)
        await connection.commit()
    await engine.dispose()


def _say_begin_ourselves(connection: Any, _record: Any) -> None:
    connection.isolation_level = None


asyncio.run(main())
