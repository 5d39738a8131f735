"""When sessions next need a tick. It stands in the session's own row: what changes a session sets its alarm with it.

The rule is that of alarms: a claim is a lease, the lease is simply the next time, and ticking for nothing is harmless.
"""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, func, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.tables import SessionRow
from bot.store.types import Lease


@dataclass(frozen=True, slots=True)
class ClaimedSession:
    """A session in our hands until `until`; `due` is when it was meant to be woken."""

    session_id: int
    person_id: int
    due: datetime
    until: datetime


async def claim(db: AsyncSession, lease: Lease, most: int) -> list[ClaimedSession]:
    """Take the sessions that are due, soonest first; nobody else gets them until the lease is over."""
    if most <= 0:
        return []
    due = (
        select(SessionRow.id, SessionRow.person_id, SessionRow.wakes_at)
        .where(SessionRow.wakes_at <= lease.since)
        .order_by(SessionRow.wakes_at)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    found = [ClaimedSession(row.id, row.person_id, row.wakes_at, lease.until) for row in await db.execute(due)]
    if found:
        taken = update(SessionRow).where(SessionRow.id.in_([each.session_id for each in found]))
        await db.execute(taken.values(wakes_at=lease.until))
    return found


async def bring_forward(db: AsyncSession, bot: str, now: datetime, absurd: datetime) -> None:
    """After a clock was put back, look at once at what a bot would wake later, and at what nobody would in a day."""
    later = or_(and_(SessionRow.shower == bot, SessionRow.wakes_at > now), SessionRow.wakes_at > absurd)
    await db.execute(update(SessionRow).where(later).values(wakes_at=now))


async def of_person(db: AsyncSession, person_id: int) -> datetime | None:
    """Return when a person's session next needs a tick."""
    found = select(func.min(SessionRow.wakes_at)).where(SessionRow.person_id == person_id, SessionRow.over.is_(False))
    return (await db.execute(found)).scalar_one_or_none()
