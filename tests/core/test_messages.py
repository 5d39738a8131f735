"""Progress, ways out, lists: what is said when somebody asks, or must wait."""

import pytest

from bot.core.rules.arrangement import arrange
from bot.core.rules.pain import Place, Reason
from bot.core.rules.profile import PainAnswer, Profile, Question
from bot.core.rules.streak import Share, Streak
from bot.core.screens import everyday, messages, mornings
from bot.core.screens.closed import closed
from bot.core.screens.taps import (
    AskTap,
    ChooseTap,
    ClearedTap,
    ExerciseTap,
    HurtsTap,
    NoPainTap,
    PainBeforeTap,
    PutBackTap,
    RateTap,
    ReadyTap,
    Tap,
    When,
)
from bot.core.session.exercise import Side
from bot.core.session.state import Arranged
from tests.core.clocks import utc
from tests.core.screens import red, screen, taps
from tests.core.shipped import LIBRARY, WORDS

ROUTINES = list(LIBRARY.routines)
EXERCISES = list(LIBRARY.exercises.values())
ANNA = Profile("en")
NO_STREAK = Streak(0, 0, kept_today=False)
NO_SHARE = Share(0, 0)
NOTHING = Arranged("daily", (), frozenset(), (), ())


def planned(routine: str, profile: Profile = ANNA) -> Arranged:
    return arrange(LIBRARY.routines[routine], LIBRARY.exercises, profile, frozenset(), {})


def test_nobody_is_told_of_a_streak_that_is_none() -> None:
    morning = mornings.Morning(NOTHING, NOTHING, NO_STREAK, is_frozen=False, missed=0, turn=0)

    assert "🔥" not in mornings.reminder(WORDS, morning, LIBRARY.exercises, LIBRARY.routines).text


THREE = (PainAnswer.NEW, PainAnswer.KNOWN, PainAnswer.UNSEEN)


@pytest.mark.parametrize(
    ("reason", "way_out"),
    [
        (Reason.FIRST_RUN, []),
        (Reason.TODAY, []),
        (Reason.READY, [ReadyTap()]),
        (Reason.PROFESSIONAL, [ClearedTap()]),
        (Reason.PROVIDER, [ClearedTap()]),
        (Reason.SCREENING, [AskTap(Question.WARNING, 0)]),
        (Reason.STALE, [AskTap(Question.WARNING, 0)]),
        (Reason.PAIN_ASKED, [*(PainBeforeTap(each) for each in THREE), HurtsTap()]),
        (Reason.PAIN_UNSEEN, []),
    ],
)
def test_a_closed_door_says_why_and_shows_the_way_out(reason: Reason, way_out: list[Tap]) -> None:
    door = closed(WORDS, reason, Profile("en"), utc("2026-03-02 08:00"))

    assert door.text == WORDS.html(f"safety.gate.{reason}")
    assert taps(door) == way_out


def test_when_in_doubt_it_is_asked_whether_it_hurts() -> None:
    asked = messages.does_it_hurt(WORDS)

    assert taps(asked) == [HurtsTap(), NoPainTap()]
    assert red(asked) == [HurtsTap()]


def test_where_nothing_runs_the_red_button_stays_in_reach() -> None:
    assert red(everyday.nothing_runs(WORDS, may_begin=False)) == [HurtsTap()]


@pytest.mark.parametrize("when", When)
def test_how_much_it_hurts_is_a_number_from_0_to_10(when: When) -> None:
    assert taps(messages.pain_now(WORDS, 7, when)) == [RateTap(7, when, score) for score in range(11)]


def test_any_number_above_0_comes_with_the_provider() -> None:
    said = WORDS.html("safety.pain-now")

    assert said not in messages.rated(WORDS, 0)
    assert all(said in messages.rated(WORDS, score) for score in range(1, 11))


HOP_LEFT = Place("daily", 1, 3, "toe-curls", "curl", Side.LEFT, 1)
WALKED = Place("daily", 9, 3, "toe-walking", "straight", None, 1)


def test_every_exercise_is_listed_and_can_be_started_by_itself() -> None:
    told = messages.exercises(WORDS, EXERCISES, {"heel-raises": 1})

    assert taps(told) == [ExerciseTap(exercise.id) for exercise in EXERCISES]
    for exercise in EXERCISES:
        assert WORDS.html(f"exercise.{exercise.id}.benefit") in told.text
        explained = messages.explained(WORDS, exercise, 0, ()).text
        assert WORDS.html(f"exercise.{exercise.id}.how") in explained
    assert WORDS.html("exercises.level", name="Heel raises", n=2, of=5) in told.text
    assert "How do I do resisted flexion?" in told.text


def test_every_routine_is_offered_with_what_it_is() -> None:
    told = messages.other_routines(WORDS, [planned(name) for name in ROUTINES], LIBRARY.routines)

    assert taps(told) == [ChooseTap(name) for name in ROUTINES]
    assert "<b>The daily five</b> · about 20 minutes" in told.text
    assert all(WORDS.html(f"routine.{name}.about") in told.text for name in ROUTINES)


def test_a_list_of_routines_calls_each_by_what_is_in_it_today() -> None:
    sore = Profile("en", left_out=frozenset({"toe-curls", "ankle-circles"}))
    told = screen(messages.other_routines(WORDS, [planned(name, sore) for name in ROUTINES], LIBRARY.routines))

    assert "[Three of the daily five]" in told
    assert "<b>One of the light three</b> · about 6 minutes" in told
    assert "<b>Only two minutes</b>\n" in told


def test_a_routine_that_is_left_out_altogether_can_be_put_back_piece_by_piece() -> None:
    told = messages.all_left_out(WORDS, ["toe-curls", "heel-raises"])

    assert taps(told) == [PutBackTap("toe-curls"), PutBackTap("heel-raises")]


def test_every_tip_is_told() -> None:
    known = messages.tips_known(WORDS)

    assert known >= 4
    assert all(WORDS.html(f"tip.{nth}") in messages.tips(WORDS).text for nth in range(1, known + 1))
    assert not WORDS.has(f"tip.{known + 1}")
