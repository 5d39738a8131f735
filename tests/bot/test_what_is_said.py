"""What a person says is heard first, then its grammar is looked at."""

import pytest

from bot.coach.attention import ENDS
from bot.store.tables import PersonRow
from bot.store.vault import Column
from tests.bot.conftest import House, arrive, begin, has
from tests.bot.reported import EMERGENCY, opened, reports

pytestmark = pytest.mark.usefixtures("unhurried")

PAINFUL = ["/pain\nmy heel", "/pain!", "/pain,my heel", "/ pain", "/hurts", "/my heel hurts", "/stop it hurts"]


@pytest.mark.parametrize("words", [*PAINFUL, "/start it hurts", "\u200b\n /pain", "/pain@footing_bot x", "\uff0fpain"])
async def test_pain_stops_a_session_whatever_it_looks_like(house: House, words: str) -> None:
    anna = house.person()
    async with house.bot() as app:
        await begin(house, anna)
        anna.says(words)
        await anna.sees(EMERGENCY)
        await anna.sees("Session stopped because it hurt")
        await house.settled()
        (report,) = await reports(app)
        assert report.place is not None
        assert report.words
        assert opened(app, report, Column.REPORT) in words


@pytest.mark.parametrize("words", ["/pain!", "/my heel hurts", "/start it hurts"])
async def test_pain_is_heard_behind_a_slash_outside_a_session(house: House, words: str) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        anna.says(words)
        await anna.sees(EMERGENCY)


@pytest.mark.parametrize("caption", ["/pain", "/pain!", "look: /pain", "/my heel hurts"])
async def test_a_caption_is_heard_as_a_message_is(house: House, caption: str) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        anna.sends_photo(caption=caption)
        await anna.sees(EMERGENCY)
        await anna.sees("Session stopped because it hurt")


async def test_a_caption_may_be_any_command(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        anna.sends_photo(caption="/stop")
        await anna.sees("Saved.")


async def test_commands_do_what_they_did_with_what_is_said_beside_them(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        anna.says("/setings")
        await anna.sees("I didn't get that")
        anna.says("/start short")
        await anna.until(lambda: has(anna, "Start with taps"))
        anna.says("/pause@footing_bot 3 days")
        await house.settled()
        async with app.database.reading() as db:
            assert str((await db.get_one(PersonRow, anna.id)).paused_until) == "2026-03-05"
        assert await reports(app) == []


async def test_a_plain_stop_by_command_is_no_report(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await begin(house, anna)
        anna.says("/stop!")
        await anna.sees("Saved.")
        assert await reports(app) == []


async def test_whoever_says_too_much_at_once_is_listened_to_for_less_at_the_door_and_still_for_pain(
    house: House,
) -> None:
    anna, ligatures = house.person(), "\N{ARABIC LIGATURE SALLALLAHOU ALAYHE WASALLAM}" * 4000
    async with house.bot() as app:
        await begin(house, anna)
        for number in range(30):
            anna.says(f"{number} {ligatures}")
        anna.says(f"{ligatures} it hurts")
        at = house.clock.elapsed()  # before anything of it is listened to: two seconds on, one more would be
        await anna.sees(EMERGENCY)
        assert app.processor.attention.end(anna.id, ligatures, at) == ENDS
