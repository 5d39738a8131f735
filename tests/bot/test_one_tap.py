"""The morning in one tap: begun, put off, said anew after missed days; and a day that is done says so."""

from datetime import timedelta

import pytest

from bot.core.screens.buttons import pack
from bot.core.screens.taps import BeginTap
from sandbox.person import Person
from tests.bot.conftest import MORNING, House, arrive, begin, comes, finish, has, reminders, tap, text

DAY = timedelta(days=1)
SEVEN = MORNING + timedelta(hours=1, minutes=1)


def live(anna: Person) -> int:
    """How many reminders have buttons."""
    return sum("Today: about" in message.text and bool(message.buttons) for message in anna.chat)


async def trained(house: House, pace: str) -> Person:
    """Do a first session whole, in this pace."""
    anna = house.person()
    await arrive(anna)
    anna.says("/start two-minutes")
    await tap(anna, pace)
    await anna.sees("Get ready")
    await finish(house, anna)
    return anna


@pytest.mark.parametrize("pace", ["Start with taps", "Start hands-free"])
async def test_start_begins_at_once_in_the_pace_used_last(house: House, pace: str) -> None:
    async with house.bot():
        anna = await trained(house, pace)
        await house.forward_to(SEVEN + DAY)
        await comes(house, anna, lambda: reminders(anna), 1)
        assert [len(anna.last.buttons), anna.last.buttons[0]] == [5, "▶️ Start"]  # type: ignore[union-attr] # the reminder
        await tap(anna, "Start")
        assert "Heel raises" in (await anna.sees("Get ready")).text
        assert not any("Start with taps" in button for button in anna.last.buttons)  # type: ignore[union-attr] # its card
        while "set 1 of" not in text(anna):
            await house.forward()
            await anna.until(lambda: "Get ready" not in text(anna))
        await house.settled()
        assert has(anna, "Done") is (pace == "Start with taps") or "Ends" in text(anna)


async def test_before_the_first_session_the_pace_is_chosen(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        await house.forward_to(SEVEN)
        await comes(house, anna, lambda: reminders(anna), 1)
        await tap(anna, "Start")
        await anna.until(lambda: has(anna, "Start hands-free") and has(anna, "Pain now?"))


async def test_only_two_minutes_begin_at_once_too(house: House) -> None:
    async with house.bot():
        anna = await trained(house, "Start with taps")
        await house.forward_to(SEVEN + DAY)
        await comes(house, anna, lambda: reminders(anna), 1)
        await tap(anna, "Only two minutes")
        assert "Ankle circles" in (await anna.sees("Get ready")).text


async def test_what_is_in_it_shows_all_of_it_and_start_still_begins(house: House) -> None:
    async with house.bot():
        anna = await trained(house, "Start with taps")
        await house.forward_to(SEVEN + DAY)
        await comes(house, anna, lambda: reminders(anna), 1)
        reminder = anna.last
        await tap(anna, "What's in it?")
        await anna.until(lambda: has(anna, "Pain now?") and has(anna, "Start hands-free"))
        anna.taps("Start", message=reminder)
        await anna.sees("Get ready")
        await house.settled()
        assert sum("Get ready" in message.text for message in anna.chat) == 1


async def test_start_says_why_where_it_hurt(house: House) -> None:
    async with house.bot():
        anna = await trained(house, "Start with taps")
        await house.forward_to(SEVEN + DAY)
        await comes(house, anna, lambda: reminders(anna), 1)
        reminder = anna.last
        anna.says("my heel hurts")
        await anna.until(lambda: anna.last is not reminder)
        await house.heard()
        for label in ("Start", "Only two minutes"):
            sent = anna.tally["sent"]
            anna.taps(label, message=reminder)
            await anna.until(lambda sent=sent: anna.tally["sent"] > sent)  # type: ignore[misc] # a lambda's default
            await house.settled()
            assert "Get ready" not in text(anna)
            assert "today" in text(anna)


async def test_one_reminder_is_live_at_a_time(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        for day in range(4):
            await house.forward_to(SEVEN + day * DAY)
            await comes(house, anna, lambda: reminders(anna), day + 1)
            await anna.until(lambda: live(anna) == 1)
            assert has(anna, "Not today")


async def test_a_reminder_that_was_put_off_is_the_same_message_again_and_the_only_live_one(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        await house.forward_to(SEVEN)
        await comes(house, anna, lambda: reminders(anna), 1)
        first = anna.last
        assert first is not None
        said, buttons = first.text, first.buttons
        await tap(anna, "Later")
        await tap(anna, "1 hour")
        await anna.until(lambda: anna.last is not None and anna.last.buttons == ("▶️ Start", "Not today"))
        await house.forward_to(SEVEN + timedelta(hours=1))
        await comes(house, anna, lambda: reminders(anna), 2)
        await anna.until(lambda: live(anna) == 1)
        assert (anna.last.text, anna.last.buttons) == (said, buttons)  # type: ignore[union-attr] # she has it


async def test_missed_mornings_speak_differently_then_ask_what_would_help_and_never_say_the_same(house: House) -> None:
    anna, seen = house.person(), list[str]()
    async with house.bot():
        await arrive(anna)
        for day in range(6):
            await house.forward_to(SEVEN + day * DAY)
            await comes(house, anna, lambda: reminders(anna), day + 1)
            seen.append(text(anna).partition("\n")[0])
            buttons = anna.last.buttons  # type: ignore[union-attr] # she has it
            assert buttons[0] == ("▶️ Start" if day < 2 else "Only two minutes")
            assert ("Change the time" in buttons) is (day == 5)
    assert len(set(seen)) == 6


async def test_not_today_is_no_missed_day(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        for day in range(3):
            await house.forward_to(SEVEN + day * DAY)
            await comes(house, anna, lambda: reminders(anna), day + 1)
            assert anna.last.buttons[0] == "▶️ Start"  # type: ignore[union-attr] # she has it
            await tap(anna, "Not today")
            await house.heard()


async def test_a_day_that_is_done_says_so_and_offers_more_or_nothing(house: House) -> None:
    async with house.bot():
        anna = await trained(house, "Start with taps")
        for said in ("/today", "/start"):
            anna.says(said)
            await anna.until(lambda: has(anna, "Another round"))
            assert "done" in text(anna)
            assert "1 day in a row" in text(anna)
            await tap(anna, "Enough for today")
            await anna.until(lambda: any("Well earned" in (toast.text or "") for toast in anna.toasts))
        await tap(anna, "The light day")
        await anna.until(lambda: has(anna, "Start with taps") and "The light day" in text(anna))
        await tap(anna, "Start with taps")
        await anna.sees("Get ready")
        anna.says("/today")
        await anna.until(lambda: has(anna, "Resume"))


async def test_an_old_start_on_a_day_that_is_done_says_so_too(house: House) -> None:
    async with house.bot():
        anna = await trained(house, "Start with taps")
        anna.taps_data(anna.last.id, pack(BeginTap("")))  # type: ignore[union-attr] # there is one
        await anna.until(lambda: has(anna, "Another round"))


async def test_the_first_morning_is_named_once(house: House) -> None:
    async with house.bot():
        anna = house.person()
        await begin(house, anna)
        await finish(house, anna)
        assert "Your first morning" in text(anna)
        anna.says("/start two-minutes")
        await tap(anna, "Start with taps")
        await anna.sees("Get ready")
        await finish(house, anna)
        assert sum("Your first morning" in message.text for message in anna.chat) == 1
