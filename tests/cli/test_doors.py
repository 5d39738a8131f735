"""Every door has help, says plain lines, and ends with a number that means something; none ends with a traceback."""

import asyncio
import os
import pty
import re
import sqlite3
import stat
import sys
import time
from asyncio.subprocess import PIPE
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config

from bot.content import load
from bot.doors import console
from bot.doors.arguments import parser_for
from bot.home import HOME
from bot.settings import Settings
from bot.store import backup
from bot.store.migrate import HEAD
from bot.upkeep import bring_up
from bot.wrong_start import WrongStart
from sandbox.clock import Clock
from sandbox.server import serve
from sandbox.telegram import Telegram
from tests.cli.doors import ended, footing
from tests.cli.test_upkeep import door, hurts, running

WORDS = load(HOME / "content").words_for("en")
DOORS = ("run", "demo", "check", "hear", "doctor", "stats", "backup", "restore", "rekey", "migrate")
BEFORE = "0011"
HEALTH = re.compile(r"pain|hurt|report|heel|stop", re.IGNORECASE)


def test_there_are_these_doors_and_each_has_help(capsys: pytest.CaptureFixture[str]) -> None:
    for name in DOORS:
        with pytest.raises(SystemExit) as ended_with:
            parser_for(WORDS, [name, "--help"]).parse_args([name, "--help"])
        assert ended_with.value.code == 0
        assert f"footing {name}" in capsys.readouterr().out
    help_of_all = parser_for(WORDS, []).format_help()
    assert all(name in help_of_all for name in DOORS)


async def test_a_word_that_nobody_knows_is_met_with_those_that_there_are(tmp_path: Path) -> None:
    code, _, err = await ended(await footing(tmp_path, "dance"))
    assert (code, "invalid choice: 'dance'" in err, "Traceback" in err) == (2, True, False)


async def at(version: str, file: Path) -> None:
    """Make a database as a release before this one had it."""
    file.parent.mkdir()
    config = Config()
    config.set_main_option("script_location", str(HOME / "alembic"))
    config.attributes["url"] = f"sqlite+aiosqlite:///{file}"
    await asyncio.to_thread(command.upgrade, config, version)


def version_of(file: Path) -> str:
    with closing(sqlite3.connect(file)) as db:
        return str(db.execute("SELECT version_num FROM alembic_version").fetchone()[0])


async def test_a_database_is_copied_before_it_is_migrated(tmp_path: Path) -> None:
    file = tmp_path / "data" / "footing.db"
    await at(BEFORE, file)
    code, said = await door(tmp_path, "migrate")
    assert code == 0, said
    assert f"at version {HEAD} now; it was at {BEFORE}" in said
    copy = file.with_name(f"footing.db.before-{HEAD}-1")
    assert str(copy) in said
    assert (version_of(copy), version_of(file)) == (BEFORE, HEAD)
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600
    assert "as it should be" in (await door(tmp_path, "migrate"))[1]


async def test_what_cannot_be_copied_is_not_migrated(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "data" / "footing.db"
    await at(BEFORE, file)

    def full(*_: object) -> int:
        raise WrongStart("operator.backup-unwritten", path="x", why="No space left on device")

    monkeypatch.setattr(backup, "copy_out", full)
    with pytest.raises(WrongStart):
        await bring_up(Settings(_env_file=None, database_url=f"sqlite:///{file}"))
    assert version_of(file) == BEFORE


async def test_a_new_database_needs_no_copy(tmp_path: Path) -> None:
    code, said = await door(tmp_path, "migrate")
    assert (code, f"new, at version {HEAD}" in said) == (0, True)
    assert list((tmp_path / "data").glob("*.before-*")) == []


async def test_people_are_counted_and_nothing_is_said_of_their_health(tmp_path: Path) -> None:
    assert "There's no database" in (await door(tmp_path, "stats"))[1]
    telegram = Telegram(clock=Clock(datetime(2026, 3, 2, 6, tzinfo=UTC)))
    anna = telegram.person("Anna")
    async with serve(telegram) as url, running(tmp_path, url):
        await hurts(anna)
        code, said = await door(tmp_path, "stats")
    assert code == 0, said
    assert "People: 1\n" in said
    assert "with reminders planned: 1\n" in said
    assert "Here in the last 7 days: 1\n" in said
    assert not HEALTH.search(said)
    assert str(anna.id) not in said


async def test_a_fault_that_nobody_foresaw_is_one_line(tmp_path: Path) -> None:
    code, said = await door(tmp_path, "backup", "x" * 300, DATABASE_URL=f"sqlite:///{tmp_path}/a.db")
    assert (code, "Traceback" in said) == (1, False)
    (tmp_path / "a.db").touch()
    code, said = await door(tmp_path, "backup", "x" * 300, DATABASE_URL=f"sqlite:///{tmp_path}/a.db")
    assert (code, "Traceback" in said, said.count("\n")) == (1, False, 1)


async def test_a_start_pays_for_nothing_that_only_an_operator_needs(tmp_path: Path) -> None:
    heavy = "{'rich', 'rich_argparse', 'pygments', 'prometheus_client', 'bot.metrics', 'bot.doors.doctor'}"
    start = "from bot.doors.running import take_in_httpx; take_in_httpx(); import bot.startup, bot.app"
    script = f"import sys; {start}; print(sorted({heavy} & set(sys.modules)))"
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", script), cwd=tmp_path, env={**os.environ, "PYTHONPATH": str(HOME)}, stdout=PIPE
    )
    out, _ = await process.communicate()
    assert (process.returncode, out) == (0, b"[]\n")


def test_a_terminal_is_shown_a_table_and_a_bar(monkeypatch: pytest.MonkeyPatch) -> None:
    main, other = pty.openpty()
    with os.fdopen(other, "w") as terminal:
        monkeypatch.setattr(sys, "stdout", terminal)
        monkeypatch.setattr(sys, "stderr", terminal)
        monkeypatch.setattr(console, "PATIENCE", 0.0)
        monkeypatch.setenv("TERM", "xterm")
        console.table("Numbers", [("People", "1")])
        console.mark("All is well.", is_well=True)
        with console.working("Counting [people]"):
            time.sleep(0.3)
        terminal.flush()
        shown = os.read(main, 65536).decode()
    os.close(main)
    assert "┃" in shown or "│" in shown
    assert "✓" in shown
    assert "Counting [people]" in shown
