"""Slow callers are shown out, and nobody else notices them."""

import asyncio
import resource
import socket
from collections.abc import AsyncIterator
from contextlib import ExitStack, asynccontextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

import httpx
import pytest
from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.chat import serving
from bot.chat.serving import Door
from sandbox.clock import Clock
from sandbox.server import serve
from sandbox.telegram import TOKEN, Telegram
from tests.cli.doors import footing

SILENT = 400
"""Callers who say nothing; many more than the bot has file handles."""
HANDLES = 128
ROOM = 4

Served = tuple[str, int]


async def echo(request: Request) -> Response:
    return Response(await request.body())


@asynccontextmanager
async def door(most: int = ROOM) -> AsyncIterator[Served]:
    app = Starlette(routes=[Route("/", echo, methods=["POST"])])
    with socket.create_server(("127.0.0.1", 0)) as listener:
        standing = asyncio.create_task(Door(app, most).stand_open(listener))
        try:
            yield listener.getsockname()
        finally:
            standing.cancel()
            await asyncio.wait([standing])


async def is_shown_out(reader: asyncio.StreamReader) -> bool:
    with suppress(ConnectionResetError):
        return await reader.read() == b""
    return True


@pytest.mark.parametrize(
    "said",
    [b"", b"POST / HT", b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\nhalf"],
    ids=["nothing", "half a head", "half a body"],
)
async def test_a_request_that_is_never_whole_is_cut_off(said: bytes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "PATIENCE", 0.2)
    async with door() as at:
        reader, writer = await asyncio.open_connection(*at)
        writer.write(said)
        assert await is_shown_out(reader)
        writer.close()


async def test_drops_do_not_lengthen_the_time_that_a_request_has(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serving, "PATIENCE", 0.3)
    async with door() as at:
        reader, writer = await asyncio.open_connection(*at)
        gone = asyncio.create_task(is_shown_out(reader))
        for letter in b"POST / HTTP/1.1\r\n" * 1000:
            writer.write(bytes([letter]))
            if (await asyncio.wait([gone], timeout=0.05))[0]:
                break
        assert gone.done()
        writer.close()


async def test_who_has_been_silent_longest_makes_room(caplog: pytest.LogCaptureFixture) -> None:
    async with door() as at:
        silent = [await asyncio.open_connection(*at) for _ in range(3 * ROOM)]
        async with httpx.AsyncClient() as http:
            answer = await http.post("http://{}:{}/".format(*at), content=b"here")
        assert answer.content == b"here"
        for reader, _ in silent[: 2 * ROOM]:
            assert await is_shown_out(reader)
        for _, writer in silent:
            writer.close()
    assert caplog.text == ""


async def test_nonsense_and_hanging_up_are_nobodys_news(caplog: pytest.LogCaptureFixture) -> None:
    whole = b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n"
    async with door() as at:
        for said in (b"\0\1\2\r\n\r\n", whole + b"half", whole.replace(b"9", b"-9"), b"GET / HTTP/9\r\n\r\n"):
            _, writer = await asyncio.open_connection(*at)
            writer.write(said)
            await writer.drain()
            writer.close()
        async with httpx.AsyncClient() as http:
            assert (await http.post("http://{}:{}/".format(*at), content=b"here")).content == b"here"
    assert [record for record in caplog.records if record.levelname in {"ERROR", "CRITICAL"}] == []


def few_handles() -> None:
    resource.setrlimit(resource.RLIMIT_NOFILE, (HANDLES, HANDLES))


async def test_silent_callers_hold_up_neither_advice_nor_health(tmp_path: Path) -> None:
    with ExitStack() as stack, socket.create_server(("127.0.0.1", 0)) as free:
        listen = "{}:{}".format(*free.getsockname())
        free.close()
        telegram = Telegram(clock=Clock(datetime(2026, 3, 2, tzinfo=UTC)))
        async with serve(telegram) as url:
            anna = telegram.person("Anna")
            process = await footing(
                tmp_path, "run", before=few_handles, BOT_TOKEN=TOKEN, TELEGRAM_API_URL=url, LISTEN=listen
            )
            anna.says("/start")
            await anna.sees("Footing")
            host, _, port = listen.rpartition(":")
            for _ in range(SILENT):
                stack.enter_context(socket.create_connection((host, int(port))))
            async with httpx.AsyncClient(timeout=60) as http:
                assert (await http.get(f"http://{listen}/healthz")).status_code == 200
            anna.says("my heel hurts")
            await anna.sees("112, 911, 999")
            process.terminate()
            _, err = await process.communicate()
    assert process.returncode == 0
    assert err.count(b"\n") < 20
