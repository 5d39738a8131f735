"""An edit is a message that may have been heard: what it says anew is heard, and what it says again is no news."""

from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import func, select

from bot.coach.chores import tidy
from bot.coach.listening import KEEP
from bot.store.tables import HeardRow, PersonRow
from bot.store.vault import Column
from sandbox.messages import Message
from sandbox.person import Person
from tests.bot.conftest import MORNING, House, arrive, begin, comes, has, is_asked_where, progress, tap, text
from tests.bot.reported import EMERGENCY, advised, opened, reports, said_of, short_answers

pytestmark = pytest.mark.usefixtures("unhurried")

WEDNESDAY = MORNING + timedelta(days=2, hours=1)


@pytest.mark.parametrize("slip", ["hello", "/pani", "/help", "/pause"])
async def test_an_edit_into_pain_acts_at_once(house: House, slip: str) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        message = anna.says(slip)
        await house.settled()
        anna.edits(message, "/pain")
        await anna.sees(EMERGENCY)
        await anna.sees("Session stopped because it hurt")


async def test_an_edit_that_makes_a_command_is_that_command_once(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        message = anna.says("/tisp")
        await anna.sees("I didn't get that")
        message = anna.edits(message, "/tips")
        await anna.sees("Tips for your feet")
        anna.reacts(message)
        anna.edits(message, "/tips!")
        await progress(anna)
        assert sum("Tips for your feet" in m.text for m in anna.chat) == 1


async def test_a_command_that_comes_again_is_not_carried_out_again(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        message = anna.says("/tips")
        await anna.sees("Tips for your feet")
        anna.reacts(message)
        await progress(anna)
        assert sum("Tips for your feet" in m.text for m in anna.chat) == 1


async def test_an_edit_of_what_answered_a_question_answers_no_other(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await is_asked_where(anna)
        message = anna.says("Kathmandu")
        await anna.until(lambda: has(anna, "07:00"))
        anna.edits(message, "8:15")
        anna.says("/help")
        await anna.sees("I coach your feet")
        await house.settled()
        assert not any("All set" in m.text for m in anna.chat)


async def _hurt_on_monday(house: House, anna: Person, words: str = "my heel hurts") -> Message:
    """Say on Monday that it hurts, and stand in Wednesday's session."""
    await begin(house, anna)
    message = anna.says(words)
    await anna.sees(EMERGENCY)
    await house.forward_to(MORNING + timedelta(days=1, hours=1))
    await tap(anna, "Better")
    await house.forward_to(WEDNESDAY)
    await house.settled()
    anna.says("/today")
    await tap(anna, "Start with taps")
    await anna.sees("Get ready")
    return message


async def _says_another_thing(house: House, anna: Person) -> None:
    anna.says("/tips")
    await anna.sees("Tips for your feet")
    await house.settled()


@pytest.mark.parametrize("words", ["my heel hurts", "it hurst", "/pain", "/pain my heel", "heel hurts. can't walk"])
async def test_an_old_message_that_comes_again_is_no_news(house: House, words: str) -> None:
    anna = house.person()
    async with house.bot() as app:
        message = await _hurt_on_monday(house, anna, words)
        anna.reacts(message)
        anna.reacts(anna.edits(message, words))
        await _says_another_thing(house, anna)
        assert len(await reports(app)) == advised(anna) == 1
        async with app.database.reading() as db:
            assert (await db.get_one(PersonRow, anna.id)).hold is None


@pytest.mark.parametrize(
    ("words", "mended"),
    [
        ("my hell hurst", "my heel hurts"),
        ("my heelhurts", "my heel hurts"),
        ("/pani my heel", "/pain my heel"),
        ("MY HEEL HURTS", "my heel hurts!!"),
    ],
)
async def test_a_slip_that_is_mended_is_no_news_and_the_report_has_both(house: House, words: str, mended: str) -> None:
    anna = house.person()
    async with house.bot() as app:
        message = await _hurt_on_monday(house, anna, words)
        anna.edits(message, mended)
        await _says_another_thing(house, anna)
        (report,) = await reports(app)
        assert advised(anna) == 1
        assert mended.removeprefix("/pain ") in await said_of(app, report)


async def test_an_old_message_that_tells_of_another_pain_is_pain_now(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        message = await _hurt_on_monday(house, anna)
        anna.edits(message, "my knee hurts now")
        await comes(house, anna, lambda: advised(anna), 2)
        await house.settled()
        assert [opened(app, report, Column.REPORT) for report in await reports(app)] == [
            "my heel hurts",
            "my knee hurts now",
        ]


async def test_on_the_same_day_an_edit_belongs_to_the_report_that_its_message_brought(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await begin(house, anna)
        message = anna.says("my heel hurts")
        await anna.sees(EMERGENCY)
        await house.settled()
        house.clock.jump(timedelta(minutes=40))
        anna.edits(message, "my heel hurts, and the knee is swollen")
        await comes(house, anna, lambda: len(short_answers(anna)), 1)
        (report,) = await reports(app)
        assert await said_of(app, report) == ["my heel hurts", "my heel hurts, and the knee is swollen"]
        assert advised(anna) == 1


async def test_an_edit_that_takes_the_pain_back_is_kept_beside_it_and_answered_by_nothing(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        message = anna.says("my heel hurts")
        await anna.sees(EMERGENCY)
        await house.settled()
        said = len(anna.chat)
        anna.edits(message, "my heel is fine")
        await house.heard()
        (report,) = await reports(app)
        assert await said_of(app, report) == ["my heel hurts", "my heel is fine"]
        assert len(anna.chat) == said


async def test_without_consent_no_words_are_remembered_and_what_may_be_news_is_asked(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna, "Without notes")
        message = anna.says("my heel hurst")
        await anna.sees(EMERGENCY)
        await house.forward_to(MORNING + timedelta(days=1, hours=1))
        await tap(anna, "Better")
        await tap(anna, "Start with taps")
        await anna.sees("Get ready")
        anna.reacts(message)
        await _says_another_thing(house, anna)
        assert "Does something hurt?" not in text(anna)
        anna.edits(message, "my heel hurts")
        await anna.sees("Does something hurt?")
        await anna.until(lambda: has(anna, "It hurts"))
        await house.settled()
        assert len(await reports(app)) == 1
        async with app.database.reading() as db:
            assert set((await db.execute(select(HeardRow.words))).scalars()) == {None}


async def test_what_is_too_old_to_be_remembered_is_asked(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        message = await _hurt_on_monday(house, anna)
        async with app.database.begin() as db:
            await db.execute(HeardRow.__table__.delete())  # type: ignore[attr-defined] # a table has it
        house.clock.jump(timedelta(days=31))
        anna.reacts(message)
        await anna.sees("Does something hurt?")
        await house.settled()
        assert len(await reports(app)) == 1


async def test_doubt_and_a_plain_stop_that_come_again_are_no_news_either(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        old = [anna.says(words) for words in ("so odd a morning", "stop", "the moon is round")]
        await anna.sees("I didn't get that")
        anna.says("/today")
        await tap(anna, "Start with taps")
        await anna.sees("Get ready")
        for message in old:
            anna.reacts(message)
        await _says_another_thing(house, anna)
        assert await reports(app) == []
        assert not any("Saved." in m.text for m in anna.chat)


async def test_an_edit_that_overtakes_its_own_message_is_remembered(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        await house.settled()
        message = anna.says("hello")
        edited = anna.edits(message, "my heel hurts")
        await anna.sees(EMERGENCY)
        await house.settled()
        house.clock.jump(timedelta(days=2))
        anna.reacts(edited)
        await _says_another_thing(house, anna)
        assert len(await reports(app)) == 1


async def test_nothing_that_was_said_is_remembered_in_words_but_pain_and_not_for_ever(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        anna.says("what a round moon")
        await anna.sees("I didn't get that")
        await house.settled()
        async with app.database.reading() as db:
            kept: list[Any] = list((await db.execute(select(HeardRow))).scalars())
        assert not any("round" in f"{row.mark} {row.words}" for row in kept)
        house.clock.jump(KEEP + timedelta(minutes=1))
        await tidy(app.coach)
        async with app.database.reading() as db:
            assert (await db.execute(select(func.count()).select_from(HeardRow))).scalar_one() == 0
