"""What is put before a person today, by what is missing and by how it feels."""

from datetime import timedelta

import pytest

from bot.core.rules.arrangement import SUPPORT, gentle, lacks
from bot.core.rules.profile import PainAnswer, PainBefore, Profile
from bot.core.session.exercise import Exercise, Position
from tests.core.player import BEGIN
from tests.core.shipped import LIBRARY

LATER = timedelta(hours=1)


@pytest.mark.parametrize("exercise", LIBRARY.exercises.values(), ids=list(LIBRARY.exercises))
def test_an_exercise_lacks_its_own_gear_and_whoever_stands_something_to_hold_on_to(exercise: Exercise) -> None:
    assert not lacks(exercise, ())
    assert all(lacks(exercise, {thing}) for thing in exercise.gear)
    assert lacks(exercise, {SUPPORT}) is (SUPPORT in exercise.gear or exercise.position is Position.STANDING)


@pytest.mark.parametrize("answer", PainAnswer)
def test_only_pain_that_is_usual_and_known_brings_the_lowest_doses_and_only_that_day(answer: PainAnswer) -> None:
    profile = Profile("en", levels={"toe-curls": 2}, pain_before=PainBefore(answer, BEGIN + LATER))

    assert gentle(profile, BEGIN).levels == ({} if answer is PainAnswer.KNOWN else profile.levels)
    assert gentle(profile, BEGIN + LATER) == profile
