import math
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.clock import Clock

START = datetime(2026, 1, 1, tzinfo=UTC)
SECONDS = st.floats(0, 10**6)
RATES = st.sampled_from((0.0, 1.0, 10.0, 60.0))
SOON = timedelta(milliseconds=1)


class Real:
    """A monotonic clock turned by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


CHANGES = st.lists(st.tuples(st.sampled_from(("run", "jump", "wait")), SECONDS, RATES), max_size=20)


@given(CHANGES)
def test_time_never_goes_back_whatever_is_done_but_set(changes: list[tuple[str, float, float]]) -> None:
    real = Real()
    clock = Clock(START, real=real)
    before = clock.now()
    for change, seconds, rate in changes:
        if change == "run":
            clock.run(rate)
        elif change == "jump":
            clock.jump(timedelta(seconds=seconds))
        else:
            real.now += seconds
        assert clock.now() >= before
        before = clock.now()


@given(RATES, SECONDS)
def test_time_goes_at_its_rate(rate: float, seconds: float) -> None:
    real = Real()
    clock = Clock(START, rate=rate, real=real)
    real.now += seconds
    assert abs(clock.now() - START - timedelta(seconds=seconds * rate)) < SOON


@given(RATES.filter(bool), SECONDS)
def test_who_waits_as_long_as_the_delay_says_wakes_at_the_moment(rate: float, seconds: float) -> None:
    real = Real()
    clock = Clock(START, rate=rate, real=real)
    moment = START + timedelta(seconds=seconds)
    real.now += clock.delay(moment)
    assert abs(clock.now() - moment) < SOON


def test_a_frozen_clock_never_reaches_what_is_to_come() -> None:
    clock = Clock(START, rate=0)
    assert clock.delay(START + timedelta(seconds=1)) == math.inf


def test_what_has_passed_needs_no_waiting() -> None:
    assert Clock(START, rate=0).delay(START) == 0


def test_each_change_is_counted_and_told() -> None:
    clock = Clock(START)
    told: list[int] = []
    leave = clock.subscribe(lambda: told.append(clock.reading().version))
    clock.run(60)
    clock.jump(timedelta(hours=1))
    leave()
    clock.set(START)
    assert told == [1, 2]
    assert clock.reading().version == 3


def test_setting_is_the_way_back() -> None:
    clock = Clock(START, rate=0)
    clock.set(START - timedelta(days=1))
    assert clock.now() == START - timedelta(days=1)


def test_a_jump_back_is_refused() -> None:
    with pytest.raises(ValueError, match="does not jump back"):
        Clock(START).jump(timedelta(seconds=-1))


@pytest.mark.parametrize("rate", [-1, math.inf, math.nan])
def test_an_impossible_speed_is_refused(rate: float) -> None:
    with pytest.raises(ValueError, match="forwards or stands still"):
        Clock(START).run(rate)


def test_a_start_without_a_zone_is_refused() -> None:
    with pytest.raises(ValueError, match="without a time zone"):
        Clock(START.replace(tzinfo=None))
