"""What is put before a person today: less what is missing or hurt, at the levels that fit."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

import pytest

from bot.core.rules.arrangement import arrange, chosen, eased, level_of, single
from bot.core.rules.levels import Feedback, Feel
from bot.core.rules.profile import Profile
from bot.core.rules.reminder import EVERY_DAY
from bot.core.rules.week import Effort, with_effort
from bot.core.session.exercise import exercises_of, seconds, unroll
from bot.core.session.state import Arranged, Offer
from tests.core.player import offered
from tests.core.shipped import LIBRARY

DAILY, EXERCISES = LIBRARY.routines["daily"], LIBRARY.exercises
ALL = exercises_of(unroll(DAILY, EXERCISES))
ANNA, TODAY = Profile("en"), date(2026, 3, 2)
EASY, HARD = Feedback(0, Feel.EASY), Feedback(0, Feel.HARD)
PAINED = Feedback(2, None, pained=True)


def planned(
    profile: Profile = ANNA, missing: frozenset[str] = frozenset(), past: Mapping[str, Sequence[Feedback]] | None = None
) -> Arranged:
    return arrange(DAILY, EXERCISES, profile, missing, past or {})


def test_nothing_missing_and_no_feedback_is_the_routine_itself() -> None:
    assert planned() == Arranged("daily", unroll(DAILY, EXERCISES), frozenset(), (), ())


@pytest.mark.parametrize(
    ("missing", "without"), [({"towel"}, {"toe-curls"}), ({"band"}, {"resisted-flexion"}), ({"room"}, {"toe-walking"})]
)
def test_what_needs_missing_gear_is_left_out_and_nothing_takes_its_place(missing: set[str], without: set[str]) -> None:
    arranged = planned(missing=frozenset(missing))

    assert exercises_of(arranged.tape) == tuple(name for name in ALL if name not in without)
    assert arranged.missing == missing
    assert arranged.left_out == ()


def test_what_hurt_is_left_out_and_named() -> None:
    arranged = planned(replace(ANNA, left_out=frozenset({"toe-curls"})))

    assert "toe-curls" not in exercises_of(arranged.tape)
    assert arranged.left_out == ("toe-curls",)


def test_the_tape_has_the_levels_of_the_person() -> None:
    levels = {"heel-raises": 2, "toe-curls": 1}

    assert planned(replace(ANNA, levels=levels)).tape == unroll(DAILY, EXERCISES, levels)


def test_a_notch_is_offered_with_the_length_that_the_whole_would_have() -> None:
    arranged = planned(past={"heel-raises": [EASY, EASY], "toe-walking": [EASY, EASY], "toe-curls": [EASY]})

    assert arranged.offers == (Offer("heel-raises", 1, reps=12, seconds=seconds(arranged.tape) + 6 * 2 * 3),)


def test_nothing_is_offered_for_what_is_not_done_today() -> None:
    arranged = planned(missing=frozenset({"towel"}), past={"toe-curls": [EASY, EASY]})

    assert arranged.offers == ()


def test_what_hurt_is_eased_by_one_notch_and_only_that() -> None:
    profile = replace(ANNA, levels={"heel-raises": 2, "toe-curls": 3})
    past = {"heel-raises": [PAINED], "toe-curls": [Feedback(3, Feel.HARD)], "ankle-circles": [HARD]}

    assert eased(profile, EXERCISES, past) == replace(ANNA, levels={"heel-raises": 1, "toe-curls": 3})


def test_easing_twice_is_easing_once() -> None:
    """An offer may be opened several times a day."""
    past = {"heel-raises": [PAINED]}
    once = eased(replace(ANNA, levels={"heel-raises": 2}), EXERCISES, past)

    assert eased(once, EXERCISES, past) == once


def test_one_exercise_can_be_a_routine() -> None:
    assert exercises_of(unroll(single("toe-curls"), EXERCISES)) == ("toe-curls",)


@pytest.mark.parametrize("name", ALL)
def test_a_session_knows_its_levels(name: str) -> None:
    exercise = EXERCISES[name]
    sessions = [offered(unroll(DAILY, EXERCISES, {name: level})) for level in range(exercise.top + 1)]

    assert [level_of(session, exercise) for session in sessions] == list(range(exercise.top + 1))


def test_the_notch_that_is_offered_is_the_one_above_the_persons_own() -> None:
    easy = Feedback(1, Feel.EASY)
    plan = planned(replace(ANNA, levels={"heel-raises": 1}), past={"heel-raises": [easy, easy]})

    assert [(offer.exercise, offer.level) for offer in plan.offers] == [("heel-raises", 2)]


def test_whoever_has_no_level_yet_is_at_the_lowest() -> None:
    assert eased(ANNA, EXERCISES, {"heel-raises": [replace(PAINED, level=1)]}) == ANNA


def test_a_single_exercise_is_a_routine_of_its_name() -> None:
    routine = single("toe-curls")

    assert (routine.id, [entry.exercise for entry in routine.entries]) == ("toe-curls", ["toe-curls"])


@pytest.mark.parametrize("wanted", [None, "daily", "heel-raises"])
def test_who_must_sit_does_the_seated_routine_whatever_they_want(wanted: str | None) -> None:
    dizzy = replace(ANNA, week=EVERY_DAY, signs=frozenset({"dizzy"}), cleared=True)

    assert chosen(dizzy, TODAY, LIBRARY.roles, LIBRARY.seating, wanted) == "seated"


def test_anybody_else_does_what_they_want_or_what_their_day_has() -> None:
    light = replace(ANNA, week=with_effort(EVERY_DAY, TODAY.weekday(), Effort.LIGHT))

    assert chosen(light, TODAY, LIBRARY.roles, LIBRARY.seating) == "mobility"
    assert chosen(light, TODAY, LIBRARY.roles, LIBRARY.seating, "short") == "short"
    assert chosen(ANNA, TODAY, LIBRARY.roles, LIBRARY.seating) == "daily"
