"""A stop that was misheard: the day stays closed, nothing milder than what held before, and nothing after the day."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.calendar import day_begins, day_of
from bot.core.rules.pain import (
    Closed,
    Hold,
    Misheard,
    Open,
    Plain,
    Professional,
    Reason,
    Told,
    days_held,
    gate,
    hold_after,
    hold_misheard,
    is_report_open,
)
from bot.core.rules.screening import TAKEN_BACK
from tests.core.clocks import DAY, moments, utc
from tests.core.test_pain import ANNA, NOW

YESTERDAY = NOW - DAY
ZONE = "Europe/Paris"


def after_misheard(before: Hold, stops: list[datetime], told: Told = Told.WORDS) -> Hold:
    """The hold after a stop now, on top of others, was misheard."""
    return hold_misheard(
        hold_after([*stops, NOW], before=before, now=NOW), before=before, told=told, stops=stops, now=NOW
    )


@pytest.mark.parametrize(
    ("before", "stops", "told", "after"),
    [
        (None, [], Told.WORDS, Misheard(NOW)),
        (None, [YESTERDAY], Told.WORDS, Misheard(NOW)),
        (None, [YESTERDAY, YESTERDAY], Told.WORDS, Professional(NOW)),
        (None, [], Told.SIGN, Plain(NOW)),
        (Plain(YESTERDAY), [YESTERDAY], Told.WORDS, Plain(NOW)),
        (Professional(YESTERDAY), [YESTERDAY], Told.WORDS, Professional(NOW)),
        (Misheard(YESTERDAY), [], Told.WORDS, Misheard(NOW)),
    ],
)
def test_what_holds_once_a_stop_was_misheard(before: Hold, stops: list[datetime], told: Told, after: Hold) -> None:
    assert after_misheard(before, stops, told) == after


def test_another_stop_since_holds_as_it_did() -> None:
    later = NOW + timedelta(minutes=2)

    assert hold_misheard(Plain(later), before=None, told=Told.WORDS, stops=[later], now=later) == Plain(later)


@given(moments(), st.timedeltas(timedelta(), timedelta(days=3)))
def test_the_day_stays_closed_and_the_next_one_is_open(moment: tuple[datetime, str], later: timedelta) -> None:
    stopped, zone = moment
    entrance = gate(replace(ANNA, zone=zone, screened_at=stopped), Misheard(stopped), stopped + later)
    same_day = day_of(stopped + later, zone) == day_of(stopped, zone)

    assert entrance == (Closed(Reason.MISHEARD) if same_day else Open())


def test_only_the_day_itself_is_bridged() -> None:
    today = day_of(NOW, ZONE)

    assert days_held(Misheard(NOW), today + 5 * DAY, ZONE) == (today,)


@given(moments(), st.timedeltas(-timedelta(days=2), timedelta(days=2)))
def test_a_report_is_open_on_its_day_and_for_ten_minutes_at_least(
    moment: tuple[datetime, str], later: timedelta
) -> None:
    made, zone = moment
    now = made + later
    is_open = is_report_open(made, now, day_begins(day_of(now, zone), zone))
    same_day = later >= timedelta() and day_of(made, zone) == day_of(now, zone)

    assert is_open == (same_day or abs(later) <= TAKEN_BACK)


def test_over_the_end_of_the_day_the_same_minutes_are_one_pain() -> None:
    made, now = utc("2026-03-03 01:55"), utc("2026-03-03 02:04")

    assert day_of(made, ZONE) != day_of(now, ZONE)
    assert is_report_open(made, now, day_begins(day_of(now, ZONE), ZONE))
