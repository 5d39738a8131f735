"""What stopped a session can be taken back for ten minutes: words that were misheard, and a plain stop."""

from datetime import timedelta

import pytest

from bot.app import App
from bot.core.rules.pain import Misheard, Plain, Professional
from bot.store import diary
from bot.store.serialization import hold_of
from bot.store.tables import PersonRow
from sandbox.person import Person
from tests.bot.conftest import MORNING, House, begin, comes, has, progress, tap, text
from tests.bot.reported import EMERGENCY, advice, advised, is_hurt, reports, said_of, stopped_for_pain, toasted

pytestmark = pytest.mark.usefixtures("unhurried")

LATE = timedelta(minutes=10, seconds=1)
MISHEARD = "You misheard me"
GO_ON = "Go on after all"


async def person(app: App, anna: Person) -> PersonRow:
    async with app.database.reading() as db:
        return await db.get_one(PersonRow, anna.id)


async def days(app: App, anna: Person) -> list[str]:
    async with app.database.reading() as db:
        return [row.kind for row in await diary.days(db, anna.id)]


async def is_misheard(house: House, anna: Person) -> None:
    anna.taps(MISHEARD, message=advice(anna))
    await anna.sees("Sorry, I misheard you")
    await house.settled()


async def test_misheard_words_are_kept_and_the_day_stays_closed_but_nothing_counts(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await begin(house, anna)
        await _does(house, anna)
        anna.says("the music hurts, and my heel hurts")
        await anna.sees(EMERGENCY)
        await house.settled()
        assert await days(app, anna) == ["pain", "part"]
        await is_misheard(house, anna)
        (report,) = await reports(app)
        assert await said_of(app, report) == ["the music hurts, and my heel hurts"]
        assert isinstance(hold_of(await person(app, anna)), Misheard)
        assert await days(app, anna) == ["part"]
        assert not any(MISHEARD in button for button in advice(anna).buttons)
        async with app.database.reading() as db:
            assert await diary.counted_stops(db, anna.id) == []
        anna.says("/today")
        await anna.sees("I misheard you, and today stays free")
        assert "hurt" not in await progress(anna)
        await house.forward_to(MORNING + timedelta(days=1, hours=3))
        assert not any("how is it today" in message.text for message in anna.chat)
        anna.says("/today")
        await anna.until(lambda: has(anna, "Start with taps"))
        assert "Out for now" not in text(anna)


async def test_a_second_report_after_it_counts_anew_and_only_that_one(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await is_hurt(house, anna)
        first = advice(anna)
        await is_misheard(house, anna)
        anna.says("my knee hurts")
        await comes(house, anna, lambda: advised(anna), 2)
        await house.heard()  # advice may go ahead of its row
        assert isinstance(hold_of(await person(app, anna)), Plain)
        async with app.database.reading() as db:
            assert len(await diary.counted_stops(db, anna.id)) == 1
        anna.taps(MISHEARD, message=first)
        await anna.until(lambda: toasted(anna, "already noted"))
        assert isinstance(hold_of(await person(app, anna)), Plain)


async def test_after_ten_minutes_it_is_answered_kindly_and_changes_nothing(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await is_hurt(house, anna)
        house.clock.jump(LATE)
        anna.taps(MISHEARD, message=advice(anna))
        await anna.until(lambda: toasted(anna, "ten minutes for that are up"))
        assert (await reports(app))[0].misheard_at is None
        assert isinstance(hold_of(await person(app, anna)), Plain)


async def test_what_was_misheard_takes_back_the_hold_of_two_in_a_week_and_no_other(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await stopped_for_pain(house, anna)
        await house.forward_to(MORNING + timedelta(days=1, hours=1))
        await tap(anna, "Better")
        await tap(anna, "Start with taps")
        await anna.sees("Get ready")
        anna.says("my heel hurts")
        await comes(house, anna, lambda: advised(anna), 2)
        assert isinstance(hold_of(await person(app, anna)), Professional)
        await is_misheard(house, anna)
        assert isinstance(hold_of(await person(app, anna)), Misheard)


async def test_a_warning_sign_holds_whatever_was_misheard(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await is_hurt(house, anna)
        anna.taps("warning sign", message=advice(anna))
        await tap(anna, "Fever")
        await anna.sees("Pain with a fever")
        await is_misheard(house, anna)
        assert isinstance(hold_of(await person(app, anna)), Professional)


async def _does(house: House, anna: Person) -> None:
    """Do as much as makes a day with exercises, and stand in a rest."""
    for _ in range(4):
        await tap(anna, "Done")
        await anna.until(lambda: "Rest" in text(anna))
        await house.forward()
        await anna.until(lambda: has(anna, "Done"))
        await house.settled()
    await tap(anna, "Done")
    await anna.until(lambda: "Rest" in text(anna))
    await house.settled()


async def _stops(house: House, anna: Person, by: str) -> None:
    await begin(house, anna)
    await _does(house, anna)
    house.clock.jump(timedelta(seconds=2))
    await house.settled()
    if by == "words":
        anna.says("stop")
    else:
        await tap(anna, "More")
        await house.heard()
        await tap(anna, "Stop")
    await anna.sees("Saved.")
    await house.settled()


@pytest.mark.parametrize("by", ["button", "words"])
async def test_a_plain_stop_is_gone_on_from_and_nothing_is_lost(house: House, by: str) -> None:
    anna = house.person()
    async with house.bot() as app:
        await _stops(house, anna, by)
        assert await days(app, anna) == ["part"]
        summary = anna.last
        await tap(anna, GO_ON)
        await anna.until(lambda: has(anna, "Resume"))
        await anna.until(lambda: not any(GO_ON in button for message in anna.chat for button in message.buttons))
        await house.settled()
        assert await days(app, anna) == []
        anna.taps(GO_ON, message=summary)
        await anna.until(lambda: toasted(anna, "closed for today"))
        assert has(anna, "Resume")
        await tap(anna, "Resume")
        await anna.until(lambda: "Rest" in text(anna))
        await tap(anna, "More")
        await house.heard()
        await tap(anna, "Stop")
        await anna.until(lambda: text(anna).count("Heel raises: 5 of 6 sets") == 1 and has(anna, GO_ON))
        await house.settled()
        assert await days(app, anna) == ["part"]
        assert (await person(app, anna)).hold is None


@pytest.mark.parametrize("then", ["pain", "late", "another day", "another session"])
async def test_nobody_goes_on_after_pain_too_late_on_another_day_or_once_another_session_began(
    house: House, then: str
) -> None:
    anna = house.person()
    async with house.bot() as app:
        await _stops(house, anna, "button")
        summary = anna.last
        if then == "pain":
            await tap(anna, "It hurts")
            await anna.sees(EMERGENCY)
        elif then == "another session":
            anna.says("/today")
            await anna.until(lambda: has(anna, "Start with taps"))
        else:
            await house.forward_to(house.clock.now() + (LATE if then == "late" else timedelta(days=1)))
        await house.settled()
        anna.taps(GO_ON, message=summary)
        await anna.until(lambda: toasted(anna, "closed for today"))
        await house.settled()
        assert not has(anna, "Resume")
        assert "part" in await days(app, anna)


async def test_two_taps_at_once_go_on_once(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await _stops(house, anna, "button")
        summary = anna.last
        for _ in range(3):
            anna.taps(GO_ON, message=summary)
        await anna.until(lambda: has(anna, "Resume"))
        await house.heard()
        assert sum("Resume" in button for message in anna.chat for button in message.buttons) == 1
        assert await days(app, anna) == []


async def test_stop_never_shares_a_row_with_the_red_button(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        for label in ("More", "Done", "Pause"):
            await tap(anna, label)
            await house.heard()
            assert anna.last is not None
            rows = [[b["text"] for b in row] for row in anna.last.body["reply_markup"]["inline_keyboard"]]
            assert [row for row in rows if any("It hurts" in each for each in row)] == [["🛑 It hurts"]]
