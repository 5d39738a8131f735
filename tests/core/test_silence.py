"""When the bot may speak of itself: every kind of alarm by every reason to be silent, and nothing but those."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.rules.alarms import IGNORED, SILENCED_BY, AlarmKind, Silence, Standing, may_speak, reasons
from bot.core.rules.pain import Closed, Open, Plain, Professional, Reason
from bot.core.rules.reminder import LATEST
from bot.core.rules.streak import KEPT, DayKind

NOW = datetime(2026, 3, 2, 7, tzinfo=UTC)
TODAY = date(2026, 3, 2)
WELL = Standing(Open(), None, TODAY, due=NOW)
SECOND = timedelta(seconds=1)

TRUTH = """
           unreachable  quiet   paused  ignored  closed  warned  held    trained  told    late
reminder   silent       silent  silent  silent   silent  -       -       silent   -       silent
snooze     silent       silent  silent  silent   silent  -       -       silent   -       silent
follow-up  silent       silent  silent  silent   silent  -       -       -        silent  silent
weekly     silent       silent  -       -        -       silent  silent  -        -       silent
nudge      silent       silent  -       -        -       silent  -       -        -       silent
check      silent       silent  -       -        -       -       -       -        -       -
"""
GIVEN: dict[Silence, Standing] = {
    Silence.UNREACHABLE: replace(WELL, is_reachable=False),
    Silence.QUIET: replace(WELL, is_quiet=True),
    Silence.PAUSED: replace(WELL, paused_until=TODAY + timedelta(days=1)),
    Silence.IGNORED: replace(WELL, ignored=IGNORED),
    Silence.CLOSED: replace(WELL, entrance=Closed(Reason.PROVIDER)),
    Silence.WARNED: replace(WELL, entrance=Closed(Reason.WARNED)),
    Silence.HELD: replace(WELL, hold=Plain(NOW)),
    Silence.TRAINED: replace(WELL, today_is=frozenset({DayKind.FULL})),
    Silence.TOLD: replace(WELL, today_is=frozenset({DayKind.NOT_TODAY})),
    Silence.LATE: replace(WELL, due=NOW - LATEST - SECOND),
}
"""How things stand where nothing but this reason is given; who has trained has told of it, too."""
HEAD, *ROWS = (line.split() for line in TRUTH.strip().splitlines())
CASES = [
    (AlarmKind(kind), Silence(reason), cell) for kind, *row in ROWS for reason, cell in zip(HEAD, row, strict=True)
]


def test_the_table_has_every_kind_and_every_reason() -> None:
    assert {(kind, reason) for kind, reason, _ in CASES} == set(product(AlarmKind, Silence))
    assert SILENCED_BY.keys() == set(AlarmKind)
    assert GIVEN.keys() == set(Silence)


@pytest.mark.parametrize(("kind", "reason", "cell"), CASES)
def test_a_reason_silences_the_kinds_that_it_counts_for(kind: AlarmKind, reason: Silence, cell: str) -> None:
    assert (reason in SILENCED_BY[kind]) == (cell == "silent")
    implied = {Silence.TRAINED: {Silence.TOLD}, Silence.WARNED: {Silence.CLOSED}}.get(reason, set())
    assert reasons(GIVEN[reason], NOW) == {reason, *implied}
    assert may_speak(GIVEN[reason], kind, NOW) == SILENCED_BY[kind].isdisjoint({reason, *implied})


@pytest.mark.parametrize("kind", AlarmKind)
def test_without_a_reason_everything_may_speak(kind: AlarmKind) -> None:
    assert may_speak(WELL, kind, NOW)


@pytest.mark.parametrize(
    "standing",
    [
        replace(WELL, paused_until=TODAY),
        replace(WELL, ignored=IGNORED - 1),
        replace(WELL, today_is=frozenset()),
        replace(WELL, due=NOW - LATEST),
        replace(WELL, due=None),
        replace(WELL, entrance=Closed(Reason.STALE)),
    ],
)
def test_up_to_its_bound_a_reason_is_none(standing: Standing) -> None:
    assert not reasons(standing, NOW)


@given(
    st.builds(
        Standing,
        entrance=st.sampled_from([Open(), *(Closed(reason) for reason in Reason)]),
        hold=st.sampled_from([None, Plain(NOW), Professional(NOW)]),
        today=st.just(TODAY),
        is_reachable=st.booleans(),
        is_quiet=st.booleans(),
        paused_until=st.none() | st.dates(TODAY - timedelta(days=2), TODAY + timedelta(days=2)),
        ignored=st.integers(0, 2 * IGNORED),
        today_is=st.frozensets(st.sampled_from(DayKind)),
        due=st.none() | st.timedeltas(-2 * LATEST, 2 * LATEST).map(lambda ago: NOW - ago),
    ),
    st.sampled_from(AlarmKind),
)
def test_whatever_silences_it_is_given_and_whoever_has_trained_is_not_called_to(
    standing: Standing, kind: AlarmKind
) -> None:
    assert may_speak(standing, kind, NOW) == (not reasons(standing, NOW) & SILENCED_BY[kind])
    if standing.is_quiet:
        assert not may_speak(standing, kind, NOW)
    if standing.today_is & KEPT:
        calls = (AlarmKind.REMINDER, AlarmKind.SNOOZE, AlarmKind.FOLLOW_UP)
        assert not any(may_speak(standing, call, NOW) for call in calls)
