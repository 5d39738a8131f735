"""Everything of one person's goes, whatever table it is in, and nothing of anybody else's; and a copy has all of it."""

from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import JSON, BigInteger, Boolean, Date, Float, Integer, String, insert, select, text

from bot.store import Database, erasing, open_database
from bot.store.person_export import everything_of
from bot.store.tables import Base
from bot.store.types import UtcDateTime
from bot.store.vault import Column, Vault, new_key

NOW = datetime(2026, 3, 2, tzinfo=UTC)
ANNA, BORIS = 7000000001, 7000000002
WORDS = "a burning in my left heel"
NOBODYS = {"tapes", "leases", "budget", "uploads", "facts"}
"""Tables that know no person."""


def value(column: Any, person: int) -> Any:  # noqa: C901 # a flat list of types
    """Something for a column, so that every one has something in it."""
    own = person - 7000000000
    match column.type:
        case _ if column.name in ("person_id", "subject") or (column.table.name, column.name) == ("people", "id"):
            return person
        case UtcDateTime():
            return NOW
        case Date():
            return date(2026, 3, 2)
        case Boolean():
            return True
        case JSON():
            return [WORDS]
        case Float():
            return 1.0
        case BigInteger() | Integer():
            return own
        case String() if column.table.name == "tapes" or column.name == "tape":
            return "tape"
        case String(length=None):
            return WORDS
        case String():
            return f"{column.name[:3]}{own}"
    raise AssertionError(column)


async def filled(database: Database) -> None:
    """Put a row of Anna's and one of Boris's into every table that knows people."""
    tables = Base.metadata.tables
    async with database.begin() as db:
        await db.execute(insert(tables["tapes"]).values(hash="tape", steps=[]))
        for person in (ANNA, BORIS):
            for table in Base.metadata.sorted_tables:
                if table.name not in NOBODYS:
                    row = {column.name: value(column, person) for column in table.columns}
                    for column in Column:
                        if column.partition(".")[0] == table.name:
                            name = column.rpartition(".")[2]
                            row[name] = database.vault.seal(row[name], person, column)
                    await db.execute(insert(table).values(row))


async def counts(database: Database, person: int) -> dict[str, int]:
    async with database.reading() as db:
        found = {}
        for table in Base.metadata.sorted_tables:
            rows = (await db.execute(select(table))).all()
            found[table.name] = sum(str(person) in str(row) for row in rows)
        return found


async def test_every_row_goes_and_nobody_elses(database: Database) -> None:
    await filled(database)
    assert {name for name, count in (await counts(database, ANNA)).items() if not count} == NOBODYS
    async with database.begin() as db:
        await erasing.erase(db, ANNA)
    assert not any((await counts(database, ANNA)).values())
    assert {name for name, count in (await counts(database, BORIS)).items() if not count} == NOBODYS


async def test_a_copy_has_every_column_of_every_table_with_the_words_opened(database: Database) -> None:
    database.vault = Vault([new_key()])
    await filled(database)
    async with database.begin() as db:
        copy = await everything_of(db, database.vault, ANNA)
    for table in Base.metadata.sorted_tables:
        if table.name not in NOBODYS:
            (row,) = copy[table.name]
            assert set(row) == {column.name for column in table.columns}
    for column in Column:
        name, _, words = column.partition(".")
        assert copy[name][0][words] == WORDS
    assert len(copy["tapes"]) == 1
    assert str(BORIS) not in str(copy)


async def test_a_copy_has_words_as_they_stand_where_their_key_is_lost(database: Database) -> None:
    database.vault = Vault([new_key()])
    await filled(database)
    async with database.begin() as db:
        copy = await everything_of(db, Vault([new_key()]), ANNA)
    assert copy["reports"][0]["words"].startswith("sealed:")


async def test_postgresql_has_no_word_left_in_its_tables_files_once_they_are_rewritten(postgres_url: str) -> None:
    database = open_database(postgres_url, Vault())
    try:
        await filled(database)
        assert "reports" in await _in_files(database, WORDS)
        async with database.begin() as db:
            await erasing.erase(db, ANNA)
            await erasing.erase(db, BORIS)
        async with database.autocommit() as db:
            await db.execute(text("VACUUM FULL"))
            await db.execute(text("CHECKPOINT"))
        assert not await _in_files(database, WORDS)
    finally:
        await database.close()


async def _in_files(database: Database, words: str) -> set[str]:
    """Return the tables whose files have these words in them."""
    async with database.autocommit() as db:
        await db.execute(text("CHECKPOINT"))
        folder = Path(str(await db.scalar(text("SHOW data_directory"))))
        found = set()
        for name in Base.metadata.tables:
            place = await db.scalar(text("SELECT pg_relation_filepath(:name)"), {"name": name})
            if words.encode() in _content(folder, str(place)):
                found.add(name)
        return found


def _content(folder: Path, place: str) -> bytes:
    try:
        files = [*folder.glob(f"{place}*")]
        assert files
        return b"".join(file.read_bytes() for file in files)
    except PermissionError:
        pytest.skip("the server's files are not ours to read")
