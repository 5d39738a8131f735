"""A session that is heard: the player has the tape, and what is done is what the person says."""

from datetime import timedelta

import pytest

from bot.core.rules.pain import place
from bot.core.rules.streak import DayKind
from bot.core.rules.summary import day_kinds, done, took
from bot.core.session.exercise import Role, seconds
from bot.core.session.listening import TO_PLAY, UNANSWERED
from bot.core.session.machine import GRACE, moves, remaining, step, wake_at
from bot.core.session.state import (
    Asks,
    Finished,
    Heard,
    Interrupted,
    Listening,
    Move,
    Pace,
    Paced,
    Running,
    Session,
    Show,
    Stopped,
    Tapped,
    Tick,
    Why,
    Withdrawn,
)
from tests.core.player import BEGIN, HOP_AND_WALK, after, offered, places_of_work, play

LENGTH = seconds(HOP_AND_WALK)
END = LENGTH + TO_PLAY.total_seconds()
LONG_AFTER = END + UNANSWERED.total_seconds()
HEARD = play(offered(HOP_AND_WALK), (0, Move.LISTEN))
HOPPED = play(HEARD, (50, Move.DONE))
ASKED = play(HOPPED, (END, Tick()))
ROLES = {role: role.value for role in Role}
SHORT = 60.0
"""Seconds of work that make a day with exercises."""


def asks(session: Session) -> Asks | None:
    assert isinstance(session.phase, Listening)
    return session.phase.asks


def test_it_is_heard_from_the_first_step_on_and_is_over_when_the_tape_is_with_time_to_press_play() -> None:
    assert HEARD.phase == Listening(BEGIN, after(END))
    assert (HEARD.head, HEARD.pace, HEARD.began) == (0, Pace.LISTEN, BEGIN)
    assert remaining(HEARD, BEGIN) == timedelta(seconds=END)


def test_it_offers_to_tick_and_to_be_done_and_what_is_seldom_needed_but_no_move_of_the_players() -> None:
    assert moves(HEARD) == (Move.DONE, Move.END, Move.UNFOLD, Move.SKIP, Move.STOP)
    assert moves(HOPPED) == (Move.DONE, Move.END, Move.UNFOLD, Move.UNDO, Move.SKIP, Move.STOP)


def test_a_tick_is_the_whole_exercise_and_nothing_of_the_next() -> None:
    assert {HOP_AND_WALK[at].exercise for at in done(HOPPED)} == {"hop"}  # type: ignore[union-attr] # work is done alone
    assert done(HOPPED) == {1, 3}
    assert HOPPED.phase == HEARD.phase


def test_the_last_tick_finishes() -> None:
    whole = play(HOPPED, (90, Move.DONE))

    assert whole.phase == Finished(after(90))
    assert done(whole) == places_of_work(HOP_AND_WALK)
    assert day_kinds(whole, ROLES, SHORT) == (DayKind.FULL,)


def test_what_is_skipped_is_an_exercise_and_is_not_done() -> None:
    skipped = play(HEARD, (50, Move.SKIP), (90, Move.DONE))

    assert isinstance(skipped.phase, Finished)
    assert done(skipped) == {6, 7}


def test_a_tick_is_taken_back_and_the_track_plays_on() -> None:
    undone = play(HOPPED, (60, Move.UNDO))

    assert (done(undone), undone.phase) == (frozenset(), HEARD.phase)
    assert done(play(undone, (70, Move.DONE))) == done(HOPPED)


def test_an_end_is_taken_back_into_listening() -> None:
    back = play(HOPPED, (90, Move.DONE), (95, Move.UNDO))

    assert isinstance(back.phase, Listening)
    assert done(back) == done(HOPPED)


@pytest.mark.parametrize("at", [3, 60, 5000])
def test_whoever_is_done_is_asked_and_all_of_it_is_their_word_whatever_the_clock_says(at: float) -> None:
    asked = play(HOPPED, (at, Move.END))
    whole = play(asked, (at, Move.ALL))

    assert asks(asked) is Asks.OVER
    assert moves(asked)[:2] == (Move.ALL, Move.RESUME)
    assert isinstance(whole.phase, Finished)
    assert done(whole) == places_of_work(HOP_AND_WALK)


def test_only_what_was_ticked_counts_and_nothing_more() -> None:
    ended = play(HOPPED, (60, Move.END), (61, Move.STOP))

    assert isinstance(ended.phase, Stopped)
    assert (ended.phase.why, done(ended)) == (Why.CHOICE, done(HOPPED))
    assert day_kinds(ended, ROLES, SHORT) == (DayKind.PART,)


def test_by_the_clock_it_asks_once_aloud() -> None:
    asked, effects = step(HOPPED, Tick(), after(END))

    assert (asks(asked), effects) == (Asks.OVER, (Show(loud=True),))
    assert step(asked, Tick(), after(END + 600)) == (asked, ())
    assert wake_at(asked) == after(LONG_AFTER)


def test_nobody_answers_and_what_was_ticked_counts() -> None:
    ended = play(ASKED, (LONG_AFTER, Tick()))

    assert isinstance(ended.phase, Stopped)
    assert (ended.phase.why, done(ended), wake_at(ended)) == (Why.UNANSWERED, done(HOPPED), None)


def test_an_end_that_the_bot_has_missed_is_asked_about_all_the_same() -> None:
    late = play(HOPPED, (LONG_AFTER + 5000, Tick()))

    assert asks(late) is Asks.OVER
    assert wake_at(late) == after(LONG_AFTER + 5000) + UNANSWERED


def test_neither_length_nor_lateness_makes_it_ask_whether_anybody_is_there() -> None:
    assert step(HEARD, Tick(), BEGIN + timedelta(minutes=1)) == (HEARD, ())
    late = play(HEARD, (END + 2 * GRACE.total_seconds(), Tick()))
    assert asks(late) is Asks.OVER


def test_not_yet_goes_on_and_after_the_end_for_as_long_as_what_is_left() -> None:
    early = play(HOPPED, (60, Move.END), (62, Move.RESUME))
    late = play(ASKED, (END + 30, Move.RESUME))

    assert early.phase == HEARD.phase
    assert late.phase == Listening(BEGIN, after(END + 30 + seconds(HOP_AND_WALK[HOPPED.head :])))
    assert not late.unfolded


@pytest.mark.parametrize("by", [Asks.DOUBT, Asks.MEDIA, Asks.AGAIN, Asks.HEALTH])
def test_a_question_holds_nothing_and_is_answered_by_going_on(by: Asks) -> None:
    asked = play(HOPPED, (60, Interrupted(by)))

    assert asks(asked) is by
    assert moves(asked)[0] is Move.RESUME
    assert play(asked, (70, Move.RESUME)).phase == HEARD.phase


def test_whoever_is_asked_whether_it_hurts_is_asked_nothing_else_meanwhile() -> None:
    doubted = play(HOPPED, (60, Interrupted(Asks.DOUBT)))

    assert play(doubted, (END, Tick())) is doubted
    assert asks(play(doubted, (END, Move.RESUME), (END, Tick()))) is Asks.OVER


@pytest.mark.parametrize(("at", "kinds"), [(2, ()), (30, (DayKind.PAIN,))])
def test_pain_stops_it_and_counts_as_work_once_there_was_time_for_any(at: float, kinds: tuple[DayKind, ...]) -> None:
    hurt = play(HEARD, (at, Heard()))

    assert isinstance(hurt.phase, Stopped)
    assert hurt.phase.why is Why.PAIN
    assert day_kinds(hurt, ROLES, SHORT) == kinds


def test_nobody_knows_at_which_exercise_it_hurt_only_how_long_after_the_start() -> None:
    where = place(HOPPED, after(70))

    assert (where.exercise, where.seconds_in) == (None, 70)


def test_pain_by_mistake_leads_back_to_listening_with_what_was_ticked() -> None:
    back = play(HOPPED, (60, Heard()), (80, Withdrawn()))

    assert back.phase == Listening(after(80), after(80) + TO_PLAY + timedelta(seconds=seconds(HOP_AND_WALK[4:])))
    assert done(back) == done(HOPPED)


@pytest.mark.parametrize("pace", [Pace.HANDS_FREE, Pace.TAPS])
def test_another_pace_goes_on_with_what_is_not_ticked_and_none_leads_into_listening(pace: Pace) -> None:
    paced = play(HOPPED, (60, Paced(pace)))

    assert (paced.phase, paced.head) == (Running(after(60), after(70)), HOPPED.head)
    assert step(paced, Paced(Pace.LISTEN), after(61)) == (paced, ())


@pytest.mark.parametrize("at", [60, 4000])
def test_how_long_it_took_is_what_the_tape_says_of_what_was_done(at: float) -> None:
    assert took(play(HOPPED, (at, Move.STOP))) == timedelta(seconds=seconds(HOP_AND_WALK[:4]))
    assert took(play(HOPPED, (at, Move.END), (at, Move.ALL))) == timedelta(seconds=LENGTH)
    assert took(play(HEARD, (at, Move.STOP))) == timedelta()


def test_an_old_card_ticks_nothing() -> None:
    assert step(HOPPED, Tapped(Move.DONE, HOPPED.rev - 1), after(60))[0] is HOPPED
