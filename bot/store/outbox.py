"""The outbox: one row a message, from the transaction that put it there until it is on the phone.

The rule: a message in our hands is sent only while its lease holds; one that waited long is renewed before its send.
"""

import logging
from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ColumnElement, delete, select, text, update
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.priority import Priority
from bot.core.screens.card import Card
from bot.store.insert import insert_new
from bot.store.serialization import deserialize_card, serialize_card
from bot.store.tables import UNSHOWN, OutboxRow, OutboxState
from bot.store.types import Lease
from bot.store.vault import Column, Vault

log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class OutboxMessage:
    """A message in our hands until `until`."""

    key: str
    person_id: int
    priority: Priority
    card: Card | None
    """None is not composed yet."""
    edits: int | None
    until: datetime
    since: datetime
    """When it was put there."""
    tries: int = 0


async def add(db: AsyncSession, message: OutboxMessage, vault: Vault, *, ours: bool) -> bool:
    """Write a message down; return False where it was there already.

    `ours`: this process sends it right after its transaction, so nobody else may before the lease is over.
    """
    row = {
        "key": message.key,
        "person_id": message.person_id,
        "priority": message.priority,
        "state": OutboxState.SENDING if ours else OutboxState.PENDING,
        "at": message.until if ours else message.since,
        "body": _sealed(message, message.card, vault),
        "edits": message.edits,
        "tries": 0,
        "since": message.since,
    }
    return await insert_new(db, OutboxRow, row)


async def claim(
    db: AsyncSession, vault: Vault, priorities: Collection[Priority], lease: Lease, most: int
) -> list[OutboxMessage]:
    """Take the messages that are due in these priorities, the first priority first and the oldest in it."""
    if not priorities or most <= 0:
        return []
    due = (
        select(OutboxRow)
        .where(text(UNSHOWN), OutboxRow.priority.in_(priorities), OutboxRow.at <= lease.since)
        .order_by(OutboxRow.priority, OutboxRow.at, OutboxRow.key)
        .limit(most)
        .with_for_update(skip_locked=True)
    )
    claimed = []
    for row in (await db.execute(due)).scalars():
        try:
            card = deserialize_card(vault.open(row.body, row.person_id, Column.OUTBOX)) if row.body else None
        except ValueError:  # its key is lost; nobody else waits for what can never be read
            log.error("outbox.unreadable")  # noqa: TRY400 # there is no more to say
            row.state, row.body = OutboxState.DROPPED, None
            continue
        row.state, row.at = OutboxState.SENDING, lease.until
        claimed.append(
            OutboxMessage(row.key, row.person_id, Priority(row.priority), card, row.edits, row.at, row.since, row.tries)
        )
    return claimed


async def renew(db: AsyncSession, message: OutboxMessage, until: datetime) -> OutboxMessage | None:
    """Hold a message for longer; None where it is no longer ours: somebody else sends it."""
    held = await db.execute(update(OutboxRow).where(_ours(message)).values(at=until))
    return replace(message, until=until) if held.rowcount else None  # type: ignore[attr-defined] # an UPDATE's result has it


async def is_ours(db: AsyncSession, message: OutboxMessage) -> bool:
    """Return whether a message still stands as we claimed it, and hold its row: the fence, as alarms have it."""
    found = select(OutboxRow.key).where(_ours(message)).with_for_update()
    return (await db.execute(found)).scalar_one_or_none() is not None


async def write(db: AsyncSession, message: OutboxMessage, card: Card, vault: Vault) -> None:
    """Write down what a message says."""
    await db.execute(update(OutboxRow).where(OutboxRow.key == message.key).values(body=_sealed(message, card, vault)))


async def shown(db: AsyncSession, key: str, message_id: int | None) -> bool:
    """Mark a message as shown, and forget what it said; return False where it stands here no more."""
    delivered = update(OutboxRow).where(OutboxRow.key == key)
    marked = await db.execute(delivered.values(state=OutboxState.SHOWN, message_id=message_id, body=None))
    return bool(marked.rowcount)  # type: ignore[attr-defined] # an UPDATE's result has it


async def put_off(db: AsyncSession, message: OutboxMessage, at: datetime) -> None:
    """Try again at `at`, if the message is still in our hands."""
    late = update(OutboxRow).where(_ours(message))
    await db.execute(late.values(state=OutboxState.PENDING, at=at, tries=OutboxRow.tries + 1))


async def drop(db: AsyncSession, key: str) -> None:
    """Give a message up: it can never be shown, or there is no reason for it any more."""
    await db.execute(update(OutboxRow).where(OutboxRow.key == key).values(state=OutboxState.DROPPED, body=None))


async def bring_forward(db: AsyncSession, now: datetime, lapse: datetime) -> None:
    """After a clock was put back, try at once what was put off, and let no lease reach further than a new one would."""
    waiting, held = OutboxRow.state == OutboxState.PENDING, OutboxRow.state == OutboxState.SENDING
    await db.execute(update(OutboxRow).where(waiting, OutboxRow.at > now).values(at=now))
    await db.execute(update(OutboxRow).where(held, OutboxRow.at > lapse).values(at=lapse))


async def forget_beyond(db: AsyncSession, beyond: datetime) -> None:
    """Drop settled messages of days that are still to come: their keys would stand in the way."""
    await db.execute(delete(OutboxRow).where(text(f"NOT ({UNSHOWN})"), OutboxRow.since > beyond))


async def release(db: AsyncSession, now: datetime) -> None:
    """End every lease: whoever held them is known to be dead."""
    await db.execute(update(OutboxRow).where(OutboxRow.state == OutboxState.SENDING).values(at=now))


async def message_of(db: AsyncSession, key: str) -> int | None:
    """Return the message on the phone that was sent by this key, if it is there."""
    return (await db.execute(select(OutboxRow.message_id).where(OutboxRow.key == key))).scalar_one_or_none()


async def is_sending(db: AsyncSession) -> bool:
    """Return whether any message is in somebody's hands."""
    found = select(OutboxRow.key).where(OutboxRow.state == OutboxState.SENDING).limit(1)
    return (await db.execute(found)).scalar_one_or_none() is not None


async def forget(db: AsyncSession, before: datetime) -> None:
    """Drop old messages that are settled."""
    await db.execute(delete(OutboxRow).where(text(f"NOT ({UNSHOWN})"), OutboxRow.since < before))


def _ours(message: OutboxMessage) -> ColumnElement[bool]:
    """As it was claimed, a message is ours; any other instant there is somebody else's lease."""
    return (OutboxRow.key == message.key) & (OutboxRow.at == message.until)


def _sealed(message: OutboxMessage, card: Card | None, vault: Vault) -> str | None:
    return vault.seal(serialize_card(card), message.person_id, Column.OUTBOX) if card else None
