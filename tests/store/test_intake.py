"""A batch is written down but for what no database takes, and an update costs its person once."""

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime

import pytest
from sqlalchemy import select, text
from sqlalchemy.exc import DBAPIError

from bot.coach.intake import write_down
from bot.store import Database, DatabaseUnavailable
from bot.store.inbox import Arrived
from bot.store.tables import InboxRow, PersonRow

NOW = datetime(2026, 3, 2, 6, tzinfo=UTC)
GOOD = Arrived(10, 7, "en", urgent=False, body="{}")
POISON: dict[str, Callable[[Arrived], Arrived]] = {
    "number": lambda item: replace(item, update_id=2**63),
    "person": lambda item: replace(item, person_id=2**63),
    "half a letter": lambda item: replace(item, body="\ud800"),
    "no letter": lambda item: replace(item, body="\0"),
    "language": lambda item: replace(item, person_id=8, language="x" * 17),
}


async def written(database: Database) -> set[int]:
    async with database.reading() as db:
        return set((await db.execute(select(InboxRow.update_id))).scalars())


@pytest.mark.parametrize("what", POISON)
async def test_what_no_database_takes_holds_up_nobody_beside_it(database: Database, what: str) -> None:
    bad = POISON[what](replace(GOOD, update_id=11))

    refused = await write_down(database, [GOOD, bad, replace(GOOD, update_id=12)], NOW)

    assert {10, 12} <= await written(database)
    assert refused == frozenset({bad.update_id}) - await written(database)


@pytest.mark.parametrize("what", POISON)
async def test_what_no_database_takes_and_comes_alone_is_not_asked_for_again(database: Database, what: str) -> None:
    bad = POISON[what](GOOD)

    assert await write_down(database, [bad], NOW) == frozenset({bad.update_id}) - await written(database)


async def test_a_batch_that_nothing_is_wrong_with_is_one_transaction(database: Database) -> None:
    assert await write_down(database, [GOOD, replace(GOOD, update_id=12)], NOW) == frozenset()
    assert await write_down(database, [GOOD], NOW) == frozenset()  # it may come twice


@pytest.mark.parametrize("table", [InboxRow.__tablename__, PersonRow.__tablename__])
async def test_where_nothing_at_all_can_be_written_nothing_is_given_up(database: Database, table: str) -> None:
    async with database.begin() as db:
        await db.execute(text(f"ALTER TABLE {table} RENAME TO elsewhere"))

    with pytest.raises((DatabaseUnavailable, DBAPIError)):
        await write_down(database, [GOOD, replace(GOOD, update_id=12)], NOW)
