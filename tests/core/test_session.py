"""Sessions played by hand, second by second: what a person taps, what the clock does, and what pings."""

from datetime import timedelta

import pytest

from bot.core.plan import Ready, Rest, Side, Tape, Work
from bot.core.session import (
    Event,
    Finished,
    Heard,
    Intro,
    Move,
    Outcome,
    Paused,
    Phase,
    Running,
    Session,
    Show,
    Stopped,
    Tapped,
    Tick,
    Turn,
    Why,
    Withdrawn,
    current,
    is_open,
    is_over,
    moves,
    remaining,
    spent,
    step,
    upcoming,
    wake_at,
)
from tests.core.player import after, play

TAPE: Tape = (
    Ready(5),
    Work("hop", "one", Side.RIGHT, 1, 2, seconds=30, reps=10),
    Rest(5),
    Work("hop", "one", Side.LEFT, 1, 2, seconds=30, reps=10),
    Rest(10),
    Ready(5),
    Work("walk", "straight", None, 1, 1, seconds=20),
    Work("walk", "outward", None, 1, 1, seconds=20),
)
OFFERED = Session("any", TAPE)
THE_SET = play(OFFERED, (0, Move.START), (5, Tick()))
THE_REST = play(THE_SET, (40, Move.DONE))
THE_WALK = play(THE_REST, (45, Tick()), (80, Move.DONE), (90, Tick()), (95, Tick()))


def seconds(count: float) -> timedelta:
    return timedelta(seconds=count)


def is_loud(session: Session, what: Move | Event, at: float) -> bool:
    """Whether the card that follows is a message that pings."""
    event = Tapped(what, session.rev) if isinstance(what, Move) else what
    (effect,) = step(session, event, after(at))[1]
    assert isinstance(effect, Show)
    return effect.loud


def test_a_session_goes_through_its_tape_to_the_end() -> None:
    finished = play(THE_WALK, (115, Tick()), (135, Tick()))

    assert finished.phase == Finished(after(135))
    assert finished.trail == tuple(Turn(place, Outcome.DONE) for place in (1, 3, 6, 7))
    assert finished.began == after(0)
    assert finished.rev == 9


def test_a_counted_set_waits_for_done_as_long_as_it_takes() -> None:
    assert THE_SET.phase == Running(after(5), None)
    assert play(THE_SET, (5000, Tick())) is THE_SET
    assert current(play(THE_SET, (90_000, Move.DONE))) == Rest(5)


def test_a_timed_step_ends_by_itself() -> None:
    assert THE_WALK.phase == Running(after(95), after(115))
    assert current(play(THE_WALK, (115, Tick()))) == TAPE[7]


@pytest.mark.parametrize(
    ("session", "offered"),
    [
        (OFFERED, [Move.START, Move.STOP]),
        (play(OFFERED, (0, Move.START)), [Move.PAUSE, Move.SKIP, Move.STOP]),
        (THE_SET, [Move.DONE, Move.PAUSE, Move.SKIP, Move.STOP]),
        (THE_REST, [Move.PAUSE, Move.SKIP, Move.BACK, Move.STOP]),
        (play(THE_SET, (9, Move.PAUSE)), [Move.RESUME, Move.STOP]),
        (play(THE_SET, (9, Move.STOP)), []),
        (play(THE_SET, (9, Heard())), []),
        (play(THE_WALK, (115, Tick()), (135, Tick())), []),
    ],
)
def test_each_state_offers_its_moves_the_likeliest_first(session: Session, offered: list[Move]) -> None:
    assert list(moves(session)) == offered


@pytest.mark.parametrize(
    ("session", "is_being_done", "has_ended"),
    [
        (OFFERED, False, False),
        (THE_SET, True, False),
        (play(THE_SET, (9, Move.PAUSE)), True, False),
        (play(THE_SET, (9, Move.STOP)), False, True),
        (play(THE_WALK, (115, Tick()), (135, Tick())), False, True),
    ],
)
def test_a_session_is_open_between_its_start_and_its_end(
    session: Session, is_being_done: bool, has_ended: bool  # noqa: FBT001 - columns of the table above
) -> None:
    assert (is_open(session), is_over(session)) == (is_being_done, has_ended)


@pytest.mark.parametrize(
    ("session", "what", "at"),
    [
        (OFFERED, Move.START, 0),
        (THE_SET, Move.DONE, 40),
        (THE_REST, Move.SKIP, 41),
        (THE_REST, Move.BACK, 41),
        (THE_WALK, Move.PAUSE, 100),
        (play(THE_WALK, (100, Move.PAUSE)), Move.RESUME, 101),
        (THE_WALK, Move.STOP, 100),
        (THE_WALK, Heard(), 100),
        (play(OFFERED, (0, Move.START)), Tick(), 5),  # the get-ready was read, the set waits for Done
        (play(THE_WALK, (115, Tick())), Tick(), 135),  # the end: the summary follows, and pings
    ],
)
def test_what_a_person_looks_at_does_not_ping(session: Session, what: Move | Event, at: float) -> None:
    assert not is_loud(session, what, at)


@pytest.mark.parametrize(
    ("session", "at"),
    [
        (THE_REST, 45),  # the other foot begins
        (play(THE_REST, (45, Tick()), (80, Move.DONE)), 90),  # a long rest is over
        (play(THE_REST, (45, Tick()), (80, Move.DONE), (90, Tick())), 95),  # the walk begins
        (THE_WALK, 115),  # toes turn
        (THE_WALK, 300),  # the bot was away
    ],
)
def test_what_a_person_who_looks_elsewhere_must_know_pings(session: Session, at: float) -> None:
    assert is_loud(session, Tick(), at)


def test_the_same_foot_goes_on_without_a_ping() -> None:
    again = Work("hop", "one", Side.RIGHT, 2, 2, seconds=30, reps=10)
    rest = play(Session("any", (*TAPE[:3], again)), (0, Move.START), (5, Tick()), (40, Move.DONE))

    assert not is_loud(rest, Tick(), 45)


def test_back_passes_over_rests_and_leaves_what_was_done() -> None:
    back = play(THE_REST, (41, Move.BACK))

    assert back.head == 1
    assert back.phase == Running(after(41), None)
    assert back.trail == (Turn(1, Outcome.DONE),)


def test_a_step_done_again_stands_twice_in_the_trail() -> None:
    again = play(THE_REST, (41, Move.BACK), (70, Move.SKIP))

    assert again.trail == (Turn(1, Outcome.DONE), Turn(1, Outcome.SKIPPED))


def test_skipping_a_rest_is_nobodys_achievement() -> None:
    skipped = play(THE_REST, (41, Move.SKIP))

    assert current(skipped) == TAPE[3]
    assert skipped.trail == THE_REST.trail


def test_a_pause_holds_the_seconds_of_a_timed_step() -> None:
    paused = play(THE_WALK, (102, Move.PAUSE))

    assert paused.phase == Paused(seconds(7), seconds(13))
    assert wake_at(paused) is None
    assert wake_at(play(paused, (1000, Move.RESUME))) == after(1013)


def test_a_pause_holds_a_set_that_waits_for_done() -> None:
    paused = play(THE_SET, (12, Move.PAUSE))

    assert paused.phase == Paused(seconds(7), None)
    assert play(paused, (1000, Move.RESUME)).phase == Running(after(993), None)


def test_a_pause_after_the_end_of_a_step_does_not_stretch_it() -> None:
    """The tick was on its way; then the bot was away. What is offered again is the step, and no more than that."""
    paused = play(THE_WALK, (125, Move.PAUSE), (130, Move.RESUME), (1000, Tick()))

    assert paused.phase == Paused(timedelta(), seconds(20), late=True)


def test_after_a_long_silence_the_person_is_asked_and_then_begins_the_step_anew() -> None:
    asked = play(THE_WALK, (115 + 121, Tick()))

    assert asked.phase == Paused(timedelta(), seconds(20), late=True)
    assert play(asked, (900, Move.RESUME)).phase == Running(after(900), after(920))


def test_stop_ends_it_and_keeps_what_was_done() -> None:
    stopped = play(THE_WALK, (100, Move.STOP))

    assert stopped.phase == Stopped(Why.CHOICE, after(100), seconds(5))
    assert stopped.trail == THE_WALK.trail
    assert play(stopped, (101, Withdrawn())) is stopped


@pytest.mark.parametrize(
    ("session", "into_the_step"),
    [(OFFERED, 0), (THE_SET, 95), (THE_WALK, 5), (play(THE_WALK, (98, Move.PAUSE)), 3)],
)
def test_pain_is_heard_from_any_card_and_knows_the_second(session: Session, into_the_step: float) -> None:
    assert play(session, (100, Heard())).phase == Stopped(Why.PAIN, after(100), seconds(into_the_step))


@pytest.mark.parametrize(
    ("session", "phase"),
    [
        (OFFERED, Intro()),
        (THE_SET, Paused(timedelta(), None)),
        (THE_REST, Paused(timedelta(), seconds(5))),
        (THE_WALK, Paused(timedelta(), seconds(20))),
    ],
)
def test_pain_by_mistake_leads_back_to_the_beginning_of_the_step(session: Session, phase: Phase) -> None:
    back = play(session, (100, Heard()), (200, Withdrawn()))

    assert (back.head, back.phase, back.trail) == (session.head, phase, session.trail)
    assert back.rev == session.rev + 2


def test_what_remains_is_the_rest_of_this_step_and_every_later_one() -> None:
    assert remaining(OFFERED, after(0)) == seconds(125)
    assert remaining(THE_WALK, after(100)) == seconds(35)
    assert remaining(THE_SET, after(500)) == seconds(90)  # slower than the plan: the set itself is no longer counted
    assert remaining(play(THE_WALK, (100, Move.STOP)), after(100)) == timedelta()


def test_nobody_spends_time_on_what_has_not_begun_or_is_over() -> None:
    finished = play(THE_WALK, (115, Tick()), (135, Tick()))

    assert spent(OFFERED, after(50)) == timedelta()
    assert spent(finished, after(200)) == timedelta()
    assert spent(THE_SET, after(1)) == timedelta()  # a clock that was set back


def test_what_comes_next_is_the_work_under_or_after_the_head() -> None:
    assert upcoming(THE_SET) == TAPE[1]
    assert upcoming(THE_REST) == TAPE[3]
    assert upcoming(play(THE_WALK, (115, Tick()), (135, Tick()))) is None
