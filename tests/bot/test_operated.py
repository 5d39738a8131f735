"""What an operator sees of a running bot: its health, its counts, and the errors in the admin's chat."""

import logging
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from datetime import timedelta

import httpx
import pytest
from prometheus_client.parser import text_string_to_metric_families as families
from sqlalchemy import text as sql

from bot.app import App
from bot.logs import RedactingFormatter
from bot.startup import open_resources
from sandbox.person import Person
from tests.bot.conftest import House, begin

ADVICE = "🛑 Stopped."
WORDS = "marmalade"


@pytest.fixture
def admin(house: House, monkeypatch: pytest.MonkeyPatch) -> Person:
    """Somebody who looks after the bot, and listens for its numbers on loopback."""
    admin = house.person("Admin")
    plain = House.settings

    def settings(this: House) -> object:
        return plain(this).model_copy(
            update={"admin_chat_id": admin.id, "admin_numbers": True, "listen": "127.0.0.1:0"}
        )

    monkeypatch.setattr(House, "settings", settings)
    return admin


@asynccontextmanager
async def operated(house: House) -> AsyncIterator[tuple[App, httpx.AsyncClient]]:
    async with open_resources(house.settings()) as resources, house.bot(replace(resources)) as app:
        assert isinstance(resources.listener, socket.socket)
        host, port = resources.listener.getsockname()
        async with httpx.AsyncClient(base_url=f"http://{host}:{port}", trust_env=False, timeout=20) as http:
            yield app, http


async def counts(http: httpx.AsyncClient) -> dict[str, float]:
    answer = await http.get("/metrics")
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith("text/plain")
    return {
        ",".join((sample.name, *sample.labels.values())): sample.value
        for family in families(answer.text)
        for sample in family.samples
    }


@pytest.mark.usefixtures("admin", "unhurried")
async def test_a_day_is_counted_and_nobody_is_named(house: House) -> None:
    anna = house.person()
    async with operated(house) as (_, http):
        await begin(house, anna)
        assert (await counts(http))["footing_sessions_open"] == 1
        anna.says(f"{WORDS} xyzzy")
        await house.heard()
        anna.says(f"my heel hurts {WORDS}")
        await anna.sees(ADVICE)
        await house.forward_to(house.clock.now() + timedelta(days=2))
        answer = await http.get("/healthz")
        assert (answer.status_code, answer.json()["why"], answer.json()["database"]) == (200, [], True)
        found = await counts(http)
        page = (await http.get("/metrics")).text
    assert found["footing_updates_total,typed"] == 3
    assert found["footing_updates_total,pressed"] >= 8
    assert found["footing_pain_stops_total"] == 1
    assert found["footing_sends_total,shown,pain"] == 1
    assert found["footing_sends_total,shown,reply"] >= 4
    assert found["footing_typed_total,yes"] == 2
    assert found["footing_typed_total,no"] == 1
    assert found["footing_sessions_open"] == 0
    assert found["footing_outbox"] == 0
    assert found["footing_well"] == 1
    assert any(name.startswith("footing_late_seconds_count") for name in found)
    assert str(anna.id) not in page
    assert WORDS not in page


@pytest.mark.usefixtures("admin")
async def test_what_is_wrong_is_said_with_503(house: House) -> None:
    async with operated(house) as (app, http):
        await app.ready.wait()
        async with app.database.begin() as db:
            await db.execute(sql("ALTER TABLE outbox RENAME TO elsewhere"))
        answer = await http.get("/healthz")
        assert (answer.status_code, answer.json()["why"]) == (503, ["database-away"])
        async with app.database.begin() as db:
            await db.execute(sql("ALTER TABLE elsewhere RENAME TO outbox"))
        app.poller.answered_at = (app.poller.answered_at or 0.0) - 1000.0
        answer = await http.get("/healthz")
        assert (answer.status_code, answer.json()["why"]) == (503, ["poll-late"])


def fails(text: str) -> None:
    try:
        int(text)
    except ValueError:
        logging.getLogger("bot.coach.update_processor").exception("inbox.failed")


async def test_an_error_is_told_once_with_the_reference_that_the_log_has(
    house: House, admin: Person, capsys: pytest.CaptureFixture[str]
) -> None:
    handler = logging.StreamHandler()
    handler.setFormatter(RedactingFormatter(as_json=False))
    logging.getLogger("bot").addHandler(handler)
    async with house.bot() as app:
        admin.says("/start")
        await admin.sees("Footing")
        for _ in range(3):
            fails(f"{WORDS} my heel hurts")
        await app.admin_chat.tell()
        await admin.sees("An error came up 3 times: ValueError")
        for _ in range(3):
            fails(f"{WORDS} again")
            await app.admin_chat.tell()
        await house.settled()
        said = [message.text for message in admin.chat if "error came up" in message.text]
    logging.getLogger("bot").removeHandler(handler)
    assert len(said) == 1
    reference = said[0].rpartition("ref=")[2].strip(" .")
    assert f"inbox.failed ref={reference}" in capsys.readouterr().err
    assert WORDS not in said[0]


async def test_numbers_come_once_a_day_and_are_nobodys(house: House, admin: Person) -> None:
    anna = house.person()
    async with house.bot() as app:
        admin.says("/start")
        await begin(house, anna)
        anna.says("my heel hurts")
        await anna.sees(ADVICE)
        await house.settled()
        await app.admin_chat.tell()
        house.clock.jump(timedelta(days=1))
        for _ in range(3):
            await app.admin_chat.tell()
        await house.settled()
        said = [message.text for message in admin.chat if "in numbers" in message.text]
    assert len(said) == 2
    assert said[-1].startswith("2026-03-02 in numbers. People here since then: 2. New: 2. Sessions begun: 1.")
    assert "pain" not in said[-1]


async def test_without_an_admin_nobody_is_told(house: House) -> None:
    async with house.bot() as app:
        fails(WORDS)
        await app.admin_chat.tell()
        await house.settled()
    assert [person for person in house.telegram.people.values() if person.chat] == []
