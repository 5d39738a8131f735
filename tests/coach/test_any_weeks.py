"""Any weeks are lived, and every number that was said in them is counted again from the rows."""

import asyncio
from dataclasses import dataclass
from datetime import time, timedelta
from pathlib import Path

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from tests.coach.life import local
from tests.coach.test_back import forward, newest
from tests.coach.watched import Watched, watched

FOUND = (Phase.explicit, Phase.reuse, Phase.generate)
"""Lives are short already, and each takes a second: to look for a shorter one takes minutes."""


@dataclass(frozen=True, slots=True)
class Training:
    """A session: how it is opened and begun, what is tapped in it, and how it ends."""

    what: str
    start: str
    taps: tuple[str, ...]
    seconds: int
    ends: str


TAPS = (
    *("✅ Done", "✅ Done", "▶️ Go on", "▶️ Go on", "⏸ Pause", "▶️ Resume", "+15 s", "How?"),
    *("More", "More", "⏭ Skip", "Next exercise", "Not this one", "↩️ Back", "↶ Undo", "Less"),
)
TAPPED = (
    *("Better", "The same", "I'm ready", "A professional says", "By mistake", "Put back", "I'm back", "Not today"),
    *(
        "Later",
        "In 10 min",
        "In 1 hour",
        "Only two minutes",
        "▶️ Start",
        "Another round",
        "What's in it?",
        "Too easy",
        "Too easy",
        "Hard",
        "from now on",
        "⬆️",
        "More",
        "No towel today",
        "No band today",
        "Another routine",
        "Keep it",
        "↶ Undo",
    ),
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
                if not (await person.taps("✅ Done") or await person.taps("▶️ Go on")):
                    break
                await person.wait(timedelta(seconds=16))
            await person.wait(timedelta(minutes=35))
        case "⏹ Stop":
            await person.taps("More")
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


async def test_every_screen_of_the_settings_is_told_as_it_is(template: Path) -> None:
    async with watched(template) as person:
        for paused in (False, True):
            await person.says("/pause 6" if paused else "/settings")
            await person.says("/settings")
            for button in forward(newest(person.life)):
                assert await person.taps(button.label)
                assert await person.taps("↩️ Back")
        assert person.faults == []
