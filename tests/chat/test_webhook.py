"""Our endpoint: 200 only after the inbox has it, and nothing for whoever does not know the secret."""

import json
import random
from collections.abc import AsyncIterator
from typing import Any

import httpx
import pytest
from sqlalchemy import select, text

from bot.app import App
from bot.chat.webhook import BODY_LIMIT, HEADER, web_app, webhook
from bot.health import Vitals
from bot.store.counts import Depths
from bot.store.tables import InboxRow, OutboxRow
from tests.chat.conftest import ADMIN
from tests.hostile.malformed import malformed

SECRET = "a-secret_of_ours"


@pytest.fixture
async def telegram(app: App) -> AsyncIterator[httpx.AsyncClient]:
    async def vitals() -> Vitals:
        return Vitals(0.0, None, Depths(0, 0, 0))

    served = web_app(vitals, webhook(app.processor, SECRET, "https://feet.example/hook"))
    async with httpx.AsyncClient(transport=httpx.ASGITransport(served), base_url="https://feet.example") as client:
        yield client


def update(number: int = 1, who: int = 7) -> dict[str, Any]:
    person = {"id": who, "is_bot": False, "first_name": "Anna", "language_code": "en"}
    chat = {"id": who, "type": "private"}
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


@pytest.mark.parametrize(
    "body", ["[]", "null", "7", '"x"', "true", "NaN", "[" * 5000 + "]" * 5000, "9" * 5000, "", "["]
)
async def test_what_is_no_object_is_refused(telegram: httpx.AsyncClient, body: str) -> None:
    assert (await telegram.post("/hook", content=body, headers={HEADER: SECRET})).status_code == 400


async def test_no_malformed_update_comes_again_and_none_keeps_another_from_coming(
    app: App, telegram: httpx.AsyncClient
) -> None:
    rng = random.Random(5)  # noqa: S311 # told again by its seed
    bodies = [malformed(rng, number) for number in range(1, 401)]
    answers = [await telegram.post("/hook", content=body, headers={HEADER: SECRET}) for body in bodies]

    assert {answer.status_code for answer in answers} == {200}
    assert (await telegram.post("/hook", json=update(5000), headers={HEADER: SECRET})).status_code == 200
    assert await stored(app, 5000)


async def test_the_admin_is_told_once_an_hour_of_what_could_not_be_read(app: App, telegram: httpx.AsyncClient) -> None:
    await telegram.post("/hook", json=update(1, ADMIN), headers={HEADER: SECRET})
    for number in range(2, 40):
        await telegram.post("/hook", json=update(number, 2**63), headers={HEADER: SECRET})

    for now in (0.0, 1.0, 3599.0, 3600.0):
        await app.processor.set_aside.tell(now)
    assert await told(app) == 1
    await telegram.post("/hook", json=update(50, 2**63), headers={HEADER: SECRET})
    for now in (3601.0, 4000.0):
        await app.processor.set_aside.tell(now)
    assert await told(app) == 2
    assert app.processor.set_aside.total == 39


async def told(app: App) -> int:
    """How often the admin was told of anything that was set aside."""
    async with app.database.reading() as db:
        keys = (await db.execute(select(OutboxRow.key).where(OutboxRow.person_id == ADMIN))).scalars()
        return sum("aside" in key for key in keys)


async def test_what_cannot_be_written_now_is_asked_for_again(app: App, telegram: httpx.AsyncClient) -> None:
    async with app.database.begin() as db:
        await db.execute(text("ALTER TABLE inbox RENAME TO elsewhere"))
    assert (await telegram.post("/hook", json=update(7), headers={HEADER: SECRET})).status_code == 503
    async with app.database.begin() as db:
        await db.execute(text("ALTER TABLE elsewhere RENAME TO inbox"))
    assert (await telegram.post("/hook", json=update(7), headers={HEADER: SECRET})).status_code == 200
    assert await stored(app, 7)


async def test_health_answers_without_a_secret(telegram: httpx.AsyncClient) -> None:
    assert (await telegram.get("/healthz")).status_code == 200


async def test_without_a_webhook_there_is_nothing_to_call(app: App) -> None:
    async def vitals() -> Vitals:
        return Vitals(0.0, None, None)

    async with httpx.AsyncClient(
        transport=httpx.ASGITransport(web_app(vitals)), base_url="https://feet.example"
    ) as client:
        assert (await client.post("/", json=update(), headers={HEADER: ""})).status_code in (404, 405)
        assert (await client.get("/healthz")).status_code == 503
    assert not await stored(app, 1)
