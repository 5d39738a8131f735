"""The beat and the clock that it goes by: what the machine's clock is set to makes neither of them late, or busy."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import beat as beats
from bot.beat import Beat, Every
from bot.clock import SystemClock

NOON = datetime(2026, 3, 2, 12, tzinfo=UTC)
YEAR, HOUR = timedelta(days=365), timedelta(hours=1)


class Machine:
    """A machine whose clock can be set, while its seconds go by as they do."""

    def __init__(self) -> None:
        self.set_by, self.seconds = timedelta(), 0.0

    def clock(self) -> SystemClock:
        return SystemClock(lambda: NOON + self.set_by + timedelta(seconds=self.seconds), lambda: self.seconds)


@given(st.timedeltas(-YEAR, YEAR), st.floats(0, 1e6))
def test_what_the_machines_clock_is_set_to_counts_once_it_is_taken_over(by: timedelta, seconds: float) -> None:
    machine = Machine()
    clock = machine.clock()
    machine.set_by, machine.seconds = by, seconds

    assert abs(clock.now() - (NOON + timedelta(seconds=seconds))) < timedelta(milliseconds=1)
    assert clock.elapsed() == seconds
    assert abs(clock.off() - by) < timedelta(milliseconds=1)
    clock.take_over()
    assert clock.now() == NOON + by + timedelta(seconds=seconds)
    assert clock.off() == timedelta()
    assert clock.elapsed() == seconds


@given(st.timedeltas(timedelta(seconds=1), YEAR), st.timedeltas(-YEAR, YEAR))
def test_a_chore_is_next_due_an_interval_from_now_whatever_was_missed(interval: timedelta, since: timedelta) -> None:
    assert Every(interval).get_next_fire_time(NOON, NOON + since) == NOON + since + interval


@pytest.mark.parametrize("by", [YEAR, -YEAR, HOUR, -timedelta(seconds=3)])
async def test_a_clock_that_is_set_is_dealt_with_once_and_the_beat_goes_on(
    by: timedelta, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(beats, "BEAT", 0.001)
    machine = Machine()
    clock = machine.clock()
    runs, chores, settings = [0], [0], list[timedelta]()
    changed = asyncio.Condition()

    async def run_due() -> None:
        runs[0] += 1
        async with changed:
            changed.notify_all()

    async def chore() -> None:
        chores[0] += 1

    async def clock_set(so_much: timedelta) -> None:
        settings.append(so_much)
        clock.take_over()

    async def has_run(times: int) -> None:
        async with changed:
            await changed.wait_for(lambda: runs[0] >= times)

    beat = Beat(clock)
    beat.start(run_due, clock_set, chores={HOUR: chore})
    await has_run(3)
    machine.set_by = by
    await has_run(runs[0] + 10)
    await beat.stop()
    assert settings == [by]
    assert chores == [0]


async def test_where_it_cannot_be_dealt_with_yet_time_goes_on_as_it_did(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(beats, "BEAT", 0.001)
    machine = Machine()
    clock = machine.clock()
    done = asyncio.Event()
    tries = [0]

    async def run_due() -> None:
        return None

    async def clock_set(so_much: timedelta) -> None:
        tries[0] += 1
        if tries[0] < 3:
            assert clock.now() == NOON
            raise OSError
        assert so_much == -HOUR
        clock.take_over()
        done.set()

    beat = Beat(clock)
    machine.set_by = -HOUR
    beat.start(run_due, clock_set)
    await done.wait()
    await beat.stop()
    assert clock.now() == NOON - HOUR
