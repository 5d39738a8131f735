"""A start: Telegram is asked before there is a coach, and nothing that it answers is lost by that."""

from pathlib import Path

import pytest
from pydantic import SecretStr

from bot.startup import open_resources
from bot.store import facts
from tests.bot.conftest import House


@pytest.fixture
def database_url(tmp_path: Path) -> str:
    """A file that this bot has alone."""
    return f"sqlite+aiosqlite:///{tmp_path}/footing.db"


async def test_telegram_is_asked_before_there_is_a_coach_and_after_the_tables_are_there(house: House) -> None:
    async with open_resources(house.settings(), asks=True) as resources:
        await house.telegram.until(lambda: house.telegram.updates.reading)
        async with resources.database.reading() as db:
            assert await facts.recall(db, "anything") is None


async def test_what_the_first_question_brings_is_answered_once(house: House) -> None:
    anna = house.person()
    anna.says("/start")
    async with open_resources(house.settings(), asks=True) as resources:
        assert resources.first is not None
        assert len(await resources.first) == 1
        assert house.telegram.updates.pending, "nothing is confirmed before it is written"
        async with house.bot(resources):
            await anna.sees("Footing")
            await house.telegram.until(lambda: not house.telegram.updates.pending)
            await house.settled()
    assert anna.tally["sent"] == 1


@pytest.mark.parametrize("trouble", ["error", "outage"])
async def test_a_first_question_that_fails_is_asked_again(house: House, trouble: str) -> None:
    anna = house.person()
    anna.says("/start")
    house.telegram.troubles.add(trouble, times=1, method="getUpdates")
    async with open_resources(house.settings(), asks=True) as resources, house.bot(resources):
        await anna.sees("Footing")


async def test_a_start_that_is_given_up_takes_its_question_back(house: House) -> None:
    async with open_resources(house.settings(), asks=True) as resources:
        await house.telegram.until(lambda: house.telegram.updates.reading)
    assert resources.first is not None
    assert resources.first.cancelled()


async def test_where_telegram_calls_us_it_is_not_asked(house: House) -> None:
    called = {"webhook_url": "https://feet.example/hook", "webhook_secret": SecretStr("s"), "listen": "127.0.0.1:8443"}
    async with open_resources(house.settings().model_copy(update=called), asks=True) as resources:
        assert resources.first is None


@pytest.mark.long
async def test_on_a_database_that_others_have_too_it_is_not_asked(house: House, postgres_url: str) -> None:
    shared = house.settings().model_copy(update={"database_url": postgres_url})
    async with open_resources(shared, asks=True) as resources:
        assert resources.first is None
