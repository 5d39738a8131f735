"""How a routine becomes a tape, whatever the routine."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import pairwise

from hypothesis import given
from hypothesis import strategies as st

from bot.core.session.exercise import (
    BETWEEN,
    READY,
    Entry,
    Exercise,
    Position,
    Ready,
    Reps,
    Rest,
    Routine,
    Side,
    Sides,
    Tape,
    Timed,
    Work,
    exercises_of,
    seconds,
    unroll,
)
from tests.core.strategies import levels, libraries, routines, tapes

Library = Mapping[str, Exercise]
Levels = Mapping[str, int]


def work(tape: Tape) -> list[Work]:
    return [step for step in tape if isinstance(step, Work)]


def feet(exercise: Exercise) -> int:
    return 1 if exercise.sides is Sides.BOTH else 2


@given(tapes())
def test_a_tape_begins_with_getting_ready_and_ends_with_work(tape: Tape) -> None:
    assert isinstance(tape[0], Ready)
    assert isinstance(tape[-1], Work)


@given(tapes())
def test_a_rest_lies_between_two_steps_and_follows_work(tape: Tape) -> None:
    assert all(isinstance(before, Work) for before, step in pairwise(tape) if isinstance(step, Rest))


@given(tapes())
def test_every_step_takes_time(tape: Tape) -> None:
    assert all(step.seconds > 0 for step in tape)
    assert seconds(tape) == sum(step.seconds for step in tape)


@given(routines(), libraries(), levels())
def test_there_is_one_step_of_work_for_each_part_of_each_set_of_each_foot(
    routine: Routine, library: Library, notches: Levels
) -> None:
    expected = {
        entry.exercise: (entry.sets or library[entry.exercise].sets)
        * feet(library[entry.exercise])
        * len(library[entry.exercise].parts)
        for entry in routine.entries
    }

    assert Counter(step.exercise for step in work(unroll(routine, library, notches))) == expected


@given(tapes())
def test_both_feet_work_equally(tape: Tape) -> None:
    left, right = (
        Counter(replace(step, side=None) for step in work(tape) if step.side is side)
        for side in (Side.LEFT, Side.RIGHT)
    )

    assert left == right


@given(routines(), libraries(), levels())
def test_a_level_moves_repetitions_and_nothing_else(routine: Routine, library: Library, notches: Levels) -> None:
    def without_dose(tape: Tape) -> list[object]:
        return [replace(step, reps=None, seconds=0) if isinstance(step, Work) else step for step in tape]

    low, high = unroll(routine, library), unroll(routine, library, notches)

    assert without_dose(high) == without_dose(low)
    for before, after in zip(work(low), work(high), strict=True):
        assert (before.reps is None) == (after.reps is None)
        assert (before.reps or 0) <= (after.reps or 0)
        assert before.reps is not None or before.seconds == after.seconds


@given(routines(), libraries(), st.integers(0, 9))
def test_a_level_above_the_last_notch_is_the_last_notch(routine: Routine, library: Library, beyond: int) -> None:
    top = {name: exercise.top for name, exercise in library.items()}

    assert unroll(routine, library, {name: level + beyond for name, level in top.items()}) == unroll(
        routine, library, top
    )


@given(routines(), libraries())
def test_exercises_come_in_the_order_of_the_routine(routine: Routine, library: Library) -> None:
    assert exercises_of(unroll(routine, library)) == tuple(entry.exercise for entry in routine.entries)


@given(routines(), libraries())
def test_fifteen_seconds_lie_before_every_exercise_and_between_two_the_getting_ready_lies_inside(
    routine: Routine, library: Library
) -> None:
    tape = unroll(routine, library)
    starts = [place for place, step in enumerate(tape) if isinstance(step, Ready)]

    assert len(starts) == len(routine.entries)
    assert tape[0] == Ready(BETWEEN)
    assert all(tape[place] == Ready(READY) for place in starts[1:])
    assert all(tape[place - 1] == Rest(BETWEEN - READY) for place in starts[1:])


HOP = Exercise(
    "hop", (), Position.STANDING, Sides.ALTERNATE, Side.LEFT, sets=2, rest=5, parts=(Reps("one", (4, 6), 1.5, 2),)
)


def unrolled(exercise: Exercise, sets: int | None = None) -> Tape:
    return unroll(Routine("any", (Entry(exercise.id, sets),)), {exercise.id: exercise})


def test_sides_alternate_set_by_set() -> None:
    assert [(step.side, step.nth) for step in work(unrolled(HOP))] == [
        (Side.LEFT, 1),
        (Side.RIGHT, 1),
        (Side.LEFT, 2),
        (Side.RIGHT, 2),
    ]


def test_sides_come_in_turn() -> None:
    in_turn = replace(HOP, sides=Sides.IN_TURN, first=Side.RIGHT)

    assert [(step.side, step.nth) for step in work(unrolled(in_turn))] == [
        (Side.RIGHT, 1),
        (Side.RIGHT, 2),
        (Side.LEFT, 1),
        (Side.LEFT, 2),
    ]


def test_parts_follow_each_other_without_a_gap() -> None:
    walk = replace(HOP, sides=Sides.BOTH, first=None, parts=(Timed("one", 20), Timed("two", 30)), rest=15)

    assert unrolled(walk) == (
        Ready(15),
        Work("hop", "one", None, 1, 2, 20),
        Work("hop", "two", None, 1, 2, 30),
        Rest(15),
        Work("hop", "one", None, 2, 2, 20),
        Work("hop", "two", None, 2, 2, 30),
    )


def test_a_counted_set_takes_its_repetitions_both_ways() -> None:
    assert work(unrolled(HOP))[0] == Work("hop", "one", Side.LEFT, 1, 2, seconds=12, reps=4)


def test_a_routine_may_ask_for_fewer_sets() -> None:
    assert [(step.nth, step.of) for step in work(unrolled(HOP, sets=1))] == [(1, 1), (1, 1)]


def rests(exercise: Exercise) -> list[float]:
    return [step.seconds for step in unrolled(exercise) if isinstance(step, Rest)]


def test_where_the_foot_changes_there_is_time_to_change_it() -> None:
    in_turn = replace(HOP, sides=Sides.IN_TURN, first=Side.RIGHT, change=15)

    assert rests(in_turn) == [5, 15, 5]
    assert rests(replace(in_turn, sides=Sides.ALTERNATE)) == [15, 15, 15]
    assert rests(replace(in_turn, rest=0)) == [15]
    assert rests(replace(in_turn, change=None)) == [5, 5, 5]


def test_an_exercise_without_rest_has_no_rest_on_its_tape() -> None:
    """A step of no time would be a card that nobody can read, and a tick in the same instant as the tap before it."""
    assert not [step for step in unrolled(replace(HOP, rest=0)) if isinstance(step, Rest)]
