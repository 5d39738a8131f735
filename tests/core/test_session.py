"""Sessions played by hand, second by second: what a person taps, and what the clock does."""

from datetime import timedelta

import pytest

from bot.core.session.exercise import Rest
from bot.core.session.machine import is_open, is_over, moves, remaining, spent, step
from bot.core.session.state import (
    Asks,
    Finished,
    GoesOn,
    Heard,
    Interrupted,
    Intro,
    Move,
    Outcome,
    Paused,
    Phase,
    Running,
    Session,
    Stopped,
    Tick,
    Turn,
    Why,
    Withdrawn,
)
from bot.core.session.tape import at
from tests.core.player import BEGIN, HOP_AND_WALK, after, arranged, offered, play

OFFERED = offered(HOP_AND_WALK)
THE_SET = play(OFFERED, (0, Move.START), (5, Tick()))
THE_REST = play(THE_SET, (40, Move.DONE))
THE_WALK = play(THE_REST, (45, Tick()), (80, Move.DONE), (90, Tick()), (95, Tick()))
THE_END = play(THE_WALK, (115, Tick()), (135, Tick()))
PAUSED = play(THE_WALK, (102, Move.PAUSE))


def seconds(count: float) -> timedelta:
    return timedelta(seconds=count)


def steps(session: Session) -> list[int]:
    return [turn.step for turn in session.trail]


def test_a_session_goes_through_its_tape_to_the_end() -> None:
    assert THE_END.phase == Finished(after(135))
    assert [(turn.step, turn.outcome) for turn in THE_END.trail] == [(step, Outcome.DONE) for step in (1, 3, 6, 7)]
    assert (THE_END.began, THE_END.rev) == (after(0), 9)


def test_a_counted_set_waits_for_done_as_long_as_it_takes() -> None:
    assert THE_SET.phase == Running(after(5), None)
    assert play(THE_SET, (5000, Tick())) is THE_SET
    assert play(THE_SET, (50_000, Move.DONE)).head == 2


def test_a_timed_step_ends_by_itself() -> None:
    assert THE_WALK.phase == Running(after(95), after(115))
    assert play(THE_WALK, (115, Tick())).head == 7


def test_hands_free_a_set_ends_at_its_tempo() -> None:
    hands_free = play(OFFERED, (0, Move.HANDS_FREE), (5, Tick()))

    assert hands_free.phase == Running(after(5), after(35))
    assert play(hands_free, (35, Tick())).trail == (Turn(1, Outcome.DONE, rev=3),)
    assert play(hands_free, (20, Move.DONE)).trail == (Turn(1, Outcome.DONE, rev=3),)


FOLDED_AWAY = (Move.UNFOLD, Move.SKIP, Move.SKIP_EXERCISE, Move.STOP)
WITH_WAYS_BACK = (Move.UNFOLD, Move.BACK, Move.UNDO, *FOLDED_AWAY[1:])
WAITING = (Move.GO_ON, Move.MORE, Move.PAUSE)


@pytest.mark.parametrize(
    ("session", "offers"),
    [
        (OFFERED, (Move.HANDS_FREE, Move.START, Move.LISTEN, Move.UNFOLD, Move.STOP)),
        (play(OFFERED, (0, Move.START)), (*WAITING, *FOLDED_AWAY)),
        (THE_SET, (Move.DONE, Move.PAUSE, *FOLDED_AWAY)),
        (play(THE_SET, (6, Move.UNFOLD)), (Move.DONE, Move.PAUSE, Move.FOLD, *FOLDED_AWAY[1:])),
        (THE_REST, (*WAITING, *WITH_WAYS_BACK)),
        (THE_WALK, (Move.DONE, Move.PAUSE, *WITH_WAYS_BACK)),
        (PAUSED, (Move.RESUME, Move.HOW, *WITH_WAYS_BACK)),
        (play(PAUSED, (150, Move.HOW)), (Move.RESUME, *WITH_WAYS_BACK)),
        (play(PAUSED, (200, Move.RESUME)), (*WAITING, *WITH_WAYS_BACK)),
        (play(THE_SET, (9, Move.STOP)), ()),
        (play(THE_SET, (9, Heard())), ()),
        (THE_END, (Move.UNDO,)),
    ],
)
def test_each_state_offers_its_moves_the_likeliest_first(session: Session, offers: tuple[Move, ...]) -> None:
    assert moves(session) == offers


@pytest.mark.parametrize(
    ("session", "expected"),
    [
        (OFFERED, (False, False)),
        (THE_SET, (True, False)),
        (PAUSED, (True, False)),
        (play(PAUSED, (200, Move.RESUME)), (True, False)),
        (play(THE_SET, (9, Move.STOP)), (False, True)),
        (THE_END, (False, True)),
    ],
)
def test_a_session_is_open_from_its_start_and_over_from_its_end(session: Session, expected: tuple[bool, bool]) -> None:
    assert (is_open(session), is_over(session)) == expected


def test_back_passes_over_rests_and_leaves_what_was_done() -> None:
    back = play(THE_REST, (41, Move.BACK))

    assert (back.head, back.phase, back.trail) == (1, Running(after(41), None), THE_REST.trail)


def test_a_step_done_again_stands_twice_in_the_trail() -> None:
    assert steps(play(THE_REST, (41, Move.BACK), (70, Move.SKIP))) == [1, 1]


def test_going_on_from_a_rest_is_nobodys_achievement() -> None:
    gone_on = play(THE_REST, (41, Move.GO_ON))

    assert (gone_on.head, gone_on.phase, gone_on.trail) == (3, Running(after(41), None), THE_REST.trail)


def test_going_on_after_a_pause_begins_at_once_with_what_was_left() -> None:
    assert play(PAUSED, (200, Move.RESUME), (201, Move.GO_ON)).phase == Running(after(194), after(214))


def test_skipping_in_a_rest_leaves_out_the_whole_set_that_it_leads_to() -> None:
    skipped = play(THE_REST, (41, Move.SKIP))

    assert (skipped.head, skipped.trail[1:]) == (4, (Turn(3, Outcome.SKIPPED, rev=4),))
    assert steps(play(THE_REST, (41, Move.SKIP), (42, Move.SKIP)))[2:] == [6, 7]


def test_a_part_of_a_walk_may_be_done_sooner_and_skipped_by_itself() -> None:
    for move, outcome in ((Move.DONE, Outcome.DONE), (Move.SKIP, Outcome.SKIPPED)):
        sooner = play(THE_WALK, (100, move))

        assert (sooner.head, sooner.trail[-1]) == (7, Turn(6, outcome, rev=sooner.rev))


def test_what_a_question_has_unfolded_is_folded_by_its_answer() -> None:
    asked = play(THE_WALK, (102, Interrupted(Asks.AGAIN)))

    assert asked.unfolded
    assert not play(asked, (110, Move.RESUME)).unfolded


def test_what_was_asked_holds_for_its_step_alone() -> None:
    asked = play(PAUSED, (150, Move.HOW), (160, Move.UNFOLD))
    on = play(asked, (200, Move.RESUME), (205, Tick()))

    assert (asked.explained, asked.unfolded, on.explained, on.unfolded) == (True, True, True, True)
    assert not play(on, (225, Tick())).unfolded
    assert not play(on, (225, Tick())).explained


def test_an_exercise_is_skipped_as_a_whole_and_the_rest_after_it_stays() -> None:
    skipped = play(THE_SET, (9, Move.SKIP_EXERCISE))

    assert at(skipped.tape, skipped.head) == Rest(10)
    assert skipped.trail == (Turn(1, Outcome.SKIPPED, rev=3), Turn(3, Outcome.SKIPPED, rev=3))


def test_undo_takes_a_skipped_exercise_back_as_one() -> None:
    undone = play(THE_SET, (9, Move.SKIP_EXERCISE), (10, Move.UNDO))

    assert (undone.head, undone.trail) == (1, ())


def test_undo_takes_the_end_itself_back() -> None:
    undone = play(THE_END, (140, Move.UNDO))

    assert (undone.head, undone.phase) == (7, Running(after(140), after(160)))
    assert steps(undone) == [1, 3, 6]


def test_where_one_has_gone_back_to_what_was_done_there_is_nothing_to_undo() -> None:
    back = play(THE_REST, (41, Move.BACK))

    assert Move.UNDO not in moves(back)
    assert Move.UNDO in moves(play(back, (70, Move.DONE)))


def test_a_rest_can_be_made_longer() -> None:
    longer = play(THE_REST, (41, Move.MORE), (42, Move.MORE))

    assert longer.phase == Running(after(40), after(75))
    assert remaining(longer, after(45)) == seconds(30) + remaining(THE_REST, after(45))


def test_a_rest_that_was_made_longer_stays_so_in_a_pause() -> None:
    longer = play(THE_REST, (41, Move.MORE))
    paused = play(longer, (42, Move.PAUSE))

    assert remaining(paused, after(900)) == remaining(longer, after(42)) == seconds(18) + remaining(THE_REST, after(45))


def test_another_plan_is_taken_before_the_start_and_never_after() -> None:
    other = arranged(HOP_AND_WALK[:2])
    again = play(OFFERED, (0, other))

    assert (again.routine, again.tape, again.missing) == (other.routine, other.tape, other.missing)
    assert (again.phase, again.rev) == (Intro(), 1)
    assert play(THE_SET, (9, other)) is THE_SET


def test_stop_ends_it_and_keeps_what_was_done() -> None:
    stopped = play(THE_WALK, (100, Move.STOP))

    assert stopped.phase == Stopped(Why.CHOICE, after(100), seconds(5), seconds(15))
    assert stopped.trail == THE_WALK.trail
    assert play(stopped, (101, Withdrawn())) is stopped


@pytest.mark.parametrize(
    ("session", "phase"),
    [
        (OFFERED, Intro()),
        (THE_SET, Paused(after(200), seconds(95), None)),
        (THE_WALK, Paused(after(200), seconds(5), seconds(15))),
        (play(THE_REST, *[(41, Move.MORE)] * 5), Paused(after(200), seconds(60), seconds(20))),
    ],
)
def test_going_on_after_all_leads_back_to_the_very_same_second(session: Session, phase: Phase) -> None:
    stopped = play(session, (100, Move.STOP))
    back = play(stopped, (200, GoesOn()))

    assert (back.head, back.phase, back.trail, back.pace) == (session.head, phase, session.trail, session.pace)
    assert play(back, (201, GoesOn())) is back


def test_after_pain_nobody_goes_on_after_all() -> None:
    hurt = play(THE_WALK, (100, Heard()))

    assert play(hurt, (101, GoesOn())) is hurt


@pytest.mark.parametrize(("session", "into_the_step"), [(OFFERED, 0), (THE_SET, 95), (THE_WALK, 5), (PAUSED, 7)])
def test_pain_is_heard_in_any_state_and_knows_the_second(session: Session, into_the_step: float) -> None:
    assert play(session, (100, Heard())).phase == Stopped(Why.PAIN, after(100), seconds(into_the_step))


@pytest.mark.parametrize("session", [OFFERED, THE_SET, THE_WALK, PAUSED])
def test_despair_ends_it_in_any_state_and_nothing_leads_back(session: Session) -> None:
    quiet = play(session, (100, Heard(Why.QUIET)))

    assert isinstance(quiet.phase, Stopped)
    assert quiet.phase.why is Why.QUIET
    assert moves(quiet) == ()
    assert play(quiet, (101, Withdrawn()), (102, Heard())) is quiet


@pytest.mark.parametrize(
    ("session", "phase"),
    [
        (OFFERED, Intro()),
        (THE_SET, Paused(after(200), timedelta(), None)),
        (THE_REST, Paused(after(200), timedelta(), seconds(5))),
        (THE_WALK, Paused(after(200), timedelta(), seconds(20))),
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
    assert remaining(THE_END, after(500)) == timedelta()
    assert remaining(play(THE_WALK, (100, Move.STOP)), after(100)) == timedelta()
    assert remaining(play(THE_WALK, (100, Heard())), after(100)) == timedelta()


def test_nobody_spends_time_on_what_has_not_begun_or_is_over() -> None:
    assert spent(OFFERED, after(50)) == timedelta()
    assert spent(THE_END, after(200)) == timedelta()
    assert spent(THE_SET, after(1)) == timedelta()  # a clock that was set back


def test_what_is_offered_is_never_arranged_into_nothing() -> None:
    session = offered(HOP_AND_WALK)

    assert step(session, arranged(()), BEGIN) == (session, ())
