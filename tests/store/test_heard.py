"""What messages said is remembered sealed, a person's newest only, and for a while."""

from datetime import UTC, datetime, timedelta

from sqlalchemy import select

from bot.store import Database, heard, people
from bot.store.heard import MOST, Memory, mark_of
from bot.store.tables import HeardRow
from bot.store.vault import Vault, new_key

ANNA, BORIS = 7, 8
NOW = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
VAULT = Vault([new_key()])


def memory(message: int, said: str = "hello", person: int = ANNA) -> Memory:
    return Memory(person, message, mark_of(said), said, None)


async def test_what_an_edit_says_takes_the_place_and_what_was_said_at_first_does_not(database: Database) -> None:
    async with database.begin() as db:
        await people.insert_missing(db, [(ANNA, "en")], NOW)
        for said, edited in (("one", False), ("two", True), ("three", False)):
            await heard.remember(db, VAULT, memory(1, said), NOW, edited=edited)
        assert await heard.recall(db, VAULT, ANNA, 1) == memory(1, "two")
        assert await heard.recall(db, VAULT, ANNA, 2) is None
        row = (await db.execute(select(HeardRow))).scalar_one()
        assert "two" not in f"{row.words}"
        assert mark_of("two") not in row.mark


async def test_what_was_sealed_with_a_key_that_is_lost_is_not_remembered(database: Database) -> None:
    async with database.begin() as db:
        await people.insert_missing(db, [(ANNA, "en")], NOW)
        await heard.remember(db, VAULT, memory(1), NOW, edited=False)
        assert await heard.recall(db, Vault([new_key()]), ANNA, 1) is None


async def test_a_persons_newest_are_remembered_and_no_others(database: Database) -> None:
    async with database.begin() as db:
        await people.insert_missing(db, [(ANNA, "en"), (BORIS, "en")], NOW)
        await heard.remember(db, VAULT, memory(1, person=BORIS), NOW, edited=False)
        for message in range(1, MOST + 4):
            await heard.remember(db, VAULT, memory(message), NOW, edited=False)
        kept = (await db.execute(select(HeardRow.message_id).where(HeardRow.person_id == ANNA))).scalars().all()
        assert sorted(kept) == list(range(4, MOST + 4))
        assert await heard.recall(db, VAULT, BORIS, 1) is not None


async def test_what_is_old_is_forgotten(database: Database) -> None:
    async with database.begin() as db:
        await people.insert_missing(db, [(ANNA, "en")], NOW)
        await heard.remember(db, VAULT, memory(1), NOW, edited=False)
        await heard.remember(db, VAULT, memory(2), NOW + timedelta(days=1), edited=False)
        await heard.forget(db, NOW + timedelta(hours=1))
        assert await heard.recall(db, VAULT, ANNA, 1) is None
        assert await heard.recall(db, VAULT, ANNA, 2) is not None
