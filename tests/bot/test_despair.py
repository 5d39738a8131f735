"""Somebody says that they want to die: one calm answer in any state, no report, and quiet until they write again."""

from datetime import timedelta

import pytest
from sqlalchemy import select

from bot.core.rules.alarms import AlarmKind
from bot.store import alarms, ticks
from bot.store.tables import HeardRow, PersonRow, ReportRow
from bot.store.vault import Column
from sandbox.person import Person
from tests.bot.conftest import MORNING, House, arrive, begin, comes, has, reminders, tap
from tests.bot.conftest import text as newest
from tests.bot.reported import opened
from tests.bot.test_unwritten import barred, reports
from tests.core.shipped import LIBRARY

WORDS = "I want to die"
ANSWER = "Please don't be alone with this"
HURTS = "Walk as usual"


def answers(person: Person) -> int:
    """How many of the calm answers stand in the chat."""
    return sum(ANSWER in message.text for message in person.chat)


async def stand(house: House, anna: Person, state: str) -> None:
    """Bring a person into a state."""
    match state:
        case "before anything":
            return
        case "first run":
            anna.says("/start")
            await anna.until(lambda: has(anna, "Continue"))
        case "without notes":
            await arrive(anna, "Without notes")
        case "settings":
            await arrive(anna)
            anna.says("/settings")
            await tap(anna, "Time zone")
            await anna.sees("What time is it where you are?")
        case "in a session":
            await begin(house, anna)
        case "held in doubt":
            await begin(house, anna)
            anna.says("my foot feels like a block of wood")
            await anna.until(lambda: "Does something hurt?" in newest(anna))
        case _:
            await arrive(anna)
    await house.settled()


@pytest.mark.parametrize(
    "state",
    ["before anything", "first run", "without notes", "settings", "idle", "in a session", "held in doubt"],
)
async def test_in_any_state_there_is_one_calm_answer_and_no_report(house: House, state: str) -> None:
    anna = house.person()
    async with house.bot() as app:
        await stand(house, anna, state)
        anna.says(WORDS)
        answer = await anna.sees(ANSWER)
        await house.settled()

        assert "112, 911, 999 or your local number" in answer.text
        assert "I am a program; please talk to somebody" in answer.text
        assert not answer.buttons
        assert answers(anna) == 1
        assert not any(said in anna.transcript for said in (HURTS, "Well done", "Saved.", "didn't get that"))
        assert await reports(app) == 0
        async with app.database.reading() as db:
            assert await ticks.of_person(db, anna.id) is None
            person = await db.get_one(PersonRow, anna.id)
            assert (person.quiet, person.hold) == (True, None)


async def test_a_session_is_over_and_asks_nothing(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        await tap(anna, "Done")
        await anna.sees("Rest")
        anna.says(WORDS)
        await anna.sees(ANSWER)
        await anna.sees("Session ended")
        await house.settled()
        house.clock.jump(timedelta(minutes=10))
        await house.settled()

        assert not any(has(anna, label) for label in ("Done", "Resume", "Too easy", "Undo"))
        assert "Saved." not in anna.transcript


@pytest.mark.parametrize("way", ["caption", "edit", "command", "slash"])
async def test_it_is_heard_in_every_way_of_saying_it(house: House, way: str) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        match way:
            case "caption":
                anna.sends_photo(caption=WORDS)
            case "edit":
                said = anna.says("hello")
                await house.settled()
                anna.edits(said, WORDS)
            case "command":
                anna.says(f"/today {WORDS}")
            case _:
                anna.says(f"/{WORDS}")
        await anna.sees(ANSWER)
        await house.settled()

        assert answers(anna) == 1
        assert await reports(app) == 0


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("de", "ich will nicht mehr leben"),
        ("es", "quiero morir"),
        ("fr", "je veux mourir"),
        ("pt", "quero morrer"),
        ("ru", "хочу умереть"),
    ],
)
@pytest.mark.parametrize("phone", ["own", "en", "ja"])
async def test_it_is_answered_in_the_language_in_which_it_was_said(
    house: House, language: str, words: str, phone: str
) -> None:
    anna = house.person(language=language if phone == "own" else phone)
    async with house.bot():
        anna.says(words)
        [headline, *_] = LIBRARY.despair[language].replace("<b>", "").replace("</b>", "").splitlines()
        answer = await anna.sees(headline)

        assert (ANSWER in answer.text) == (phone == "en")


async def test_pain_and_despair_in_one_breath_are_both_answered(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await begin(house, anna)
        anna.says("my ankle hurts so much, I want to kill myself")
        await anna.sees(ANSWER)
        await anna.sees(HURTS)
        await house.settled()

        assert answers(anna) == 1
        assert await reports(app) == 1


async def test_nothing_comes_by_itself_until_they_write_again(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        anna.says(WORDS)
        await anna.sees(ANSWER)
        await house.settled()
        before = len(anna.chat)
        await house.forward_to(MORNING + timedelta(days=9))
        assert len(anna.chat) == before

        anna.says("hello")
        await house.settled()
        await house.forward_to(MORNING + timedelta(days=9, hours=2))
        await comes(house, anna, lambda: reminders(anna), 1)
        async with app.database.reading() as db:
            assert not (await db.get_one(PersonRow, anna.id)).quiet


async def test_the_check_after_pain_waits_until_they_have_written(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await begin(house, anna)
        await tap(anna, "It hurts")
        await anna.sees(HURTS)
        anna.says(WORDS)
        await anna.sees(ANSWER)
        await house.forward_to(MORNING + timedelta(days=3))
        assert not has(anna, "Better")
        async with app.database.reading() as db:
            assert await alarms.alarm_at(db, AlarmKind.CHECK, anna.id) is not None

        anna.says("thank you")
        await house.settled()
        await house.forward_to(MORNING + timedelta(days=4, hours=2))
        await anna.until(lambda: has(anna, "Better"))


async def test_a_reaction_to_the_message_is_no_writing(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        said = anna.says(WORDS)
        await anna.sees(ANSWER)
        await house.settled()
        anna.edits(said, WORDS)
        await house.settled()

        assert answers(anna) == 1
        async with app.database.reading() as db:
            assert (await db.get_one(PersonRow, anna.id)).quiet


async def test_what_was_asked_for_is_kept_and_nothing_else_of_it(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await begin(house, anna)
        await tap(anna, "It hurts")
        await anna.sees(HURTS)
        await tap(anna, "Add a note")
        await anna.sees("in your own words")
        anna.says(WORDS)
        await anna.sees(ANSWER)
        await house.settled()
        async with app.database.reading() as db:
            report = await db.get_one(ReportRow, 1)
            assert report.note is not None
            assert opened(app, report, Column.NOTE) == WORDS
            assert (await db.execute(select(HeardRow.words).where(HeardRow.words.is_not(None)))).all() == []
        assert await reports(app) == 1


async def test_where_it_cannot_be_written_down_it_is_answered_all_the_same(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await begin(house, anna)
        async with barred(house, app):
            anna.says(WORDS)
            await anna.sees(ANSWER)
            assert HURTS not in anna.transcript
        await anna.until(lambda: answers(anna) == 2)  # a second one harms nobody
        async with app.database.reading() as db:
            assert (await db.get_one(PersonRow, anna.id)).quiet
        assert await reports(app) == 0
        assert not has(anna, "Done")
