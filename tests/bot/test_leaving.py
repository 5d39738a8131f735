"""Everything is deleted, in whatever state, and proved: no row, no word, and nothing comes afterwards."""

import json
from datetime import timedelta
from io import BytesIO
from pathlib import Path
from zipfile import ZipFile

import pytest
from sqlalchemy import select, text

from bot.app import App
from bot.coach import Coach
from bot.core.screens.buttons import pack
from bot.core.screens.taps import DeleteTap
from bot.store import Database
from bot.store.tables import Base
from bot.store.vault import Vault
from sandbox.person import Person
from tests.bot.conftest import MORNING, House, arrive, begin, has, tap
from tests.bot.reported import EMERGENCY

WORDS = "a burning in my left heel"
DONE = "Everything I kept about you is deleted"


async def traces(database: Database, person_id: int) -> list[str]:
    """Every table and column in which a person's number stands, whatever the column is for."""
    found = []
    async with database.reading() as db:
        for table in Base.metadata.sorted_tables:
            for row in (await db.execute(select(table))).mappings():
                found += [f"{table.name}.{name}" for name, value in row.items() if str(person_id) in str(value)]
    return found


async def deletes(anna: Person) -> None:
    """Ask for it, and mean it."""
    anna.says("/delete")
    await tap(anna, "Delete everything")
    await anna.sees(DONE, timeout=8)


async def is_silent(house: House, anna: Person, app: App) -> None:
    """Let three days pass, in which nothing more comes, and see that nothing is kept."""
    before = len(anna.chat)
    await house.settled()
    assert await traces(app.database, anna.id) == []
    await house.forward_to(house.clock.now() + timedelta(days=3))
    await house.settled()
    assert len(anna.chat) == before, anna.transcript
    assert await traces(app.database, anna.id) == []


async def test_whoever_has_everything_deleted_leaves_nothing_and_can_begin_afresh(house: House) -> None:
    anna, boris = house.person("Anna"), house.person("Boris")
    async with house.bot() as app:
        await arrive(boris)
        await begin(house, anna)
        anna.says(f"/pain {WORDS}")
        await anna.sees(EMERGENCY)
        await deletes(anna)
        await house.settled()
        assert [message.text for message in anna.chat] == [anna.chat[-1].text]
        await is_silent(house, anna, app)
        assert await traces(app.database, boris.id)
        await arrive(anna)


async def test_nothing_comes_after_it_in_the_middle_of_a_session(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await begin(house, anna)
        await deletes(anna)
        await is_silent(house, anna, app)


async def test_nothing_comes_after_it_while_a_track_plays(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        await tap(anna, "Start now")
        await anna.sees("The daily five")
        await tap(anna, "Listen")
        await anna.until(lambda: any(message.media for message in anna.chat))
        await deletes(anna)
        await is_silent(house, anna, app)


async def test_nothing_comes_after_it_that_was_due_or_waiting(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        await house.forward_to(MORNING + timedelta(days=1, minutes=59, seconds=30))
        anna.says("/delete")
        await anna.until(lambda: has(anna, "Delete everything"))
        anna.taps("Delete everything", message=anna.last)
        house.clock.jump(timedelta(seconds=45))  # the reminder is due
        await anna.sees(DONE, timeout=8)
        await is_silent(house, anna, app)


async def test_tapped_twice_it_is_said_once_and_nothing_is_left(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        anna.says("/delete")
        await anna.until(lambda: has(anna, "Delete everything"))
        for _ in range(3):
            anna.taps("Delete everything", message=anna.last)
        await anna.sees(DONE, timeout=8)
        await house.heard()
        assert [DONE in message.text for message in anna.chat] == [True]
        await is_silent(house, anna, app)


async def test_whoever_blocks_the_bot_afterwards_is_not_known_again(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        await deletes(anna)
        anna.blocks()
        await house.heard()
        assert await traces(app.database, anna.id) == []


async def test_it_is_asked_and_kept_and_an_old_question_is_asked_again(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        anna.says("delete my data")
        await tap(anna, "Keep it")
        await anna.sees("deleted nothing")
        old = pack(DeleteTap(int((house.clock.now() - timedelta(hours=2)).timestamp())))
        anna.says("/delete")
        await anna.until(lambda: has(anna, "Delete everything"))
        assert anna.last is not None
        anna.taps_data(anna.last.id, old)
        await house.heard()
        assert await traces(app.database, anna.id)


async def test_of_whom_a_backup_is_deleted_again_is_kept_outside_the_database(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        assert app.database.deleted is not None
        assert len(app.database.deleted.look_up()) == 0
        before = house.clock.now()
        await deletes(anna)
        gone = app.database.deleted.look_up()
        assert gone.is_gone(anna.id, before)
        assert not gone.is_gone(anna.id, house.clock.now() + timedelta(minutes=1))
        assert not gone.is_gone(anna.id + 1, before)
        assert str(anna.id) not in app.database.deleted.file.read_text()


async def test_no_word_is_left_in_the_files(house: House, request: pytest.FixtureRequest) -> None:
    if request.node.callspec.params["database_url"] != "sqlite":
        pytest.skip("PostgreSQL's files are tested nearer to the store")
    anna = house.person()
    async with house.bot() as app:
        app.database.vault = Vault()  # nothing is sealed: what is left would be seen
        await begin(house, anna)
        anna.says(f"/pain {WORDS}")
        await anna.sees(EMERGENCY)
        await house.settled()
        file = house.database_url.partition(":///")[2]
        assert WORDS.encode() in _raw(file)
        await deletes(anna)
        await house.settled()
        assert WORDS.encode() not in _raw(file)
        async with app.database.autocommit() as db:
            await db.execute(text("VACUUM"))
        assert WORDS.encode() not in _raw(file)
        assert str(anna.id).encode() not in _raw(file)


def _raw(file: str) -> bytes:
    return b"".join(path.read_bytes() for path in Path(file).parent.glob("footing.db*"))


async def test_a_copy_of_everything_comes_as_a_file_and_then_it_can_be_deleted(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await begin(house, anna)
        anna.says("=cmd|' my heel hurts")
        await anna.sees(EMERGENCY)
        anna.says("/export")
        await anna.sees("everything I keep about you")
        await house.settled()
        (message,) = [message for message in anna.chat if "everything I keep about you" in message.text]
        stored = house.telegram.files.get(message.body["document"]["file_id"])
        assert stored is not None
        archive = ZipFile(BytesIO(stored.upload.content))
        whole = json.loads(archive.read("footing.json"))
        assert whole["tables"]["reports"][0]["words"] == "=cmd|' my heel hurts"
        assert whole["tables"]["people"][0]["id"] == anna.id
        assert archive.read("reports.csv").startswith("\ufeff".encode())
        assert b",'=cmd|' my heel hurts," in archive.read("reports.csv")
        await deletes(anna)
        await is_silent(house, anna, app)


async def test_killed_before_it_was_said_it_is_said_when_the_tap_comes_again(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        anna.says("/delete")
        await anna.until(lambda: has(anna, "Delete everything"))
        with monkeypatch.context() as killed:
            killed.setattr(Coach, "_part", nothing)
            anna.taps("Delete everything", message=anna.last)
            await house.heard()
            assert await traces(app.database, anna.id) == []
        anna.taps("Delete everything", message=anna.last)
        await anna.sees(DONE, timeout=8)
        await is_silent(house, anna, app)


async def nothing(*_: object) -> None:
    """What a killed bot does."""
