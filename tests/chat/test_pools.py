"""Real connections to a Telegram of our own: an answer is bounded in size and time, and a pool in width."""

import asyncio
import gzip
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime

import pytest
from telegram.error import NetworkError, TimedOut

from bot.chat import connections as wired
from bot.chat.answers import NotTelegrams
from bot.chat.connections import LARGEST, Connection, Connections
from bot.chat.pools import WIDTH, Pool, chosen, through
from bot.chat.wire import call
from sandbox.clock import Clock
from sandbox.person import Person
from sandbox.server import serve
from sandbox.telegram import TOKEN, Telegram


@pytest.fixture
async def telegram() -> Telegram:
    return Telegram(clock=Clock(datetime(2026, 3, 2, tzinfo=UTC)))


@pytest.fixture
async def anna(telegram: Telegram) -> Person:
    person = telegram.person("Anna")
    person.says("/start")
    return person


@asynccontextmanager
async def line(telegram: Telegram) -> AsyncIterator[Callable[..., asyncio.Task[object]]]:
    """A way to call, connected as the bot is."""
    connections = Connections(trust=False)
    async with serve(telegram) as url, connections:

        def make(method: str, **given: object) -> asyncio.Task[object]:
            return asyncio.create_task(call(connections, f"{url}/bot{TOKEN}", method, given))

        yield make


async def test_an_answer_without_end_is_let_go(telegram: Telegram) -> None:
    telegram.troubles.add("foreign", status=200, body="x" * (10 * LARGEST))
    async with line(telegram) as make:
        with pytest.raises(NetworkError):
            await make("getMe")


async def test_an_answer_that_drips_is_let_go_when_its_time_is_over(
    telegram: Telegram, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(wired, "SLACK", 0.1)
    telegram.troubles.add("foreign", status=200, seconds=60, slowly=True)
    connection = Connection(1, 0.1)
    async with serve(telegram) as url, connection:
        with pytest.raises(TimedOut):
            await call(connection, f"{url}/bot{TOKEN}", "getMe", {})


async def test_an_answer_of_a_proxys_is_nobodys(telegram: Telegram) -> None:
    async with line(telegram) as make:
        for status in (200, 301, 400, 401, 403, 404, 429, 500):
            telegram.troubles.add("foreign", status=status, times=1)
            with pytest.raises(NotTelegrams):
                await make("getMe")


async def test_what_is_packed_is_not_unpacked() -> None:
    packed = gzip.compress(b" " * 100_000_000)

    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        await reader.readuntil(b"\r\n\r\n")
        head = f"HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: {len(packed)}\r\n\r\n"
        writer.write(head.encode() + packed)
        writer.close()

    connections = Connections(trust=False)
    async with await asyncio.start_server(answer, "127.0.0.1", 0) as server, connections:
        port = server.sockets[0].getsockname()[1]
        with pytest.raises(NetworkError, match="packed"):
            await call(connections, f"http://127.0.0.1:{port}/bot{TOKEN}", "getMe", {})


@pytest.mark.parametrize("hanging", Pool)
async def test_a_pool_that_hangs_to_its_last_connection_holds_no_other_up(
    telegram: Telegram, anna: Person, hanging: Pool
) -> None:
    telegram.troubles.add("hang", seconds=60, person=anna.id)
    async with line(telegram) as make:
        with through(hanging):
            hung = [make("sendMessage", chat_id=anna.id, text="x") for _ in range(WIDTH[hanging] + 5)]
        await telegram.until(lambda: sum(trouble.kind == "hang" for trouble in telegram.troubles))
        for pool in set(Pool) - {hanging}:
            with through(pool):
                assert await make("getMe")
        for each in hung:
            each.cancel()
        await asyncio.wait(hung)


async def test_the_pool_is_that_of_the_block_and_of_nothing_after_it() -> None:
    assert chosen() is Pool.ASIDE
    with through(Pool.PAIN):
        with through(Pool.TALK):
            assert chosen() is Pool.TALK
        assert chosen() is Pool.PAIN
    assert chosen() is Pool.ASIDE
