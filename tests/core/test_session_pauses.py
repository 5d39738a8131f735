"""Pauses of every kind, played by hand: asked for, too long, the bot away, something in between, the end of the day."""

from datetime import timedelta

from bot.core.session.machine import wake_at
from bot.core.session.state import Asks, Interrupted, Move, Paused, Resuming, Running, Stopped, Tick, Why
from tests.core.player import ALL_DAY, BEGIN, HOP_AND_WALK, after, offered, play

OFFERED = offered(HOP_AND_WALK)
THE_SET = play(OFFERED, (0, Move.START), (5, Tick()))
THE_REST = play(THE_SET, (40, Move.DONE))
THE_WALK = play(THE_REST, (45, Tick()), (80, Move.DONE), (90, Tick()), (95, Tick()))
PAUSED = play(THE_WALK, (102, Move.PAUSE))


def seconds(count: float) -> timedelta:
    return timedelta(seconds=count)


def test_a_pause_holds_the_seconds_of_a_timed_step_and_leaves_time_to_get_ready() -> None:
    resumed = play(PAUSED, (1000, Move.RESUME))

    assert PAUSED.phase == Paused(after(102), seconds(7), seconds(13))
    assert resumed.phase == Resuming(after(1005), seconds(7), seconds(13))
    assert play(resumed, (1005, Tick())).phase == Running(after(998), after(1018))


def test_a_pause_in_a_rest_needs_no_getting_ready() -> None:
    resumed = play(THE_REST, (42, Move.PAUSE), (100, Move.RESUME))

    assert resumed.phase == Running(after(98), after(103))


def test_a_pause_holds_a_set_that_waits_for_done() -> None:
    paused = play(THE_SET, (12, Move.PAUSE))

    assert paused.phase == Paused(after(12), seconds(7), None)
    assert play(paused, (1000, Move.RESUME)).phase == Running(after(993), None)


def test_a_pause_after_the_end_of_a_step_does_not_stretch_it() -> None:
    """The tick was on its way; then the bot was away. What is offered again is the step, and no more than that."""
    paused = play(THE_WALK, (125, Move.PAUSE))
    asked = play(paused, (130, Move.RESUME), (135, Tick()), (1000, Tick()))

    assert paused.phase == Paused(after(125), seconds(30), timedelta())
    assert asked.phase == Paused(after(1000), timedelta(), seconds(20), Asks.LATE)


def test_a_long_pause_asks_whether_it_goes_on() -> None:
    asked = play(PAUSED, (102 + 1800, Tick()))

    assert wake_at(PAUSED) == after(102 + 1800)
    assert asked.phase == Paused(after(102), seconds(7), seconds(13), Asks.LONG)
    assert wake_at(asked) == asked.until


def test_after_a_long_silence_the_person_is_asked_and_then_begins_the_step_anew() -> None:
    asked = play(THE_WALK, (115 + 121, Tick()))

    assert asked.phase == Paused(after(236), timedelta(), seconds(20), Asks.LATE)
    assert play(asked, (900, Move.RESUME)).phase == Resuming(after(905), timedelta(), seconds(20))


def test_what_comes_between_holds_the_step_and_asks() -> None:
    asked = play(THE_WALK, (102, Interrupted(Asks.AGAIN)))

    assert asked.phase == Paused(after(102), seconds(7), seconds(13), Asks.AGAIN)


def test_the_end_of_the_day_ends_what_was_left_open() -> None:
    end = ALL_DAY.total_seconds()

    for session in (OFFERED, THE_SET, PAUSED):
        ended = play(session, (end - 1, Tick()), (end, Tick()))

        assert isinstance(ended.phase, Stopped)
        assert (ended.phase.why, ended.phase.at) == (Why.DAY_ENDED, BEGIN + ALL_DAY)


def test_a_timed_step_does_not_reach_past_the_end_of_the_day() -> None:
    last_seconds = play(offered(HOP_AND_WALK, seconds(100)), (88, Move.HANDS_FREE), (93, Tick()))

    assert wake_at(last_seconds) == last_seconds.until
