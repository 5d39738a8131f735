"""The screening: nothing leads past a warning sign or a missing answer, and it is asked again when it should be."""

from datetime import datetime, timedelta

import pytest
from sqlalchemy import select

from bot.app import App
from bot.core.rules.profile import Question
from bot.core.screens.buttons import pack
from bot.core.screens.taps import (
    AgreedTap,
    AnswerTap,
    AskTap,
    ExerciseTap,
    NoSignTap,
    RoutineTap,
    SessionTap,
    Tap,
    TodayTap,
)
from bot.core.session.state import Move
from bot.store.tables import AgreementRow, PersonRow, SessionRow
from sandbox.person import Person
from tests.bot.conftest import MORNING, House, arrive, begin, has, reminders, tap, text

SIGN = "A warning sign comes first"
AGREED = "A professional has told me that I may exercise"
TOMORROW = MORNING.replace(hour=3) + timedelta(days=1)
"""03:00 in London, in winter."""
WORDS_OF_HEALTH = (
    *(("en", "I have diabetes"), ("en", "I'm pregnant now"), ("en", "I had surgery"), ("en", "I take blood thinners")),
    *(("de", "Ich bin schwanger"), ("es", "Estoy embarazada"), ("fr", "Je suis enceinte"), ("pt", "Estou grávida")),
    ("ru", "Я беременна"),
)


def forged(anna: Person, tap: Tap) -> None:
    """Tap a button that is not there any more, or never was."""
    anna.taps_data(anna.last.id if anna.last else 1, pack(tap))


async def person_row(app: App, anna: Person) -> PersonRow:
    async with app.database.reading() as db:
        return await db.get_one(PersonRow, anna.id)


def is_about(at: datetime | None, moment: datetime) -> bool:
    """Say whether something is of a moment, give or take what a test needs."""
    return at is not None and abs(at - moment) < timedelta(minutes=1)


async def agreements(app: App) -> list[tuple[str, datetime]]:
    async with app.database.reading() as db:
        return [(row.about, row.at) for row in (await db.execute(select(AgreementRow))).scalars()]


async def sessions(app: App) -> int:
    async with app.database.reading() as db:
        return len(list((await db.execute(select(SessionRow).where(SessionRow.began.is_not(None)))).scalars()))


async def warned_in_the_first_run(anna: Person) -> None:
    anna.says("/start")
    await tap(anna, "I agree")
    await tap(anna, "One of these")
    await anna.until(lambda: SIGN in text(anna))


async def warned_later(anna: Person) -> None:
    """Arrive; later, something has changed."""
    await arrive(anna)
    anna.says("/settings")
    await tap(anna, "Something about my health has changed")
    await tap(anna, "One of these")
    await anna.until(lambda: SIGN in text(anna))


@pytest.mark.parametrize("when", ["first run", "later"])
async def test_nothing_leads_past_a_warning_sign(house: House, when: str) -> None:
    anna = house.person()
    async with house.bot() as app:
        await (warned_later(anna) if when == "later" else warned_in_the_first_run(anna))
        for said in ("/today", "/exercises", "/start", "/start daily", "/settings", "London", "7:30"):
            anna.says(said)
            await house.heard()
        old = (
            *(TodayTap(), RoutineTap("daily"), ExerciseTap("toe-curls"), AskTap(Question.ZONE, 0)),
            *(AnswerTap(Question.ZONE, "Europe/London"), AnswerTap(Question.TIME, "0700")),
            *(AnswerTap(Question.WARNING, "none"), AnswerTap(Question.SCREENING, "none")),
            *(AskTap(Question.SCREENING, 0), AnswerTap(Question.LANGUAGE, "en")),
        )
        for each in old:
            forged(anna, each)
            await house.heard()
            assert SIGN in text(anna), each
        assert await sessions(app) == 0
        assert is_about((await person_row(app, anna)).warned_at, MORNING)
        before = reminders(anna)
        await house.forward_to(MORNING + timedelta(days=3))
        assert reminders(anna) == before
        assert not any("half-way" in message.text for message in anna.chat)
        assert await sessions(app) == 0


async def test_a_warning_sign_that_was_a_mistake_leads_back_to_the_question_for_ten_minutes(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await warned_in_the_first_run(anna)
        await house.forward_to(MORNING + timedelta(minutes=9))
        await tap(anna, "Tapped by mistake")
        await anna.until(lambda: has(anna, "None of these"))
        await tap(anna, "One of these")
        await anna.until(lambda: SIGN in text(anna))
        row = await person_row(app, anna)
        since = int(row.warned_at.timestamp()) if row.warned_at else 0
        await house.forward_to(MORNING + timedelta(minutes=21))
        forged(anna, NoSignTap(since))
        forged(anna, NoSignTap(int(MORNING.timestamp())))
        await house.heard()
        assert is_about((await person_row(app, anna)).warned_at, MORNING + timedelta(minutes=9))


async def test_a_professionals_word_is_taken_from_the_next_day_on_and_asked_twice(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await warned_later(anna)
        since = int((await person_row(app, anna)).warned_at.timestamp())  # type: ignore[union-attr] # it is there
        await house.forward_to(TOMORROW - timedelta(seconds=1))
        forged(anna, AgreedTap(since))
        await house.heard()
        anna.says("/today")
        await anna.until(lambda: SIGN in text(anna) and not has(anna, AGREED))
        assert await agreements(app) == []
        await house.forward_to(TOMORROW)
        anna.says("/today")
        await tap(anna, AGREED)
        await anna.sees("Really?")
        assert await agreements(app) == []
        await tap(anna, "Not yet")
        await anna.until(lambda: has(anna, AGREED))
        await tap(anna, AGREED)
        await tap(anna, "Yes, a professional")
        await anna.until(lambda: has(anna, "✅ None of these"))
        ((about, at),) = await agreements(app)
        assert (about, is_about(at, TOMORROW)) == ("warning", True)
        await tap(anna, "✅ None of these")
        await tap(anna, "Start now")
        await anna.sees("The daily five")


async def test_an_old_word_does_not_open_a_new_warning_sign(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await warned_later(anna)
        await house.forward_to(TOMORROW + timedelta(days=9))
        forged(anna, AgreedTap(int(TOMORROW.timestamp())))
        await house.heard()
        assert (await person_row(app, anna)).warned_at is not None


async def test_a_session_that_was_offered_or_is_under_way_does_not_lead_past_a_warning_sign(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await begin(house, anna)
        anna.says("I'm pregnant now")
        await anna.until(lambda: has(anna, "One of these"))
        await anna.until(lambda: any("Paused" in message.text for message in anna.chat))
        question = anna.last
        card = next(m for m in reversed(anna.chat) if any("Resume" in button for button in m.buttons))
        anna.taps("Resume", message=card)
        await anna.sees("questions about your health come first")
        anna.taps("One of these", message=question)
        await anna.until(lambda: any(SIGN in message.text for message in anna.chat))
        anna.taps("Resume", message=card)
        await house.heard()
        async with app.database.reading() as db:
            (before,) = (await db.execute(select(SessionRow))).scalars()
        for move in (Move.RESUME, Move.GO_ON, Move.SKIP, Move.SKIP_EXERCISE):  # folded away, or not
            forged(anna, SessionTap(before.id, before.rev, move))
            await house.heard()
        anna.says("resume")
        await house.heard()
        async with app.database.reading() as db:
            (row,) = (await db.execute(select(SessionRow))).scalars()
        assert (row.phase["is"], row.head) == ("paused", before.head)


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
            anna.says("/start")
            for label in ("I agree", "None of these", "✅ None of these"):
                await tap(anna, label)
            await anna.sees("What time is it where you are?")
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
        await tap(anna, "Something about my health")
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
        for label in ("I agree", "None of these", "Dizzy", "Continue", "London", "07:00", "My provider said OK"):
            await tap(anna, label)
        await anna.sees("Seated")
