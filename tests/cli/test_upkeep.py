"""What an operator does beside the bot, as they do it: the key is told, sealed anew, a backup is taken and put back."""

import signal
import sqlite3
import stat
from asyncio.subprocess import Process
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from bot.store.vault import id_of, new_key
from sandbox.clock import Clock
from sandbox.person import Person
from sandbox.server import serve
from sandbox.telegram import TOKEN, Telegram
from tests.bot.conftest import arrive, tap
from tests.cli.doors import ended, footing
from tools.postgres import postgres

WORDS = "a burning in my left heel"


@asynccontextmanager
async def running(folder: Path, url: str, **environment: Any) -> AsyncIterator[Process]:
    """Run the bot, until it is stopped as an operator stops it."""
    process = await footing(folder, "run", BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url, LOG_LEVEL="ERROR", **environment)
    try:
        yield process
    finally:
        process.send_signal(signal.SIGTERM)
        code, _, err = await ended(process)
        assert code == 0, err


async def door(folder: Path, *arguments: str, **environment: Any) -> tuple[int | None, str]:
    code, out, err = await ended(await footing(folder, *arguments, **environment))
    return code, out + err


async def hurts(person: Person) -> None:
    await arrive(person)
    person.says(f"/pain {WORDS}")
    await person.sees("112, 911, 999")


def people_in(file: Path) -> set[int]:
    with closing(sqlite3.connect(file)) as db:
        return {row[0] for row in db.execute("SELECT id FROM people")}


def words_in(file: Path) -> list[str]:
    with closing(sqlite3.connect(file)) as db:
        return [row[0] for row in db.execute("SELECT words FROM reports")]


async def test_a_backup_of_a_running_bot_comes_back_without_whoever_was_deleted_since(tmp_path: Path) -> None:
    telegram = Telegram(clock=Clock(datetime(2026, 3, 2, 6, tzinfo=UTC)))
    anna, boris = telegram.person("Anna"), telegram.person("Boris")
    data = tmp_path / "data" / "footing.db"
    async with serve(telegram) as url:
        async with running(tmp_path, url):
            await hurts(anna)
            await hurts(boris)
            assert (await door(tmp_path, "backup", "safe.db"))[0] == 0
            assert stat.S_IMODE((tmp_path / "safe.db").stat().st_mode) == 0o600
            code, said = await door(tmp_path, "backup", "safe.db")
            assert (code, "nothing is written over" in said) == (1, True)
            anna.says("/delete")
            await tap(anna, "Delete everything")
            await anna.sees("Everything I kept about you is deleted")
            code, said = await door(tmp_path, "restore", "safe.db")
            assert (code, "Another Footing is running" in said) == (1, True)
        assert people_in(tmp_path / "safe.db") == {anna.id, boris.id}
        assert people_in(data) == {boris.id}
        code, said = await door(tmp_path, "restore", "safe.db")
        assert code == 0, said
        assert "Restored: 1 person. Deleted again, as they had wanted: 1." in said
        assert people_in(data) == {boris.id}
        assert (tmp_path / "data" / "footing.db.replaced-1").exists()
        async with running(tmp_path, url):
            boris.says("/help")
            await boris.sees("I coach your feet", timeout=20)


async def test_what_is_no_backup_of_ours_changes_nothing(tmp_path: Path) -> None:
    (tmp_path / "letter.txt").write_text("Dear Anna")
    with closing(sqlite3.connect(tmp_path / "other.db")) as db:
        db.execute("CREATE TABLE mine (a)")
    for name in ("letter.txt", "other.db", "nothing.db"):
        code, said = await door(tmp_path, "restore", name)
        assert code == 1
        assert "isn't a backup of Footing's" in said
        assert "Traceback" not in said
    for arguments in (("backup", "x.db"), ("rekey",)):
        code, said = await door(tmp_path / "data", *arguments)
        assert code == 1
        assert "There's no database" in said


async def test_everything_is_sealed_anew_while_the_bot_runs(tmp_path: Path) -> None:
    telegram = Telegram(clock=Clock(datetime(2026, 3, 2, 6, tzinfo=UTC)))
    anna = telegram.person("Anna")
    data, old, new = tmp_path / "data" / "footing.db", new_key(), new_key()
    async with serve(telegram) as url:
        async with running(tmp_path, url, DATA_KEY=old):
            await hurts(anna)
        async with running(tmp_path, url, DATA_KEY=f"{new},{old}"):
            anna.says("/help")
            await anna.sees("I coach your feet")
            code, said = await door(tmp_path, "rekey", DATA_KEY=f"{new},{old}")
            assert code == 0, said
            assert f"key {id_of(new)} of DATA_KEY" in said
        assert all(words.startswith(f"sealed:{id_of(new)}:") for words in words_in(data))
        async with running(tmp_path, url, DATA_KEY=new):
            anna.says("/delete")
            await tap(anna, "Delete everything")
            await anna.sees("Everything I kept about you is deleted")
        code, said = await door(tmp_path, "check", DATA_KEY=new)
        assert (code, f"key {id_of(new)} of DATA_KEY, in use since" in said) == (0, True)
        assert new not in said


async def test_a_start_and_a_check_tell_where_the_key_is_and_since_when(tmp_path: Path) -> None:
    telegram = Telegram(clock=Clock(datetime(2026, 3, 2, 6, tzinfo=UTC)))
    anna = telegram.person("Anna")
    assert "key" not in (await door(tmp_path, "check"))[1]
    async with serve(telegram) as url:
        process = await footing(tmp_path, "run", BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url, LOG_LEVEL="ERROR")
        anna.says("/start")
        await anna.sees("Footing")
        process.send_signal(signal.SIGTERM)
        _, _, err = await ended(process)
    key = (tmp_path / "data" / "footing.key").read_text().strip()
    line = f"sealed with key {id_of(key)} of {tmp_path / 'data' / 'footing.key'}, in use since "
    assert line in err
    assert key not in err
    assert line in (await door(tmp_path, "check"))[1]


async def test_a_backup_of_postgresql_is_made_and_put_back_by_its_own_tools(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    telegram = Telegram(clock=Clock(datetime(2026, 3, 2, 6, tzinfo=UTC)))
    anna, boris = telegram.person("Anna"), telegram.person("Boris")
    with postgres() as server:
        monkeypatch.setenv("PATH", f"{server.binaries}:/usr/bin:/bin")
        at = {"DATABASE_URL": server.create("feet"), "DATA_KEY": new_key(), "PATH": f"{server.binaries}:/usr/bin:/bin"}
        async with serve(telegram) as url:
            async with running(tmp_path, url, **at):
                await hurts(anna)
                await hurts(boris)
                code, said = await door(tmp_path, "backup", "safe.dump", **at)
                assert code == 0, said
                anna.says("/delete")
                await tap(anna, "Delete everything")
                await anna.sees("Everything I kept about you is deleted")
            code, said = await door(tmp_path, "restore", "safe.dump", **at)
            assert code == 0, said
            assert "Restored: 1 person. Deleted again, as they had wanted: 1." in said
            async with running(tmp_path, url, **at):
                boris.says("/help")
                await boris.sees("I coach your feet", timeout=20)
