"""What is owed is shown: one row a message, from the transaction that owes it until it is on the phone.

The rule: a debt in our hands is sent only while its lease holds; one that waited long is renewed just before its send.
"""

import logging
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, delete, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.card import Card
from bot.store.freeze import freeze_card, thaw_card
from bot.store.insert import insert_new
from bot.store.tables import UNSHOWN, Lane, OwedRow, OwedState
from bot.store.types import Lease
from bot.store.vault import Vault

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Debt:
    """A message in our hands until `until`."""

    key: str
    person_id: int
    lane: Lane
    card: Card | None
    """None is not composed yet."""
    edits: int | None
    until: datetime
    since: datetime
    """When it came to be owed."""
    tries: int = 0


async def owe(db: AsyncSession, debt: Debt, vault: Vault, *, ours: bool) -> bool:
    """Write a debt down; answer False where it was owed already.

    `ours`: this process sends it right after its transaction, so nobody else may before the lease is over.
    """
    row = {
        "key": debt.key,
        "person_id": debt.person_id,
        "lane": debt.lane,
        "state": OwedState.SENDING if ours else OwedState.PENDING,
        "at": debt.until if ours else debt.since,
        "body": _sealed(debt.card, vault),
        "edits": debt.edits,
        "tries": 0,
        "since": debt.since,
    }
    return await insert_new(db, OwedRow, row)


async def claim(db: AsyncSession, vault: Vault, lanes: Collection[Lane], lease: Lease, most: int) -> list[Debt]:
    """Take the debts that are due in these lanes, the first lane first and the oldest in it."""
    if not lanes or most <= 0:
        return []
    due = (
        select(OwedRow)
        .where(text(UNSHOWN), OwedRow.lane.in_(lanes), OwedRow.at <= lease.since)
        .order_by(OwedRow.lane, OwedRow.at, OwedRow.key)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    claimed = []
    for row in (await db.execute(due)).scalars():
        try:
            card = thaw_card(vault.open(row.body)) if row.body else None
        except ValueError:  # its key is lost; nobody else waits for what can never be read
            log.error("owed.unreadable")  # noqa: TRY400 # there is no more to say
            row.state, row.body = OwedState.DROPPED, None
            continue
        row.state, row.at = OwedState.SENDING, lease.until
        claimed.append(Debt(row.key, row.person_id, Lane(row.lane), card, row.edits, row.at, row.since, row.tries))
    return claimed


async def renew(db: AsyncSession, debt: Debt, until: datetime) -> Debt | None:
    """Hold a debt for longer; None where it is not in our hands any more: somebody else sends it."""
    held = await db.execute(update(OwedRow).where(_ours(debt)).values(at=until))
    return replace(debt, until=until) if held.rowcount else None  # type: ignore[attr-defined] # an UPDATE's result has it


async def is_ours(db: AsyncSession, debt: Debt) -> bool:
    """Say whether a debt still stands as we claimed it, and hold its row: the fence, as alarms have it."""
    found = select(OwedRow.key).where(_ours(debt)).with_for_update()
    return (await db.execute(found)).scalar_one_or_none() is not None


async def write(db: AsyncSession, key: str, card: Card, vault: Vault) -> None:
    """Write down what a debt says."""
    await db.execute(update(OwedRow).where(OwedRow.key == key).values(body=_sealed(card, vault)))


async def shown(db: AsyncSession, key: str, message_id: int | None) -> None:
    """Mark a debt as paid, and forget what it said."""
    paid = update(OwedRow).where(OwedRow.key == key)
    await db.execute(paid.values(state=OwedState.SHOWN, message_id=message_id, body=None))


async def put_off(db: AsyncSession, debt: Debt, at: datetime) -> None:
    """Try again at `at`, if the debt is still in our hands."""
    late = update(OwedRow).where(_ours(debt))
    await db.execute(late.values(state=OwedState.PENDING, at=at, tries=OwedRow.tries + 1))


async def drop(db: AsyncSession, key: str) -> None:
    """Give a debt up: it can never be shown, or there is no reason for it any more."""
    await db.execute(update(OwedRow).where(OwedRow.key == key).values(state=OwedState.DROPPED, body=None))


async def hasten(db: AsyncSession, now: datetime, lapse: datetime) -> None:
    """After a clock was put back, try at once what was put off, and let no lease reach further than a new one would."""
    waiting, held = OwedRow.state == OwedState.PENDING, OwedRow.state == OwedState.SENDING
    await db.execute(update(OwedRow).where(waiting, OwedRow.at > now).values(at=now))
    await db.execute(update(OwedRow).where(held, OwedRow.at > lapse).values(at=lapse))


async def forget_beyond(db: AsyncSession, beyond: datetime) -> None:
    """Drop settled debts of days that are still to come: their keys would stand in the way of what is owed then."""
    await db.execute(delete(OwedRow).where(text(f"NOT ({UNSHOWN})"), OwedRow.since > beyond))


async def release(db: AsyncSession, now: datetime) -> None:
    """End every lease: whoever held them is known to be dead."""
    await db.execute(update(OwedRow).where(OwedRow.state == OwedState.SENDING).values(at=now))


async def is_sending(db: AsyncSession) -> bool:
    """Say whether any message is in somebody's hands."""
    found = select(OwedRow.key).where(OwedRow.state == OwedState.SENDING).limit(1)
    return (await db.execute(found)).scalar_one_or_none() is not None


async def forget(db: AsyncSession, before: datetime) -> None:
    """Drop old debts that are settled."""
    await db.execute(delete(OwedRow).where(text(f"NOT ({UNSHOWN})"), OwedRow.since < before))


def _ours(debt: Debt) -> ColumnElement[bool]:
    """As it was claimed, a debt is ours; any other instant there is somebody else's lease."""
    return (OwedRow.key == debt.key) & (OwedRow.at == debt.until)


def _sealed(card: Card | None, vault: Vault) -> str | None:
    return vault.seal(freeze_card(card)) if card else None
