"""What each message said when it was last listened to, so that an edit which says the same is known as such.

The rule: of harmless words nothing is kept but a mark, by which they are known again.
"""

from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import delete, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.insert import insert_new, put
from bot.store.tables import HeardRow
from bot.store.vault import Column, Vault

MOST = 200
"""Messages of a person's that are remembered; the newest."""


@dataclass(frozen=True, slots=True)
class Memory:
    """A message as it was heard."""

    person_id: int
    message_id: int
    mark: str
    words: str | None
    """What was said, where it brought a report and may be kept."""
    report_id: int | None


def mark_of(meaning: str) -> str:
    """Return the mark of what a message means."""
    return sha256(meaning.encode("utf-8", "surrogatepass")).hexdigest()


async def recall(db: AsyncSession, vault: Vault, person_id: int, message_id: int) -> Memory | None:
    """Return what a message said when it was last listened to; None where it is not remembered, or sealed for good."""
    row = await db.get(HeardRow, (person_id, message_id))
    if row is None:
        return None
    try:
        words = vault.open(row.words, person_id, Column.HEARD) if row.words else None
        return Memory(person_id, message_id, vault.open(row.mark, person_id, Column.MARK), words, row.report_id)
    except ValueError:  # sealed with a key that is lost: nobody's pain waits for that
        return None


async def remember(db: AsyncSession, vault: Vault, memory: Memory, now: datetime, *, edited: bool) -> None:
    """Remember what a message says now, and forget a person's oldest where there are too many.

    What it said at first is not remembered over an edit that spoke of pain, and so was heard before it.
    """
    row = {
        "person_id": memory.person_id,
        "message_id": memory.message_id,
        "mark": vault.seal(memory.mark, memory.person_id, Column.MARK),
        "words": vault.seal(memory.words, memory.person_id, Column.HEARD) if memory.words else None,
        "report_id": memory.report_id,
        "at": now,
    }
    await (put if edited else insert_new)(db, HeardRow, row)
    mine = HeardRow.person_id == memory.person_id
    oldest = select(HeardRow.message_id).where(mine).order_by(HeardRow.message_id.desc()).offset(MOST).limit(1)
    await db.execute(delete(HeardRow).where(mine, HeardRow.message_id <= oldest.scalar_subquery()))


async def forget(db: AsyncSession, before: datetime) -> None:
    """Forget what was listened to before then."""
    await db.execute(delete(HeardRow).where(HeardRow.at < before))
