"""After pain: the morning asks, the return is gentle, and nothing is lost by a rest."""

from datetime import timedelta

import pytest

from tests.bot.conftest import MORNING, House, arrive, comes, has, progress, tap, tap_under_more, text
from tests.bot.reported import EMERGENCY, stopped_for_pain

pytestmark = pytest.mark.usefixtures("unhurried")


async def test_after_pain_no_session_begins_that_day_and_the_next_morning_asks(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await stopped_for_pain(house, anna)
        anna.says("/today")
        await anna.sees("No session for the rest of today")
        await house.forward_to(MORNING + timedelta(days=1, hours=1))
        await anna.until(lambda: has(anna, "Better"))
        await tap(anna, "Better")
        await anna.sees("Four of the daily five")


async def test_a_check_that_is_late_by_hours_comes_on_the_next_morning_and_wakes_nobody(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await stopped_for_pain(house, anna)
    house.clock.jump(MORNING + timedelta(days=1, hours=18) - house.clock.now())
    async with house.bot():
        await house.forward_to(MORNING + timedelta(days=1, hours=20))
        assert not has(anna, "Better")
        await house.forward_to(MORNING + timedelta(days=2, hours=2))
        await anna.until(lambda: has(anna, "Better"))


async def test_the_return_is_gentle_and_what_hurt_is_left_out_until_it_is_put_back(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await stopped_for_pain(house, anna)
        await house.forward_to(MORNING + timedelta(days=1, hours=1))
        await tap(anna, "Better")
        await anna.sees("Out for now, because it hurt: Heel raises")
        await tap_under_more(anna, "Put back: Heel raises")
        await anna.until(lambda: "• Heel raises" in text(anna))


@pytest.mark.parametrize(("first", "then"), [("my calf hurts", None), ("it hurts", "it's my calf that hurts")])
async def test_what_loads_a_place_that_was_written_is_left_out_too(house: House, first: str, then: str | None) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        anna.says(first)
        await anna.sees(EMERGENCY)
        if then is not None:
            anna.says(then)
            await anna.sees("Added to your report")
        await house.forward_to(MORNING + timedelta(days=1, hours=1, minutes=1))
        await tap(anna, "Better")
        await anna.sees("Out for now, because it hurt: Heel raises, Toe walking, Resisted flexion")


async def test_an_unanswered_check_is_followed_by_one_line_after_a_fortnight_and_then_silence(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await stopped_for_pain(house, anna)
        await house.forward_to(MORNING + timedelta(days=40))
        await house.settled()
        bot_said = [m.text for m in anna.chat if not m.outgoing]
        assert sum("how is it today" in said for said in bot_said) == 1
        assert sum("I won't ask again" in said for said in bot_said) == 1
        assert not any("Today: about" in said for said in bot_said)


async def test_the_streak_is_safe_after_a_pain_stop(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await stopped_for_pain(house, anna)
        told = await progress(anna)
        assert "1 day in a row" in told


async def test_saying_it_again_during_a_hold_costs_no_streak(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await stopped_for_pain(house, anna)
        await house.forward_to(MORNING + timedelta(days=4))
        anna.says("it still hurts")
        await comes(house, anna, lambda: sum(EMERGENCY in m.text for m in anna.chat), 2)
        assert "1 day in a row" in await progress(anna)


@pytest.mark.parametrize(("reminder", "hour"), [("07:00", 7), ("20:00", 9)])
async def test_good_morning_is_said_in_the_morning_whenever_the_reminder_comes(
    house: House, reminder: str, hour: int
) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        anna.says("/settings")
        await tap(anna, "Reminder")
        await tap(anna, reminder)
        await anna.sees("Settings")
        anna.says("it hurts")
        await anna.sees(EMERGENCY)
        await house.forward_to(MORNING.replace(hour=hour) + timedelta(days=1, minutes=-1))
        assert not any("It hurt yesterday" in message.text for message in anna.chat)
        await house.forward_to(MORNING.replace(hour=hour) + timedelta(days=1, minutes=1))
        await anna.sees("It hurt yesterday")
