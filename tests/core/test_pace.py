"""The pace changes in the middle of a session: what nobody has timed begins anew, and nothing else moves."""

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.session.exercise import READY, Tape
from bot.core.session.machine import is_open, step
from bot.core.session.state import Move, Pace, Paced, Paused, Resuming, Running, Tapped
from tests.core.player import HOP_AND_WALK, after, go_through, offered, play
from tests.core.strategies import tapes

AT_WORK = ((0, Move.START), (0, Move.GO_ON))
"""On the first set, which waits for Done."""
HANDS_FREE, TAPS = Paced(Pace.HANDS_FREE), Paced(Pace.TAPS)


def test_a_set_that_waited_for_done_gets_ready_and_then_its_whole_time() -> None:
    session = play(offered(HOP_AND_WALK), *AT_WORK, (12, HANDS_FREE))

    assert session.pace is Pace.HANDS_FREE
    assert session.phase == Resuming(after(12 + READY), timedelta(), timedelta(seconds=30))


def test_a_set_that_ran_waits_for_done_from_then_on_and_keeps_the_time_it_has_had() -> None:
    session = play(offered(HOP_AND_WALK), (0, Move.HANDS_FREE), (0, Move.GO_ON), (12, TAPS))

    assert session.phase == Running(after(0), None)


@pytest.mark.parametrize(("begun", "paced", "left"), [(Move.START, HANDS_FREE, 30), (Move.HANDS_FREE, TAPS, None)])
def test_a_paused_set_stays_paused_with_what_its_new_pace_has_left(begun: Move, paced: Paced, left: int | None) -> None:
    session = play(offered(HOP_AND_WALK), (0, begun), (0, Move.GO_ON), (12, Move.PAUSE), (20, paced))

    assert isinstance(session.phase, Paused)
    assert session.phase.left == (None if left is None else timedelta(seconds=left))


def test_a_rest_and_a_part_that_is_timed_in_any_pace_go_on_as_they_were() -> None:
    for script in (((0, Move.START), (0, Move.GO_ON), (12, Move.DONE)), ((0, Move.START),)):
        before = play(offered(HOP_AND_WALK), *script)
        assert play(before, (13, HANDS_FREE)).phase == before.phase


@given(tapes(), st.sampled_from([Pace.TAPS, Pace.HANDS_FREE]), st.data())
def test_whatever_the_state_the_head_the_trail_and_the_pace_of_before_are_safe(
    tape: Tape, pace: Pace, data: st.DataObject
) -> None:
    session, now = data.draw(st.sampled_from([*go_through(offered(tape))]))
    paced, _ = step(session, Paced(pace), now)

    assert (paced.head, paced.trail, paced.tape) == (session.head, session.trail, session.tape)
    assert paced.pace is (pace if is_open(session) else session.pace)
    assert step(paced, Paced(pace), now) == (paced, ())


def test_back_at_the_old_pace_done_still_leads_on() -> None:
    session = play(offered(HOP_AND_WALK), *AT_WORK, (12, HANDS_FREE), (13, TAPS), (20, Move.DONE))

    assert session.head == 2
    assert step(session, Tapped(Move.DONE, session.rev), after(21))[0] == session
