"""Minutes are told in one way: above ten to the nearest five, from ten down one by one, and never none."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.screens.minutes import told


@pytest.mark.parametrize(
    ("seconds", "minutes"),
    [
        *[(0, 1), (1, 1), (89, 1), (90, 2), (100, 2), (520, 9), (599, 10), (600, 10), (601, 10)],
        *[(749, 10), (750, 15), (835, 15), (1049, 15), (1050, 20), (1275, 20), (1295, 20), (1349, 20), (1350, 25)],
        (1805, 30),
    ],
)
def test_a_length_is_told_as_one_would_say_it(seconds: int, minutes: int) -> None:
    assert told(timedelta(seconds=seconds)) == minutes


@given(st.timedeltas(timedelta(), timedelta(hours=3)))
def test_what_is_told_is_near_the_truth_and_never_nothing(length: timedelta) -> None:
    minutes, off = told(length), abs(timedelta(minutes=told(length)) - length)

    assert minutes >= 1
    assert off <= (timedelta(minutes=2.5) if length > timedelta(minutes=10) else timedelta(minutes=1))
    assert minutes <= 10 or minutes % 5 == 0


@given(*[st.timedeltas(timedelta(), timedelta(hours=3))] * 2)
def test_what_is_longer_is_never_told_as_shorter(one: timedelta, other: timedelta) -> None:
    assert told(min(one, other)) <= told(max(one, other))
