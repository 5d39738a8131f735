"""The driver of SQLite: a statement is one trip, and no transaction stays open behind anybody's back."""

import asyncio
import sqlite3
from collections.abc import AsyncIterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

from bot.store import Database, open_database
from bot.store.vault import Vault
from tools.trips import counted

SLOW = (
    "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 3000000) INSERT INTO t SELECT max(i) FROM n"
)
ADD = text("INSERT INTO t VALUES (:i)")


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "trips.db"


@pytest.fixture
async def database(file: Path) -> AsyncIterator[Database]:
    opened = open_database(f"sqlite+aiosqlite:///{file}", Vault())
    async with opened.begin() as db:
        await db.execute(text("CREATE TABLE t (i INTEGER PRIMARY KEY)"))
    yield opened
    await opened.close()


def stands(file: Path) -> int:
    """How many rows somebody else sees, who can also write now: nobody holds the file."""
    with closing(sqlite3.connect(file, timeout=0, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        other.execute("ROLLBACK")
        (rows,) = other.execute("SELECT count(*) FROM t").fetchone()
    return int(rows)


async def test_a_transaction_is_a_trip_for_each_statement_and_one_for_its_end(database: Database, file: Path) -> None:
    with counted() as told:
        async with database.begin() as db:
            await db.execute(ADD, {"i": 1})
            await db.execute(ADD, [{"i": 2}, {"i": 3}])
            assert (await db.execute(text("SELECT i FROM t ORDER BY i"))).scalars().all() == [1, 2, 3]

    assert (len(told.statements), told.trips) == (3, 4)
    assert stands(file) == 3


async def test_a_single_statement_is_a_single_trip(database: Database, file: Path) -> None:
    with counted() as told:
        async with database.autocommit() as db:
            await db.execute(ADD, {"i": 1})

    assert told.trips == 1
    assert stands(file) == 1


async def test_a_transaction_without_a_statement_makes_no_trip(database: Database, file: Path) -> None:
    with counted() as told:
        async with database.begin() as db:
            await db.connection()

    assert told.trips == 0
    assert stands(file) == 0
    async with database.autocommit() as db:  # and leaves nothing to the next, which is no transaction
        await db.execute(ADD, {"i": 1})
        assert stands(file) == 1


async def test_what_fails_is_declined_whole(database: Database, file: Path) -> None:
    async def writes_twice() -> None:
        async with database.begin() as db:
            await db.execute(ADD, {"i": 1})
            await db.execute(ADD, {"i": 1})

    with pytest.raises(IntegrityError):
        await writes_twice()

    assert stands(file) == 0


async def test_the_first_statement_waits_for_whoever_writes(database: Database, file: Path) -> None:
    async with database.begin() as db:
        await db.execute(text("SELECT 1"))  # BEGIN IMMEDIATE: a look is enough to be the one who writes
        with pytest.raises(sqlite3.OperationalError, match="locked"):
            stands(file)


async def test_a_statement_that_nobody_waits_for_any_more_leaves_nothing_open(database: Database, file: Path) -> None:
    async def writes() -> None:
        async with database.begin() as db:
            await db.execute(text(SLOW))

    with counted() as told:
        under_way = asyncio.create_task(writes())
        while not told.trips:  # noqa: ASYNC110 # a few turns of the loop
            await asyncio.sleep(0)
        under_way.cancel()
        with suppress(asyncio.CancelledError):
            await under_way

    async with database.begin() as db:
        await db.execute(ADD, {"i": 7})
    assert stands(file) == 1
