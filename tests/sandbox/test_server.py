"""The server itself: quick to answer, quick to go, and on loopback only."""

import asyncio
import time
from typing import TYPE_CHECKING

import httpx
import pytest

from sandbox.server import HOST, serve
from sandbox.telegram import TOKEN, Telegram

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api


async def test_answers_are_not_held_back(api: "Api") -> None:
    """Held back for the acknowledgement of their first half, each of these would take 40 ms."""
    begun = time.monotonic()
    for _ in range(50):
        await api("getMe")
    assert time.monotonic() - begun < 1.5


async def test_the_end_waits_for_nobody(http: httpx.AsyncClient, telegram: Telegram) -> None:
    async with serve(telegram) as url:
        waiting = [
            asyncio.create_task(http.get(f"{url}{path}"))
            for path in ("/sandbox/events", "/sandbox/clock?after=0", f"/bot{TOKEN}/getUpdates?timeout=50")
        ]
        await telegram.until(lambda: telegram.updates.reading)
        begun = time.monotonic()
    assert time.monotonic() - begun < 0.5
    for request in waiting:
        with pytest.raises(httpx.TransportError):
            await request


async def test_a_port_can_be_asked_for_and_is_free_again(http: httpx.AsyncClient, telegram: Telegram) -> None:
    async with serve(telegram) as url:
        assert url.startswith(f"http://{HOST}:")
        port = int(url.rpartition(":")[2])
        with pytest.raises(OSError, match="in use"):
            async with serve(telegram, port=port):
                pass
    async with serve(telegram, port=port) as again:
        assert again == url
        assert (await http.get(f"{url}/sandbox/state")).status_code == 200
