"""The small parts of a card: times, bars, rounded lengths, rows."""

from datetime import datetime, timedelta
from math import ceil

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.screens.card import (
    HALF,
    Button,
    clock,
    countdown,
    fitted,
    grid,
    listed,
    moment,
)
from bot.core.screens.taps import HurtsTap
from tests.core.clocks import moments, shown, utc
from tests.core.shipped import WORDS

AT = utc("2026-03-02 06:00:05")


def test_a_countdown_ends_with_the_step_and_says_when_where_it_cannot_tick() -> None:
    assert countdown(AT, "Europe/Paris") == '<tg-time unix="1772431205" format="r">07:00:05</tg-time>'


@pytest.mark.parametrize("begun", [timedelta(), timedelta(microseconds=1), timedelta(seconds=0.999)])
def test_a_countdown_begins_with_as_many_seconds_as_the_step_has(begun: timedelta) -> None:
    ends = countdown(AT + begun + timedelta(seconds=20), "Europe/Paris")
    counted = int(ends.split('"')[1]) - (AT + begun).timestamp()

    assert ceil(counted) == 20


def test_a_moment_is_drawn_by_the_phone_with_its_weekday() -> None:
    assert moment(AT, "America/New_York") == '<tg-time unix="1772431205" format="wt">01:00</tg-time>'


@given(moments())
def test_a_clock_shows_the_wall_clock_of_its_zone(place: tuple[datetime, str]) -> None:
    at, zone = place

    assert clock(at, zone, "%Y-%m-%d %H:%M") == f"{shown(at, zone):%Y-%m-%d %H:%M}"


@given(st.integers(0, 30), st.integers(1, 8))
def test_a_grid_keeps_every_button_in_its_order(count: int, width: int) -> None:
    buttons = [Button(str(n), HurtsTap()) for n in range(count)]
    rows = grid(buttons, width)

    assert [button for row in rows for button in row] == buttons
    assert all(len(row) == width for row in rows[:-1])
    assert all(0 < len(row) <= width for row in rows)


@given(st.lists(st.text("x", min_size=1, max_size=2 * HALF), max_size=9))
def test_buttons_stand_in_pairs_where_both_fit(labels: list[str]) -> None:
    rows = fitted([Button(label, HurtsTap()) for label in labels])

    assert [button.label for row in rows for button in row] == labels
    assert all(len(row) == 1 or max(len(button.label) for button in row) <= HALF for row in rows)
    assert len(fitted([Button("x" * HALF, HurtsTap())] * 4)) == 2


def test_things_are_listed_in_words() -> None:
    assert listed(WORDS, "gear", ("chair", "towel")) == "a stable chair, a towel"
