"""What the bot remembers of itself."""

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.insert import put
from bot.store.tables import FactRow


async def recall(db: AsyncSession, key: str) -> str | None:
    """Answer a fact."""
    return (await db.execute(select(FactRow.value).where(FactRow.key == key))).scalar_one_or_none()


async def remember(db: AsyncSession, key: str, value: str) -> None:
    """Write a fact down, over an older one."""
    await put(db, FactRow, {"key": key, "value": value})
