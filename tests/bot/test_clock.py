"""The machine's clock is set, forward or back, while the bot runs or while it is down: a person hardly sees it."""

from datetime import UTC, datetime, timedelta

import pytest

from bot.coach.chores import tidy
from bot.core.rules.alarms import AlarmKind
from bot.store import alarms, diary
from sandbox.person import Person
from tests.bot.conftest import House, arrive, begin, comes, finish, has, reminders, tap, text
from tests.bot.reported import EMERGENCY

pytestmark = pytest.mark.usefixtures("unhurried")

HOUR, DAY = timedelta(hours=1), timedelta(days=1)


async def _set(house: House, by: timedelta) -> None:
    """Set the clock under a bot, and wait until its beat has seen it."""
    assert house.app is not None
    house.clock.set(house.clock.now() + by)
    while house.clock.off():
        await house.telegram.events.until(lambda: False, 0.02)
    await house.settled()


@pytest.mark.parametrize("back", [timedelta(seconds=30), HOUR, DAY, 30 * DAY, 365 * DAY])
async def test_put_back_under_a_session_a_rest_goes_on_and_ends(house: House, back: timedelta) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        await tap(anna, "Done")
        await anna.until(lambda: "Rest" in text(anna))
        await house.settled()
        await _set(house, -back)
        assert "Rest" in text(anna)
        house.clock.jump(timedelta(seconds=16))
        await anna.until(lambda: has(anna, "Done"))


async def test_put_back_a_day_whoever_does_much_is_not_too_fast_and_pain_is_heard(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        for _ in range(30):
            anna.says("/tips")
        await _set(house, -DAY)
        house.clock.jump(timedelta(seconds=20))
        for _ in range(15):
            anna.says("/tips")
        anna.says("my heel hurts")
        await anna.until(lambda: any(EMERGENCY in m.text for m in list(anna.chat)[2:]))
        assert not any("too much at once" in message.text for message in anna.chat)


async def test_pain_said_again_on_a_clock_that_was_put_back_is_heard_and_written_down(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await begin(house, anna)
        anna.says("it hurts")
        await comes(house, anna, lambda: _advised(anna), 1)
        await house.settled()
        await _set(house, -DAY)
        await tap_hurts(anna)
        await comes(house, anna, lambda: _advised(anna), 2)
        await house.settled()
        async with app.database.reading() as db:
            assert len(await diary.counted_stops(db, anna.id)) == 2


async def tap_hurts(anna: Person) -> None:
    anna.says("/pain")


def _advised(anna: Person) -> int:
    return sum(EMERGENCY in message.text for message in list(anna.chat)[2:])


async def test_put_back_an_hour_ten_minutes_of_snooze_are_ten_minutes(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await arrive(anna)
        await house.forward_to(house.clock.now() + HOUR)
        await tap(anna, "Later")
        await tap(anna, "10 min")
        await house.settled()
        before = reminders(anna)
        await _set(house, -HOUR)
        house.clock.jump(timedelta(minutes=11))
        await comes(house, anna, lambda: reminders(anna), before + 1)


async def test_put_forward_the_session_asks_and_pain_is_heard(house: House) -> None:
    anna = house.person()
    async with house.bot():
        await begin(house, anna)
        await tap(anna, "Done")
        await anna.until(lambda: "Rest" in text(anna))
        await house.settled()
        house.clock.jump(HOUR)  # to the bot it is the same: what ended is late
        await anna.until(lambda: has(anna, "Resume"))


@pytest.mark.parametrize("bot", ["running", "down"])
async def test_after_a_life_in_a_month_to_come_every_day_of_this_one_has_its_reminder(house: House, bot: str) -> None:
    anna = house.person()
    right = datetime(2026, 11, 29, 6, tzinfo=UTC)
    house.clock.set(right + 29 * DAY)
    async with house.bot():
        await begin(house, anna)
        await finish(house, anna)
        await house.forward_to(right + 29 * DAY + 2 * HOUR)
        if bot == "running":
            house.clock.set(right)
            await _planned(house, anna, before=right + 2 * DAY)
            await _lives(house, anna, right)
    if bot == "down":
        house.clock.set(right)
        async with house.bot():
            await _planned(house, anna, before=right + 2 * DAY)
            await _lives(house, anna, right)


async def _planned(house: House, anna: Person, before: datetime) -> None:
    assert house.app is not None
    while True:
        await house.settled()
        async with house.app.database.reading() as db:
            at = await alarms.alarm_at(db, AlarmKind.REMINDER, anna.id)
        if at is not None and at < before:
            return
        house.clock.jump(timedelta(seconds=1))
        await house.telegram.events.until(lambda: False, 0.05)


async def _lives(house: House, anna: Person, right: datetime) -> None:
    before = reminders(anna)
    await house.forward_to(right + 3 * DAY + 2 * HOUR)
    await anna.until(lambda: reminders(anna) - before >= 3)
    assert house.app is not None
    await tidy(house.app.coach)
    anna.says("/settings")
    await anna.sees("Settings")
    await tap(anna, "Reminder")
    await tap(anna, "08:00")
    due = await house.settled()
    assert due is not None
    assert due < house.clock.now() + 2 * DAY


async def test_a_hold_for_the_rest_of_a_day_to_come_is_one_for_the_rest_of_this_day(house: House) -> None:
    anna = house.person()
    right = house.clock.now()
    house.clock.set(right + 25 * DAY)
    async with house.bot():
        await begin(house, anna)
        anna.says("it hurts")
        await anna.sees(EMERGENCY)
        await house.settled()
    house.clock.set(right)
    async with house.bot():
        anna.says("/today")
        await anna.sees("give your feet a rest")
        await house.settled()
        house.clock.jump(DAY)
        anna.says("/today")
        await anna.until(lambda: has(anna, "I'm ready"))
