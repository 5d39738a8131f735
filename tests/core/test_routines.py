"""The shipped routines, unrolled: sides, counts, gaps and lengths as they were given."""

from itertools import pairwise

import pytest

from bot.core.session.exercise import Rest, Side, Tape, Work, exercises_of, seconds, unroll
from tests.core.shipped import LIBRARY

R, L = Side.RIGHT, Side.LEFT


def tape(routine: str, level: int = 0) -> Tape:
    return unroll(LIBRARY.routines[routine], LIBRARY.exercises, dict.fromkeys(LIBRARY.exercises, level))


@pytest.mark.parametrize(
    ("routine", "exercises"),
    [
        ("daily", ["heel-raises", "toe-walking", "ankle-circles", "toe-curls", "resisted-flexion"]),
        ("seated", ["ankle-circles", "toe-curls", "resisted-flexion"]),
        ("short", ["heel-raises", "toe-walking", "ankle-circles", "toe-curls", "resisted-flexion"]),
        ("two-minutes", ["ankle-circles", "toe-curls"]),
        ("mobility", ["toe-walking", "ankle-circles", "toe-curls"]),
    ],
)
def test_the_exercises_come_in_their_order(routine: str, exercises: list[str]) -> None:
    assert list(exercises_of(tape(routine))) == exercises


@pytest.mark.parametrize(
    ("exercise", "sides", "parts", "reps", "seconds_each_and_between"),
    [
        ("heel-raises", [R, L] * 3, ["raise"], 10, (30, [5] * 5)),
        ("toe-walking", [None] * 5, ["straight", "outward", "inward"], None, (20, [15] * 4)),
        ("ankle-circles", [R] * 5 + [L] * 5, ["circle"], 5, (20, [5] * 9)),
        ("toe-curls", [L] * 5 + [R] * 5, ["curl"], 5, (15, [5] * 9)),
        ("resisted-flexion", [R] * 3 + [L] * 3, ["press"], 10, (30, [5, 5, 15, 5, 5])),
    ],
)
def test_an_exercise_of_the_daily_routine_is_as_it_was_given(
    exercise: str,
    sides: list[Side | None],
    parts: list[str],
    reps: int | None,
    seconds_each_and_between: tuple[float, list[float]],
) -> None:
    each, between = seconds_each_and_between
    daily = tape("daily")
    places = [place for place, step in enumerate(daily) if isinstance(step, Work) and step.exercise == exercise]
    whole = daily[places[0] : places[-1] + 1]
    work = [step for step in whole if isinstance(step, Work)]
    rests = [step for step in whole if not isinstance(step, Work)]

    assert [step.side for step in work[:: len(parts)]] == sides
    assert [step.part for step in work] == parts * len(sides)
    assert {(step.reps, step.seconds) for step in work} == {(reps, each)}
    assert rests == [Rest(rest) for rest in between]


@pytest.mark.parametrize(
    ("routine", "sets"),
    [
        ("seated", {"ankle-circles": 10, "toe-curls": 10, "resisted-flexion": 6}),
        (
            "short",
            {"heel-raises": 2, "toe-walking": 2 * 3, "ankle-circles": 4, "toe-curls": 4, "resisted-flexion": 2},
        ),
        ("two-minutes", {"ankle-circles": 2, "toe-curls": 2}),
        ("mobility", {"toe-walking": 5 * 3, "ankle-circles": 10, "toe-curls": 10}),
    ],
)
def test_the_other_routines_have_their_share_of_work(routine: str, sets: dict[str, int]) -> None:
    found = [step.exercise for step in tape(routine) if isinstance(step, Work)]

    assert {exercise: found.count(exercise) for exercise in found} == sets


@pytest.mark.parametrize(
    ("routine", "minutes", "more"),
    [("daily", 21, 35), ("seated", 11, 40), ("short", 8, 40), ("two-minutes", 1, 50), ("mobility", 14, 5)],
)
def test_a_beginner_takes_exactly_so_long(routine: str, minutes: int, more: int) -> None:
    assert seconds(tape(routine)) == minutes * 60 + more


def test_the_top_of_the_ranges_takes_about_half_an_hour() -> None:
    assert seconds(tape("daily", level=9)) == 30 * 60 + 25


@pytest.mark.parametrize("routine", LIBRARY.routines)
def test_every_notch_makes_a_routine_longer_until_the_top(routine: str) -> None:
    top = max(LIBRARY.exercises[name].top for name in exercises_of(tape(routine)))
    lengths = [seconds(tape(routine, level)) for level in range(top + 2)]

    assert all(shorter < longer for shorter, longer in pairwise(lengths[:-1]))
    assert lengths[-1] == lengths[top]
