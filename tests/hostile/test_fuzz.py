"""Malformed updates and callback data, through the real application: no traceback, nobody else's state, nobody lost.

They come by the real webhook, in front of the real processor and store; Anna and Boris are real people at the Telegram
of our own, who speak meanwhile.
"""

import json
import logging
from collections.abc import Callable
from random import Random

import httpx
import pytest
from starlette.applications import Starlette

from bot.app import App
from bot.chat.webhook import HEADER, web_app, webhook
from bot.core.screens.buttons import TAGS
from bot.health import Vitals
from bot.store.person_export import rows_of
from sandbox.person import Person
from tests.bot.conftest import House, arrive, begin
from tests.hostile.malformed import malformed, valid

SECRET = "a-secret_of_ours"
EVERY = 250
"""So many strangers, and then somebody of good will."""
NUMBERS = 10**9
"""Of updates, where the strangers' begin: those of the people are far below."""
LETTERS = "".join(map(chr, range(1, 256))) + "🦶\u202e\ufffd"


def forged(dice: Random, update_id: int) -> str:
    """Write a tap of a stranger's with data that no button of ours may have."""
    update = valid(dice, update_id)
    while "callback_query" not in update:
        update = valid(dice, update_id)
    tag, length = dice.choice([*TAGS, "", "?"]), dice.randrange(80)
    noise = "".join(dice.choice(LETTERS) for _ in range(length))
    pieces = [str(dice.choice((-1, 0, 1, 7, 2**31, 2**63, 10**30, "done", "heel", noise))) for _ in range(4)]
    update["callback_query"]["data"] = dice.choice((noise, ":".join([tag, *pieces[: dice.randrange(5)]])))
    return json.dumps(update)


async def state(app: App, *people: Person) -> list[object]:
    async with app.database.reading() as db:
        return [await rows_of(db, person.id) for person in people]


@pytest.mark.parametrize("times", [500, pytest.param(100_000, marks=[pytest.mark.long, pytest.mark.timeout(7200)])])
async def test_nothing_that_strangers_send_harms_anybody(
    house: House, caplog: pytest.LogCaptureFixture, times: int
) -> None:
    caplog.set_level(logging.ERROR)
    anna, boris = house.person("Anna"), house.person("Boris")
    dice = Random(times)  # noqa: S311 # a story, not a secret
    async with house.bot() as app:
        await begin(house, anna)
        await arrive(boris)
        await house.settled()
        before = await state(app, anna)
        async with httpx.AsyncClient(transport=httpx.ASGITransport(_served(app)), base_url="http://ours") as http:
            makers: tuple[Callable[[Random, int], str], ...] = (malformed, forged)
            for nth in range(times):
                body = dice.choice(makers)(dice, NUMBERS + nth).encode("utf-8", "surrogatepass")
                answer = await http.post("/hook", content=body, headers={HEADER: SECRET})
                assert answer.status_code == 200, body[:500]
                if nth % EVERY == EVERY - 1:
                    await _is_answered(house, boris)
        await house.settled()
        assert await state(app, anna) == before
        assert [record.getMessage() for record in caplog.records if record.exc_info] == []
        anna.says("it hurts")
        await anna.sees("🛑 Stopped.")


async def _is_answered(house: House, person: Person) -> None:
    """Let somebody speak, and see that it is answered: their message is not lost."""
    seen = sum("I coach your feet" in message.text for message in person.chat)
    person.says("/help")
    await person.until(lambda: sum("I coach your feet" in message.text for message in person.chat) > seen)
    await house.settled()


def _served(app: App) -> Starlette:
    async def vitals() -> Vitals:
        return Vitals(0.0, None, None)

    return web_app(vitals, webhook(app.processor, SECRET, "https://feet.example/hook"))
