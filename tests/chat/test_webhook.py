"""Our endpoint: 200 only after the inbox has it, and nothing for whoever does not know the secret."""

import json
from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import httpx
import pytest
from pydantic import SecretStr

from bot.app import App, build
from bot.chat.webhook import BODY_LIMIT, HEADER, web_app, webhook
from bot.sandbox.clock import Clock
from bot.settings import Settings
from bot.store.tables import InboxRow

SECRET = "a-secret_of_ours"


@pytest.fixture
async def app(tmp_path: Path) -> AsyncIterator[App]:
    settings = Settings(
        _env_file=None,
        bot_token=SecretStr("1:unused"),
        telegram_api_url="http://127.0.0.1:9",
        database_url=f"sqlite+aiosqlite:///{tmp_path}/footing.db",
    )
    async with build(settings, Clock(datetime(2026, 3, 2, tzinfo=UTC))) as app:
        yield app
        await app.desk.idle()


@pytest.fixture
async def telegram(app: App) -> AsyncIterator[httpx.AsyncClient]:
    async def is_well() -> bool:
        return True

    served = web_app(is_well, webhook(app.desk, SECRET, "https://feet.example/hook"))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(served), base_url="https://feet.example") as client:
        yield client


def update(number: int = 1) -> dict[str, Any]:
    person = {"id": 7, "is_bot": False, "first_name": "Anna", "language_code": "en"}
    chat = {"id": 7, "type": "private"}
    return {
        "update_id": number,
        "message": {"message_id": 1, "date": 1, "chat": chat, "from": person, "text": "/start"},
    }


async def stored(app: App, number: int) -> bool:
    async with app.database.reading() as db:
        return await db.get(InboxRow, number) is not None


async def test_an_update_is_in_the_inbox_before_it_is_confirmed(app: App, telegram: httpx.AsyncClient) -> None:
    answer = await telegram.post("/hook", json=update(), headers={HEADER: SECRET})
    assert answer.status_code == 200
    assert await stored(app, 1)


@pytest.mark.parametrize("headers", [{}, {HEADER: ""}, {HEADER: "guessed"}])
async def test_a_forged_call_is_refused(app: App, telegram: httpx.AsyncClient, headers: dict[str, str]) -> None:
    answer = await telegram.post("/hook", json=update(), headers=headers)
    assert answer.status_code == 403
    assert not await stored(app, 1)


async def test_an_endless_body_is_refused(telegram: httpx.AsyncClient) -> None:
    answer = await telegram.post("/hook", content=b"x" * (BODY_LIMIT + 1), headers={HEADER: SECRET})
    assert answer.status_code == 413


async def test_what_is_no_json_is_refused_and_what_is_no_update_is_taken_quietly(telegram: httpx.AsyncClient) -> None:
    assert (await telegram.post("/hook", content=b"{", headers={HEADER: SECRET})).status_code == 400
    foreign = json.dumps({"update_id": 3, "poll": {"id": "1"}})
    assert (await telegram.post("/hook", content=foreign, headers={HEADER: SECRET})).status_code == 200


async def test_health_answers_without_a_secret(telegram: httpx.AsyncClient) -> None:
    assert (await telegram.get("/health")).status_code == 200


async def test_without_a_webhook_there_is_nothing_to_call(app: App) -> None:
    async def is_well() -> bool:
        return False

    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(web_app(is_well)), base_url="https://feet.example"
    ) as client:
        assert (await client.post("/", json=update(), headers={HEADER: ""})).status_code in (404, 405)
        assert (await client.get("/health")).status_code == 503
    assert not await stored(app, 1)
