"""What a session came to."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.rules.streak import DayKind
from bot.core.rules.summary import Tally, day_kinds, done, in_full, tallies, took
from bot.core.session.exercise import Role
from bot.core.session.state import Asks, Heard, Interrupted, Move, Session, Tick, Withdrawn
from tests.core.player import ALL_DAY, HOP_AND_WALK, offered, play

OFFERED = offered(HOP_AND_WALK)
BEGUN = play(OFFERED, (0, Move.START), (5, Tick()))
ONE_DONE = play(BEGUN, (40, Move.DONE))
ONE_SKIPPED = play(BEGUN, (40, Move.SKIP), (45, Tick()))
TO_THE_END = ((90, Tick()), (95, Tick()), (115, Tick()), (135, Tick()))
WHOLE = play(ONE_DONE, (45, Tick()), (80, Move.DONE), *TO_THE_END)
PART = play(ONE_SKIPPED, (80, Move.DONE), *TO_THE_END)


def test_the_last_word_on_a_step_counts() -> None:
    again = play(ONE_DONE, (41, Move.BACK), (42, Move.SKIP))

    assert done(ONE_DONE) == {1}
    assert done(again) == frozenset()


def test_each_exercise_has_its_share_in_the_order_of_the_tape() -> None:
    assert tallies(PART) == (Tally("hop", 1, 1, of=2), Tally("walk", 1, 0, of=1, rounds=True))
    assert tallies(BEGUN) == (Tally("hop", 0, 0, of=2), Tally("walk", 0, 0, of=1, rounds=True))


def test_a_round_is_done_when_each_of_its_parts_is() -> None:
    turned = play(ONE_DONE, (45, Tick()), (80, Move.DONE), (90, Tick()), (95, Tick()), (115, Tick()))

    assert tallies(turned)[1] == Tally("walk", 0, 0, of=1, rounds=True)
    assert tallies(play(turned, (120, Move.SKIP)))[1] == Tally("walk", 0, 1, of=1, rounds=True)


def test_a_session_took_the_time_that_somebody_was_at_it() -> None:
    end = ALL_DAY.total_seconds()

    assert took(WHOLE) == timedelta(seconds=135)
    assert took(play(WHOLE, (500, Move.UNDO), (520, Tick()))) == timedelta(seconds=155)
    for idle in (
        ((41, Move.PAUSE), (300, Move.STOP)),
        ((41, Move.PAUSE), (300, Interrupted(Asks.AGAIN)), (500, Move.RESUME), (500, Move.STOP)),
        ((41, Move.PAUSE), (41 + 1800, Tick()), (end, Tick())),
        ((45 + 121, Tick()), (300, Move.STOP)),
    ):
        assert timedelta(seconds=40) <= took(play(ONE_DONE, *idle)) <= timedelta(seconds=45)


@pytest.mark.parametrize("session", [OFFERED, BEGUN, play(OFFERED, (0, Move.STOP))])
def test_what_has_not_begun_or_not_ended_took_no_time(session: Session) -> None:
    assert took(session) == timedelta()


ROLES = {role: role.value for role in Role}
FLOOR = 40.0
"""Seconds of work: more than one hop has, and less than a hop and a walk."""
MOST = play(ONE_SKIPPED, (80, Move.DONE), (90, Tick()), (95, Tick()), (115, Tick()))
HURT = Heard()


@pytest.mark.parametrize(
    ("session", "kinds"),
    [
        (WHOLE, (DayKind.FULL,)),
        (PART, (DayKind.PART,)),
        (play(MOST, (116, Move.STOP)), (DayKind.PART,)),
        (play(ONE_DONE, (41, Move.STOP)), ()),
        (play(BEGUN, (41, Move.STOP)), ()),
        (play(OFFERED, (1, Move.STOP)), ()),
        (ONE_DONE, ()),
        (play(BEGUN, (6, HURT)), (DayKind.PAIN,)),
        (play(ONE_DONE, (41, HURT)), (DayKind.PAIN,)),
        (play(MOST, (116, HURT)), (DayKind.PAIN, DayKind.PART)),
        (play(OFFERED, (0, Move.START), (4, HURT)), ()),
        (play(OFFERED, (1, HURT)), ()),
        (play(ONE_DONE, (41, HURT), (50, Withdrawn())), ()),
    ],
)
def test_a_day_has_exercises_from_as_much_as_the_floor_has_and_is_kept_by_a_stop_for_pain_in_work(
    session: Session, kinds: tuple[DayKind, ...]
) -> None:
    assert day_kinds(session, ROLES, FLOOR) == kinds


@pytest.mark.parametrize("role", Role)
def test_a_whole_session_is_named_for_what_it_was(role: Role) -> None:
    kinds = {"daily": DayKind.FULL, "seated": DayKind.FULL, "floor": DayKind.TWO_MINUTES}

    assert day_kinds(replace(WHOLE, routine=role.value), ROLES, FLOOR) == (kinds.get(role, DayKind.SHORT),)


def test_a_single_exercise_is_a_short_one_whatever_it_is_part_of() -> None:
    alone = play(offered(HOP_AND_WALK[:2]), (0, Move.START), (0, Move.GO_ON), (9, Move.DONE))

    assert day_kinds(alone, ROLES, FLOOR) == (DayKind.SHORT,)


def test_what_is_done_whole_counts_however_little_it_is() -> None:
    assert day_kinds(WHOLE, ROLES, 1e9) == (DayKind.FULL,)


def test_going_through_without_doing_anything_makes_no_day() -> None:
    nothing = play(ONE_SKIPPED, (46, Move.SKIP), (90, Tick()), (95, Tick()), (96, Move.SKIP), (97, Move.SKIP))

    assert day_kinds(nothing, ROLES, 0) == ()


def test_what_is_done_in_full_is_what_nothing_of_was_left_out() -> None:
    first = play(offered(HOP_AND_WALK), (0, Move.START), (0, Move.GO_ON), (9, Move.DONE), (9, Move.GO_ON))

    assert in_full(first) == ()
    assert in_full(play(first, (30, Move.DONE))) == ("hop",)
    assert in_full(play(first, (30, Move.SKIP))) == ()
