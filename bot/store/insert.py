"""Insert what is not there yet, in one statement, on both databases."""

from typing import Any

from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.tables import Base


async def insert_new(db: AsyncSession, table: type[Base], rows: list[dict[str, Any]]) -> int:
    """Insert the rows whose key is new; answer how many those were."""
    if not rows:
        return 0
    dialect = postgresql if db.get_bind().dialect.name == "postgresql" else sqlite
    result = await db.execute(dialect.insert(table).values(rows).on_conflict_do_nothing())
    return int(result.rowcount)  # type: ignore[attr-defined] # an INSERT's result has it; the stub speaks of any result
