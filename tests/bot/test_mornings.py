"""Mornings and evenings: what comes by itself, what is put off, and where there is silence."""

from datetime import timedelta
from importlib.metadata import version

import pytest

from bot.coach import chores
from bot.core.rules.alarms import AlarmKind
from bot.store import alarms
from bot.store.tables import PersonRow
from sandbox.person import Person
from tests.bot.conftest import MORNING, House, arrive, begin, comes, finish, has, progress, reminders, tap


async def test_one_reminder_each_planned_day(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        await house.forward_to(MORNING + timedelta(days=4, hours=2))
        await comes(house, anna, lambda: reminders(anna), 5)


async def test_a_reminder_that_we_missed_by_hours_is_not_sent_and_breaks_no_streak(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        await finish(house, anna)
    house.clock.jump(MORNING + timedelta(days=1, hours=5) - house.clock.now())
    async with house.bot():
        await house.forward_to(MORNING + timedelta(days=2))
        assert reminders(anna) == 0
        assert "1 day in a row" in await progress(anna)


async def test_after_a_change_of_zone_reminders_are_twelve_hours_apart(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        await house.forward_to(MORNING + timedelta(hours=1, minutes=5))
        await comes(house, anna, lambda: reminders(anna), 1)
        anna.says("/settings")
        await tap(anna, "Time zone")
        await tap(anna, "New York")
        await anna.sees("Settings")
        await house.forward_to(MORNING + timedelta(hours=13))
        assert reminders(anna) == 1
        await house.forward_to(MORNING + timedelta(days=1, hours=7))
        await comes(house, anna, lambda: reminders(anna), 2)


async def test_not_today_silences_the_evening_line(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        await _evening_line(anna)
        await house.forward_to(MORNING + timedelta(hours=2))
        await tap(anna, "Not today")
        await house.forward_to(MORNING + timedelta(hours=16))
        assert not any("The day isn't over" in m.text for m in anna.chat)


async def test_an_evening_line_comes_once_where_it_was_asked_for_and_nothing_happened(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        await _evening_line(anna)
        await house.forward_to(MORNING + timedelta(hours=16))
        await anna.sees("The day isn't over")


async def test_an_evening_line_that_we_missed_by_hours_is_not_said_and_the_next_one_is(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        await _evening_line(anna)
        await house.forward_to(MORNING + timedelta(hours=9))
    house.clock.jump(MORNING + timedelta(days=1) - house.clock.now())
    async with house.bot():
        await house.forward_to(MORNING + timedelta(days=1, hours=2))
        assert not _said(anna, "The day isn't over")
        await house.forward_to(MORNING + timedelta(days=1, hours=16))
        await comes(house, anna, lambda: _said(anna, "The day isn't over"), 1)


async def test_a_reminder_that_telegram_did_not_take_for_hours_is_not_said_any_more(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        await finish(house, anna)
        trouble = house.telegram.troubles.add("error", method="sendMessage")
        await house.forward_to(MORNING + timedelta(days=1, hours=5))
        house.telegram.troubles.remove(trouble.id)
        await house.forward_to(MORNING + timedelta(days=1, hours=6))
        assert reminders(anna) == 0
        assert "1 day in a row" in await progress(anna)


def _said(anna: Person, words: str) -> int:
    return sum(words in message.text for message in anna.chat)


async def _evening_line(anna: Person) -> None:
    anna.says("/settings")
    await tap(anna, "Evenings")
    await tap(anna, "19:00")
    await anna.sees("Settings")


async def test_after_seven_ignored_mornings_one_question_and_then_silence_until_an_answer(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        await house.forward_to(MORNING + timedelta(days=12))
        assert reminders(anna) == 6
        assert sum("reminded you 6 times" in m.text for m in anna.chat) == 1
        await tap(anna, "Keep it as it is")
        await house.forward_to(MORNING + timedelta(days=13))
        await comes(house, anna, lambda: reminders(anna), 7)


async def test_a_pause_of_days_is_silent_bridges_the_streak_and_ends_by_itself(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        await finish(house, anna)
        anna.says("/pause")
        await tap(anna, "3 days")
        await anna.sees("No reminders until")
        anna.says("/settings")
        told = [each["unix_time"] for each in (await anna.sees("Settings")).body["entities"] if "unix_time" in each]
        assert (MORNING + timedelta(days=3, hours=1)).timestamp() in told  # beside the end of the pause
        await house.forward_to(MORNING + timedelta(days=2, hours=5))
        assert reminders(anna) == 0
        await house.forward_to(MORNING + timedelta(days=3, hours=2))
        await comes(house, anna, lambda: reminders(anna), 1)
        assert "1 day in a row" in await progress(anna)


async def test_the_week_is_summed_up_on_sunday_evening_and_is_off_with_one_tap(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await begin(house, anna)
        await finish(house, anna)
        await house.forward_to(MORNING + timedelta(days=6, hours=14))
        assert "1 day with exercises" in (await anna.sees("Your week")).text
        await tap(anna, "No weekly summary")
        await anna.sees("Settings")
        await house.settled()
        async with app.database.reading() as db:
            assert (await db.get_one(PersonRow, anna.id)).weekly is None


async def test_a_first_run_left_half_way_is_nudged_once(house: House) -> None:
    anna = house.person()
    async with house.bot():
        anna.says("/start")
        await tap(anna, "Continue")
        await tap(anna, "I agree")
        await anna.until(lambda: has(anna, "None of these"))
        await house.forward_to(MORNING + timedelta(days=5))
        assert sum("We got halfway" in m.text for m in anna.chat) == 1
        anna.taps("Continue")
        await anna.until(lambda: has(anna, "None of these"))


async def test_who_has_a_plan_is_not_told_that_it_is_half_made_while_their_health_is_asked_again(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        anna.says("I'm pregnant now")
        await anna.until(lambda: has(anna, "None of these"))
        await house.forward_to(MORNING + timedelta(days=5))
        assert not any("halfway" in message.text for message in anna.chat)


async def test_a_kind_of_alarm_that_is_new_reaches_people_who_exist_already(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A release that knew no weekly summary has planned everybody; the next one plans them anew."""
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        await house.settled()
        with monkeypatch.context() as before:
            before.setattr(chores, "AlarmKind", [kind for kind in AlarmKind if kind is not AlarmKind.WEEKLY])
            await chores.replan(app.coach, version("tzdata"))
        async with app.database.begin() as db:
            await alarms.set_alarm(db, AlarmKind.WEEKLY, anna.id, None)

        await chores.replan(app.coach, version("tzdata"))

        async with app.database.reading() as db:
            assert await alarms.alarm_at(db, AlarmKind.WEEKLY, anna.id) is not None


async def test_after_a_change_of_the_time_zones_rules_every_morning_is_planned_anew(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        await house.settled()
        async with app.database.begin() as db:
            await alarms.set_alarm(db, AlarmKind.REMINDER, anna.id, MORNING + timedelta(hours=9))
        await chores.replan(app.coach, "of another year")
        await house.forward_to(MORNING + timedelta(hours=2))
        await comes(house, anna, lambda: reminders(anna), 1)
