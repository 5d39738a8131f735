"""People: found, made, locked."""

from collections.abc import Iterable
from datetime import datetime

from sqlalchemy import bindparam, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.insert import insert_new
from bot.store.tables import PersonRow

SUNDAY = 6

# key_share: a row that points to a person can be written by others meanwhile; a morning's worth of them is.
LOCKED = select(PersonRow).where(PersonRow.id == bindparam("person")).with_for_update(key_share=True)


async def insert_missing(db: AsyncSession, people: Iterable[tuple[int, str]], now: datetime) -> None:
    """Make a row for everybody who has none yet: (id, language code)."""
    rows = [
        {
            "id": person,
            "created_at": now,
            "language": language,
            "unwarned": False,
            "signs": [],
            "screened": False,
            "screening": 0,
            "cleared": False,
            "sharing": False,
            "arrived": False,
            "usual_asked": False,
            "levels": {},
            "left_out": [],
            "weekly": SUNDAY,
            "ignored": 0,
            "reachable": True,
            "quiet": False,
            "tips": 0,
            "pictures": True,
            "seen_on": now.date(),
            "dark": False,
        }
        for person, language in dict(people).items()
    ]
    await insert_new(db, PersonRow, *rows)


async def some(db: AsyncSession, after: int, most: int) -> list[int]:
    """Return people's ids in order, a batch at a time."""
    found = select(PersonRow.id).where(PersonRow.id > after).order_by(PersonRow.id).limit(most)
    return list((await db.execute(found)).scalars())


async def note_unreachable(db: AsyncSession, person_id: int) -> None:
    """Note that a person has blocked the bot: nothing is sent to them until they return."""
    if person := await lock(db, person_id):
        person.reachable = False


async def lock(db: AsyncSession, person_id: int) -> PersonRow | None:
    """Lock a person's affairs: whoever else wants them waits until this transaction ends."""
    return (await db.execute(LOCKED, {"person": person_id})).scalar_one_or_none()
