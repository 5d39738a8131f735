"""What is said at the end of a session: what was done, the streak, a tip, and the ways back."""

import pytest

from bot.core.rules.levels import Feel
from bot.core.rules.streak import Share, Streak
from bot.core.screens import messages
from bot.core.screens.card import Card, Effect
from bot.core.screens.rating import Rating, answered, question
from bot.core.screens.taps import HurtsTap, PainNowTap, SessionTap, When
from bot.core.session.exercise import unroll
from bot.core.session.state import Finished, Move, Session, Tick
from tests.core.player import go_through, offered, play
from tests.core.screens import as_written, red, screen, taps
from tests.core.shipped import LIBRARY, WORDS

OFFERED = offered(unroll(LIBRARY.routines["short"], LIBRARY.exercises))
BEGUN = play(OFFERED, (0, Move.START), (15, Tick()), (45, Move.DONE))
STOPPED = play(BEGUN, (90, Move.STOP))
STATES = [session for session, _ in go_through(OFFERED)]
FINISHED = STATES[-1]


def summary(session: Session, days: int = 4, rated: Rating | None = None) -> Card:
    return messages.summary(7, session, WORDS, Streak(days, 9, kept_today=True), Share(days, days), tip=4, rating=rated)


def test_the_end_of_a_whole_session() -> None:
    assert isinstance(FINISHED.phase, Finished)
    assert screen(summary(FINISHED)) == as_written("""
        🎉 <b>Well done.</b> About 4 minutes for your feet.

        • Heel raises: 2 of 2 sets
        • Toe walking: 2 of 2 rounds
        • Ankle circles: 4 of 4 sets
        • Toe curls: 4 of 4 sets
        • Resisted flexion: 2 of 2 sets

        🔥 4 days in a row

        💡 <b>Stay active.</b> Regular movement is meant to keep muscles strong and tension low.
        [Pain now?] [↶ Undo]
        [🛑 It hurts]
        """)


def test_an_early_end_saves_what_was_done_and_asks_whether_it_hurt() -> None:
    assert screen(summary(STOPPED)) == as_written("""
        <b>Saved.</b> About 1 minute for your feet. Did something hurt? Tell me.

        • Heel raises: 1 of 2 sets
        • Toe walking: 0 of 2 rounds
        • Ankle circles: 0 of 4 sets
        • Toe curls: 0 of 4 sets
        • Resisted flexion: 0 of 2 sets

        🔥 4 days in a row
        [▶️ Go on after all]
        [Pain now?]
        [🛑 It hurts]
        """)


def test_where_nothing_was_done_nothing_is_counted() -> None:
    skipped = OFFERED
    for move in (Move.START, *[Move.SKIP_EXERCISE] * 5):
        skipped = play(skipped, (0, move))

    assert isinstance(skipped.phase, Finished)
    for session in (play(OFFERED, (0, Move.START), (4, Move.STOP)), skipped):
        assert summary(session).text.startswith("<b>Saved.</b> No sets this time, and that's fine.")
        assert "0 of" not in summary(session).text
        assert summary(session).effect is None


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

    assert celebrated == {1, 3, 7, 14, 30, 50, 100, 200, 365} == messages.MILESTONES
    assert not [days for days in range(400) if summary(STOPPED, days).effect]


def test_a_milestone_says_what_it_is_and_only_where_it_is_celebrated() -> None:
    named = {days: "🎈" in summary(FINISHED, days).text for days in range(400)}

    assert "🎈 <b>A week of mornings.</b>" in summary(FINISHED, 7).text
    assert {days for days, is_named in named.items() if is_named} == messages.MILESTONES
    again = messages.summary(7, FINISHED, WORDS, Streak(7, 9, kept_today=True), Share(7, 7), tip=4, is_first=False)
    assert again.effect is None
    assert "🎈" not in again.text


def test_the_one_question_stands_last_and_its_buttons_first_in_no_more_than_four_rows() -> None:
    asking = summary(FINISHED, rated=question(7, "heel-raises", WORDS))

    assert asking.text.endswith("\n\nHow did <b>Heel raises</b> feel?")
    assert [button.label for button in asking.rows[0]] == ["Too easy", "Just right", "Hard"]
    assert asking.rows[1:] == summary(FINISHED).rows
    assert len(asking.rows) <= 4


def test_an_answer_takes_the_place_of_the_question() -> None:
    told = summary(FINISHED, rated=answered("heel-raises", Feel.HARD, WORDS))

    assert told.text.endswith("\n\n<b>Heel raises</b>: Hard")
    assert told.rows == summary(FINISHED).rows
