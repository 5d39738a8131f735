"""What is owed is shown: one row a message, from the transaction that owes it until it is on the phone."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import delete, func, select, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.card import Card
from bot.store.freeze import freeze_card, thaw_card
from bot.store.insert import insert_new
from bot.store.tables import Lane, OwedRow, OwedState
from bot.store.vault import Vault

UNSHOWN = (OwedState.PENDING, OwedState.SENDING)


@dataclass(frozen=True, slots=True)
class Debt:
    """A message in our hands until `until`."""

    key: str
    person_id: int
    lane: Lane
    card: Card
    edits: int | None
    until: datetime
    tries: int = 0


async def owe(db: AsyncSession, debt: Debt, vault: Vault, now: datetime, *, ours: bool) -> bool:
    """Write a debt down; answer False where it was owed already.

    `ours`: this process sends it right after its transaction, so nobody else may before the lease is over.
    """
    row = {
        "key": debt.key,
        "person_id": debt.person_id,
        "lane": debt.lane,
        "state": OwedState.SENDING if ours else OwedState.PENDING,
        "at": debt.until if ours else now,
        "body": vault.seal(freeze_card(debt.card)),
        "edits": debt.edits,
        "tries": 0,
        "created_at": now,
    }
    return await insert_new(db, OwedRow, row)


async def claim(db: AsyncSession, vault: Vault, now: datetime, lease: timedelta, most: int) -> list[Debt]:
    """Take the debts that are due, the first lane first and the oldest in it; each is ours until the lease is over."""
    due = (
        select(OwedRow)
        .where(OwedRow.state.in_(UNSHOWN), OwedRow.at <= now)
        .order_by(OwedRow.lane, OwedRow.at, OwedRow.key)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    rows = list((await db.execute(due)).scalars())
    for row in rows:
        row.state, row.at = OwedState.SENDING, now + lease
    return [
        Debt(
            row.key, row.person_id, Lane(row.lane), thaw_card(vault.open(row.body or "")), row.edits, row.at, row.tries
        )
        for row in rows
    ]


async def shown(db: AsyncSession, key: str, message_id: int | None) -> None:
    """Mark a debt as paid, and forget what it said."""
    paid = update(OwedRow).where(OwedRow.key == key)
    await db.execute(paid.values(state=OwedState.SHOWN, message_id=message_id, body=None))


async def put_off(db: AsyncSession, key: str, until: datetime, at: datetime) -> None:
    """Try again at `at`, if the debt is still in our hands."""
    late = update(OwedRow).where(OwedRow.key == key, OwedRow.at == until)
    await db.execute(late.values(state=OwedState.PENDING, at=at, tries=OwedRow.tries + 1))


async def drop(db: AsyncSession, key: str) -> None:
    """Give a debt up: it can never be shown."""
    await db.execute(update(OwedRow).where(OwedRow.key == key).values(state=OwedState.DROPPED, body=None))


async def release(db: AsyncSession, now: datetime) -> None:
    """End every lease: whoever held them is known to be dead."""
    await db.execute(update(OwedRow).where(OwedRow.state == OwedState.SENDING).values(at=now))


async def soonest(db: AsyncSession) -> datetime | None:
    """Answer when the next debt may be sent."""
    return (await db.execute(select(func.min(OwedRow.at)).where(OwedRow.state.in_(UNSHOWN)))).scalar_one_or_none()


async def forget(db: AsyncSession, before: datetime) -> None:
    """Drop old debts that are settled."""
    await db.execute(delete(OwedRow).where(OwedRow.state.not_in(UNSHOWN), OwedRow.created_at < before))
