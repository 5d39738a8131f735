"""What is answered to how an exercise felt: one notch is offered where there is one, and nothing is taken."""

import pytest

from bot.core.rules.levels import Feel, Fit
from bot.core.screens.rating import from_now_on, reply
from bot.core.screens.taps import EaseTap, LevelTap, Tap
from tests.core.screens import screen, taps
from tests.core.shipped import LIBRARY, WORDS

HEEL, WALK = LIBRARY.exercises["heel-raises"], LIBRARY.exercises["toe-walking"]
TOP = HEEL.top


@pytest.mark.parametrize(
    ("level", "feel", "fit", "offered"),
    [
        (1, Feel.HARD, Fit.STAYS, EaseTap("heel-raises", 0)),
        (TOP, Feel.HARD, Fit.STAYS, EaseTap("heel-raises", TOP - 1)),
        (0, Feel.HARD, Fit.STAYS, None),
        (0, Feel.EASY, Fit.STAYS, None),
        (0, Feel.EASY, Fit.UP, LevelTap("heel-raises", 1)),
        (1, Feel.EASY, Fit.DOWN, None),
        (TOP, Feel.EASY, Fit.STAYS, None),
        (2, Feel.RIGHT, Fit.STAYS, None),
    ],
)
def test_a_notch_that_may_fit_better_is_offered(level: int, feel: Feel, fit: Fit, offered: Tap | None) -> None:
    assert taps(reply(HEEL, level, feel, fit, WORDS)) == ([offered] if offered else [])


def test_what_is_offered_is_named_by_its_repetitions() -> None:
    assert screen(reply(HEEL, 1, Feel.HARD, Fit.STAYS, WORDS)) == (
        "Heel raises: hard. Would 10 at a time feel better?\n[10 from now on]"
    )
    assert "12 at a time" in reply(HEEL, 0, Feel.EASY, Fit.UP, WORDS).text
    assert from_now_on(HEEL, 0, WORDS).text == "Heel raises: 10 at a time from now on."


@pytest.mark.parametrize("feel", [Feel.HARD, Feel.EASY])
def test_an_exercise_without_notches_has_no_other_dose(feel: Feel) -> None:
    answer = reply(WALK, 0, feel, Fit.STAYS, WORDS)

    assert "just the one version" in answer.text
    assert answer.rows == ()
