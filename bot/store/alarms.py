"""Alarms: claimed in one statement; the lease is simply the next time they are due.

Reminders are not claimed here: a whole morning's worth has a way of its own (reminders.py). A session's alarm stands in
its own row (ticks.py).
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import cast

from sqlalchemy import Table, bindparam, delete, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.rules.alarms import AlarmKind
from bot.store.insert import put
from bot.store.tables import AlarmRow, PersonRow
from bot.store.types import Lease

TAKEN_OFF = delete(cast("Table", AlarmRow.__table__)).where(
    AlarmRow.kind == bindparam("its_kind"), AlarmRow.subject == bindparam("its_subject")
)


@dataclass(frozen=True, slots=True)
class ClaimedAlarm:
    """An alarm in our hands until `until`; `due` is when it was meant to be due."""

    kind: AlarmKind
    subject: int
    due: datetime
    until: datetime


async def set_alarm(db: AsyncSession, kind: AlarmKind, subject: int, at: datetime | None) -> None:
    """Set, move or take off an alarm."""
    await set_alarms(db, kind, {subject: at})


async def set_alarms(db: AsyncSession, kind: AlarmKind, ats: Mapping[int, datetime | None]) -> None:
    """Set, move or take off the alarms of many subjects at once."""
    await put(db, AlarmRow, *({"kind": kind, "subject": subject, "at": at} for subject, at in ats.items() if at))
    taken_off = [{"its_kind": kind, "its_subject": subject} for subject, at in ats.items() if at is None]
    if taken_off:
        await db.execute(TAKEN_OFF, taken_off)


async def claim(db: AsyncSession, kinds: Collection[AlarmKind], lease: Lease, most: int) -> list[ClaimedAlarm]:
    """Take the alarms of these kinds that are due, soonest first; nobody else gets them until the lease is over."""
    if not kinds or most <= 0:
        return []
    due = (
        select(AlarmRow.kind, AlarmRow.subject, AlarmRow.at)
        .where(AlarmRow.kind.in_(kinds), AlarmRow.at <= lease.since)
        .order_by(AlarmRow.at)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    found = (await db.execute(due)).all()
    if not found:
        return []
    keys = [(row.kind, row.subject) for row in found]
    taken = update(AlarmRow).where(tuple_(AlarmRow.kind, AlarmRow.subject).in_(keys))
    await db.execute(taken.values(at=lease.until))
    return [ClaimedAlarm(AlarmKind(row.kind), row.subject, row.at, lease.until) for row in found]


async def is_ours(db: AsyncSession, alarm: ClaimedAlarm) -> bool:
    """Return whether an alarm still stands as we claimed it: the fence against a process that slept past its lease."""
    found = select(AlarmRow.at).where(AlarmRow.kind == alarm.kind, AlarmRow.subject == alarm.subject)
    return (await db.execute(found)).scalar_one_or_none() == alarm.until


async def ahead(db: AsyncSession, kind: AlarmKind, now: datetime) -> list[tuple[int, datetime, str | None]]:
    """Return whose alarms of a kind are still to come, when, and in which zone those people are."""
    mine = select(AlarmRow.subject, AlarmRow.at, PersonRow.zone).join(PersonRow, PersonRow.id == AlarmRow.subject)
    found = await db.execute(mine.where(AlarmRow.kind == kind, AlarmRow.at > now))
    return [(row.subject, row.at, row.zone) for row in found]


async def alarm_at(db: AsyncSession, kind: AlarmKind, subject: int) -> datetime | None:
    """Return when an alarm is due."""
    found = select(AlarmRow.at).where(AlarmRow.kind == kind, AlarmRow.subject == subject)
    return (await db.execute(found)).scalar_one_or_none()
