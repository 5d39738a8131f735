"""Every number that is said is true at that moment: each case that once was not, and then any weeks, recounted."""

import asyncio
import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import time, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.coach.life import living, local, migrated
from tests.coach.watched import Watched

SECOND, MINUTE = timedelta(seconds=1), timedelta(minutes=1)
FILES = count()
EVENING = time(19, 1)
FOUND = (Phase.explicit, Phase.reuse, Phase.generate)
"""Lives are short already, and each takes a second: to look for a shorter one takes minutes."""


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return asyncio.run(migrated(tmp_path_factory.mktemp("lives")))


@asynccontextmanager
async def watched(template: Path) -> AsyncIterator[Watched]:
    """Have a life, all of which is counted again when it is over."""
    async with living(template, template.with_name(f"{next(FILES)}.db")) as life:
        person = Watched(life)
        yield person
        person.look()
        assert person.faults == []


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
        assert "I have reminded you 6 times" in newest(anna, "I have reminded you")


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
        assert "1 time that it hurt" in newest(anna, "Your week")


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
        await anna.taps("▶️ Start")
        offer = newest(anna, "You need")
        assert "<b>Four of the daily five</b>" in reminder
        assert offer.startswith("<b>Four of the daily five</b>")
        await anna.taps("No towel today")
        assert newest(anna, "You need").startswith("<b>Three of the daily five</b>")
        await anna.taps("Another routine")
        assert "<b>Two of the light three</b>" in newest(anna, "light three")


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
            await anna.taps("⬆️")
            await anna.taps("⏹ Stop")
        await anna.says("/exercises")
        assert "Level 6 of 6" in newest(anna, "Level")
        await anna.says("/start two-minutes")
        assert newest(anna, "You need").startswith("<b>Only two minutes</b> · about 2 minutes")


@dataclass(frozen=True, slots=True)
class Training:
    """A session: how it is opened and begun, what is tapped in it, and how it ends."""

    what: str
    start: str
    taps: tuple[str, ...]
    seconds: int
    ends: str


TAPS = ("✅ Done", "✅ Done", "⏭ Skip", "⏩", "↩️ Back", "↶ Undo", "⏸ Pause", "▶️ Resume", "+15 s")
TAPPED = (
    *("Better", "The same", "I'm ready", "A professional told me", "By mistake", "Put back", "I'm back", "Not today"),
    *("💤", "Too easy", "Hard", "⬆️", "No towel today", "No band today", "Another routine", "Keep it", "↶ Undo"),
)
SAID = ("/progress", "/exercises", "/today", "/pause 2", "/pause 6", "my heel hurts", "/start mobility")


def trainings() -> st.SearchStrategy[Training]:
    return st.builds(
        Training,
        st.sampled_from(["two-minutes", "two-minutes", "short", "daily", "Toe curls", "Heel raises"]),
        st.sampled_from(["Start hands-free", "Start with taps"]),
        st.lists(st.sampled_from(TAPS), max_size=12).map(tuple),
        st.sampled_from([0, 1, 20, 61]),
        st.sampled_from(["finish", "finish", "⏹ Stop", "my calf hurts", "leave"]),
    )


Act = Training | str
Days = list[tuple[int, list[Act]]]


def weeks() -> st.SearchStrategy[Days]:
    """Days on which something is done, and how many lie between."""
    act: st.SearchStrategy[Act] = st.one_of(trainings(), st.sampled_from(SAID), st.sampled_from(TAPPED))
    return st.lists(st.tuples(st.sampled_from([1, 1, 1, 2, 4, 9]), st.lists(act, min_size=1, max_size=4)), max_size=9)


async def trains(person: Watched, training: Training) -> None:
    if training.what[0].isupper():
        await person.says("/exercises")
        await person.taps(training.what)
    else:
        await person.says(f"/start {training.what}")
    await person.taps(training.start)
    await person.goes_through(training.taps, training.seconds)
    match training.ends:
        case "finish":
            await person.goes_through(["▶️ Resume"], 1)
            for _ in range(40):
                if not await person.taps("✅ Done"):
                    break
                await person.wait(timedelta(seconds=16))
            await person.wait(timedelta(minutes=35))
        case "⏹ Stop":
            await person.taps("⏹ Stop")
        case "my calf hurts":
            await person.says("my calf hurts")


async def lives(template: Path, days: Days) -> None:
    async with watched(template) as person:
        day = 0
        for gap, acts in days:
            for act in acts:
                match act:
                    case Training():
                        await trains(person, act)
                    case str() if act in TAPPED:
                        await person.taps(act)
                    case _:
                        await person.says(act)
                await person.wait(timedelta(minutes=13))
            day += gap
            await person.wait_until(local(day, time(8)))
            assert person.faults == []
        await person.says("/progress")


@given(weeks())
@settings(max_examples=8, phases=FOUND)
def test_any_weeks_are_told_as_they_were(template: Path, days: Days) -> None:
    asyncio.run(lives(template, days))


@pytest.mark.long
@given(weeks())
@settings(max_examples=150, phases=FOUND)
def test_many_weeks_are_told_as_they_were(template: Path, days: Days) -> None:
    asyncio.run(lives(template, days))
