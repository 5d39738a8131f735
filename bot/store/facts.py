"""What the bot remembers of itself, and what time the database's own clock says it is."""

from datetime import datetime, timedelta

from sqlalchemy import func, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.insert import put
from bot.store.tables import FactRow


async def recall(db: AsyncSession, key: str) -> str | None:
    """Return a fact."""
    return (await db.execute(select(FactRow.value).where(FactRow.key == key))).scalar_one_or_none()


async def remember(db: AsyncSession, key: str, value: str) -> None:
    """Write a fact down, over an older one."""
    await put(db, FactRow, {"key": key, "value": value})


async def is_it_about(db: AsyncSession, at: datetime, about: timedelta) -> bool:
    """Return whether it is about this time by the database's own clock, where it has one."""
    if db.get_bind().dialect.name == "sqlite":
        return False
    theirs: datetime = (await db.execute(select(func.clock_timestamp()))).scalar_one()
    return abs(theirs - at) < about
