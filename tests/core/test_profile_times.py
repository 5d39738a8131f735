"""Times of day, understood as people write them and never guessed."""

from datetime import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.profile import parse_time
from tests.core.strategies import LAW


@pytest.mark.parametrize(
    ("typed", "expected"),
    [
        ("0730", time(7, 30)),
        ("7:30", time(7, 30)),
        ("07:30", time(7, 30)),
        ("7.30", time(7, 30)),
        (" 7:30 ", time(7, 30)),
        ("7", time(7)),
        ("19", time(19)),
        ("0000", time(0)),
        ("0:00", time(0)),
        ("23:59", time(23, 59)),
    ],
)
def test_a_time_is_understood_as_people_write_it(typed: str, expected: time) -> None:
    assert parse_time(typed) == expected


@pytest.mark.parametrize(
    "typed",
    [
        "",
        "soon",
        "24:00",
        "2400",
        "7:60",
        "25",
        "-1",
        "7:-5",
        "7:30:00",
        "730",
        "123",
        "\u0667",
        "7h",
        ":",
        ":30",
        "7 30",
        "447911123456",
    ],
)
def test_what_is_no_time_of_day_is_not_guessed(typed: str) -> None:
    assert parse_time(typed) is None


@LAW
@given(st.times())
def test_a_time_that_a_button_or_a_clock_shows_is_read_back(at: time) -> None:
    to_the_minute = at.replace(second=0, microsecond=0)

    assert [parse_time(f"{at:%H%M}"), parse_time(f"{at:%H:%M}")] == [to_the_minute] * 2
