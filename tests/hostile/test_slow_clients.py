"""Connections to the webhook's port that say nothing, or say it slowly: whoever says pain waits no longer."""

import asyncio
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from tests.hostile.footing import footing
from tests.hostile.people import Crowd, in_time
from tests.hostile.test_malformed_by_webhook import HOOK, Hook, hook_is_set

HEAD = b"POST /hook HTTP/1.1\r\nHost: feet.example\r\n"
BEGINNINGS = {"silent": b"", "half a head": HEAD, "no body": HEAD + b"Content-Length: 9\r\n\r\n"}
"""What a connection says before it falls silent."""
ROUNDS = 5
LOG = 100_000
"""Bytes that are still a log, and no flood."""


@pytest.mark.parametrize("clients", [100, pytest.param(1_200, marks=pytest.mark.long)])
@pytest.mark.parametrize("beginning", BEGINNINGS.values(), ids=list(BEGINNINGS))
async def test_slow_clients_make_nobody_wait(
    crowd: Crowd, database_url: str, tmp_path: Path, clients: int, beginning: bytes
) -> None:
    async with (
        footing(crowd.telegram, database_url, tmp_path, **HOOK) as bot,
        httpx.AsyncClient(trust_env=False, timeout=60) as http,
    ):
        await hook_is_set(crowd.telegram)
        hook = Hook(http, f"{bot.address}/hook", crowd)
        quiet = [wait for nth in range(ROUNDS) for wait in await hook.hears(nth, [])]
        where = urlsplit(f"{bot.address}")
        silent = await asyncio.gather(*(asyncio.open_connection(where.hostname, where.port) for _ in range(clients)))
        for _, writer in silent:
            writer.write(beginning)
        try:
            slow = [wait for nth in range(ROUNDS) for wait in await hook.hears(nth, [])]
        finally:
            for _, writer in silent:
                writer.transport.abort()
        in_time(slow, quiet)
        assert len(bot.log) <= LOG
        bot.is_sound()
