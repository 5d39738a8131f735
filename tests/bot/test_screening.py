"""The screening: no session begins before its answers; it is asked again when it is old, or something has changed."""

from datetime import datetime, timedelta

import pytest

from bot.app import App
from bot.core.rules.profile import Question
from bot.core.screens.taps import AnswerTap
from bot.store.tables import PersonRow
from sandbox.person import Person
from tests.bot.conftest import MORNING, House, arrive, begin, has, is_asked_where, reminders, tap, text
from tests.bot.screened import agreements, forged, is_about, person_row, sessions

WORDS_OF_HEALTH = (
    *(("en", "I have diabetes"), ("en", "I'm pregnant now"), ("en", "I had surgery"), ("en", "I take blood thinners")),
    *(("de", "Ich bin schwanger"), ("es", "Estoy embarazada"), ("fr", "Je suis enceinte"), ("pt", "Estou grávida")),
    ("ru", "Я беременна"),
)


@pytest.mark.parametrize(("language", "said"), WORDS_OF_HEALTH)
async def test_what_is_said_of_ones_health_leads_to_the_screening(house: House, language: str, said: str) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        async with app.database.begin() as db:
            (await db.get_one(PersonRow, anna.id)).language = language
        anna.says(said)
        await anna.until(lambda: has(anna, "One of these"))
        await tap(anna, "None of these")
        await tap(anna, "Pregnant")
        await tap(anna, "Continue")
        await anna.until(lambda: has(anna, "My provider said OK"))
        anna.says("/today")
        await anna.until(lambda: "ask your provider first" in text(anna))


@pytest.mark.parametrize("state", ["first run", "asked", "idle", "offered", "paused"])
async def test_health_is_heard_in_any_state(house: House, state: str) -> None:
    anna = house.person()
    async with house.bot():
        if state == "first run":
            await is_asked_where(anna)
        elif state == "paused":
            await begin(house, anna)
            await tap(anna, "Pause")
            await anna.sees("Take your time")
        else:
            await arrive(anna)
            if state == "asked":
                anna.says("/settings")
                await tap(anna, "Time zone")
                await anna.sees("What time is it where you are?")
            if state == "offered":
                await tap(anna, "Start now")
                await anna.sees("The daily five")
        anna.says("I have diabetes")
        await anna.until(lambda: has(anna, "One of these"))


async def test_an_offered_session_waits_for_the_answers(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        await tap(anna, "Start now")
        offer = await anna.sees("The daily five")
        anna.says("I have diabetes")
        await anna.until(lambda: has(anna, "One of these"))
        anna.taps("Start with taps", message=offer)
        await anna.sees("questions about your health come first")
        assert await sessions(app) == 0


async def test_answered_again_a_session_goes_on_where_it_was(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        anna.says("I had surgery")
        await tap(anna, "None of these")
        await tap(anna, "✅ None of these")
        await tap(anna, "Start now")
        await tap(anna, "Resume")
        await anna.until(lambda: has(anna, "Done"))


async def test_the_providers_ok_is_stored_with_its_date_and_belongs_to_one_screening(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        anna.says("I have diabetes")
        await tap(anna, "None of these")
        await tap(anna, "Diabetes")
        await tap(anna, "Continue")
        await tap(anna, "My provider said OK")
        await anna.sees("The daily five")
        ((about, at),) = await agreements(app)
        assert (about, is_about(at, MORNING)) == ("signs", True)
        anna.says("/settings")
        await tap(anna, "My health has changed")
        await tap(anna, "None of these")
        await anna.until(lambda: has(anna, "☑ Diabetes"))
        await tap(anna, "Continue")
        await anna.until(lambda: has(anna, "My provider said OK"))


async def _screened(app: App, anna: Person, at: datetime | None, version: int) -> None:
    async with app.database.begin() as db:
        row = await db.get_one(PersonRow, anna.id)
        row.screened_at, row.screening = at, version


@pytest.mark.parametrize(("at", "version"), [(MORNING - timedelta(days=366), 2), (MORNING, 1), (None, 1)])
async def test_an_old_screening_is_asked_once_before_the_next_session_and_reminders_come(
    house: House, at: datetime | None, version: int
) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        await _screened(app, anna, at, version)
        await house.forward_to(MORNING + timedelta(hours=1))
        await anna.until(lambda: reminders(anna) == 1)
        await tap(anna, "Start")
        await anna.sees("once more")
        await tap(anna, "Continue")
        await tap(anna, "None of these")
        await tap(anna, "✅ None of these")
        await tap(anna, "Start now")
        await anna.sees("The daily five")
        assert (await person_row(app, anna)).screening == 2


async def test_an_old_button_of_the_second_screen_does_not_answer_the_first(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        await _screened(app, anna, None, 1)
        forged(anna, AnswerTap(Question.SCREENING, "none"))
        await house.heard()
        anna.says("/today")
        await anna.until(lambda: has(anna, "One of these"))


@pytest.mark.parametrize(("days", "said"), [(14, "The daily five"), (15, "come first")])
async def test_after_a_long_hold_the_screening_is_asked_again(house: House, days: int, said: str) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        anna.says("my foot hurts")
        await anna.sees("112, 911, 999")
        await house.forward_to(MORNING + timedelta(days=days))
        anna.says("/today")
        await tap(anna, "I'm ready")
        await anna.until(lambda: said in text(anna))


async def test_who_is_dizzy_stays_seated_even_with_the_ok(house: House) -> None:
    anna = house.person()
    async with house.bot():
        anna.says("/start")
        for label in (
            "Continue",
            "I agree",
            "None of these",
            "Dizzy",
            "Continue",
            "London",
            "Every day",
            "My provider said OK",
        ):
            await tap(anna, label)
        await anna.sees("Seated")
