"""Who among several bots does what only one may do. The clock is the database's, so that the bots' own do not matter.

The rule: a lease ends by itself. Whoever sleeps past it may wake and still believe in it: what they then do must be
harmless, and is (an update taken in twice is one, and only what was written is confirmed).
"""

from datetime import timedelta

from sqlalchemy import delete, func, or_
from sqlalchemy.dialects.postgresql import insert
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.tables import LeaseRow


async def acquire(db: AsyncSession, name: str, holder: str, length: timedelta) -> bool:
    """Take a lease that is free, or keep one that is ours; return whether it is ours now."""
    now = func.clock_timestamp()
    wanted = insert(LeaseRow).values(name=name, holder=holder, until=now + length)
    taken = wanted.on_conflict_do_update(
        index_elements=[LeaseRow.name],
        set_={"holder": wanted.excluded.holder, "until": wanted.excluded.until},
        where=or_(LeaseRow.until <= now, LeaseRow.holder == holder),
    )
    return bool((await db.execute(taken)).rowcount)  # type: ignore[attr-defined] # an INSERT's result has it


async def release(db: AsyncSession, name: str, holder: str) -> None:
    """End a lease of ours before its time, so that nobody has to wait for it."""
    await db.execute(delete(LeaseRow).where(LeaseRow.name == name, LeaseRow.holder == holder))
