"""No proxy leads to this machine itself, whatever the environment says."""

from datetime import UTC, datetime

import pytest

from bot.chat.wire import connections, fetch, is_this_machine
from sandbox.clock import Clock
from sandbox.server import serve
from sandbox.telegram import TOKEN, Telegram


@pytest.mark.parametrize("proxy", ["http://127.0.0.1:9", "socks5://127.0.0.1:9", "gopher://127.0.0.1:9"])
@pytest.mark.parametrize("name", ["HTTP_PROXY", "ALL_PROXY", "http_proxy", "all_proxy"])
async def test_a_telegram_on_this_machine_is_asked_without_a_proxy(
    monkeypatch: pytest.MonkeyPatch, name: str, proxy: str
) -> None:
    monkeypatch.setenv(name, proxy)
    async with serve(telegram := Telegram(clock=Clock(datetime(2026, 3, 2, tzinfo=UTC)))) as url:
        telegram.person("Anna").says("/start")
        sending, polling = connections(url)
        assert len(await fetch(polling, f"{url}/bot{TOKEN}")) == 1
        for connection in (sending, polling):
            await connection.shutdown()


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST", "feet.localhost", "127.0.0.1", "127.9.9.9", "::1"])
def test_the_loopback_has_many_names(host: str) -> None:
    assert is_this_machine(host)


@pytest.mark.parametrize("host", ["api.telegram.org", "192.168.0.1", "localhost.example", ""])
def test_what_is_beyond_may_have_a_proxy(host: str) -> None:
    assert not is_this_machine(host)
