"""kill -9 in the middle of everything: nothing is lost, and a person is carried on."""

import asyncio
from datetime import timedelta
from itertools import count
from random import Random

import pytest
from sqlalchemy import select

from bot.store import diary, ticks
from bot.store.person_export import rows_of
from bot.store.tables import SessionRow
from sandbox.person import Person
from tests.bot.conftest import arrive, has, seen, tap, text
from tests.kill.conftest import MORNING, Victim

START_UP = 60.0
"""Real seconds that a process may take to come back on a busy machine."""
TURNS, DEATHS = 50, 4
"""It dies so often in so many of its turns; the routine has more, however many changes of a card one turn sees."""


@pytest.mark.long
async def test_a_daily_routine_survives_kills_in_its_middle(victim: Victim) -> None:
    anna = victim.telegram.person("Anna")
    deaths = set(Random(7).sample(range(TURNS), DEATHS))  # noqa: S311 # a die, not a secret
    await arrive(anna)
    await tap(anna, "Start now")
    await anna.sees("The daily five")
    await tap(anna, "Start with taps")
    await anna.sees("Get ready")
    turns = count()
    while "Well done" not in text(anna):
        before = seen(anna)
        if has(anna, "Done"):
            anna.taps("Done", message=anna.last)
        elif has(anna, "Resume"):
            anna.taps("Resume", message=anna.last)
        if (turn := next(turns)) in deaths:
            await victim.dies_and_returns()
            deaths.remove(turn)
        if not has(anna, "Done"):
            await victim.fast_forward.forward("alarm", None)
        await anna.until(lambda before=before: seen(anna) != before, timeout=START_UP)  # type: ignore[misc] # mypy cannot infer a lambda's default
    assert not deaths
    assert "1 day in a row" in text(anna)


async def test_pain_is_answered_even_if_the_bot_is_killed_as_it_is_said(victim: Victim) -> None:
    anna = victim.telegram.person("Anna")
    await arrive(anna)
    await _offered(anna)
    anna.says("my heel hurts")
    await victim.dies_and_returns()
    await anna.sees("112, 911, 999", timeout=START_UP)


async def test_tomorrows_reminder_comes_even_if_the_bot_is_dead_at_its_time(victim: Victim) -> None:
    anna = victim.telegram.person("Anna")
    await arrive(anna)
    await victim.kill()
    victim.fast_forward.clock.jump(MORNING + timedelta(hours=1, minutes=20) - victim.fast_forward.clock.now())
    await victim.start()
    await anna.until(lambda: has(anna, "Later"), timeout=START_UP)
    assert sum("Not today" in button for message in anna.chat for button in message.buttons) == 1


@pytest.mark.parametrize("seconds", [0.0, 0.05, pytest.param(0.01, marks=pytest.mark.long)])
async def test_everything_is_deleted_even_if_the_bot_is_killed_at_it(victim: Victim, seconds: float) -> None:
    anna = victim.telegram.person("Anna")
    await arrive(anna)
    await _offered(anna)
    anna.says("/delete")
    await anna.until(lambda: has(anna, "Delete everything"))
    anna.taps("Delete everything", message=anna.last)
    await victim.telegram.events.until(lambda: False, seconds)
    await victim.dies_and_returns()
    async with asyncio.timeout(START_UP):
        while await _is_known(victim, anna) or victim.telegram.updates.pending:
            await victim.telegram.events.until(lambda: False, 0.05)
    told = len(anna.chat)
    victim.fast_forward.clock.jump(timedelta(days=2))
    await victim.telegram.events.until(lambda: False, 3.0)
    assert not await _is_known(victim, anna)
    assert len(anna.chat) <= told + 1, "but for the last word"


async def _is_known(victim: Victim, person: Person) -> bool:
    async with victim.fast_forward.database.reading() as db:
        return any((await rows_of(db, person.id)).values())


async def _offered(person: Person) -> None:
    await tap(person, "Start now")
    await person.sees("The daily five")
    await tap(person, "Start with taps")
    await person.sees("Get ready")


async def _knows_its_card(victim: Victim, person: Person) -> None:
    """Wait until the bot knows of its newest card; of one whose answer is lost it never will."""
    for _ in range(200):
        async with victim.fast_forward.database.reading() as db:
            known = await db.scalar(select(SessionRow.message_id))
        if person.last is not None and known == person.last.id:
            return
        await victim.telegram.events.until(lambda: False, 0.05)
    raise AssertionError("the bot never learns which card is its newest")


POINTS = (
    pytest.param("fetched", marks=pytest.mark.long),
    pytest.param("taken-in", marks=pytest.mark.long),
    "stored",
    pytest.param("sent", marks=pytest.mark.long),
    "marked",
)
"""Where it dies; the suite has a sample of them."""


@pytest.mark.parametrize("point", POINTS)
async def test_pain_is_answered_once_stored_wherever_the_bot_dies(victim: Victim, point: str) -> None:
    anna = victim.telegram.person("Anna")
    await arrive(anna)
    await _offered(anna)
    await _knows_its_card(victim, anna)
    await victim.kill()
    await victim.start("tests.kill.victim", point)
    anna.says("it hurts")
    await victim.dead()
    await victim.start()
    await anna.sees("112, 911, 999", timeout=START_UP)
    victim.fast_forward.clock.jump(timedelta(seconds=11))  # the card was not seen on the phone, and is shown again
    await anna.until(
        lambda: not any("Done" in b or "Pause" in b for m in anna.chat for b in m.buttons), timeout=START_UP
    )
    async with victim.fast_forward.database.reading() as db:
        assert len(await diary.counted_stops(db, anna.id)) == 1
        assert await ticks.of_person(db, anna.id) is None
