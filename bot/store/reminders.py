"""Reminders whose time has come, of many people in one transaction: claimed, moved on, and put into the outbox.

The rule: nobody is waited for. An alarm in somebody else's hands is skipped, and no person's row is locked.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.priority import Priority
from bot.core.rules.alarms import AlarmKind
from bot.core.rules.reminder import Plan
from bot.store.insert import insert_new
from bot.store.serialization import deserialize_plan
from bot.store.tables import AlarmRow, DayRow, OutboxRow, OutboxState, PersonRow


@dataclass(frozen=True, slots=True)
class DueReminder:
    """A reminder's alarm that is due: whose, when it was planned, and by which plan the next one comes."""

    person_id: int
    due: datetime
    zone: str
    plan: Plan | None


async def claim(db: AsyncSession, now: datetime, most: int) -> list[DueReminder]:
    """Take mornings that have come, the oldest first; they are ours until this transaction ends."""
    come = (
        select(AlarmRow.subject, AlarmRow.at, PersonRow.zone, PersonRow.week)
        .join(PersonRow, PersonRow.id == AlarmRow.subject)
        .where(AlarmRow.kind == AlarmKind.REMINDER, AlarmRow.at <= now)
        .order_by(AlarmRow.at)
        .limit(most)
        .with_for_update(of=AlarmRow, skip_locked=True)
    )
    return [
        DueReminder(row.subject, row.at, row.zone, deserialize_plan(row.zone, row.week))
        for row in await db.execute(come)
    ]


async def enqueue(db: AsyncSession, planned: Mapping[int, datetime]) -> None:
    """Put people's reminders into the outbox, by their planned instants; what each says is decided in its turn."""
    # by the instant, not by the day: at a clock change two planned mornings can share one
    rows = [
        {
            "key": f"reminder:{person}:{due.timestamp():.0f}",
            "person_id": person,
            "priority": Priority.REMINDER,
            "state": OutboxState.PENDING,
            "at": due,
            "tries": 0,
            "since": due,
        }
        for person, due in planned.items()
    ]
    await insert_new(db, OutboxRow, *rows)


async def log(db: AsyncSession, days: Iterable[tuple[int, date, str]], kind: str, now: datetime) -> None:
    """Write lines of the day log: (person, day, zone)."""
    lines = [{"person_id": person, "day": day, "zone": zone, "kind": kind, "at": now} for person, day, zone in days]
    await insert_new(db, DayRow, *lines)
