"""The world: everybody is somewhere, and is reminded once a day at a time of their own."""

from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from tools.simulation.habits import Habits
from tools.simulation.world import BEGINS, DAY, Zone, moment, split, world, zones


@given(st.integers(0, 10_000_000), st.lists(st.integers(1, 2_000), min_size=1, max_size=40))
def test_people_are_split_by_weight_and_none_is_lost(people: int, weights: list[int]) -> None:
    parts = split(people, weights)

    assert sum(parts) == people
    assert all(abs(part - people * weight / sum(weights)) < 1 for part, weight in zip(parts, weights, strict=True))


@given(st.integers(0, 2_000_000))
def test_everybody_is_reminded_once_a_day(people: int) -> None:
    here = world(people, Habits())

    assert here.reminders.total() == people
    assert all(0 <= second < DAY for second in (*here.reminders, *here.summaries))


def test_seven_in_kathmandu_is_a_quarter_past_one_in_greenwich() -> None:
    kathmandu = Zone(offset=(5 * 60 + 45) * 60, millions=30)

    assert (moment(time(7), kathmandu) + BEGINS) % DAY == (60 + 15) * 60


def test_the_zones_are_in_order_and_hold_the_people_of_the_earth() -> None:
    offsets = [zone.offset for zone in zones()]

    assert offsets == sorted(set(offsets))
    assert 7_900 < sum(zone.millions for zone in zones()) < 8_400


def test_the_times_of_reminders_are_told_in_hundredths() -> None:
    assert sum(share for _, share in Habits().times) == 100
