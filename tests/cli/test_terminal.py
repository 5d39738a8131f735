"""A terminal that goes away, or never was there, ends no bot and is no reason for a traceback."""

import os
import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path
from typing import IO

import pytest

from bot import terminal
from bot.cli import main
from bot.doors.told import INTERRUPTED
from bot.home import HOME
from sandbox.clock import Clock
from sandbox.server import serve
from sandbox.telegram import TOKEN, Telegram
from tests.cli.doors import ended, footing

LINES = "en\tit hurts\n" * 20_000


@contextmanager
def hearing() -> Iterator[tuple[subprocess.Popen[str], IO[str], IO[str], IO[str]]]:
    """`footing hear` as a process, and its three streams."""
    with subprocess.Popen(
        [sys.executable, "-m", "bot", "hear"],
        cwd=HOME,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin
        assert process.stdout
        assert process.stderr
        yield process, process.stdin, process.stdout, process.stderr


def test_whoever_reads_no_further_ends_hear_quietly() -> None:
    with hearing() as (process, stdin, stdout, stderr):
        stdout.close()
        try:
            stdin.write(LINES)
            stdin.close()
        except BrokenPipeError:  # it has gone before all was said
            pass
        assert stderr.read() == ""
    assert process.returncode == 0


async def test_what_is_no_text_is_heard_as_far_as_it_goes(tmp_path: Path) -> None:
    process = await footing(tmp_path, "hear")
    out, err = await process.communicate(b"en\tit hurts \xff\xfe\n")
    assert (process.returncode, err) == (0, b"")
    assert out.startswith(b"stop")


async def test_a_bot_without_a_terminal_runs(tmp_path: Path) -> None:
    """Its first file must not be taken for the terminal that is closed."""
    async with serve(telegram := Telegram(clock=Clock(datetime(2026, 3, 2, tzinfo=UTC)))) as url:
        anna = telegram.person("Anna")
        process = await footing(tmp_path, "run", before=close_all, BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url)
        anna.says("/start")
        await anna.sees("Footing")
        process.send_signal(signal.SIGTERM)
        code, *_ = await ended(process)
    assert code == 0
    assert (tmp_path / "data" / "footing.db").read_bytes().startswith(b"SQLite format 3\0")


def close_all() -> None:
    for stream in range(terminal.STREAMS):
        os.close(stream)


@pytest.mark.parametrize("door", ["run", "demo"])
def test_a_machine_without_unixs_locks_is_told_so(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], door: str
) -> None:
    monkeypatch.setitem(sys.modules, "fcntl", None)
    assert main([door]) == 1
    line = capsys.readouterr().err
    assert "WSL" in line
    assert line.count("\n") == 1


def test_whoever_interrupts_a_door_reads_no_traceback() -> None:
    with hearing() as (process, stdin, stdout, stderr):
        stdin.write("en\tit hurts\n" * 2_000)  # more than it keeps to itself
        stdin.flush()
        stdout.readline()
        process.send_signal(signal.SIGINT)
        stdout.read()
        assert stderr.read() == ""
    assert process.returncode == INTERRUPTED
