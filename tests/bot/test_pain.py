"""Pain stops everything, in any state, and its advice waits for nothing."""

from datetime import timedelta

import pytest

from bot.store import ticks
from bot.store.tables import PersonRow, ReportRow
from bot.store.vault import Column
from sandbox.person import Person
from tests.bot.conftest import MORNING, House, arrive, begin, comes, has, tap, text
from tests.bot.reported import EMERGENCY, opened, stopped_for_pain

pytestmark = pytest.mark.usefixtures("unhurried")

PROVIDER = "physiotherapist"


@pytest.mark.parametrize("words", ["my heel hurts", "PAIN", "ouch!!", "/pain"])
async def test_words_stop_a_session_and_bring_the_whole_advice(house: House, words: str) -> None:
    anna = house.person()
    async with house.bot() as app:
        await begin(house, anna)
        anna.says(words)
        advice = await anna.sees(EMERGENCY)
        assert PROVIDER in advice.text
        await anna.sees("Session stopped because it hurt")
        await house.settled()
        async with app.database.reading() as db:
            assert await ticks.of_person(db, anna.id) is None


async def test_the_red_button_stops_a_session_and_leaves_a_complete_report(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await begin(house, anna)
        house.clock.jump(timedelta(seconds=7))
        await tap(anna, "It hurts")
        await anna.sees(EMERGENCY)
        await house.settled()
        async with app.database.reading() as db:
            report = await db.get_one(ReportRow, 1)
        assert report.place is not None
        assert (report.place["routine"], report.place["exercise"], report.place["side"]) == (
            "daily",
            "heel-raises",
            "right",
        )
        assert report.place["seconds_in"] == pytest.approx(7, abs=1)


@pytest.mark.parametrize("state", ["first run", "settings", "idle", "offered", "paused", "resting"])
async def test_pain_is_heard_in_any_state(house: House, state: str) -> None:
    anna = house.person()
    async with house.bot():
        await _bring_to(house, anna, state)
        anna.says("it hurts")
        await anna.sees(EMERGENCY)


async def _bring_to(house: House, anna: Person, state: str) -> None:
    if state == "first run":
        anna.says("/start")
        await tap(anna, "Continue")
        await tap(anna, "I agree")
        await anna.until(lambda: has(anna, "None of these"))
        return
    if state in ("settings", "idle"):
        await arrive(anna)
        if state == "settings":
            anna.says("/settings")
            await tap(anna, "Time zone")
            await anna.sees("What time is it where you are?")
        return
    if state == "offered":
        await arrive(anna)
        await tap(anna, "Start now")
        await anna.sees("The daily five")
        return
    await begin(house, anna)
    await tap(anna, "Pause" if state == "paused" else "Done")
    await anna.sees("Paused" if state == "paused" else "Rest")


async def test_without_consent_only_the_instant_is_kept(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna, "Without notes")
        anna.says("my left knee hurts")
        advice = await anna.sees(EMERGENCY)
        assert not any("Where?" in button or "How bad?" in button for button in advice.buttons)
        await house.settled()
        async with app.database.reading() as db:
            report = await db.get_one(ReportRow, 1)
        assert (report.words, report.place, report.score, report.advised) == (None, None, None, [])


async def test_by_mistake_takes_the_report_back_and_the_session_goes_on_where_it_was(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await stopped_for_pain(house, anna)
        anna.taps("By mistake")
        await anna.until(lambda: has(anna, "Resume"))
        await tap(anna, "Resume")
        await anna.until(lambda: has(anna, "Done"))
        assert "set 1 of 3" in text(anna)
        async with app.database.reading() as db:
            assert (await db.get_one(ReportRow, 1)).withdrawn_at is not None
            assert (await db.get_one(PersonRow, anna.id)).hold is None
        assert any(EMERGENCY in message.text for message in anna.chat)


async def test_a_warning_sign_repeats_its_line_and_asks_for_a_professional(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await stopped_for_pain(house, anna)
        anna.taps("warning sign")
        await anna.sees("Which one?")
        anna.taps("four steps")
        await anna.until(lambda: "Which one?" not in text(anna))
        await house.forward_to(MORNING + timedelta(days=2))
        anna.says("/today")
        await anna.until(lambda: has(anna, "A professional says"))


async def test_plain_stop_saves_what_was_done_and_is_no_report(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await begin(house, anna)
        await tap(anna, "Done")
        await anna.sees("Rest")
        anna.says("stop")
        await anna.sees("Saved.")
        await anna.until(lambda: has(anna, "It hurts"))
        await house.settled()
        async with app.database.reading() as db:
            assert await db.get(ReportRow, 1) is None


async def test_the_advice_outlives_a_telegram_that_fails_first(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        house.telegram.troubles.add("error", times=2, method="sendMessage")
        anna.says("it hurts")
        for _ in range(4):
            await house.telegram.events.until(lambda: any(EMERGENCY in m.text for m in anna.chat), 1)
            house.clock.jump(timedelta(seconds=3))
        await anna.sees(EMERGENCY)


async def test_two_stops_in_a_week_ask_for_a_professional(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await stopped_for_pain(house, anna)
        await house.forward_to(MORNING + timedelta(days=1, hours=1))
        await tap(anna, "Better")
        await tap(anna, "Start with taps")
        await anna.sees("Get ready")
        await tap(anna, "It hurts")
        await comes(house, anna, lambda: sum(EMERGENCY in m.text for m in anna.chat), 2)
        await house.forward_to(MORNING + timedelta(days=3))
        anna.says("/today")
        await tap(anna, "A professional says")
        await anna.sees("Out for now, because it hurt")


async def test_a_note_in_ones_own_words_stands_beside_the_report(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await stopped_for_pain(house, anna)
        anna.taps("Add a note")
        await anna.sees("in your own words")
        anna.says("on the outer edge, when going down")
        await anna.sees("kept that just as you wrote it")
        await house.settled()
        async with app.database.reading() as db:
            report = await db.get_one(ReportRow, 1)
    assert opened(app, report, Column.NOTE) == "on the outer edge, when going down"


async def test_where_and_how_strong_are_kept_beside_the_report(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await stopped_for_pain(house, anna)
        anna.taps("Where?")
        await tap(anna, "Heel")
        anna.taps("How bad?")
        await tap(anna, "7")
        await comes(house, anna, lambda: sum(t.text == "Noted." for t in anna.toasts), 2)
        async with app.database.reading() as db:
            report = await db.get_one(ReportRow, 1)
        assert (report.body_place, report.score) == ("heel", 7)
