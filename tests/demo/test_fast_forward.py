"""The clock of the demo is moved to what is due, and never past anything."""

from collections.abc import AsyncIterator

import pytest

from bot.demo.demo import Demo, set_up
from bot.demo.tour import TourStop
from sandbox.person import Person
from tests.demo.conftest import WORDS, reach

MOMENT = 5.0
"""Seconds that pass by themselves on a busy machine, while nothing is moved."""


@pytest.fixture(scope="module")
async def demo() -> AsyncIterator[Demo]:
    async with set_up(WORDS) as standing:
        yield standing


@pytest.fixture
def anna(demo: Demo) -> Person:
    """Somebody whom the bot has never met."""
    return demo.telegram.person("Anna", zone="Europe/London")


async def moved(demo: Demo, kind: str, anna: Person) -> float:
    """Forward the clock, and answer by how many seconds it went on."""
    before = demo.fast_forward.clock.now()
    await demo.fast_forward.forward(kind, anna.id)
    return (demo.fast_forward.clock.now() - before).total_seconds()


@pytest.mark.parametrize("waiting", [TourStop.INTRO, TourStop.SET, TourStop.PAUSE])
async def test_where_no_timer_runs_the_end_of_this_timer_is_nowhere(
    demo: Demo, anna: Person, waiting: TourStop
) -> None:
    await reach(demo, anna, waiting)
    card = anna.last

    assert await moved(demo, "timer", anna) < MOMENT
    assert anna.last == card


async def test_the_end_of_this_timer_is_where_the_walk_turns(demo: Demo, anna: Person) -> None:
    await reach(demo, anna, TourStop.WALK)

    assert 20 - MOMENT < await moved(demo, "timer", anna) < 20 + MOMENT
    await anna.sees("turn your toes out")


async def test_tomorrows_reminder_is_at_its_time_tomorrow(demo: Demo, anna: Person) -> None:
    await reach(demo, anna, TourStop.ALL_SET)

    await moved(demo, "reminder", anna)

    assert f"{demo.fast_forward.clock.now():%H:%M}" == "07:00"
    await anna.until(lambda: anna.last is not None and any("Later" in button for button in anna.last.buttons))
