"""What people say in everyday words, outside a session and in one: what they ask for stands there then, and no more."""

from collections.abc import Mapping
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, select

from bot.coach.everyday import FEELS, MOVES, PACES
from bot.coach.intents import IN_A_SESSION, INTENTS
from bot.store import Transaction
from bot.store.tables import DayRow, PersonRow, SessionRow
from sandbox.methods.answering import REACTIONS
from sandbox.person import Person
from tests.bot.conftest import House, arrive, begin, has, tap, text
from tests.core.shipped import LIBRARY

SAYINGS = Path(__file__).parents[1] / "utterances" / "intents.en.tsv"
TOLD: Mapping[str, str] = {
    "hello": "Hello! Good to hear from you.",
    "who are you": "I'm Footing",
    "are you a doctor": "I'm not a doctor",
    "delete my account": "Delete everything I keep about you?",
    "send me a copy of my data": "everything I keep about you",
    "speak german please": "I only speak English so far.",
    "when is my next reminder": "Next reminder",
    "how long does it take": "Today's session takes about",
    "what are toe curls good for": "Toe curls",
    "show me how ankle circles go": "Ankle circles",
    "what shoes should i wear": "Look inside your shoes",
    "how many days in a row": "No days in a row yet",
    "i'm tired": "A little still counts",
    "i have the flu": "Shall I pause your reminders?",
    "i'm sick": "Sorry to hear that.",
    "going on holiday": "Shall I pause your reminders?",
    "turn off reminders": "Turn your reminders off",
    "remind me at 8": "just once, or from now on?",
    "my band is broken": "leave this out today: Resisted flexion",
    "i did it already": "Shall I mark today as done?",
    "skip": "no session running",
}
"""By what is said, what stands there then; none of it changes anything."""
DONE: Mapping[str, str] = {
    "pause until friday": "No reminders until",
    "i need two weeks off": "No reminders until",
    "remind me every day at 8:15": "I'll remind you at 08:15 from now on.",
    "remind me on weekdays at 6.30am": "I'll remind you at 06:30, Monday to Friday.",
    "remind me again in 20 minutes": "I'll remind you once",
    "not today": "All right, not today.",
}
CHANGES = frozenset({"remind-at", "snooze", "not-today", "pause-until", "pause-days", "health-changed", "pain"})
"""Intents that may change what is stored; and where nothing runs, to begin offers."""


def test_every_intent_of_the_phrasebook_has_its_row() -> None:
    assert set(INTENTS) == set(LIBRARY.phrasebooks["en"].intents)
    assert all(callable(each) and each.__doc__ for each in INTENTS.values())
    assert set(INTENTS) >= IN_A_SESSION | set(MOVES) | set(FEELS) | set(PACES)


async def stands(db: Transaction, person: int) -> tuple[object, ...]:
    """What an unasked change would change."""
    row = await db.get_one(PersonRow, person)
    days = await db.scalar(select(func.count()).select_from(DayRow))
    begun = await db.scalar(select(func.count()).select_from(SessionRow))
    return row.week, row.paused_until, row.zone, row.language, row.levels, row.left_out, row.consent, days, begun


async def standing(house: House, person: int) -> tuple[object, ...]:
    await house.heard()
    assert house.app is not None
    async with house.app.database.reading() as db:
        return await stands(db, person)


async def test_what_is_only_told_changes_nothing(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        before = await standing(house, anna.id)
        for said, answer in TOLD.items():
            newest = anna.last
            anna.says(said)
            await anna.sees(answer, after=newest)
            assert await standing(house, anna.id) == before, said


async def test_what_is_asked_for_clearly_is_done_and_said(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        for said, answer in DONE.items():
            newest = anna.last
            anna.says(said)
            if said.startswith("remind me again"):
                await anna.until(lambda: has(anna, "Remind me again"))  # they are paused: that is said
                await tap(anna, "Remind me again")
                anna.says(said)
            await anna.sees(answer, after=newest)


async def test_nothing_that_people_say_begins_changes_or_deletes_what_was_not_asked_for(house: House) -> None:
    rows = [line.split("\t") for line in SAYINGS.read_text(encoding="utf-8").splitlines()[1:]]
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        before = await standing(house, anna.id)
        for said in (said for intent, _, said in rows if intent not in CHANGES | {"start"}):
            anna.says(said)
            assert await standing(house, anna.id) == before, said


async def test_a_day_is_marked_by_a_tap_and_taken_back_for_ten_minutes(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        anna.says("did my exercises this morning")
        await tap(anna, "Mark today as done")
        await anna.sees("Today is marked as done.")
        await anna.sees("1 day in a row")
        await tap(anna, "Take it back")
        await anna.sees("today is open again")
        anna.says("how many days in a row")
        await anna.sees("No days in a row yet")
        anna.says("i did it already")
        await tap(anna, "Mark today as done")
        await anna.until(lambda: has(anna, "Take it back"))
        marked = await standing(house, anna.id)
        await house.forward_to(house.clock.now() + timedelta(minutes=11))
        await tap(anna, "Take it back")
        assert await standing(house, anna.id) == marked


async def test_a_time_without_its_days_is_asked_about(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        anna.says("remind me at quarter to eight")
        await tap(anna, "Every day")
        await anna.sees("I'll remind you at 07:45 from now on.")


async def test_what_is_missing_is_left_out_of_what_is_offered(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        anna.says("no towel today")
        await tap(anna, "Start without it")
        await anna.until(lambda: has(anna, "Start with taps") and "Toe curls" not in text(anna))
        anna.says("found my towel!")
        await anna.until(lambda: "Toe curls" in text(anna))
        anna.says("there's no chair in this hotel room")
        await anna.until(lambda: "Toe walking" not in text(anna) and has(anna, "Start with taps"))
        assert "Resisted flexion" in text(anna)


async def test_in_a_session_it_is_told_what_is_asked_and_the_pace_changes(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        anna.says("how much longer")
        await anna.sees("minutes left.")
        await anna.until(lambda: has(anna, "Done"))
        anna.says("hands free")
        await anna.sees("Get ready to go on")
        await anna.until(lambda: not has(anna, "Done"))
        anna.says("let me tap")
        await anna.until(lambda: has(anna, "Done"))
        anna.says("when is my next reminder")
        await anna.sees("Next reminder")
        await anna.until(lambda: has(anna, "Done"))


@pytest.mark.parametrize("said", ["the moon is a balloon", "blue cheese on the roof"])
async def test_what_is_not_understood_shows_the_ways_on(house: House, said: str) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        anna.says(said)
        await anna.sees("I didn't get that")
        assert all(has(anna, label) for label in ("Start", "Help", "It hurts"))
        await tap(anna, "Help")
        await anna.sees("I coach your feet")
        assert len(text(anna).splitlines()) == 4


KIND = ("thank you so much", "thx!", "❤️", "👍", "ok great")


async def test_thanks_and_hearts_get_a_reaction_and_no_sentence(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        sent = anna.tally["sent"]
        said = [anna.says(words) for words in KIND]
        await house.heard()
        assert anna.tally["sent"] == sent
        reactions = [message.reaction for each in said for message in anna.chat if message.id == each.id]
        assert all(each in REACTIONS for each in reactions), reactions
        assert reactions[:3] == ["❤"] * 3


async def test_in_a_session_thanks_get_a_reaction_and_the_card_stays_last(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        said = anna.says("thank you")
        await anna.until(lambda: anna.last is not None and anna.last.id > said.id)
        await house.heard()
        assert next(message.reaction for message in anna.chat if message.id == said.id) == "❤"
        assert "Paused" not in text(anna)


@pytest.mark.parametrize(
    ("words", "left"),
    [("snooze 20 minutes", ("Start", "Not today")), ("not today", ()), ("ask me in an hour", ("Start",))],
)
async def test_what_answers_a_reminder_in_words_takes_its_buttons_off(
    house: House, words: str, left: tuple[str, ...]
) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        await house.forward_to(house.clock.now() + timedelta(hours=1, minutes=1))
        await anna.until(lambda: has(anna, "Later"))
        reminder = anna.last
        assert reminder is not None
        anna.says(words)
        await house.heard()
        await anna.until(lambda: not any("Later" in each for each in _buttons(anna, reminder.id)))
        assert all(any(label in each for each in _buttons(anna, reminder.id)) for label in left)
        assert bool(left) == bool(_buttons(anna, reminder.id))


def _buttons(anna: Person, message_id: int) -> tuple[str, ...]:
    return next(message.buttons for message in anna.chat if message.id == message_id)


async def test_whoever_is_tired_in_a_session_is_given_time(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        anna.says("i'm tired")
        await anna.until(lambda: "Paused" in text(anna) and has(anna, "Resume"))
