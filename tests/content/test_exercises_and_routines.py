"""The five exercises and the five routines that were prescribed. Others may stand beside them."""

from datetime import timedelta

import pytest

from bot.content import Library
from bot.core.session.exercise import Reps, Role, Side, Sides, Timed, Work, seconds, spare_gear, unroll

FIVE = ("heel-raises", "toe-walking", "ankle-circles", "toe-curls", "resisted-flexion")


def length(library: Library, routine: str, *, top: bool = False) -> timedelta:
    levels = {name: exercise.top for name, exercise in library.exercises.items()} if top else {}
    return timedelta(seconds=seconds(unroll(library.routines[routine], library.exercises, levels)))


def test_the_daily_routine_takes_21_minutes_and_35_seconds_at_the_low_end(library: Library) -> None:
    assert length(library, "daily") == timedelta(minutes=21, seconds=35)


def test_the_daily_routine_takes_about_half_an_hour_at_the_top(library: Library) -> None:
    assert length(library, "daily", top=True) == timedelta(minutes=30, seconds=25)


@pytest.mark.parametrize(
    ("routine", "expected"),
    [
        ("seated", timedelta(minutes=11, seconds=40)),
        ("short", timedelta(minutes=8, seconds=40)),
        ("two-minutes", timedelta(minutes=1, seconds=50)),
        ("mobility", timedelta(minutes=14, seconds=5)),
    ],
)
def test_every_other_routine_has_its_length(library: Library, routine: str, expected: timedelta) -> None:
    assert length(library, routine) == expected


def test_without_the_gaps_between_exercises_the_short_round_is_about_seven_minutes(library: Library) -> None:
    tape = unroll(library.routines["short"], library.exercises)
    exercises = len(library.routines["short"].entries)

    assert round((seconds(tape) - 15 * exercises) / 60) == 7


def test_the_routines_hold_their_exercises_in_order(library: Library) -> None:
    held = {name: tuple(entry.exercise for entry in each.entries) for name, each in library.routines.items()}

    assert (
        held
        | {
            "daily": FIVE,
            "seated": FIVE[2:],
            "short": FIVE,
            "two-minutes": FIVE[2:4],
            "mobility": FIVE[1:4],
        }
        == held
    )


def test_every_routine_has_the_role_that_it_was_made_for(library: Library) -> None:
    assert library.roles == {
        Role.DAILY: "daily",
        Role.LIGHT: "mobility",
        Role.SEATED: "seated",
        Role.SHORT: "short",
        Role.FLOOR: "two-minutes",
    }


def test_the_exercises_are_shown_in_the_order_of_the_daily_routine(library: Library) -> None:
    daily = [entry.exercise for entry in library.routines["daily"].entries]

    assert list(library.exercises)[: len(daily)] == daily


def test_of_the_five_only_the_band_takes_longer_to_change_the_foot(library: Library) -> None:
    assert {name: library.exercises[name].change for name in FIVE if library.exercises[name].change} == {
        "resisted-flexion": 15
    }


def test_of_the_five_only_heel_raises_alternate_and_only_toe_curls_begin_left(library: Library) -> None:
    assert {name: (library.exercises[name].sides, library.exercises[name].first) for name in FIVE} == {
        "heel-raises": (Sides.ALTERNATE, Side.RIGHT),
        "toe-walking": (Sides.BOTH, None),
        "ankle-circles": (Sides.IN_TURN, Side.RIGHT),
        "toe-curls": (Sides.IN_TURN, Side.LEFT),
        "resisted-flexion": (Sides.IN_TURN, Side.RIGHT),
    }


def test_the_doses_are_the_prescribed_ones(library: Library) -> None:
    five = {name: library.exercises[name] for name in FIVE}
    doses = {name: (each.sets, each.rest, each.parts) for name, each in five.items()}

    assert doses == {
        "heel-raises": (3, 5, (Reps("raise", (10, 12, 15, 18, 20), 3),)),
        "toe-walking": (5, 15, (Timed("straight", 20), Timed("outward", 20), Timed("inward", 20))),
        "ankle-circles": (5, 5, (Reps("circle", (5, 6, 7, 8, 9, 10), 2, 2),)),
        "toe-curls": (5, 5, (Reps("curl", (5, 6, 7, 8, 9, 10), 1.5, 2),)),
        "resisted-flexion": (3, 5, (Reps("press", (10,), 3, stay=2),)),
    }


def test_a_person_who_must_stay_seated_is_never_asked_to_stand(library: Library) -> None:
    tape = unroll(library.routines["seated"], library.exercises)

    assert {library.exercises[step.exercise].position for step in tape if isinstance(step, Work)} == {"seated"}


def test_only_a_towel_and_a_band_may_be_missing_for_the_five(library: Library) -> None:
    assert spare_gear(library.exercises[name] for name in FIVE) == ("towel", "band")


def test_who_is_dizzy_stays_seated(library: Library) -> None:
    assert "dizzy" in library.seating
