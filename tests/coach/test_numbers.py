"""Every number that is said is true at that moment: each case that once was not, in a life that is counted again."""

import re
from datetime import time, timedelta
from pathlib import Path

from tests.coach.life import local
from tests.coach.watched import Watched, watched

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
EVENING = time(19, 1)


async def does(person: Watched, routine: str) -> None:
    """Do a routine, whole."""
    await person.says(f"/start {routine}")
    await person.taps("Start hands-free")
    await person.wait(timedelta(minutes=40))


async def is_hurt(person: Watched, after: timedelta, words: str = "my heel hurts") -> None:
    """Begin, and say that it hurts so long after the first set has begun."""
    await person.says("/start daily")
    await person.taps("Start with taps")
    await person.wait(timedelta(seconds=20))
    while person.look().sessions[-1]["steps"][person.look().sessions[-1]["head"]]["is"] != "work":
        await person.wait(SECOND)
    await person.wait(after)
    await person.says(words)


def newest(person: Watched, part: str) -> str:
    return person.life.texts(part)[-1]


async def test_one_report_is_never_called_two(template: Path) -> None:
    async with watched(template) as anna:
        await is_hurt(anna, MINUTE)
        await anna.taps("I have a warning sign")
        await anna.taps("Fever")
        await anna.wait(MINUTE)
        await anna.says("it still hurts")
        assert anna.life.texts("It has hurt") == []
        assert "until a doctor, physiotherapist or podiatrist" in newest(anna, "112, 911, 999")


async def test_how_often_it_has_hurt_is_said_as_it_is(template: Path) -> None:
    async with watched(template) as anna:
        for day in (0, 8, 16):
            await anna.wait_until(local(day, time(9)))
            await anna.taps("Better")
            await is_hurt(anna, MINUTE)
        assert [re.findall(r"It has hurt .*? days", text) for text in anna.life.texts("It has hurt")] == [
            ["It has hurt 3 times in 28 days"]
        ]


async def test_reminders_are_counted_as_they_came(template: Path) -> None:
    async with watched(template) as anna:
        await anna.wait_until(local(12, time(9)))
        assert len(anna.life.texts("Today: about")) == 6
        assert "I've reminded you 6 times" in newest(anna, "I've reminded you")


async def test_a_reminder_that_never_came_to_the_phone_is_not_counted(template: Path) -> None:
    async with watched(template) as anna:
        await anna.wait_until(local(1, time(6, 59)))
        anna.life.phone.is_down = True
        await anna.wait_until(local(1, time(10)))
        anna.life.phone.is_down = False
        await anna.wait_until(local(6, time(8)))
        assert len(anna.life.texts("Today: about")) == 5
        await anna.wait_until(local(9, time(8)))
        assert len(anna.life.texts("Today: about")) == 6
        assert "I've reminded you 6 times" in newest(anna, "I've reminded you")


async def test_a_week_that_comes_days_late_is_told_as_it_is_by_then(template: Path) -> None:
    async with watched(template) as anna:
        for day in (0, 5, 6):
            await anna.wait_until(local(day, time(9)))
            await does(anna, "two-minutes")
        await anna.wait_until(local(6, time(18)))
        anna.life.phone.is_down = True
        anna.diary.paused.add(anna.diary.day(local(7, time(9))))  # its reminder never came: that breaks no streak
        await anna.wait_until(local(6, time(20)))
        anna.life.clock.at = local(8, time(6))  # the bot lies still as well
        anna.life.phone.is_down = False
        await anna.wait_until(local(8, time(18)))
        (told,) = anna.life.texts("Your week")
        assert "2 days with exercises" in told


async def test_the_morning_after_says_how_long_ago_it_hurt(template: Path) -> None:
    async with watched(template) as anna:
        await is_hurt(anna, MINUTE)
        anna.life.clock.at = local(1, time(20))  # nothing was awake meanwhile
        await anna.wait_until(local(2, time(10)))
        assert anna.life.texts("how is it today?") == ["Hello. It hurt 2 days ago: how is it today?"]
        await anna.wait_until(local(15, time(10)))
        assert len(anna.life.texts("It hurt 14 days ago, and I've been quiet since")) == 1


async def test_pain_a_second_into_the_first_set_keeps_the_streak_and_is_no_day_with_exercises(template: Path) -> None:
    async with watched(template) as anna:
        await is_hurt(anna, SECOND)
        await anna.says("/progress")
        assert "0 days with exercises in all" in newest(anna, "Your progress")
        assert "1 day in a row" in newest(anna, "Your progress")
        await anna.wait_until(local(1, time(9)))
        await anna.taps("Better")
        await anna.wait_until(local(6, EVENING))
        assert "with exercises" not in newest(anna, "Your week")
        assert "once that it hurt" in newest(anna, "Your week")


async def test_pain_after_much_work_is_a_day_with_exercises_too(template: Path) -> None:
    async with watched(template) as anna:
        await anna.says("/start daily")
        await anna.taps("Start hands-free")
        await anna.wait(timedelta(minutes=6))
        await anna.says("my heel hurts")
        await anna.says("/progress")
        assert "1 day with exercises in all" in newest(anna, "Your progress")


async def test_less_than_two_minutes_hold_is_no_day(template: Path) -> None:
    async with watched(template) as anna:
        await anna.says("/start daily")
        await anna.taps("Start with taps")
        await anna.wait(timedelta(seconds=60))
        await anna.taps("Done")
        await anna.taps("More")
        await anna.taps("⏹ Stop")
        assert "1 of 6 sets" in newest(anna, "Saved.")
        await anna.says("/progress")
        assert "0 days with exercises in all" in newest(anna, "Your progress")


async def test_a_routine_is_called_by_what_is_in_it_today_wherever_it_is_named(template: Path) -> None:
    async with watched(template) as anna:
        await is_hurt(anna, MINUTE)
        await anna.wait_until(local(1, time(9)))
        await anna.taps("Better")
        await anna.wait_until(local(2, time(7, 1)))
        reminder = newest(anna, "Today: about")
        await anna.taps("What's in it?")
        offer = newest(anna, "You need")
        assert "<b>Three of the daily five</b>" in reminder
        assert offer.startswith("<b>Three of the daily five</b>")
        await anna.taps("More")
        await anna.taps("No towel today")
        assert newest(anna, "You need").startswith("<b>Two of the daily five</b>")
        await anna.taps("More")
        await anna.taps("Another routine")
        assert "<b>One of the light three</b>" in newest(anna, "light three")


async def test_one_session_has_the_same_minutes_wherever_they_are_told(template: Path) -> None:
    async with watched(template) as anna:
        await anna.wait_until(local(1, time(7, 1)))
        await anna.taps("▶️ Start")
        await anna.taps("Start hands-free")
        told = [newest(anna, part) for part in ("Today: about", "You need", "Get ready")]
        assert [re.findall(r"about (\d+) min", text) for text in told] == [["20"]] * 3
        await anna.wait(timedelta(minutes=40))
        assert "About 20 minutes for your feet" in newest(anna, "Well done")


async def test_a_pause_that_is_ended_early_bridges_no_later_day(template: Path) -> None:
    async with watched(template) as anna:
        await does(anna, "two-minutes")
        await anna.says("/pause 14")
        await anna.wait_until(local(1, time(9)))
        await anna.taps("I'm back")
        await anna.wait_until(local(4, time(9)))
        await anna.says("/progress")
        assert "in a row" not in newest(anna, "Your progress")


async def test_a_shorter_pause_takes_the_place_of_a_longer_one(template: Path) -> None:
    async with watched(template) as anna:
        await does(anna, "two-minutes")
        await anna.says("/pause 14")
        await anna.says("/pause 2")
        await anna.wait_until(local(5, time(9)))
        await anna.says("/progress")
        assert "in a row" not in newest(anna, "Your progress")


async def test_two_minutes_are_two_minutes_at_any_level(template: Path) -> None:
    async with watched(template) as anna:
        for _ in range(7):
            for _ in range(2):
                await anna.says("/exercises")
                await anna.taps("Toe curls")
                await anna.taps("Start hands-free")
                await anna.wait(timedelta(minutes=8))
                await anna.taps("Too easy")
            await anna.says("/exercises")
            await anna.taps("Toe curls")
            await anna.taps("More")
            await anna.taps("⬆️")
            await anna.says("stop")
        await anna.says("/exercises")
        assert "level 6 of 6" in newest(anna, "· level")
        await anna.says("/start two-minutes")
        assert newest(anna, "You need").startswith("<b>Only two minutes</b> · about 2 minutes")
