"""What has been kept for long enough: people who were not here for long, and sessions of long ago.

The rule: a few at a time, found by an index; whoever goes through them decides again with the person's row locked.
"""

from datetime import date, datetime

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.tables import PersonRow, SessionRow


async def begin_to_count(db: AsyncSession, today: date, most: int) -> int:
    """Let people of an older release, of whom nobody knows when they were here, have been here today."""
    unknown = select(PersonRow.id).where(PersonRow.seen_on.is_(None)).limit(most)
    counted = await db.execute(update(PersonRow).where(PersonRow.id.in_(unknown)).values(seen_on=today))
    return int(counted.rowcount)  # type: ignore[attr-defined] # an UPDATE's result has it


async def untold(db: AsyncSession, before: date, after: int, most: int) -> list[int]:
    """Return people who were last here before then and have not been told yet, in order."""
    found = select(PersonRow.id).where(PersonRow.seen_on < before, PersonRow.leaves_on.is_(None))
    return list((await db.execute(found.where(PersonRow.id > after).order_by(PersonRow.id).limit(most))).scalars())


async def told(db: AsyncSession, before: date, today: date, after: int, most: int) -> list[int]:
    """Return people who were last here before then, and whose time is up, in order."""
    found = select(PersonRow.id).where(PersonRow.seen_on < before, PersonRow.leaves_on <= today)
    return list((await db.execute(found.where(PersonRow.id > after).order_by(PersonRow.id).limit(most))).scalars())


async def reduce(db: AsyncSession, before: datetime, most: int) -> int:
    """Delete the oldest sessions from before then; of each, its line of the day log and its feedback stay.

    The newest of all stays: on SQLite its number would be given again. Return how many were deleted.
    """
    oldest = select(SessionRow.id, SessionRow.created_at).order_by(SessionRow.id).limit(most)
    newest = (await db.execute(select(func.max(SessionRow.id)))).scalar_one()
    old = [row.id for row in await db.execute(oldest) if row.created_at < before and row.id != newest]
    if old:
        await db.execute(delete(SessionRow).where(SessionRow.id.in_(old)))
    return len(old)
