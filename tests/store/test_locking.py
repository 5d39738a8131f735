"""A person's affairs are one's at a time, and whoever had to wait reads what the other has left."""

import asyncio
from datetime import UTC, date, datetime

import pytest
from sqlalchemy import text

from bot.core.session.exercise import Rest
from bot.core.session.state import Session
from bot.store import Database, people, sessions
from bot.store.serialization import serialize_session
from tools.trips import counted

ANNA, BORIS = 7, 8
NOW, DAY = datetime(2026, 3, 2, 6, 0, tzinfo=UTC), date(2026, 3, 2)
OFFERED = Session("daily", (Rest(60),), NOW)


async def begun(database: Database) -> int:
    """Anna's session."""
    async with database.begin() as db:
        await people.insert_missing(db, [(ANNA, "en"), (BORIS, "en")], NOW)
        kept = await sessions.begin(db, ANNA, OFFERED, DAY, NOW)
        await db.flush()
        return kept.row.id


async def test_a_session_that_is_locked_with_its_person_is_loaded_without_a_trip(database: Database) -> None:
    hers = await begun(database)
    async with database.begin() as db:
        person, kept = await sessions.lock(db, ANNA, hers)
        with counted() as told:
            again = await sessions.load(db, hers)
        assert person
        assert kept
        assert again
        assert person.id == ANNA
        assert again.row is kept.row
        assert not told.statements


@pytest.mark.parametrize("whose", [BORIS, ANNA])
async def test_what_is_not_ones_own_or_is_not_there_is_not_loaded_with_one(database: Database, whose: int) -> None:
    hers = await begun(database)
    async with database.begin() as db:
        person, kept = await sessions.lock(db, whose, hers if whose == BORIS else hers + 1)
        assert person
        assert person.id == whose
        assert kept is None


async def test_nobody_has_no_affairs(database: Database) -> None:
    async with database.begin() as db:
        assert await sessions.lock(db, ANNA, 1) == (None, None)
        assert await sessions.lock(db, ANNA, None) == (None, None)


async def test_whoever_waits_for_a_person_reads_the_session_as_it_is_by_then(shared: tuple[Database, Database]) -> None:
    one, other = shared
    hers = await begun(one)

    async def waits() -> int:
        async with other.begin() as db:
            _, kept = await sessions.lock(db, ANNA, hers)
            assert kept
            return kept.session.rev

    async with one.begin() as db:
        _, kept = await sessions.lock(db, ANNA, hers)
        assert kept
        waiting = asyncio.create_task(waits())
        while not await _is_waited_for(one):  # noqa: ASYNC110 # the server tells nobody
            await asyncio.sleep(0)
        serialize_session(Session("daily", OFFERED.tape, NOW, rev=5), kept.row)
    assert await waiting == 5


async def _is_waited_for(database: Database) -> bool:
    """Return whether anybody waits for a lock."""
    async with database.reading() as db:
        return bool((await db.execute(text("SELECT count(*) FROM pg_locks WHERE NOT granted"))).scalar_one())
