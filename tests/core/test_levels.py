"""A dose that fits: what was felt at the present level, since it was taken, decides."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.rules.levels import Feedback, Feel, Fit, fit, in_turn

TOP = 4
EASY, RIGHT, HARD = (Feedback(2, feel) for feel in (Feel.EASY, Feel.RIGHT, Feel.HARD))
UNSAID, PAINED, EASY_BUT_PAINED = Feedback(2, None), Feedback(2, None, pained=True), Feedback(2, Feel.EASY, pained=True)


@pytest.mark.parametrize(
    ("past", "expected"),
    [
        ([], Fit.STAYS),
        ([EASY], Fit.STAYS),
        ([EASY, EASY], Fit.UP),
        ([HARD, EASY, EASY], Fit.UP),
        ([EASY, RIGHT, EASY], Fit.STAYS),
        ([EASY, UNSAID, EASY], Fit.STAYS),
        ([EASY, EASY, RIGHT], Fit.STAYS),
        ([HARD], Fit.STAYS),
        ([EASY, EASY, HARD], Fit.STAYS),
        ([HARD, RIGHT], Fit.STAYS),
        ([PAINED], Fit.DOWN),
        ([EASY, EASY_BUT_PAINED], Fit.DOWN),
        ([EASY_BUT_PAINED, EASY], Fit.STAYS),
    ],
)
def test_twice_easy_offers_a_notch_and_pain_takes_one(past: list[Feedback], expected: Fit) -> None:
    assert fit(2, TOP, past) is expected


def test_there_is_no_notch_above_the_top_nor_below_the_low_end() -> None:
    assert fit(2, 2, [EASY, EASY]) is Fit.STAYS
    assert fit(0, TOP, [Feedback(0, None, pained=True)]) is Fit.STAYS
    assert fit(1, TOP, [Feedback(1, None, pained=True)]) is Fit.DOWN


def test_a_notch_that_was_once_hard_may_be_tried_again() -> None:
    """It was hard, then the level below was easy twice, and the person took the notch: it is not taken back unrated."""
    past = [Feedback(3, Feel.HARD), EASY, EASY]

    assert fit(2, TOP, past) is Fit.UP
    assert fit(3, TOP, past) is Fit.STAYS


def test_after_a_notch_down_easy_is_counted_anew() -> None:
    past = [EASY, EASY, Feedback(3, Feel.HARD)]

    assert fit(2, TOP, past) is Fit.STAYS
    assert fit(2, TOP, [*past, EASY]) is Fit.STAYS
    assert fit(2, TOP, [*past, EASY, EASY]) is Fit.UP


def feelings() -> st.SearchStrategy[Feedback]:
    return st.builds(Feedback, st.integers(0, TOP), st.none() | st.sampled_from(Feel), st.booleans())


@given(st.lists(feelings()), st.integers(0, TOP))
def test_a_level_never_leaves_what_the_exercise_has(past: list[Feedback], level: int) -> None:
    moved = {Fit.UP: level + 1, Fit.STAYS: level, Fit.DOWN: level - 1}[fit(level, TOP, past)]

    assert 0 <= moved <= TOP


@given(st.lists(feelings()), st.integers(0, TOP))
def test_pain_never_leads_upwards(past: list[Feedback], level: int) -> None:
    assert fit(level, TOP, [*past, Feedback(level, Feel.EASY, pained=True)]) is not Fit.UP


@given(st.lists(feelings()), st.integers(0, TOP), st.integers(0, TOP))
def test_one_answer_at_another_level_moves_nothing(past: list[Feedback], level: int, other: int) -> None:
    if other != level:
        assert fit(level, TOP, [*past, Feedback(other, Feel.HARD, pained=True)]) is Fit.STAYS


ORDER = ("heel", "walk", "circle", "curl")


@pytest.mark.parametrize(
    ("each", "last", "asked"),
    [
        ([], None, None),
        (["curl", "heel"], None, "heel"),
        (["heel", "circle", "curl"], "heel", "circle"),
        (["heel", "circle"], "circle", "heel"),
        (["circle"], "circle", "circle"),
        (["circle", "curl"], "no longer there", "circle"),
    ],
)
def test_exercises_are_asked_about_in_turn(each: list[str], last: str | None, asked: str | None) -> None:
    assert in_turn(each, ORDER, last) == asked


@given(st.permutations(ORDER), st.sampled_from(ORDER))
def test_whoever_does_all_is_asked_about_each_once_before_any_again(each: list[str], last: str | None) -> None:
    told = [last := in_turn(each, ORDER, last) for _ in ORDER]

    assert set(told) == set(ORDER)
