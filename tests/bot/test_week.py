"""A week of one's own: times, rest and light days, and what they do to reminders, sessions and the streak."""

from datetime import timedelta

import pytest

from bot.store.reminders import enqueue
from sandbox.person import Person
from tests.bot.conftest import MORNING, House, arrive, begin, comes, finish, has, progress, tap, text

WEDNESDAY = MORNING + timedelta(days=2)


def reminders(person: Person) -> list[str]:
    """What was reminded of, the oldest first."""
    return [m.text for m in person.chat if "Today: about" in m.text]


async def days(person: Person) -> None:
    """Open the screen of days from the settings."""
    person.says("/settings")
    await tap(person, "Days")
    await person.until(lambda: has(person, "Suggested plan"))


async def turn(person: Person, weekday: str, effort: str) -> None:
    """Tap what is planned on a weekday until it is this."""

    def button() -> dict[str, str]:
        assert person.last is not None
        (row,) = [
            row for row in person.last.body["reply_markup"]["inline_keyboard"] if row[0]["text"].startswith(weekday)
        ]
        return dict(row[1])

    while effort not in (before := button())["text"]:
        assert person.last is not None
        person.taps_data(person.last.id, before["callback_data"])
        await person.until(lambda before=before: button() != before)  # type: ignore[misc] # a lambda's default


async def test_other_days_are_a_tap_away_in_the_first_run_and_lead_on_to_its_end(house: House) -> None:
    anna = house.person()
    async with house.bot():
        anna.says("/start")
        for label in ("Continue", "I agree", "None of these", "✅ None of these", "London", "Other days"):
            await tap(anna, label)
        await anna.until(lambda: has(anna, "Suggested plan"))
        assert has(anna, "Back")
        await turn(anna, "Mon", "Light")
        assert "Next reminder" in text(anna)
        await tap(anna, "Continue")
        await tap(anna, "Start now")
        await anna.sees("The light day")


async def test_each_weekday_may_have_its_own_time_by_button_or_by_text(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        await days(anna)
        await tap(anna, "Mon · 07:00")
        await tap(anna, "08:30")
        await tap(anna, "Tue · 07:00")
        await anna.sees("Tuesday: when shall I remind you?")
        anna.says("at noonish")
        await anna.sees("I didn't understand that time")
        anna.says("half past nine")
        await anna.until(lambda: has(anna, "Tue · 09:30") and has(anna, "Mon · 08:30") and has(anna, "Wed · 07:00"))
        for n, at in enumerate([timedelta(hours=2, minutes=31), timedelta(days=1, hours=3, minutes=31)], 1):
            await house.forward_to(MORNING + at - timedelta(minutes=2))
            assert len(reminders(anna)) == n - 1
            await house.forward_to(MORNING + at)
            await comes(house, anna, lambda: len(reminders(anna)), n)


async def test_a_light_day_has_the_light_routine_wherever_it_is_asked_for(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        await days(anna)
        await turn(anna, "Mon", "Light")
        await house.forward_to(MORNING + timedelta(hours=1, minutes=1))
        reminder = await anna.sees("The light day")
        assert "a towel" in reminder.text
        assert "band" not in reminder.text
        anna.taps("Start", message=reminder)
        await anna.until(lambda: has(anna, "Start with taps") and "The light day" in text(anna))
        for way in ("/today", "/start", "/start today"):
            before = anna.last
            anna.says(way)
            await anna.until(lambda before=before: anna.last is not before and "The light day" in text(anna))  # type: ignore[misc] # a lambda's default
        anna.says("/start daily")
        await anna.until(lambda: "The daily five" in text(anna))
        anna.taps("Start", message=reminder)
        await anna.until(lambda: "The light day" in text(anna))


async def test_a_rest_day_is_silent_and_breaks_no_streak(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        await days(anna)
        await turn(anna, "Tue", "Rest")
        await begun_and_finished(house, anna)
        await house.forward_to(WEDNESDAY - timedelta(hours=1))
        assert reminders(anna) == []
        await house.forward_to(WEDNESDAY + timedelta(hours=1, minutes=1))
        await comes(house, anna, lambda: len(reminders(anna)), 1)
        assert "1 day in a row" in reminders(anna)[0]


async def test_a_day_that_was_missed_is_not_made_a_rest_day_afterwards(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        await finish(house, anna)
        await house.forward_to(WEDNESDAY)
        await days(anna)
        await turn(anna, "Tue", "Rest")
        assert "in a row" not in await progress(anna)


async def test_a_day_that_was_rest_stays_one_when_the_plan_changes(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        await days(anna)
        await turn(anna, "Tue", "Rest")
        await begun_and_finished(house, anna)
        await house.forward_to(WEDNESDAY)
        await days(anna)
        await tap(anna, "Every day")
        await anna.until(lambda: has(anna, "Tue · 07:00"))
        assert "1 day in a row" in await progress(anna)


async def test_no_reminders_at_all_is_no_plan_of_rest(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        await finish(house, anna)
        anna.says("/settings")
        await tap(anna, "Reminder")
        await tap(anna, "No reminder")
        await anna.sees("No reminder is planned")
        await house.forward_to(WEDNESDAY)
        assert "in a row" not in await progress(anna)


@pytest.mark.parametrize("at", ["20:00", "07:30"])
async def test_a_time_that_is_changed_after_todays_reminder_brings_no_second_today(house: House, at: str) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        await house.forward_to(MORNING + timedelta(hours=1, minutes=1))
        await comes(house, anna, lambda: len(reminders(anna)), 1)
        anna.says("/settings")
        await tap(anna, "Reminder")
        await tap(anna, at)
        await anna.sees("Settings")
        await house.forward_to(MORNING + timedelta(hours=20))
        assert len(reminders(anna)) == 1
        await house.forward_to(MORNING + timedelta(days=1, hours=15))
        await comes(house, anna, lambda: len(reminders(anna)), 2)


async def test_a_change_of_another_day_costs_no_morning_after_a_late_evening(house: House) -> None:
    """Monday at 20:00, Tuesday at 07:00: eleven hours, as planned."""
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        await days(anna)
        await tap(anna, "Mon · 07:00")
        await tap(anna, "20:00")
        await house.forward_to(MORNING + timedelta(hours=14, minutes=1))
        await comes(house, anna, lambda: len(reminders(anna)), 1)
        await days(anna)
        await turn(anna, "Fri", "Rest")
        await house.forward_to(MORNING + timedelta(days=1, hours=1, minutes=1))
        await comes(house, anna, lambda: len(reminders(anna)), 2)


async def test_a_reminder_in_the_outbox_for_a_date_that_had_one_is_not_said(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        await house.forward_to(MORNING + timedelta(hours=1, minutes=1))
        await comes(house, anna, lambda: len(reminders(anna)), 1)
        async with app.database.begin() as db:
            await enqueue(db, {anna.id: MORNING + timedelta(hours=1, minutes=5)})
        await house.forward_to(MORNING + timedelta(hours=2))
        assert len(reminders(anna)) == 1


async def begun_and_finished(house: House, person: Person) -> None:
    """Do today's session, whole."""
    person.says("/today")
    await tap(person, "Start with taps")
    await person.sees("Get ready")
    await finish(house, person)
