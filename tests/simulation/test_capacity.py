"""How many people a limit carries: fewer than if they came evenly, and nobody is later than promised."""

import pytest

from bot.core.priority import Priority
from tools.simulation.capacity import PROMISED, busier, carries, evenly, kept, two_digits
from tools.simulation.day import day
from tools.simulation.habits import Habits
from tools.simulation.world import world

HABITS = Habits()
LIMIT = 10


def test_a_limit_carries_few_and_never_as_many_as_if_they_came_evenly() -> None:
    assert carries(100, HABITS, LIMIT)
    assert not carries(round(evenly(HABITS, LIMIT)), HABITS, LIMIT)


@pytest.mark.parametrize("priority", PROMISED)
def test_a_promise_is_broken_by_the_first_that_waits_too_long(priority: Priority) -> None:
    this = day(world(100, HABITS), HABITS, 0)
    this.lines[priority].join(0, 1)

    this.now = PROMISED[priority]
    assert kept(this)
    this.now += 1
    assert not kept(this)


def test_whoever_is_given_up_was_promised_more() -> None:
    this = day(world(100, HABITS), HABITS, 0)
    this.lines[Priority.REMINDER].join(0, 1)
    this.lines[Priority.REMINDER].drop(1)

    assert not kept(this)


def test_a_busier_day_has_as_many_who_start_at_once_for_each_who_starts_later() -> None:
    busy = busier(HABITS, 0.5)

    assert busy.at_once + busy.later == pytest.approx(0.5)
    assert busy.at_once / busy.later == pytest.approx(HABITS.at_once / HABITS.later)


@pytest.mark.parametrize(("exact", "told"), [(7, 7), (99, 99), (101, 100), (38_749, 38_000), (1_309_999, 1_300_000)])
def test_a_population_is_rounded_down_to_two_digits(exact: int, told: int) -> None:
    assert two_digits(exact) == told
