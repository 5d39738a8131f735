"""The clock is set under a session: what has gone by and what is left stays as it is, whatever the person is at."""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import settings
from hypothesis import strategies as st
from hypothesis.stateful import initialize, rule

from bot.core.session.exercise import Tape
from bot.core.session.machine import LONGEST, is_over, moves, remaining, spent, step, wake_at
from bot.core.session.state import Asks, ClockSet, Move, Paused, Running, Session, Show, Stopped, Tick, Why
from tests.core.player import BEGIN, HOP_AND_WALK, Player, after, days_left, go_through, offered, play
from tests.core.strategies import tapes

YEAR = timedelta(days=365)
HOUR = timedelta(hours=1)


class Unmoved(Player):
    """Sets the clock at any time, by any length."""

    @initialize(tape=tapes(), day_left=days_left())
    def is_offered_a_session(self, tape: Tape, day_left: timedelta) -> None:
        self.sit_down(tape, day_left)

    @rule(by=st.timedeltas(-YEAR, YEAR))
    def would_the_clock_be_set_nothing_else_changed(self, by: timedelta) -> None:
        before, now = self.session, self.now + by
        moved, _ = step(before, ClockSet(by, before.until + by), now)

        assert (moved.head, moved.trail, moves(moved)) == (before.head, before.trail, moves(before))
        assert (spent(moved, now), remaining(moved, now)) == (spent(before, self.now), remaining(before, self.now))
        assert moved is before or not is_over(before)


Unmoved.TestCase.settings = settings(stateful_step_count=30)
TestClockSet = Unmoved.TestCase


def on_the_walk() -> Session:
    """Return a session in the first seconds of a timed step."""
    for session, _ in go_through(offered(HOP_AND_WALK)):
        if isinstance(session.phase, Running) and session.phase.ends_at and session.head == 6:
            return session
    raise AssertionError("there is a walk on this tape")


@pytest.mark.parametrize("by", [-timedelta(seconds=3), -HOUR, -24 * HOUR, -YEAR])
def test_a_step_that_has_five_seconds_left_has_five_seconds_left(by: timedelta) -> None:
    session = on_the_walk()
    assert isinstance(session.phase, Running)
    assert session.phase.ends_at is not None
    now = session.phase.ends_at - timedelta(seconds=5) + by
    moved, effects = step(session, ClockSet(by, session.until + by), now)

    assert Show(loud=False) in effects  # the countdown on the phone
    assert step(moved, Tick(), now + timedelta(seconds=4)) == (moved, ())
    assert step(moved, Tick(), now + timedelta(seconds=5))[0].head == session.head + 1


@pytest.mark.parametrize("by", [-HOUR, HOUR])
def test_a_pause_and_the_getting_ready_after_it_move_with_the_clock(by: timedelta) -> None:
    paused = play(on_the_walk(), (110, Move.PAUSE))
    ready = play(paused, (120, Move.RESUME))
    for session in (paused, ready):
        moved, _ = step(session, ClockSet(by, session.until), after(121) + by)

        assert moved.phase != session.phase
        assert step(moved, ClockSet(-by, session.until), after(121))[0].phase == session.phase
        assert wake_at(moved) == (wake_at(session) or BEGIN) + by


def test_a_clock_that_was_not_set_changes_nothing() -> None:
    session = on_the_walk()
    assert step(session, ClockSet(timedelta(), session.until), after(60)) == (session, ())


def test_the_day_of_a_session_ends_at_the_end_of_the_day_that_it_is() -> None:
    session = on_the_walk()
    tonight = session.until - YEAR
    moved, _ = step(session, ClockSet(-YEAR, tonight), BEGIN - YEAR)

    assert moved.until == tonight


def test_a_timer_that_nobody_has_moved_along_asks_instead_of_running_for_ever() -> None:
    held, _ = step(on_the_walk(), Tick(), BEGIN - HOUR)

    assert isinstance(held.phase, Paused)
    assert held.phase.asks is Asks.LATE


def test_ten_minutes_are_a_timer_and_an_instant_more_is_none() -> None:
    session = on_the_walk()
    longest = replace(session, phase=Running(BEGIN, BEGIN + LONGEST))

    assert step(longest, Tick(), BEGIN) == (longest, ())
    held, effects = step(longest, Tick(), BEGIN - timedelta(microseconds=1))
    assert isinstance(held.phase, Paused)
    assert (held.phase.asks, effects) == (Asks.LATE, (Show(loud=True),))


def test_a_session_of_a_day_that_is_still_to_come_is_over() -> None:
    ended = play(offered(HOP_AND_WALK), (-YEAR.total_seconds(), Tick()))

    assert isinstance(ended.phase, Stopped)
    assert ended.phase.why is Why.DAY_ENDED
