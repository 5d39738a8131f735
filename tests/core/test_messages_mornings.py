"""Mornings, evenings and weeks: what is said without being asked, and how it is silenced."""

from dataclasses import replace
from datetime import time

from hypothesis import given
from hypothesis import strategies as st

from bot.core.rules.arrangement import arrange
from bot.core.rules.profile import Profile, Question
from bot.core.rules.reminder import Snooze
from bot.core.rules.streak import Streak
from bot.core.screens import messages, mornings
from bot.core.screens.card import Card
from bot.core.screens.taps import (
    AnswerTap,
    AskTap,
    BackTap,
    BeginTap,
    KeepTap,
    LaterTap,
    MorningAnswer,
    MorningCheckTap,
    NotTodayTap,
    PauseTap,
    RoutineTap,
    SnoozeTap,
    TodayTap,
)
from bot.core.session.state import Arranged
from tests.core.clocks import utc
from tests.core.screens import as_written, screen, taps
from tests.core.shipped import LIBRARY, WORDS

ANNA = Profile("en")


def planned(routine: str, profile: Profile = ANNA) -> Arranged:
    return arrange(LIBRARY.routines[routine], LIBRARY.exercises, profile, frozenset(), {})


def reminded(
    arranged: Arranged, *, missed: int = 0, turn: int = 0, days: int = 0, is_frozen: bool = False, who: Profile = ANNA
) -> Card:
    streak = Streak(days, 9, kept_today=False)
    morning = mornings.Morning(arranged, planned("two-minutes", who), streak, is_frozen, missed, turn)
    return mornings.reminder(WORDS, morning, LIBRARY.exercises, LIBRARY.routines)


def labels(card: Card) -> list[list[str]]:
    return [[button.label for button in row] for row in card.rows]


def test_a_reminder_says_what_is_planned_and_what_to_fetch_and_starts_with_one_tap() -> None:
    reminder = reminded(planned("daily"), turn=2, days=3)

    assert screen(reminder) == as_written("""
        🌿 <b>Hello again.</b> Slow and easy does it.

        Today: about 20 minutes · <b>The daily five</b>
        You need: a stable chair, room to walk, a towel, a resistance band.

        Check: a stable chair or wall in reach, a floor that does not slip, bare feet or anatomic shoes, sound on.
        On toe walks, phone down and listen.
        Sit down to wrap the band.
        Tired muscles are fine, pain is not. Any pain, and we stop.

        🔥 3 days in a row
        [▶️ Start]
        [Only two minutes] [Later]
        [Not today] [What's in it?]
        """)
    assert taps(reminder) == [BeginTap(""), BeginTap("two-minutes"), LaterTap(), NotTodayTap(), TodayTap()]


def test_after_two_missed_days_two_minutes_come_first() -> None:
    for missed in range(2, 5):
        assert labels(reminded(planned("daily"), missed=missed)) == [
            ["Only two minutes"],
            ["▶️ Start", "Later"],
            ["Not today", "What's in it?"],
        ]
    assert taps(reminded(planned("daily"), missed=1)) == taps(reminded(planned("daily")))


def test_after_five_missed_days_it_asks_what_would_help() -> None:
    asking = reminded(planned("daily"), missed=5)

    assert "What would help?" in asking.text
    assert taps(asking) == [
        *(BeginTap("two-minutes"), BeginTap("")),
        *(AskTap(Question.TIME, 0), AskTap(Question.DAYS, 0)),
        *(PauseTap(0), NotTodayTap()),
    ]


@given(st.integers(0, 60), st.integers(0, 4000))
def test_no_two_mornings_in_a_row_say_the_same_and_none_has_more_than_four_rows(missed: int, turn: int) -> None:
    before = reminded(planned("daily"), missed=missed, turn=turn)
    after = (reminded(planned("daily"), missed=each, turn=turn + 1) for each in (missed + 1, 0))

    for card in after:
        assert card.text != before.text
        assert len(card.rows) <= 4


def test_a_day_that_took_a_freeze_is_told_kindly_and_only_then() -> None:
    frozen, not_frozen = (reminded(planned("daily"), days=8, is_frozen=each).text for each in (True, False))

    assert WORDS.html("streak.frozen") in frozen
    assert WORDS.html("streak.frozen") not in not_frozen


def test_whoever_does_another_routine_in_any_case_is_not_offered_the_two_minutes() -> None:
    streak, none = Streak(0, 0, kept_today=False), Arranged("two-minutes", (), frozenset(), (), ())
    for missed in (0, 3, 6):
        morning = mornings.Morning(planned("seated"), none, streak, is_frozen=False, missed=missed, turn=0)
        card = mornings.reminder(WORDS, morning, LIBRARY.exercises, LIBRARY.routines)

        assert BeginTap("two-minutes") not in taps(card)
        assert BeginTap("") in taps(card)
        assert all(card.rows)


def test_what_is_missing_of_the_day_need_not_be_fetched() -> None:
    sore = replace(ANNA, left_out=frozenset({"toe-curls"}))
    told = reminded(planned("daily", sore)).text

    assert "<b>Four of the daily five</b>" in told
    assert "towel" not in told
    assert "band" in told


def test_where_everything_is_left_out_nothing_is_promised() -> None:
    sore = replace(ANNA, left_out=frozenset(LIBRARY.exercises))
    told = reminded(planned("daily", sore), who=sore)

    assert told.text == WORDS.html("greeting.1")
    assert labels(told) == [["▶️ Start"], ["Later"], ["Not today", "What's in it?"]]


def test_later_asks_how_long_in_place_of_the_buttons() -> None:
    asked = mornings.how_much_later(WORDS, Snooze)

    assert asked.text == ""
    assert taps(asked) == [SnoozeTap(length) for length in Snooze]
    assert mornings.put_off(WORDS).text == ""
    assert taps(mornings.put_off(WORDS)) == [BeginTap(""), NotTodayTap()]


def test_a_day_that_is_done_offers_another_round_the_light_day_or_nothing() -> None:
    streak = Streak(3, 9, kept_today=True)

    assert screen(mornings.day_done(WORDS, streak, "daily", "mobility")) == as_written("""
        ✅ <b>You're done for today.</b> Go again, take it easy, or put your feet up. It's all good.

        🔥 3 days in a row
        [Another round] [The light day]
        [Enough for today]
        """)
    assert taps(mornings.day_done(WORDS, streak, "seated", None)) == [RoutineTap("seated"), NotTodayTap()]


def test_the_reminder_is_moved_or_kept_with_one_tap() -> None:
    asked = messages.usual_start(WORDS, time(20, 10))

    assert "20:10" in asked.text
    assert taps(asked) == [AnswerTap(Question.TIME, "2010"), KeepTap()]


def test_after_many_unanswered_reminders_one_question_is_asked() -> None:
    asked = messages.ignored(WORDS, 6)

    assert "reminded you 6 times" in asked.text
    assert taps(asked) == [KeepTap(), AskTap(Question.TIME, 0), PauseTap(0)]


def test_in_the_evening_two_minutes_are_enough() -> None:
    line = messages.follow_up(WORDS, planned("two-minutes"), LIBRARY.routines)

    assert "Even 2 minutes count" in line.text
    assert taps(line) == [TodayTap(), RoutineTap("two-minutes"), NotTodayTap()]


def test_in_the_evening_nothing_is_said_of_minutes_that_are_left_out() -> None:
    sore = replace(ANNA, left_out=frozenset({"toe-curls"}))
    less, none = (
        messages.follow_up(WORDS, planned("two-minutes", each), LIBRARY.routines)
        for each in (sore, replace(ANNA, left_out=frozenset(LIBRARY.exercises)))
    )

    assert "Even 1 minute counts" in less.text
    assert "[Only a minute]" in screen(less)
    assert none.text == WORDS.html("reminder.day-off")
    assert taps(none) == [TodayTap(), NotTodayTap()]


def test_reminders_can_be_paused_for_days_and_come_back_with_one_tap() -> None:
    paused = messages.paused_until(WORDS, utc("2026-03-09 06:00"), "Europe/Paris")

    assert taps(messages.how_long(WORDS)) == [PauseTap(days) for days in (1, 3, 7, 14)]
    assert '<tg-time unix="1773036000" format="wD">2026-03-09</tg-time>' in paused.text
    assert taps(paused) == [BackTap()]


def test_the_week_is_summed_up_and_can_be_silenced_with_one_tap() -> None:
    quiet, sore = (messages.week(WORDS, 5, stops, Streak(5, 9, kept_today=True)) for stops in (0, 1))

    assert WORDS.html("week.days", n=5) in quiet.text
    assert "🔥 5 days in a row" in quiet.text
    assert sore.text == f"{quiet.text}\n\n{WORDS.html('week.stops', n=1)}"
    assert taps(quiet) == [AnswerTap(Question.WEEKLY, "off")]


def test_a_week_of_nothing_but_a_stop_for_pain_speaks_of_no_exercises() -> None:
    told = messages.week(WORDS, 0, 1, Streak(1, 1, kept_today=True)).text

    assert "with exercises" not in told
    assert WORDS.html("week.stops", n=1) in told
    assert "\n\n\n" not in messages.week(WORDS, 0, 1, Streak(0, 1, kept_today=False)).text


def test_a_first_run_that_was_left_goes_on_with_one_tap() -> None:
    assert taps(messages.nudge(WORDS, 3)) == [TodayTap()]
    assert [" 3 more" in messages.nudge(WORDS, left).text for left in (1, 3)] == [False, True]


def test_the_morning_after_asks_one_question_and_once_more_shows_the_way_out() -> None:
    answers = [MorningCheckTap(answer) for answer in MorningAnswer]

    assert taps(messages.morning_check(WORDS, 1)) == answers
    assert taps(messages.still_held(WORDS, 14)) == answers
    assert messages.still_held(WORDS, 14).text != messages.morning_check(WORDS, 14).text


def test_how_long_ago_it_hurt_is_said_as_it_is() -> None:
    assert "yesterday" in messages.morning_check(WORDS, 1).text
    assert "3 days ago" in messages.morning_check(WORDS, 3).text
    assert "15 days ago" in messages.still_held(WORDS, 15).text
