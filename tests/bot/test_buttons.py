"""Buttons are tapped twice, late, from old cards and by others: one effect, one card."""

from datetime import timedelta

from bot.core.screens.buttons import pack
from bot.core.screens.taps import BeginTap
from tests.bot.conftest import House, arrive, begin, finish, has, tap, text


async def test_a_double_tap_is_one_step(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        card = anna.last
        anna.taps("Done", message=card)
        anna.taps("Done", message=card)
        await anna.until(lambda: len(anna.toasts) >= 10 or any(t.text and "from before" in t.text for t in anna.toasts))
        assert "Rest" in text(anna)
        assert "now switch to the left foot" in text(anna)
        assert "Then: set 1 of 3" in text(anna)


async def test_a_tap_on_an_old_card_is_harmless(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        old = anna.last
        await tap(anna, "Done")
        await anna.sees("Rest")
        await house.forward()
        await anna.until(lambda: has(anna, "Done"))
        before = text(anna)
        anna.taps("Pause", message=old)
        await anna.until(lambda: any(t.text and "old card" in t.text for t in anna.toasts))
        assert text(anna) == before


async def test_a_button_of_somebody_elses_session_is_nothing(house: House) -> None:
    anna, ben = house.person("Anna"), house.person("Ben")
    async with house.bot():
        await begin(house, anna)
        await arrive(ben)
        done = next(data for label, data in anna.last.data.items() if "Done" in label)  # type: ignore[union-attr] # she has a card
        ben.taps_data(ben.last.id, done)  # type: ignore[union-attr] # so has he
        await ben.until(lambda: any(t.text and "somebody else" in t.text for t in ben.toasts))
        assert "set 1 of 3" in text(anna)


async def test_a_button_that_means_nothing_gets_a_line(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        anna.taps_data(anna.last.id, "v1:from:another:time")  # type: ignore[union-attr] # there is one
        await anna.until(lambda: any(t.text and "expired" in t.text for t in anna.toasts))


async def test_start_on_any_reminder_however_old_begins_todays_session(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        await house.forward_to(house.clock.now() + timedelta(hours=1, minutes=1))
        await anna.until(lambda: has(anna, "Not today"))
        reminder = anna.last
        await tap(anna, "Start")
        await anna.sees("The daily five")
        await tap(anna, "Start with taps")
        await anna.sees("Get ready")
        await finish(house, anna)
        await house.forward_to(house.clock.now() + timedelta(days=3))
        anna.taps_data(reminder.id, pack(BeginTap("")))  # type: ignore[union-attr] # there is one; its buttons are gone
        await anna.until(lambda: "Get ready" in text(anna))


async def test_not_today_is_answered_and_asks_nothing(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        await house.forward_to(house.clock.now() + timedelta(hours=1, minutes=1))
        await anna.until(lambda: has(anna, "Not today"))
        before = anna.tally["sent"]
        await tap(anna, "Not today")
        await anna.until(lambda: any(t.text and "not today" in t.text for t in anna.toasts))
        await house.heard()
        assert anna.tally["sent"] == before


async def test_a_snoozed_reminder_comes_again(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        await house.forward_to(house.clock.now() + timedelta(hours=1, minutes=1))
        await anna.until(lambda: has(anna, "Later"))
        first = anna.last
        await tap(anna, "Later")
        await tap(anna, "10 min")
        await anna.until(lambda: any("I'll remind you at 07:1" in (t.text or "") for t in anna.toasts))
        await house.forward_to(house.clock.now() + timedelta(minutes=11))
        await anna.until(lambda: anna.last is not first and has(anna, "Not today"))
