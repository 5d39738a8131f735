"""Reminder, summary, progress, ways out: everything that is said and is neither the live card nor a question."""

from datetime import timedelta

import pytest

from bot.core import messages
from bot.core.buttons import (
    ClearedTap,
    ExerciseTap,
    HurtsTap,
    Morning,
    MorningTap,
    NoPainTap,
    NotTodayTap,
    PainNowTap,
    PutBackTap,
    RateTap,
    ReadyTap,
    RoutineTap,
    SessionTap,
    Snooze,
    SnoozeTap,
    Tap,
    TodayTap,
    When,
)
from bot.core.card import Card, Effect
from bot.core.pain import Place, Reason
from bot.core.plan import Side, unroll
from bot.core.state import Finished, Move, Session, Tick
from bot.core.streak import Streak
from tests.core.player import go_through, offered, play
from tests.core.screens import as_written, length, red, screen, taps
from tests.core.shipped import LIBRARY, WORDS

ROUTINES = list(LIBRARY.routines)
EXERCISES = list(LIBRARY.exercises.values())
OFFERED = offered(unroll(LIBRARY.routines["short"], LIBRARY.exercises))
BEGUN = play(OFFERED, (0, Move.START), (5, Tick()), (35, Move.DONE))
STOPPED = play(BEGUN, (90, Move.STOP))
STATES = [session for session, _ in go_through(OFFERED)]
FINISHED = STATES[-1]
NO_STREAK = Streak(0, 0, kept_today=False)


def summary(session: Session, days: int = 3) -> Card:
    return messages.summary(7, session, WORDS, Streak(days, 9, kept_today=True), tip=4)


def test_a_reminder_starts_with_one_tap() -> None:
    reminder = messages.reminder(WORDS, Streak(3, 9, kept_today=False), timedelta(seconds=1275), greeting=3)

    assert screen(reminder) == as_written("""
        🌿 <b>Hello again.</b> Slow and easy is just right.

        Today: about 20 minutes.

        🔥 3 days in a row
        [▶️ Start]
        [💤 Snooze 10 min] [1 h] [Evening]
        [Not today]
        """)
    assert taps(reminder) == [TodayTap(), *(SnoozeTap(length) for length in Snooze), NotTodayTap()]


def test_nobody_is_told_of_a_streak_that_is_none() -> None:
    assert "🔥" not in messages.reminder(WORDS, NO_STREAK, timedelta(minutes=20), greeting=1).text
    assert "🔥" not in messages.progress(WORDS, NO_STREAK, 0, []).text


def test_the_end_of_a_whole_session() -> None:
    assert isinstance(FINISHED.phase, Finished)
    assert screen(summary(FINISHED)) == as_written("""
        🎉 <b>Well done.</b> 4 minutes for your feet.

        • Heel raises: 2 of 2
        • Toe walking: 6 of 6
        • Ankle circles: 4 of 4
        • Toe curls: 4 of 4
        • Resisted flexion: 2 of 2

        🔥 3 days in a row

        💡 <b>Stay active.</b> Regular movement keeps muscles strong and takes tension out of them.
        [Pain now?] [↶ Undo]
        [🛑 It hurts]
        """)


def test_an_early_end_saves_what_was_done_and_asks_whether_it_hurt() -> None:
    assert screen(summary(STOPPED)) == as_written("""
        <b>Saved.</b> 2 minutes for your feet. Did something hurt? Then tell me.

        • Heel raises: 1 of 2
        • Toe walking: 0 of 6
        • Ankle circles: 0 of 4
        • Toe curls: 0 of 4
        • Resisted flexion: 0 of 2

        🔥 3 days in a row
        [Pain now?]
        [🛑 It hurts]
        """)


def test_well_done_is_said_at_the_end_and_never_before() -> None:
    for session in STATES[:-1]:
        assert "Well done" not in summary(session).text
    assert "Well done" not in summary(STOPPED).text


@pytest.mark.parametrize("session", [FINISHED, STOPPED])
def test_the_end_keeps_the_red_button_in_reach(session: Session) -> None:
    assert red(summary(session)) == [HurtsTap()]
    assert PainNowTap(7, When.AFTER) in taps(summary(session))


def test_the_end_can_be_taken_back_as_it_is_shown() -> None:
    assert SessionTap(7, FINISHED.rev, Move.UNDO) in taps(summary(FINISHED))


def test_a_milestone_is_celebrated_and_only_at_the_end() -> None:
    celebrated = {days for days in range(400) if summary(FINISHED, days).effect is Effect.PARTY}

    assert celebrated == {1, 7, 14, 30, 50, 100, 200, 365}
    assert not [days for days in range(400) if summary(STOPPED, days).effect]


@pytest.mark.parametrize(
    ("reason", "way_out"),
    [
        (Reason.FIRST_RUN, []),
        (Reason.TODAY, []),
        (Reason.READY, [ReadyTap()]),
        (Reason.PROFESSIONAL, [ClearedTap()]),
        (Reason.PROVIDER, [ClearedTap()]),
    ],
)
def test_a_closed_door_says_why_and_shows_the_way_out(reason: Reason, way_out: list[Tap]) -> None:
    door = messages.closed(WORDS, reason)

    assert door.text == WORDS.html(f"safety.gate.{reason}")
    assert taps(door) == way_out


def test_the_morning_after_asks_one_question_and_once_more_shows_the_way_out() -> None:
    answers = [MorningTap(answer) for answer in Morning]

    assert taps(messages.morning_check(WORDS)) == answers
    assert taps(messages.still_held(WORDS)) == answers
    assert messages.still_held(WORDS).text != messages.morning_check(WORDS).text


def test_when_in_doubt_it_is_asked_whether_it_hurts() -> None:
    asked = messages.does_it_hurt(WORDS)

    assert taps(asked) == [HurtsTap(), NoPainTap()]
    assert red(asked) == [HurtsTap()]


def test_where_nothing_runs_the_red_button_stays_in_reach() -> None:
    assert red(messages.nothing_runs(WORDS)) == [HurtsTap()]


@pytest.mark.parametrize("when", When)
def test_how_much_it_hurts_is_a_number_from_0_to_10(when: When) -> None:
    assert taps(messages.pain_now(WORDS, 7, when)) == [RateTap(7, when, score) for score in range(11)]


def test_any_number_above_0_comes_with_the_provider() -> None:
    said = WORDS.html("safety.pain-now")

    assert said not in messages.rated(WORDS, 0)
    assert all(said in messages.rated(WORDS, score) for score in range(1, 11))


HOP_LEFT = Place("daily", 1, 3, "toe-curls", "curl", Side.LEFT, 1)
WALKED = Place("daily", 9, 3, "toe-walking", "straight", None, 1)


def test_progress_is_told_in_numbers() -> None:
    assert screen(
        messages.progress(WORDS, Streak(2, 9, kept_today=True), 30, [HOP_LEFT, None, HOP_LEFT])
    ) == as_written(
        """
        <b>Your progress</b>

        🔥 2 days in a row
        Longest run: 9 days
        30 days with exercises in all

        Stopped for pain: 3 times. That was the right thing to do.

        2 of your 3 stops were in: Toe curls, Left foot. It may help to show this to a doctor, physiotherapist or podiatrist.
        """
    )


def test_a_pattern_is_named_without_a_foot_where_both_work() -> None:
    told = messages.progress(WORDS, NO_STREAK, 1, [WALKED, WALKED]).text

    assert "2 of your 2 stops were in: Toe walking." in told


def test_one_stop_is_no_pattern() -> None:
    told = messages.progress(WORDS, NO_STREAK, 1, [WALKED]).text

    assert "1 time." in told
    assert "Toe walking" not in told


def test_every_exercise_is_explained_and_can_be_started_by_itself() -> None:
    told = messages.exercises(WORDS, EXERCISES, {"heel-raises": 1})

    assert taps(told) == [ExerciseTap(exercise.id) for exercise in EXERCISES]
    for exercise in EXERCISES:
        assert WORDS.html(f"exercise.{exercise.id}.how") in told.text
    assert WORDS.html("exercises.level", n=2, of=5) in told.text
    assert length(told) <= 4096


def test_every_routine_is_offered_with_what_it_is() -> None:
    told = messages.other_routines(WORDS, ROUTINES)

    assert taps(told) == [RoutineTap(name) for name in ROUTINES]
    assert all(WORDS.html(f"routine.{name}.about") in told.text for name in ROUTINES)


def test_a_routine_that_is_left_out_altogether_can_be_put_back_piece_by_piece() -> None:
    told = messages.all_left_out(WORDS, ["toe-curls", "heel-raises"])

    assert taps(told) == [PutBackTap("toe-curls"), PutBackTap("heel-raises")]


def test_every_tip_is_told() -> None:
    known = messages.tips_known(WORDS)

    assert known >= 4
    assert all(WORDS.html(f"tip.{nth}") in messages.tips(WORDS).text for nth in range(1, known + 1))
    assert not WORDS.has(f"tip.{known + 1}")
