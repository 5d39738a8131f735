"""docs/scale.md says what the simulation says."""

import pytest
from PIL import Image

from tools.simulation.__main__ import LIMITS, PEOPLE, PICTURE
from tools.simulation.canvas import KEPT
from tools.simulation.day import day
from tools.simulation.habits import Habits
from tools.simulation.panel import by_times, even
from tools.simulation.picture import HEIGHT, WIDTH, Seen, draw
from tools.simulation.record import record
from tools.simulation.table import of_days, of_limits, spoken
from tools.simulation.world import world

HABITS = Habits()
PAGE = PICTURE.with_suffix(".md")


def test_the_page_shows_the_simulated_day_and_its_picture() -> None:
    here = world(PEOPLE, HABITS)
    days = [day(here, HABITS, limit) for limit in LIMITS]
    free, paid = (Seen(limit, record(each)) for limit, each in zip(LIMITS, days, strict=True))

    assert of_days(days) in PAGE.read_text(encoding="utf-8")
    with Image.open(PICTURE) as picture:
        assert draw(free, paid, PEOPLE, HABITS).size == picture.size == (WIDTH * KEPT, HEIGHT * KEPT)


@pytest.mark.long
def test_the_page_shows_how_many_people_each_limit_carries() -> None:
    assert of_limits(HABITS, LIMITS) in PAGE.read_text(encoding="utf-8")


def test_the_page_says_how_many_in_session_each_limit_has_room_for() -> None:
    page = PAGE.read_text(encoding="utf-8")

    assert all(f"{HABITS.room(limit):,}" in page for limit in LIMITS)


@pytest.mark.parametrize(
    ("seconds", "words"),
    [(0, "< 1 s"), (59, "59 s"), (60, "1 min 00 s"), (119, "1 min 59 s"), (3600, "1 h 00 min"), (7199, "1 h 59 min")],
)
def test_a_lateness_is_spoken_as_people_would(seconds: int, words: str) -> None:
    assert spoken(seconds) == words


def test_a_chart_reaches_from_its_foot_to_its_top() -> None:
    scale, ratio = even(400), by_times(1, 100)

    assert [scale(value) for value in (0, 100, 400)] == [0, 0.25, 1]
    assert [ratio(value) for value in (0, 1, 10, 100)] == [0, 0, 0.5, 1]
