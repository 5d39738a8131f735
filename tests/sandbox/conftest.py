"""A Telegram for each test, at a time that stands still, and a raw client that knows no library's kindness."""

from collections.abc import AsyncIterator, Mapping
from datetime import UTC, datetime
from typing import Any

import httpx
import pytest

from sandbox.clock import Clock
from sandbox.person import Person
from sandbox.server import serve
from sandbox.telegram import TOKEN, Telegram

NOON = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)


class Api:
    """The Bot API over plain HTTP, one method a call."""

    token = TOKEN

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


class Page:
    """The page's side of the protocol."""

    def __init__(self, http: httpx.AsyncClient, url: str) -> None:
        self._http = http
        self.url = url

    async def ask(self, method: str, path: str, **request: Any) -> httpx.Response:
        return await self._http.request(method, f"{self.url}/sandbox/{path}", **request)

    async def get(self, path: str) -> Any:
        return self._told(await self.ask("GET", path))

    async def post(self, path: str, **body: Any) -> Any:
        return self._told(await self.ask("POST", path, json=body))

    async def patch(self, path: str, **body: Any) -> Any:
        return self._told(await self.ask("PATCH", path, json=body))

    async def delete(self, path: str) -> Any:
        return self._told(await self.ask("DELETE", path))

    async def refused(self, method: str, path: str, body: dict[str, Any] | None = None) -> tuple[int, str]:
        answer = await self.ask(method, path, json=body)
        return answer.status_code, answer.json()["error"]

    def _told(self, answer: httpx.Response) -> Any:
        assert answer.status_code == 200, answer.text
        return answer.json()


@pytest.fixture(scope="session")
async def http() -> AsyncIterator[httpx.AsyncClient]:
    async with httpx.AsyncClient(timeout=60, trust_env=False) as client:
        yield client


@pytest.fixture
def clock() -> Clock:
    return Clock(NOON, rate=0)


@pytest.fixture
def telegram(clock: Clock) -> Telegram:
    return Telegram(clock=clock, webhook_retry=0.001, strict_fields=True)


@pytest.fixture
async def url(telegram: Telegram) -> AsyncIterator[str]:
    async with serve(telegram) as address:
        yield address


@pytest.fixture
def api(http: httpx.AsyncClient, url: str) -> Api:
    return Api(http, url)


@pytest.fixture
def page(http: httpx.AsyncClient, url: str) -> Page:
    return Page(http, url)


@pytest.fixture
def anna(telegram: Telegram) -> Person:
    """Somebody who has started the bot; her /start is done with."""
    person = telegram.person("Anna")
    person.says("/start")
    telegram.updates.drop_all()
    return person
