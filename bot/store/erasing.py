"""Everything of one person's: found in every table, and deleted in one transaction.

The rule: a table that knows people is known here, by its column of that name; a test walks them all. Alarms go first:
whoever is just bringing somebody's reminder holds theirs, and what they bring is there to be deleted after it.
"""

from collections.abc import Iterator
from datetime import datetime

from sqlalchemy import ColumnElement, Table, delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.database import Database
from bot.store.deleted import Deletions
from bot.store.tables import AlarmRow, Base, HeardRow, InboxRow, OutboxRow, PersonRow, SessionRow

BATCH = 500
"""People in one transaction."""


def mine(table: Table, person_id: int) -> ColumnElement[bool] | None:
    """Return which rows of a table are a person's; None where it knows no person."""
    if "person_id" in table.c:
        return table.c.person_id == person_id
    if table.name == "people":
        return table.c.id == person_id
    if table.name == "alarms":
        return table.c.subject == person_id
    return None


async def erase(db: AsyncSession, person_id: int) -> None:
    """Delete every row of a person's; what this transaction has in hand of theirs is written no more."""
    first = AlarmRow.__table__
    db.expunge_all()
    for table in (first, *(table for table in reversed(Base.metadata.sorted_tables) if table is not first)):
        theirs = mine(table, person_id)
        if theirs is not None:
            await db.execute(delete(table).where(theirs))


async def delete_again(database: Database, gone: Deletions) -> tuple[int, int]:
    """Delete everybody who has had everything deleted, from a backup; return how many stay, and how many went."""
    stay = went = last = 0
    while True:
        async with database.begin() as db:
            found = select(PersonRow.id, PersonRow.created_at).where(PersonRow.id > last).order_by(PersonRow.id)
            people = (await db.execute(found.limit(BATCH))).all()
            leaving = [row.id for row in people if gone.is_gone(row.id, row.created_at)]
            for person_id in leaving:
                await erase(db, person_id)
        if not people:
            return stay, went
        last, stay, went = people[-1].id, stay + len(people) - len(leaving), went + len(leaving)


async def message_ids(db: AsyncSession, person_id: int, since: datetime) -> list[int]:
    """Return the messages on a person's phone, ours and theirs, that we know of and that are no older."""
    columns = (
        select(InboxRow.message_id).where(InboxRow.person_id == person_id, InboxRow.received_at >= since),
        select(OutboxRow.message_id).where(OutboxRow.person_id == person_id, OutboxRow.since >= since),
        select(OutboxRow.edits).where(OutboxRow.person_id == person_id, OutboxRow.since >= since),
        select(HeardRow.message_id).where(HeardRow.person_id == person_id, HeardRow.at >= since),
    )
    found = {message_id for column in columns for message_id in (await db.execute(column)).scalars()}
    shown = select(SessionRow).where(SessionRow.person_id == person_id, SessionRow.until >= since)
    for row in (await db.execute(shown)).scalars():
        found |= {*_shown(row)}
    return sorted(message_id for message_id in found if message_id)


def _shown(row: SessionRow) -> Iterator[int | None]:
    yield row.message_id
    yield row.loop_id
    yield from row.lines.values()
