"""A Telegram for each test, at a time that stands still, and a raw client that knows no library's kindness."""

from collections.abc import AsyncIterator, Iterator, Mapping
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from bot.sandbox.clock import Clock
from bot.sandbox.person import Person
from bot.sandbox.server import serve
from bot.sandbox.telegram import TOKEN, Telegram

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class Api:
    """The Bot API over plain HTTP, one method a call."""

    def __init__(self, http: httpx.AsyncClient, url: str) -> None:
        self.http = http
        self.url = url

    def address(self, method: str, token: str = TOKEN) -> str:
        return f"{self.url}/bot{token}/{method}"

    async def __call__(self, method: str, files: Mapping[str, Any] | None = None, **params: Any) -> Any:
        """The result. A refusal fails the test."""
        answer = await self.send(method, files, **params)
        assert answer.status_code == 200, answer.text
        assert answer.json()["ok"] is True
        return answer.json()["result"]

    async def refused(self, method: str, files: Mapping[str, Any] | None = None, **params: Any) -> str:
        """The refusal as "<code> <description>"."""
        answer = (await self.send(method, files, **params)).json()
        assert answer["ok"] is False
        return f"{answer['error_code']} {answer['description']}"

    async def send(self, method: str, files: Mapping[str, Any] | None = None, **params: Any) -> httpx.Response:
        if files is None:
            return await self.http.post(self.address(method), json=params)
        return await self.http.post(self.address(method), data=params, files=files)


@pytest.fixture(scope="session")
async def http() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(timeout=60, trust_env=False) as client:
        yield client


@pytest.fixture
def clock() -> Clock:
    return Clock(NOON, rate=0)


@pytest.fixture
def telegram(clock: Clock) -> Telegram:
    return Telegram(clock=clock, webhook_retry=0.001)


@pytest.fixture
async def url(telegram: Telegram) -> AsyncIterator[str]:
    async with serve(telegram) as address:
        yield address


@pytest.fixture
def api(http: httpx.AsyncClient, url: str) -> Api:
    return Api(http, url)


@pytest.fixture
def anna(telegram: Telegram) -> Iterator[Person]:
    """Somebody who has started the bot; her /start is done with."""
    person = telegram.person("Anna")
    person.says("/start")
    telegram.updates.drop_all()
    yield person
