"""What is put off over the end of a day stays that day's; what is said about a time is what then comes."""

from datetime import UTC, datetime, time, timedelta

import pytest

from bot.core.calendar import instant
from sandbox.person import Person
from tests.bot.conftest import House, arrive, comes, does_sets, has, reminders, tap, text

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
LONDON = "Europe/London"
NIGHT = datetime(2026, 3, 3, 2, 30, tzinfo=UTC)
"""Still Monday, for whoever sleeps at three."""


async def _night_owl(house: House, at: str = "02:30") -> Person:
    """Somebody who is reminded in the night, and has been on the two nights before, and has done it at once."""
    anna = house.person()
    await arrive(anna)
    anna.says("/settings")
    await tap(anna, "Reminder")
    await anna.until(lambda: has(anna, "No reminder"))
    anna.says(at)
    await anna.sees("Settings")
    return anna


async def _does_it(house: House, anna: Person) -> None:
    """Begin, and end it by hand: as much was done as the floor holds, and that is what counts."""
    await anna.until(lambda: has(anna, "Start with taps") or "Get ready" in text(anna))
    if has(anna, "Start with taps"):  # the first one
        await tap(anna, "Start with taps")
    await anna.sees("Get ready")
    await house.forward()
    await does_sets(house, anna, 3)
    anna.says("/stop")
    await anna.until(lambda: "Saved" in text(anna))
    await house.settled()


@pytest.mark.parametrize("late", ["snoozed", "just late"])
async def test_a_session_after_a_snooze_over_the_days_end_counts_for_the_day_of_its_reminder(
    house: House, late: str
) -> None:
    async with house.bot():
        anna = await _night_owl(house)
        for night in range(2):
            await house.forward_to(NIGHT + night * DAY)
            await comes(house, anna, lambda: reminders(anna), night + 1)
            await tap(anna, "Start")
            await _does_it(house, anna)
        await house.forward_to(NIGHT + 2 * DAY)
        await comes(house, anna, lambda: reminders(anna), 3)
        if late == "snoozed":
            await tap(anna, "Later")
            await tap(anna, "1 hour")
            await anna.until(lambda: any("I'll remind you at 03:30" in (t.text or "") for t in anna.toasts))
            await house.forward_to(NIGHT + 2 * DAY + HOUR)
            await comes(house, anna, lambda: reminders(anna), 4)
        house.clock.jump(NIGHT + 2 * DAY + HOUR + timedelta(minutes=10) - house.clock.now())
        seen = reminders(anna)
        await tap(anna, "Start")
        await _does_it(house, anna)
        assert "3 days in a row" in text(anna)
        await house.forward_to(NIGHT + 3 * DAY)
        await comes(house, anna, lambda: reminders(anna), seen + 1)


@pytest.mark.parametrize("button", ["Not today", "Only 2 minutes"])
async def test_what_is_said_after_three_to_a_reminder_from_before_is_about_its_day(house: House, button: str) -> None:
    async with house.bot():
        anna = await _night_owl(house)
        await house.forward_to(NIGHT)
        await comes(house, anna, lambda: reminders(anna), 1)
        house.clock.jump(40 * timedelta(minutes=1))
        if button == "Not today":
            await tap(anna, button)
        else:
            await tap(anna, "Start")
            await _does_it(house, anna)
        await house.forward_to(NIGHT + DAY)
        await comes(house, anna, lambda: reminders(anna), 2)


async def test_a_day_that_went_on_is_over_two_hours_after_its_last_reminder(house: House) -> None:
    async with house.bot():
        anna = await _night_owl(house)
        await house.forward_to(NIGHT)
        await comes(house, anna, lambda: reminders(anna), 1)
        house.clock.jump(3 * HOUR)
        await tap(anna, "Start")
        await _does_it(house, anna)
        await house.forward_to(NIGHT + DAY + HOUR)
        assert reminders(anna) == 1  # that night's day had its session in the morning


@pytest.mark.parametrize("at", ["07:00", "18:30", "20:00", "23:59", "02:30"])
@pytest.mark.parametrize("length", ["10 min", "1 hour", "evening"])
async def test_a_reminder_that_is_put_off_comes_at_the_very_time_that_was_told(
    house: House, at: str, length: str
) -> None:
    async with house.bot():
        anna = await _night_owl(house, at)
        due = instant(house.clock.now().date(), time.fromisoformat(at), LONDON)
        due = due if due > house.clock.now() else due + DAY
        await house.forward_to(due)
        await comes(house, anna, lambda: reminders(anna), 1)
        await tap(anna, "Later")
        await anna.until(lambda: has(anna, "1 hour"))
        if length == "evening" and at not in {"07:00", "18:30"}:
            assert not has(anna, "evening")
            return
        await tap(anna, length)
        await anna.until(lambda: any("I'll remind you at" in (t.text or "") for t in anna.toasts))
        told = next(t.text for t in anna.toasts if t.text and "I'll remind you" in t.text)[-6:-1]
        then = instant(due.date(), time.fromisoformat(told), LONDON)
        then = then if then >= due else then + DAY
        await house.forward_to(then - timedelta(seconds=61))
        assert reminders(anna) == 1
        await house.forward_to(then + timedelta(seconds=61))
        await comes(house, anna, lambda: reminders(anna), 2)


async def test_this_evening_that_has_begun_by_the_tap_is_not_promised(house: House) -> None:
    async with house.bot():
        anna = await _night_owl(house, "18:59")
        await house.forward_to(instant(house.clock.now().date(), time(18, 59), LONDON))
        await tap(anna, "Later")
        await anna.until(lambda: has(anna, "evening"))
        await house.settled()
        house.clock.jump(HOUR)
        await tap(anna, "evening")
        await anna.until(lambda: any("evening already" in (t.text or "") for t in anna.toasts))


async def test_a_reminder_that_is_not_within_a_day_is_told_with_its_date(house: House) -> None:
    async with house.bot():
        anna = house.person()
        await arrive(anna)
        anna.says("/settings")
        assert "2026" not in (await anna.sees("Next reminder")).text
        anna.says("/pause 3")
        await anna.sees("No reminders until")
        anna.says("/settings")
        await anna.until(lambda: "Next reminder: Thursday 2026-03-05, 07:00" in text(anna))


async def test_an_evening_line_that_is_set_after_the_reminder_comes_on_that_evening(house: House) -> None:
    async with house.bot():
        anna = house.person()
        await arrive(anna)
        await house.forward_to(house.clock.now() + 2 * HOUR)
        await comes(house, anna, lambda: reminders(anna), 1)
        anna.says("/settings")
        await tap(anna, "Evenings")
        await tap(anna, "19:00")
        await anna.sees("Settings")
        await house.forward_to(house.clock.now() + 12 * HOUR)
        await anna.sees("The day isn't over")
