"""`footing doctor`: it says ✓, or what to do; whatever it looks at stays as it was."""

import asyncio
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path
from typing import Any

import httpx
import pytest

from sandbox.clock import Clock
from sandbox.server import serve
from sandbox.telegram import TOKEN, Telegram
from tests.cli.doors import ended, footing

MONDAY = datetime(2026, 3, 2, 6, tzinfo=UTC)


@pytest.fixture
async def url() -> AsyncIterator[str]:
    async with serve(Telegram(clock=Clock(MONDAY))) as url:
        yield url


async def doctor(folder: Path, **environment: Any) -> tuple[int | None, list[str]]:
    code, out, err = await ended(await footing(folder, "doctor", **environment))
    assert "Traceback" not in out + err
    assert TOKEN not in out + err
    return code, out.splitlines() + err.splitlines()


def ill(lines: list[str]) -> list[str]:
    return [line for line in lines if not line.startswith("✓")]


async def test_an_empty_folder_with_a_token_is_well(tmp_path: Path, url: str) -> None:
    code, lines = await doctor(tmp_path, BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url)
    assert (code, ill(lines)) == (0, [])
    assert any("Telegram knows the bot as @" in line for line in lines)
    assert os.listdir(tmp_path) == [], "nothing is made by being looked at"  # noqa: PTH208 # in a coroutine


async def test_a_bot_that_runs_is_left_in_peace(tmp_path: Path, url: str) -> None:
    process = await footing(tmp_path, "run", BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url)
    assert process.stderr is not None
    while b"running" not in await process.stderr.readline():
        pass
    code, lines = await doctor(tmp_path, BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url)
    process.send_signal(signal.SIGTERM)
    _, _, err = await ended(process)
    assert (code, ill(lines)) == (0, [])
    assert any("The bot that is running asks for the updates" in line for line in lines)
    assert "another-copy" not in err


async def test_another_reader_is_found(tmp_path: Path, url: str) -> None:
    async with httpx.AsyncClient(timeout=60, trust_env=False) as http:

        async def reads() -> None:
            while True:
                await http.post(f"{url}/bot{TOKEN}/getUpdates", json={"timeout": 30})
                await asyncio.sleep(0.2)

        reading = asyncio.ensure_future(reads())
        code, lines = await doctor(tmp_path, BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url)
        reading.cancel()
        await asyncio.wait([reading])
    assert code == 1
    assert any("Another copy asks for this bot's updates" in line for line in ill(lines)), lines


@asynccontextmanager
async def telegram_of(clock: datetime, hook: str = "") -> AsyncIterator[str]:
    """A server that knows the bot, and whose clock, or webhook, is something else."""

    async def answers(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        body = b'{"ok":true,"result":{"id":1,"is_bot":true,"username":"feet_bot","url":"%s"}}' % hook.encode()
        date = format_datetime(clock, usegmt=True).encode()
        writer.write(b"HTTP/1.1 200 OK\r\nDate: %s\r\nContent-Length: %d\r\n\r\n%s" % (date, len(body), body))
        writer.write_eof()
        writer.close()

    server = await asyncio.start_server(answers, "127.0.0.1", 0)
    async with server:
        yield f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"


async def test_a_webhook_in_the_way_is_found(tmp_path: Path) -> None:
    now = datetime.now(UTC)  # noqa: TID251 # as below
    async with telegram_of(now, "https://feet.example/elsewhere") as url:
        code, lines = await doctor(tmp_path, BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url)
    assert code == 1
    assert any("https://feet.example/elsewhere" in line for line in ill(lines))


@pytest.mark.parametrize(("by", "code"), [(timedelta(), 0), (timedelta(hours=1), 1), (timedelta(hours=-1), 1)])
async def test_a_clock_that_is_off_is_found(tmp_path: Path, by: timedelta, code: int) -> None:
    now = datetime.now(UTC)  # noqa: TID251 # the machine's clock is what is looked at
    async with telegram_of(now + by) as url:
        found, lines = await doctor(tmp_path, BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url)
    assert found == code, lines
    assert any("clock is off by" in line for line in lines) == bool(code)


@pytest.mark.parametrize(
    ("environment", "said"),
    [
        ({}, "No bot token"),
        ({"BOT_TOKEN": "a token"}, "doesn't look like a token"),
        ({"BOT_TOKEN": "1:refused"}, "doesn't know this BOT_TOKEN"),
        ({"BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": "http://127.0.0.1:9"}, "Telegram can't be asked"),
        ({"BOT_TOKEN": TOKEN, "DATABASE_URL": "postgresql://nobody@127.0.0.1:9/feet"}, "The database can't be reached"),
        ({"BOT_TOKEN": TOKEN, "DATABASE_URL": "postgresql://nobody@127.0.0.1:9/feet"}, "isn't sealed"),
        ({"MESSAGES_PER_SECOND": "many"}, "MESSAGES_PER_SECOND"),
    ],
)
async def test_what_is_wrong_is_said_with_what_to_do(
    tmp_path: Path, url: str, environment: dict[str, str], said: str
) -> None:
    code, lines = await doctor(tmp_path, **{"TELEGRAM_API_URL": url, **environment})
    assert code == 1
    assert any(said in line for line in ill(lines)), lines


async def test_files_that_others_may_read_are_named(tmp_path: Path, url: str) -> None:
    (tmp_path / ".env").write_text(f"BOT_TOKEN={TOKEN}\n")
    (tmp_path / ".env").chmod(0o644)
    code, lines = await doctor(tmp_path, TELEGRAM_API_URL=url)
    assert (code, any("chmod 600" in line for line in ill(lines))) == (1, True)
    (tmp_path / ".env").chmod(0o600)
    assert (await doctor(tmp_path, TELEGRAM_API_URL=url))[0] == 0


async def test_a_file_that_is_no_database_of_ours_is_named(tmp_path: Path, url: str) -> None:
    (tmp_path / "letter.db").write_text("Dear Anna")
    code, lines = await doctor(
        tmp_path, BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url, DATABASE_URL=f"sqlite:///{tmp_path}/letter.db"
    )
    assert (code, any("isn't Footing's" in line for line in ill(lines))) == (1, True)
