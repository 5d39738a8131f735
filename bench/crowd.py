"""A crowd in the bot's database: people past their first run, each with a reminder tomorrow, or one that is due.

The rule: rows as the bot would write them, many in a statement; a large crowd is a small one, copied.
"""

import asyncio
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from importlib.metadata import version
from typing import Any

from sqlalchemy import insert, literal, select, update

from bot.coach.chores import PLANNED_BY, planned_by
from bot.core.rules.alarms import AlarmKind
from bot.core.rules.profile import Profile
from bot.core.rules.reminder import EVERY_DAY, Plan, next_at
from bot.core.rules.screening import VERSION
from bot.home import HOME
from bot.store import Database, Transaction, alarms, facts, open_database, people
from bot.store.migrate import migrate
from bot.store.serialization import serialize_profile
from bot.store.tables import AlarmRow, PersonRow
from bot.store.vault import Vault

FIRST = 7_000_000_001
BATCH = 10_000
"""People in one transaction."""
ARRIVED = Profile(
    "en",
    consent=True,
    unwarned=True,
    screened=True,
    screened_at=datetime(2026, 3, 1, tzinfo=UTC),
    screening=VERSION,
    zone="Europe/London",
    week=EVERY_DAY,
)
PLAN = Plan("Europe/London", EVERY_DAY)

migrating = asyncio.Lock()
"""Alembic has room for one migration in a process."""


@asynccontextmanager
async def opened(url: str) -> AsyncIterator[Database]:
    """Have a bot's database, with its tables, until the block ends."""
    database = open_database(url, Vault())  # makes the folder of a file
    async with migrating:
        await migrate(url, HOME)
    try:
        yield database
    finally:
        await database.close()


async def enlist(database: Database, crowd: range, now: datetime) -> None:
    """Write people down, and when each is next reminded."""
    await arrive(database, crowd, now)
    await plan(database, crowd, now)


async def arrive(database: Database, crowd: range, now: datetime) -> None:
    """Write people down, and what they answered in their first run."""
    row = PersonRow()
    serialize_profile(ARRIVED, row)
    answers = {name: value for name, value in vars(row).items() if not name.startswith("_")}
    for batch in _batches(crowd):
        async with database.begin() as db:
            await people.insert_missing(db, ((person, ARRIVED.language) for person in batch), now)
            await db.execute(update(PersonRow).where(PersonRow.id.between(batch[0], batch[-1])).values(**answers))


async def plan(database: Database, crowd: range, now: datetime) -> None:
    """Set everybody's next reminder."""
    for batch in _batches(crowd):
        async with database.begin() as db:
            await alarms.set_alarms(db, AlarmKind.REMINDER, {one: next_at(PLAN, now) for one in batch})


async def multiply(database: Database, crowd: range, times: int) -> None:
    """Copy a crowd until it is so many times as large, in ids behind its own; each copy is reminded a second later."""
    async with database.reading() as db:
        at = (await db.execute(select(AlarmRow.at).where(AlarmRow.subject == crowd[0]))).scalar_one()
    for nth in range(1, times):
        behind = nth * len(crowd)
        later = {AlarmRow.subject: AlarmRow.subject + behind, AlarmRow.at: literal(at + timedelta(seconds=nth))}
        async with database.begin() as db:
            await _copy(db, crowd, PersonRow.id, {PersonRow.id: PersonRow.id + behind})
            await _copy(db, crowd, AlarmRow.subject, later)


async def make_due(database: Database, whom: range, at: datetime) -> None:
    """Let these people's reminders be due at an instant; a range with a step is spread over the crowd."""
    spread = (AlarmRow.subject - whom[0]) % whom.step == 0
    its = AlarmRow.kind == AlarmKind.REMINDER, AlarmRow.subject.between(whom[0], whom[-1]), spread
    async with database.begin() as db:
        await db.execute(update(AlarmRow).where(*its).values(at=at))


async def keep_plans(database: Database) -> None:
    """Let a start not compute every plan anew: the crowd's were made by the rules of today."""
    async with database.begin() as db:
        await facts.remember(db, PLANNED_BY, planned_by(version("tzdata")))


async def _copy(db: Transaction, crowd: range, key: Any, changed: Mapping[Any, Any]) -> None:
    """Copy the rows of a crowd within their table, with some columns changed."""
    columns = key.class_.__table__.columns
    values = {column.name: column for column in columns} | {column.name: value for column, value in changed.items()}
    rows = select(*values.values()).where(key.between(crowd[0], crowd[-1]))
    await db.execute(insert(key.class_).from_select(list(values), rows))


def _batches(crowd: range) -> Iterator[range]:
    return (crowd[start : start + BATCH] for start in range(0, len(crowd), BATCH))
