"""The picture above the card: of the exercise and the foot that the card speaks of, and gone with the session."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from itertools import pairwise

import pytest

from bot.core.screens.loop import captioned, is_of, loop
from bot.core.screens.session_card import Drawing
from bot.core.session.exercise import Picture, Side, Work, unroll
from bot.core.session.machine import step
from bot.core.session.state import Finished, Heard, Intro, Move, Paused, Running, Session, Tapped
from bot.core.session.tape import upcoming
from tests.core.shipped import LIBRARY, WORDS

NOW = datetime(2026, 3, 2, 7, tzinfo=UTC)
DRAWING = Drawing(WORDS, LIBRARY.exercises, LIBRARY.routines, "UTC", NOW, LIBRARY.pictures.keys())
DAILY = unroll(LIBRARY.routines["daily"], LIBRARY.exercises)
SESSION = Session("daily", DAILY, NOW + timedelta(hours=12))
RUNNING = replace(SESSION, phase=Running(NOW, None), began=NOW)


@pytest.mark.parametrize("head", range(len(DAILY)))
def test_it_is_of_the_set_that_is_under_way_or_comes_next(head: int) -> None:
    work, shown = upcoming(DAILY, head), loop(replace(RUNNING, head=head), DRAWING)
    assert work is not None
    assert shown is not None
    assert shown.picture == Picture(work.exercise, work.side)
    assert loop(replace(RUNNING, head=head, phase=Paused(NOW, timedelta(), None)), DRAWING) == shown


def test_in_words_it_says_the_exercise_and_the_foot() -> None:
    shown = {captioned(Picture(step.exercise, step.side), WORDS).text for step in DAILY if isinstance(step, Work)}
    assert {"Heel raises · Left foot", "Heel raises · Right foot", "Toe walking"} < shown
    assert len(shown) == len(LIBRARY.pictures)


def test_a_foot_changes_as_seldom_as_the_exercises_have_it() -> None:
    shown = [loop(replace(RUNNING, head=head), DRAWING) for head in range(len(DAILY))]
    changes = sum(one != other for one, other in pairwise(shown)) + 1
    assert changes == 13
    assert len(DAILY) + changes <= 1.5 * len(DAILY)


def test_nothing_moves_after_pain_nor_at_the_end_nor_before_the_start() -> None:
    stopped, _ = step(RUNNING, Heard(), NOW)
    for session in (stopped, replace(RUNNING, phase=Finished(NOW)), SESSION):
        assert loop(session, DRAWING) is None


def test_a_single_exercise_is_shown_while_it_is_offered() -> None:
    tape = tuple(step for step in DAILY if isinstance(step, Work) and step.exercise == "toe-curls")
    offered = replace(SESSION, tape=tape)
    assert isinstance(offered.phase, Intro)
    shown = loop(offered, DRAWING)
    started, _ = step(offered, Tapped(Move.START, offered.rev), NOW)
    assert shown is not None
    assert loop(started, DRAWING) == shown


def test_whoever_wants_none_or_an_exercise_that_is_not_drawn_has_none() -> None:
    assert loop(RUNNING, replace(DRAWING, pictures=())) is None
    assert loop(RUNNING, replace(DRAWING, pictures={"toe-walking"})) is None


def test_a_picture_is_of_its_exercise_with_either_foot() -> None:
    for side in (None, *Side):
        assert is_of(Picture("toe-curls", side).name, "toe-curls")
        assert not is_of(Picture("toe-curls", side).name, "toe")
