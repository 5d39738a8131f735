"""Sealed words open where they were sealed, and nowhere else; and they are sealed anew while anybody writes."""

import asyncio
from collections.abc import Sequence
from datetime import UTC, datetime
from typing import Any

import pytest
from cryptography.fernet import Fernet
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import insert, select, update

from bot.core.rules.pain import Told
from bot.home import HOME
from bot.settings import Settings
from bot.startup import furnish
from bot.store import Database, diary, facts, open_database, people, rekey
from bot.store.database import Database as Opened
from bot.store.diary import FurtherWords, NewReport
from bot.store.keys import FACT, in_use_since
from bot.store.migrate import migrate
from bot.store.tables import FurtherRow, InboxRow, ReportRow
from bot.store.vault import MARK, Column, Vault, id_of, new_key

NOW = datetime(2026, 3, 2, tzinfo=UTC)
ANNA, BORIS = 7, 8
OLD, NEW, LOST = new_key(), new_key(), new_key()
COLUMNS = st.sampled_from(Column)
PEOPLE = st.integers(1, 2**52)


@given(st.text(st.characters(exclude_categories=["Cs"])), PEOPLE, COLUMNS)
def test_what_is_sealed_opens_where_it_was_sealed(words: str, person: int, column: Column) -> None:
    sealed = Vault([OLD]).seal(words, person, column)
    assert Vault([NEW, OLD]).open(sealed, person, column) == words
    assert sealed.startswith(f"{MARK}{id_of(OLD)}:")
    assert not words or words not in sealed or len(words) < 4


@given(PEOPLE, COLUMNS, PEOPLE, COLUMNS)
def test_copied_to_anybody_else_or_to_another_column_it_does_not_open(
    person: int, column: Column, other: int, elsewhere: Column
) -> None:
    sealed = Vault([OLD]).seal("my heel", person, column)
    if (person, column) != (other, elsewhere):
        with pytest.raises(ValueError, match="sealed for somebody else"):
            Vault([OLD]).open(sealed, other, elsewhere)


@given(st.integers(0), st.integers(1, 255))
def test_changed_by_a_bit_it_does_not_open(at: int, by: int) -> None:
    from base64 import urlsafe_b64decode, urlsafe_b64encode  # noqa: PLC0415 # of this test alone

    sealed = Vault([OLD]).seal("my heel", ANNA, Column.NOTE)
    head, _, letters = sealed.rpartition(":")
    raw = bytearray(urlsafe_b64decode(letters))
    raw[at % len(raw)] ^= by
    with pytest.raises(ValueError, match="changed since"):
        Vault([OLD]).open(f"{head}:{urlsafe_b64encode(raw).decode()}", ANNA, Column.NOTE)


def test_words_that_only_look_sealed_are_themselves() -> None:
    for words in ("sealed:", "sealed: my heel", f"sealed:{id_of(OLD)}", "sealed:0123abcd:a b"):
        assert Vault().open(words, ANNA, Column.NOTE) == words
        assert Vault([OLD]).open(Vault([OLD]).seal(words, ANNA, Column.NOTE), ANNA, Column.NOTE) == words


async def test_a_word_that_is_moved_in_the_database_is_not_told_as_somebody_elses(database: Database) -> None:
    database.vault = Vault([OLD])
    anna, boris = await _reported(database, ANNA, "my heel"), await _reported(database, BORIS, "my knee")
    async with database.begin() as db:
        words = await db.scalar(select(ReportRow.words).where(ReportRow.id == anna))
        await db.execute(update(ReportRow).where(ReportRow.id == boris).values(words=words))
    async with database.reading() as db:
        assert await diary.said_of(db, database.vault, await db.get_one(ReportRow, boris)) == []


async def _reported(database: Database, person: int, words: str, further: Sequence[str] = ()) -> int:
    async with database.begin() as db:
        await people.insert_missing(db, [(person, "en")], NOW)
        report = await diary.add_report(db, database.vault, NewReport(person, NOW, None, Told.WORDS, words=words))
        for said in further:
            diary.add_words(db, database.vault, report, FurtherWords(said, NOW))
        return report.id


async def test_everything_is_sealed_anew_and_what_no_key_opens_is_left(database: Database) -> None:
    database.vault = Vault([OLD])
    words = [f"word {n}" for n in range(rekey.BATCH + 20)]
    report = await _reported(database, ANNA, "my heel", words)
    database.vault = Vault()
    await _reported(database, BORIS, "never sealed")
    database.vault = Vault([LOST])
    lost = await _reported(database, BORIS, "lost for good")

    database.vault = Vault([NEW, OLD])
    done = await rekey.rekey(database, pause=0.0)
    assert (done.sealed, done.shut, done.is_over) == (len(words) + 2, 1, True)
    database.vault = Vault([NEW])
    async with database.reading() as db:
        kept = await db.get_one(ReportRow, report)
        assert await diary.said_of(db, database.vault, kept) == ["my heel", *words]
        assert await diary.said_of(db, database.vault, await db.get_one(ReportRow, lost)) == []
        assert all(
            sealed.startswith(f"{MARK}{id_of(NEW)}:")
            for sealed in (await db.execute(select(FurtherRow.words))).scalars()
        )
    assert (await rekey.rekey(database, pause=0.0)).sealed == 0


async def test_whoever_is_stopped_in_the_middle_goes_on_where_they_were(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.vault = Vault([OLD])
    report = await _reported(database, ANNA, "my heel", [f"word {n}" for n in range(9)])
    database.vault = Vault([NEW, OLD])
    monkeypatch.setattr(rekey, "BATCH", 2)
    sealing = asyncio.create_task(rekey.rekey(database, pause=0.01))
    await asyncio.sleep(0.05)
    sealing.cancel()
    await asyncio.wait([sealing])
    async with database.reading() as db:  # in the middle of it, everything opens
        assert len(await diary.said_of(db, database.vault, await db.get_one(ReportRow, report))) == 10
    await rekey.rekey(database, pause=0.0)
    async with database.reading() as db:
        assert len(await diary.said_of(db, Vault([NEW]), await db.get_one(ReportRow, report))) == 10


async def test_a_bot_may_write_meanwhile_and_nothing_is_lost(
    database: Database, monkeypatch: pytest.MonkeyPatch
) -> None:
    database.vault = Vault([NEW, OLD])
    monkeypatch.setattr(rekey, "BATCH", 1)
    old, first = Vault([OLD, NEW]), len(str(await _reported(database, BORIS, "x")))
    assert first
    report = await _reported(database, ANNA, "my heel")
    said = ["my heel"]

    async def says() -> None:
        for n in range(20):
            async with database.begin() as db:
                row = await db.get_one(ReportRow, report)
                diary.add_words(db, old, row, FurtherWords(f"word {n}", NOW))
            said.append(f"word {n}")

    done, _ = await asyncio.gather(rekey.rekey(database, pause=0.0), says())
    assert done.is_over or done.sealed
    async with database.reading() as db:
        assert await diary.said_of(db, database.vault, await db.get_one(ReportRow, report)) == said


async def test_what_an_older_release_has_sealed_is_sealed_as_today_at_the_first_start(
    database_url: str, tmp_path: Any
) -> None:
    await migrate(database_url, HOME)
    database = open_database(database_url, Vault())
    sealed = MARK + Fernet(OLD).encrypt(b"my heel").decode()
    report = await _reported(database, ANNA, "")
    async with database.begin() as db:
        await db.execute(update(ReportRow).values(words=sealed))
        await facts.remember(db, FACT, "")
        await db.execute(
            insert(InboxRow).values(
                update_id=1, person_id=ANNA, urgent=False, received_at=NOW, body="{}", state="open", tries=0
            )
        )
    settings = Settings(_env_file=None, database_url=database_url, data_key=OLD, deleted_file=tmp_path / "deleted")
    await furnish(database, settings)
    async with database.reading() as db:
        assert await diary.said_of(db, Vault([OLD]), await db.get_one(ReportRow, report)) == ["my heel"]
        (body,) = (await db.execute(select(InboxRow.body))).scalars()
        assert Vault([OLD]).open(body or "", ANNA, Column.INBOX) == "{}"
        assert body != "{}"
    await database.close()


async def test_since_when_a_key_seals_is_noted_once(database: Opened) -> None:
    assert await in_use_since(database, NOW) is None
    database.vault = Vault([OLD])
    assert await in_use_since(database) is None
    assert await in_use_since(database, NOW) == NOW
    assert await in_use_since(database, NOW.replace(year=2027)) == NOW
    database.vault = Vault([NEW, OLD])
    assert await in_use_since(database, NOW.replace(year=2027)) == NOW.replace(year=2027)
