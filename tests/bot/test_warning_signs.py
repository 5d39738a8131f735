"""A warning sign at the screening: nothing leads past it but a mistake at once, or a professional's word a day on."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.app import App
from bot.core.rules.profile import Question
from bot.core.screens.taps import (
    AgreedTap,
    AnswerTap,
    AskTap,
    ExerciseTap,
    NoSignTap,
    RoutineTap,
    SessionTap,
    TodayTap,
)
from bot.core.session.state import Move
from bot.store import sessions as store
from bot.store.sessions import Kept
from bot.store.tables import SessionRow
from sandbox.person import Person
from tests.bot.conftest import MORNING, House, begin, has, reminders, tap, text
from tests.bot.screened import (
    SIGN,
    agreements,
    forged,
    is_about,
    person_row,
    sessions,
    warned_in_the_first_run,
    warned_later,
)

AGREED = "A professional says I can exercise"
TOMORROW = MORNING.replace(hour=3) + timedelta(days=1)
"""03:00 in London, in winter."""


async def under_way(app: App, anna: Person) -> Kept:
    """Find the session that is not over."""
    async with app.database.reading() as db:
        kept = await store.unfinished(db, anna.id)
    assert kept is not None
    return kept


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
        assert not any("halfway" in message.text for message in anna.chat)
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
        await anna.sees("Just to be sure")
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


async def test_a_session_may_always_be_ended_though_its_stop_is_folded_away(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await begin(house, anna)
        await tap(anna, "Pause")
        await anna.sees("Take your time")
        await house.settled()
        anna.says("I'm pregnant now")
        await tap(anna, "One of these")
        await anna.until(lambda: any(SIGN in message.text for message in anna.chat))
        await house.settled()
        before = await under_way(app, anna)
        forged(anna, SessionTap(before.row.id, before.row.rev, Move.FOLD if before.session.unfolded else Move.UNFOLD))
        await house.heard()
        folded = await under_way(app, anna)
        assert folded.session.unfolded is not before.session.unfolded
        forged(anna, SessionTap(folded.row.id, folded.row.rev, Move.STOP))
        await house.heard()
        async with app.database.reading() as db:
            (row,) = (await db.execute(select(SessionRow))).scalars()
        assert row.phase["is"] == "stopped"
