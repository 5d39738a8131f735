"""A day: what people do follows from what reached them, and nothing that came is forgotten."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.core.priority import Priority
from bot.core.session.exercise import seconds, unroll
from tests.core.shipped import LIBRARY
from tools.simulation.day import PATIENCE, Day, day
from tools.simulation.habits import Habits
from tools.simulation.world import DAY, world

HABITS = Habits()


def passed(people: int, per_second: int, until: int = DAY) -> Day:
    this = day(world(people, HABITS), HABITS, per_second)
    while this.now < until:
        this.second()
    return this


@settings(max_examples=15)
@given(st.integers(0, 20_000), st.integers(0, 12), st.integers(0, DAY // 2))
def test_what_came_was_sent_was_given_up_or_still_waits(people: int, per_second: int, until: int) -> None:
    this = passed(people, per_second, until)

    for _, line in this.lines:
        assert line.came == line.sent + line.dropped + line.waiting
    assert this.lines[Priority.REMINDER].latest <= PATIENCE
    assert sum(line.sent for _, line in this.lines) <= per_second * until


@pytest.mark.parametrize(("people", "per_second"), [(2_000, 30), (20_000, 5)])
def test_a_session_is_its_cards_whether_they_are_late_or_not(people: int, per_second: int) -> None:
    this = passed(people, per_second)
    begun, over = this.crowd.started, this.crowd.started - this.crowd.people

    assert over * HABITS.cards <= this.lines[Priority.CARD].sent <= begun * (HABITS.cards + 1)


def test_whoever_is_not_reminded_does_not_start() -> None:
    this = passed(10_000, per_second=0, until=DAY // 2)

    assert this.crowd.started == 0
    assert this.lines[Priority.REMINDER].dropped > 0


def test_where_there_is_room_for_all_the_believed_share_of_people_does_a_session() -> None:
    this = passed(50_000, per_second=1_000)

    share = this.crowd.started / 50_000
    assert abs(share - HABITS.at_once - HABITS.later) < 0.01


def test_the_same_day_comes_out_every_time() -> None:
    one, other = passed(5_000, 30, DAY // 4), passed(5_000, 30, DAY // 4)

    assert [line.late for _, line in one.lines] == [line.late for _, line in other.lines]


def test_a_session_is_as_long_as_the_daily_routine_at_its_low_end() -> None:
    lowest = dict.fromkeys(LIBRARY.exercises, 0)

    assert seconds(unroll(LIBRARY.routines["daily"], LIBRARY.exercises, lowest)) == HABITS.session
