"""The inbox: an update is written here before it is confirmed, and leaves in the transaction of its effect."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, bindparam, delete, exists, or_, select, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import aliased

from bot.core.doubt import BEYOND
from bot.store.insert import insert_new
from bot.store.tables import InboxRow, InboxState

FIRST = (
    select(InboxRow)
    .where(InboxRow.state == InboxState.OPEN, InboxRow.person_id == bindparam("person"))
    .order_by(InboxRow.urgent.desc(), InboxRow.update_id)
    .limit(2)
)
_before = aliased(InboxRow)
TAKEN = (
    update(InboxRow)
    .where(InboxRow.update_id == bindparam("its_id"), InboxRow.state == InboxState.OPEN)
    .where(
        ~exists().where(
            _before.person_id == bindparam("its_person"),
            _before.state == InboxState.OPEN,
            or_(
                _before.urgent > InboxRow.urgent,
                and_(_before.urgent == InboxRow.urgent, _before.update_id < InboxRow.update_id),
            ),
        )
    )
    .values(state=InboxState.DONE, body=None)
)
TRIES = 3
"""After so many failures an update is set aside."""


@dataclass(frozen=True, slots=True)
class Arrived:
    """An update as it is taken in."""

    update_id: int
    person_id: int
    language: str
    urgent: bool
    body: str | None
    """Sealed; None where there was too much at once of this person, and it is not heard."""
    message_id: int | None = None
    """The message that it is about."""
    may_begin: bool = True
    """A person may be new by it; not by leaving."""


async def take_in(db: AsyncSession, arrived: Iterable[Arrived], now: datetime) -> None:
    """Write a batch down; a repeated update changes nothing."""
    rows = [
        {
            "update_id": item.update_id,
            "person_id": item.person_id,
            "urgent": item.urgent,
            "body": item.body,
            "received_at": now,
            "state": InboxState.OPEN if item.body is not None else InboxState.DONE,
            "tries": 0,
            "message_id": item.message_id,
        }
        for item in arrived
    ]
    await insert_new(db, InboxRow, *rows)


async def waiting(db: AsyncSession, since: datetime) -> list[int]:
    """Return the people whose updates have been open since then, longest waiting first.

    What came at a moment that is still to come was written down by a clock that was wrong: it waits no longer.
    """
    mine = (
        InboxRow.state == InboxState.OPEN,
        or_(InboxRow.received_at <= since, InboxRow.received_at > since + BEYOND),
    )
    found = select(InboxRow.person_id).where(*mine).order_by(InboxRow.update_id)
    return list(dict.fromkeys((await db.execute(found)).scalars()))


async def take(db: AsyncSession, update_id: int, person_id: int) -> bool:
    """Mark an update as done and forget what it said, in the transaction of its effect.

    Return False where it is not this person's next: it was done already, or another comes before it.
    """
    return bool((await db.execute(TAKEN, {"its_id": update_id, "its_person": person_id})).rowcount)  # type: ignore[attr-defined] # an UPDATE's result has it


async def is_open(db: AsyncSession, update_id: int) -> bool:
    """Return whether an update is still to be worked off."""
    found = select(InboxRow.update_id).where(InboxRow.update_id == update_id, InboxRow.state == InboxState.OPEN)
    return (await db.execute(found)).scalar_one_or_none() is not None


async def first(db: AsyncSession, person_id: int) -> tuple[InboxRow | None, bool]:
    """Return a person's next update - pain first, then in order of arrival - and whether more are waiting."""
    rows = list((await db.execute(FIRST, {"person": person_id})).scalars())
    return (rows[0] if rows else None), len(rows) > 1


async def failed(db: AsyncSession, update_id: int) -> bool:
    """Count a failure; return whether the update was set aside."""
    row = await db.get_one(InboxRow, update_id)
    row.tries += 1
    if row.tries >= TRIES:
        row.state = InboxState.ASIDE
    return row.state == InboxState.ASIDE


async def forget_nobodys(db: AsyncSession, person_id: int) -> None:
    """Drop the updates of somebody who has no row: they had everything deleted, or left without having been here."""
    await db.execute(delete(InboxRow).where(InboxRow.person_id == person_id))


async def forget(db: AsyncSession, before: datetime) -> None:
    """Drop updates that are done and older than Telegram would repeat."""
    await db.execute(delete(InboxRow).where(InboxRow.state == InboxState.DONE, InboxRow.received_at < before))
    erased = update(InboxRow).where(InboxRow.state == InboxState.ASIDE, InboxRow.received_at < before)
    await db.execute(erased.values(body=None))
