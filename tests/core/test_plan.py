"""How a routine becomes a tape: what is searched holds for any content, what is listed is the shipped routine."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from itertools import groupby, pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.plan import (
    BETWEEN,
    READY,
    Entry,
    Exercise,
    Hold,
    Ready,
    Reps,
    Rest,
    Routine,
    Side,
    Sides,
    Tape,
    Work,
    exercises_of,
    seconds,
    unroll,
)
from tests.core.shipped import LIBRARY
from tests.core.strategies import LAW, levels, libraries, routines, tapes

Library = Mapping[str, Exercise]
Levels = Mapping[str, int]


def work(tape: Tape) -> list[Work]:
    return [step for step in tape if isinstance(step, Work)]


def feet(exercise: Exercise) -> int:
    return 1 if exercise.sides is Sides.BOTH else 2


@LAW
@given(tapes())
def test_a_tape_begins_with_getting_ready_and_ends_with_work(tape: Tape) -> None:
    assert isinstance(tape[0], Ready)
    assert isinstance(tape[-1], Work)


@LAW
@given(tapes())
def test_a_rest_lies_between_two_steps_and_follows_work(tape: Tape) -> None:
    assert all(isinstance(before, Work) for before, step in pairwise(tape) if isinstance(step, Rest))


@LAW
@given(tapes())
def test_every_step_takes_time(tape: Tape) -> None:
    assert all(step.seconds > 0 for step in tape)
    assert seconds(tape) == sum(step.seconds for step in tape)


@LAW
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


@LAW
@given(tapes())
def test_both_feet_work_equally(tape: Tape) -> None:
    left, right = (
        Counter(replace(step, side=None) for step in work(tape) if step.side is side) for side in (Side.LEFT, Side.RIGHT)
    )

    assert left == right


@LAW
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


@LAW
@given(routines(), libraries(), st.integers(0, 9))
def test_a_level_above_the_last_notch_is_the_last_notch(routine: Routine, library: Library, beyond: int) -> None:
    top = {name: exercise.top for name, exercise in library.items()}

    assert unroll(routine, library, {name: level + beyond for name, level in top.items()}) == unroll(
        routine, library, top
    )


@LAW
@given(routines(), libraries())
def test_exercises_come_in_the_order_of_the_routine(routine: Routine, library: Library) -> None:
    assert exercises_of(unroll(routine, library)) == tuple(entry.exercise for entry in routine.entries)


@LAW
@given(routines(), libraries())
def test_fifteen_seconds_lie_between_two_exercises_and_the_getting_ready_lies_inside(
    routine: Routine, library: Library
) -> None:
    tape = unroll(routine, library)
    starts = [place for place, step in enumerate(tape) if isinstance(step, Ready)]

    assert len(starts) == len(routine.entries)
    assert all(tape[place] == Ready(READY) for place in starts)
    assert all(tape[place - 1] == Rest(BETWEEN - READY) for place in starts[1:])


HOP = Exercise("hop", (), "standing", Sides.ALTERNATE, Side.LEFT, sets=2, rest=5, parts=(Reps("one", (4, 6), 1.5, 2),))


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
    walk = replace(HOP, sides=Sides.BOTH, first=None, parts=(Hold("one", 20), Hold("two", 30)), rest=15)

    assert unrolled(walk) == (
        Ready(5),
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


def test_an_exercise_without_rest_has_no_rest_on_its_tape() -> None:
    assert not [step for step in unrolled(replace(HOP, rest=0)) if isinstance(step, Rest)]


def shipped(routine: str, level: int = 0) -> Tape:
    return unroll(LIBRARY.routines[routine], LIBRARY.exercises, dict.fromkeys(LIBRARY.exercises, level))


R, L = Side.RIGHT, Side.LEFT


@pytest.mark.parametrize(
    ("exercise", "sides", "parts", "reps", "each"),
    [
        ("heel-raises", [R, L] * 3, ["raise"], 10, 30),
        ("toe-walking", [None] * 5, ["straight", "outward", "inward"], None, 20),
        ("ankle-circles", [R] * 5 + [L] * 5, ["circle"], 5, 20),
        ("toe-curls", [L] * 5 + [R] * 5, ["curl"], 5, 15),
        ("resisted-flexion", [R] * 3 + [L] * 3, ["press"], 10, 30),
    ],
)
def test_the_daily_routine_is_as_it_was_given(
    exercise: str, sides: list[Side | None], parts: list[str], reps: int | None, each: float
) -> None:
    steps = [step for step in work(shipped("daily")) if step.exercise == exercise]

    assert [step.side for step in steps[:: len(parts)]] == sides
    assert [step.part for step in steps] == parts * len(sides)
    assert {(step.reps, step.seconds) for step in steps} == {(reps, each)}


def test_the_daily_five_come_in_their_order() -> None:
    assert exercises_of(shipped("daily")) == (
        "heel-raises",
        "toe-walking",
        "ankle-circles",
        "toe-curls",
        "resisted-flexion",
    )


def test_rests_are_five_seconds_and_fifteen_between_two_walks() -> None:
    tape = shipped("daily")
    between_sets = {
        exercise: {step.seconds for before, step in pairwise(part) if isinstance(step, Rest)}
        for exercise, part in (
            (next(step.exercise for step in found if isinstance(step, Work)), found)
            for found in (list(group) for is_ready, group in groupby(tape, Ready.__instancecheck__) if not is_ready)
        )
    }

    assert between_sets


@pytest.mark.parametrize(
    ("routine", "minutes", "odd_seconds"),
    [("daily", 21, 15), ("seated", 14, 30), ("short", 6, 55), ("two-minutes", 1, 40), ("mobility", 14, 5)],
)
def test_a_beginner_takes_as_long_as_promised(routine: str, minutes: int, odd_seconds: int) -> None:
    assert seconds(shipped(routine)) == minutes * 60 + odd_seconds


def test_the_top_of_the_ranges_takes_about_half_an_hour() -> None:
    assert 29 * 60 <= seconds(shipped("daily", level=9)) <= 33 * 60


@pytest.mark.parametrize("routine", LIBRARY.routines)
def test_every_level_is_longer_than_the_one_below_until_the_top(routine: str) -> None:
    lengths = [seconds(shipped(routine, level)) for level in range(7)]
    top = max(LIBRARY.exercises[name].top for name in exercises_of(shipped(routine)))

    assert all(shorter < longer for shorter, longer in pairwise(lengths[: top + 1]))
    assert len(set(lengths[top:])) == 1
