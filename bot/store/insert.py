"""Insert what is not there yet, or over what is, in one statement, on both databases.

The rule: a statement is made once for each table, so that SQLAlchemy compiles it once.
"""

from functools import cache
from typing import Any, cast

from sqlalchemy import Table
from sqlalchemy.dialects.sqlite import Insert, insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.tables import Base


async def insert_new(db: AsyncSession, table: type[Base], *rows: dict[str, Any]) -> bool:
    """Insert the rows whose key is new; return whether a single row was."""
    if not rows:
        return False
    result = await db.execute(_new(table, db.get_bind().dialect.name), rows[0] if len(rows) == 1 else list(rows))
    return len(rows) == 1 and bool(result.rowcount)  # type: ignore[attr-defined] # an INSERT's result has it


async def put(db: AsyncSession, table: type[Base], *rows: dict[str, Any]) -> None:
    """Insert rows, each over the one with the same key."""
    if rows:
        await db.execute(_over(table, db.get_bind().dialect.name), rows[0] if len(rows) == 1 else list(rows))


@cache
def _new(table: type[Base], dialect: str) -> Insert:
    return _insert(table, dialect).on_conflict_do_nothing()


@cache
def _over(table: type[Base], dialect: str) -> Insert:
    statement = _insert(table, dialect)
    columns = table.__table__.columns
    values = {column.name: statement.excluded[column.name] for column in columns if not column.primary_key}
    return statement.on_conflict_do_update(index_elements=[c.name for c in columns if c.primary_key], set_=values)


def _insert(table: type[Base], dialect: str) -> Insert:
    """Begin an INSERT in the database's dialect; the two have the same methods."""
    if dialect == "postgresql":
        from sqlalchemy.dialects import postgresql  # noqa: PLC0415 # nobody else pays for it

        other: Any = postgresql.insert(cast("Table", table.__table__))
        begun: Insert = other
        return begun
    return insert(cast("Table", table.__table__))
