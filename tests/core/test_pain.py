"""After pain: who may begin, and what a stop leads to."""

from dataclasses import replace
from datetime import date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.calendar import day_begins, day_of
from bot.core.rules.pain import (
    Closed,
    Gate,
    Hold,
    Open,
    Plain,
    Professional,
    Reason,
    days_held,
    gate,
    hold_after,
    must_sit,
)
from bot.core.rules.profile import PainAnswer, PainBefore, Profile, Warned
from bot.core.rules.reminder import EVERY_DAY
from bot.core.rules.screening import VERSION, YEAR
from bot.core.rules.week import off
from tests.core.clocks import DAY, moments, utc
from tests.core.screened import screened

NOW = utc("2026-03-02 08:00")
ANNA = screened(Profile("en", consent=True, zone="Europe/Paris", week=EVERY_DAY))
SICK = replace(ANNA, signs=frozenset({"surgery"}))
DIZZY = replace(ANNA, signs=frozenset({"dizzy"}))
FIRST_RUN, PROVIDER, PROFESSIONAL = (
    Closed(reason) for reason in (Reason.FIRST_RUN, Reason.PROVIDER, Reason.PROFESSIONAL)
)
TODAY, READY = Closed(Reason.TODAY), Closed(Reason.READY)
SCREENING, STALE, WARNED = Closed(Reason.SCREENING), Closed(Reason.STALE), Closed(Reason.WARNED)
NEW = Profile("en")


@pytest.mark.parametrize(
    ("profile", "hold", "expected"),
    [
        (ANNA, None, Open()),
        (replace(ANNA, consent=False), None, Open()),
        (replace(ANNA, week=off(EVERY_DAY)), None, Open()),
        (replace(ANNA, consent=None), None, FIRST_RUN),
        (replace(ANNA, screened=False), None, SCREENING),
        (replace(ANNA, unwarned=False), None, SCREENING),
        (replace(ANNA, unwarned=False, zone=None), None, FIRST_RUN),
        (replace(ANNA, screening=VERSION - 1), None, STALE),
        (replace(ANNA, screened_at=None), None, STALE),
        (replace(ANNA, screened_at=NOW - YEAR), None, Open()),
        (replace(ANNA, screened_at=NOW - YEAR - timedelta(seconds=1)), None, STALE),
        (replace(SICK, screening=VERSION - 1), None, SCREENING),
        (replace(SICK, screening=VERSION - 1, cleared=True), None, STALE),
        (replace(ANNA, screening=VERSION - 1), Plain(NOW), TODAY),
        (replace(ANNA, warned=Warned(NOW, NOW + DAY)), None, WARNED),
        (replace(ANNA, warned=Warned(NOW - 400 * DAY, NOW - 399 * DAY)), Professional(NOW), WARNED),
        (replace(NEW, warned=Warned(NOW, NOW + DAY)), None, WARNED),
        (replace(ANNA, pain_before=PainBefore(PainAnswer.ASKED, NOW + DAY)), None, Closed(Reason.PAIN_ASKED)),
        (replace(ANNA, pain_before=PainBefore(PainAnswer.UNSEEN, NOW + DAY)), None, Closed(Reason.PAIN_UNSEEN)),
        (replace(ANNA, pain_before=PainBefore(PainAnswer.UNSEEN, NOW)), None, Open()),
        (replace(ANNA, pain_before=PainBefore(PainAnswer.KNOWN, NOW + DAY)), None, Open()),
        (replace(SICK, pain_before=PainBefore(PainAnswer.KNOWN, NOW + DAY)), None, PROVIDER),
        (replace(ANNA, zone=None), None, FIRST_RUN),
        (replace(ANNA, week=None), None, FIRST_RUN),
        (replace(ANNA, week=None), Professional(NOW), FIRST_RUN),
        (SICK, None, PROVIDER),
        (replace(SICK, cleared=True), None, Open()),
        (DIZZY, None, PROVIDER),
        (replace(DIZZY, cleared=True), None, Open()),
        (replace(DIZZY, cleared=True), Plain(NOW), TODAY),
        (ANNA, Plain(NOW), TODAY),
        (ANNA, Plain(NOW - DAY), READY),
        (ANNA, Professional(NOW - 400 * DAY), PROFESSIONAL),
        (SICK, Professional(NOW), PROFESSIONAL),
        (SICK, Plain(NOW - DAY), READY),
    ],
)
def test_who_may_begin_and_why_not(profile: Profile, hold: Hold, expected: Gate) -> None:
    assert gate(profile, hold, NOW) == expected


def test_who_must_sit_must_sit_even_with_the_providers_ok() -> None:
    assert must_sit(replace(DIZZY, cleared=True), {"dizzy"})
    assert not must_sit(SICK, {"dizzy"})
    assert not must_sit(ANNA, {"dizzy"})


@pytest.mark.parametrize(
    ("zone", "stopped", "opens"),
    [
        ("Europe/Paris", "2026-03-02 08:00", "2026-03-03 02:00"),
        ("Europe/Paris", "2026-03-03 01:59", "2026-03-03 02:00"),
        ("Europe/Paris", "2026-03-28 08:00", "2026-03-29 01:00"),
        ("America/Los_Angeles", "2026-03-02 08:00", "2026-03-02 11:00"),
        ("Pacific/Apia", "2026-03-02 08:00", "2026-03-02 14:00"),
    ],
)
def test_a_plain_hold_opens_at_three_in_the_morning_of_the_next_day(zone: str, stopped: str, opens: str) -> None:
    profile, hold = replace(ANNA, zone=zone), Plain(utc(stopped))

    assert gate(profile, hold, utc(opens) - timedelta(seconds=1)) == TODAY
    assert gate(profile, hold, utc(opens)) == READY


@given(moments(), st.timedeltas(timedelta(), 3 * DAY))
def test_under_a_plain_hold_nobody_begins_before_the_next_day_and_never_unasked(
    stopped: tuple[datetime, str], later: timedelta
) -> None:
    since, zone = stopped
    now = since + later
    next_day = now >= day_begins(day_of(since, zone) + DAY, zone)

    assert gate(replace(ANNA, zone=zone), Plain(since), now) == (READY if next_day else TODAY)


SECOND = timedelta(seconds=1)


@pytest.mark.parametrize(
    ("stops", "before", "expected"),
    [
        ([NOW], None, Plain(NOW)),
        ([NOW], Plain(NOW - DAY), Plain(NOW)),
        ([NOW], Professional(NOW - DAY), Professional(NOW)),
        ([NOW - 7 * DAY + SECOND, NOW], None, Professional(NOW)),
        ([NOW - 7 * DAY, NOW], None, Plain(NOW)),
        ([NOW - 27 * DAY, NOW - 8 * DAY, NOW], None, Professional(NOW)),
        ([NOW - 28 * DAY + SECOND, NOW - 8 * DAY, NOW], None, Professional(NOW)),
        ([NOW - 28 * DAY, NOW - 8 * DAY, NOW], None, Plain(NOW)),
        ([NOW - 100 * DAY, NOW - 90 * DAY, NOW], None, Plain(NOW)),
        ([NOW, NOW - 3 * DAY], None, Professional(NOW)),
    ],
)
def test_two_stops_in_seven_days_or_three_in_twenty_eight_need_a_professional(
    stops: list[datetime], before: Hold, expected: Hold
) -> None:
    assert hold_after(stops, before=before, now=NOW) == expected


def stops() -> st.SearchStrategy[list[datetime]]:
    return st.lists(st.timedeltas(timedelta(), 40 * DAY).map(lambda ago: NOW - ago), max_size=6)


@given(stops(), st.sampled_from([Plain, Professional]), st.timedeltas(timedelta(), 40 * DAY))
def test_a_stop_never_makes_a_hold_milder(
    earlier: list[datetime], kind: type[Plain | Professional], ago: timedelta
) -> None:
    hold = hold_after([*earlier, NOW], before=kind(NOW - ago), now=NOW)

    assert isinstance(hold, Professional) or kind is Plain
    assert hold is not None


@given(stops(), stops())
def test_more_stops_never_make_a_hold_milder(some: list[datetime], more: list[datetime]) -> None:
    few, many = (hold_after([*each, NOW], before=None, now=NOW) for each in (some, [*some, *more]))

    assert isinstance(many, Professional) or isinstance(few, Plain)


@pytest.mark.parametrize(
    ("since", "today", "count"),
    [
        (None, date(2026, 3, 2), 0),
        (NOW, date(2026, 3, 2), 1),
        (NOW, date(2026, 3, 5), 4),
        (utc("2026-03-02 01:00"), date(2026, 3, 2), 2),
        (NOW, date(2026, 3, 1), 0),
    ],
)
def test_the_days_on_hold_are_the_first_and_today_and_all_between(
    since: datetime | None, today: date, count: int
) -> None:
    found = days_held(None if since is None else Plain(since), today, "Europe/Paris")

    assert found == tuple(today - n * DAY for n in reversed(range(count)))
