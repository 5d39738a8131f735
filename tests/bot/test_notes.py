"""What a person was asked for is never lost: it is taken whatever it says, or asked still."""

from datetime import timedelta

import pytest

from bot.app import App
from bot.core.rules.asked import AskedFor, NoteOn, TimeOn
from bot.core.rules.profile import Question
from bot.store.serialization import asked_of, hold_of
from bot.store.tables import PersonRow
from bot.store.vault import Column
from sandbox.person import Person
from tests.bot.conftest import MORNING, House, arrive, begin, has, tap, text
from tests.bot.reported import EMERGENCY, advice, advised, further, opened, reports, said_of, short_answers

pytestmark = pytest.mark.usefixtures("unhurried")

KEPT = "kept that just as you wrote it"
LONG = "It pulls on the outer edge, and then along the sole. " * 80
NOTES = [
    "It hurts on the inside of the heel when I go up",
    "on the outer edge, when going down",
    "no pain now",
    "stop",
    "/left foot, or was it the right?",
    "8:15",
    "London",
    "🦶",
    "I don't know, perhaps it is a bit sore",
    LONG[:4096],
]


async def asked(app: App, anna: Person) -> AskedFor | None:
    async with app.database.reading() as db:
        return asked_of(await db.get_one(PersonRow, anna.id))


async def hurts_and_is_asked_for_a_note(house: House, anna: Person) -> None:
    await begin(house, anna)
    await tap(anna, "It hurts")
    await anna.sees(EMERGENCY)
    await house.settled()
    anna.taps("Add a note", message=advice(anna))
    await anna.sees("in your own words")
    await house.settled()


@pytest.mark.parametrize("note", NOTES, ids=lambda note: note[:20])
async def test_what_comes_while_a_note_is_asked_for_is_the_note_whatever_it_says(house: House, note: str) -> None:
    anna = house.person()
    async with house.bot() as app:
        await hurts_and_is_asked_for_a_note(house, anna)
        before = len(anna.chat)
        anna.says(note)
        await anna.sees(KEPT)
        await house.settled()
        (report,) = await reports(app)
        assert opened(app, report, Column.NOTE) == note
        assert await further(app) == []
        assert await asked(app, anna) is None
        assert [message.text for message in anna.chat[before + 1 :]] == [
            "Thank you. I've kept that just as you wrote it."
        ]


async def test_a_note_outlives_a_restart_of_the_bot(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await hurts_and_is_asked_for_a_note(house, anna)
    async with house.bot() as app:
        anna.says(NOTES[0])
        await anna.sees(KEPT)
        await house.settled()
        assert await said_of(app, (await reports(app))[0]) == [NOTES[0]]


async def test_several_notes_are_all_kept_and_what_hurts_after_them_belongs_to_the_report(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await hurts_and_is_asked_for_a_note(house, anna)
        anna.says("first")
        await anna.sees(KEPT)
        await house.settled()
        anna.taps("Add a note", message=advice(anna))
        await anna.until(lambda: "in your own words" in text(anna))
        anna.says("second")
        await anna.until(lambda: KEPT in text(anna))
        anna.says("and now the calf hurts too")
        await anna.until(lambda: len(short_answers(anna)) == 1)
        await house.settled()
        (report,) = await reports(app)
        assert opened(app, report, Column.NOTE) == "first"
        assert [opened(app, row, Column.FURTHER) for row in await further(app)] == [
            "second",
            "and now the calf hurts too",
        ]
        assert advised(anna) == 1


async def test_a_warning_sign_in_a_note_brings_its_line_once(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await hurts_and_is_asked_for_a_note(house, anna)
        anna.says("I can't put any weight on it")
        said = await anna.sees(KEPT)
        assert "stay off that foot until somebody has seen it" in said.text
        assert EMERGENCY in said.text
        await house.settled()
        (report,) = await reports(app)
        assert report.signs == ["four-steps"]
        assert opened(app, report, Column.NOTE) == "I can't put any weight on it"
        anna.says("it hurts so much that I can't walk")
        await anna.until(lambda: len(short_answers(anna)) == 1)
        await house.settled()
        assert sum("stay off that foot" in message.text for message in anna.chat) == 1
        await house.forward_to(MORNING + timedelta(days=2))
        anna.says("/today")
        await anna.until(lambda: has(anna, "A professional says"))


async def test_a_command_is_a_command_and_the_note_is_asked_still(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await hurts_and_is_asked_for_a_note(house, anna)
        anna.says("/tips")
        await anna.sees("Tips for your feet")
        anna.says("/pain in the heel")
        await anna.until(lambda: len(short_answers(anna)) == 1)
        await house.settled()
        assert isinstance(await asked(app, anna), NoteOn)
        anna.says("on the outer edge")
        await anna.sees(KEPT)
        await house.settled()
        assert await said_of(app, (await reports(app))[0]) == ["in the heel", "on the outer edge"]


async def test_a_caption_is_text_and_what_is_none_leaves_the_question_open(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await hurts_and_is_asked_for_a_note(house, anna)
        for sends, kind in ((anna.sends_voice, "voice message"), (anna.sends_sticker, "sticker")):
            sends()
            await anna.sees(f"I can't keep a {kind}, only words")
        anna.sends_photo()
        await anna.sees("I can't keep a photo, only words")
        await house.settled()
        assert isinstance(await asked(app, anna), NoteOn)
        anna.sends_photo(caption="it hurts where the arrow is")
        await anna.sees(KEPT)
        await house.settled()
        assert await said_of(app, (await reports(app))[0]) == ["it hurts where the arrow is"]


async def test_an_edit_is_a_note_where_it_says_something_new_and_its_own_edits_are_kept(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        older = anna.says("the moon is round")
        await anna.sees("I didn't get that")
        anna.says("my heel hurts")
        await anna.sees(EMERGENCY)
        await house.settled()
        anna.taps("Add a note", message=advice(anna))
        await anna.sees("in your own words")
        await house.settled()
        anna.reacts(older)
        await house.heard()
        assert isinstance(await asked(app, anna), NoteOn)
        older = anna.edits(older, "on the outer edge")
        await anna.sees(KEPT)
        await house.settled()
        anna.edits(older, "on the inner edge, I mean")
        await house.heard()
        (report,) = await reports(app)
        assert await said_of(app, report) == ["my heel hurts", "on the inner edge, I mean", "on the outer edge"]


async def test_once_the_report_is_over_pain_is_pain_again_and_nothing_of_it_is_lost(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await hurts_and_is_asked_for_a_note(house, anna)
        await house.forward_to(MORNING + timedelta(days=2, hours=3))
        anna.says("my knee hurts badly")
        await anna.until(lambda: advised(anna) == 2)
        await house.settled()
        first, second = await reports(app)
        assert await said_of(app, second) == ["my knee hurts badly"]
        assert await said_of(app, first) == []


async def test_a_note_that_may_not_be_kept_any_more_is_said_to_be_none(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await hurts_and_is_asked_for_a_note(house, anna)
        async with app.database.begin() as db:
            (await db.get_one(PersonRow, anna.id)).consent = False
        anna.says("on the outer edge")
        await anna.sees("I haven't kept this one")
        await house.settled()
        assert await said_of(app, (await reports(app))[0]) == []


QUESTIONS: dict[str, tuple[AskedFor, str]] = {
    "place": (Question.ZONE, "What time is it where you are?"),
    "time": (Question.TIME, "When shall I remind you?"),
    "days": (TimeOn(2), "Wednesday"),
}


@pytest.mark.parametrize("question", QUESTIONS)
async def test_pain_that_is_written_where_something_else_is_asked_is_kept_and_the_question_stands(
    house: House, question: str
) -> None:
    anna = house.person()
    wanted, _ = QUESTIONS[question]
    async with house.bot() as app:
        await arrive(anna)
        await _is_asked(house, anna, question)
        assert await asked(app, anna) == wanted
        anna.says("at 8:15 my heel hurts")
        await anna.sees(EMERGENCY)
        await house.settled()
        assert await said_of(app, (await reports(app))[0]) == ["at 8:15 my heel hurts"]
        assert await asked(app, anna) == wanted


@pytest.mark.parametrize("question", QUESTIONS)
@pytest.mark.parametrize("as_caption", [False, True], ids=["typed", "caption"])
async def test_an_answer_is_taken_with_a_slash_before_it_or_below_a_picture(
    house: House, question: str, *, as_caption: bool
) -> None:
    anna = house.person()
    answer = {"place": "Kathmandu", "time": "18:40", "days": "18:40"}[question]
    async with house.bot() as app:
        await arrive(anna)
        await _is_asked(house, anna, question)
        if as_caption:
            anna.sends_photo(caption=answer)
        else:
            anna.says(f"/{answer}")
        await house.heard()
        async with app.database.reading() as db:
            person = await db.get_one(PersonRow, anna.id)
        assert person.zone == ("Asia/Kathmandu" if question == "place" else "Europe/London")
        assert person.week is not None
        assert (question == "place") or person.week[2][0] == "18:40"
        assert hold_of(person) is None


async def _is_asked(house: House, anna: Person, question: str) -> None:
    anna.says("/settings")
    for label in {"place": ["Time zone"], "time": ["Reminder"], "days": ["Days", "Wed"]}[question]:
        await tap(anna, label)
        await house.heard()
    await anna.until(lambda: QUESTIONS[question][1] in text(anna) or has(anna, "Back"))
