"""Flood control is what a limiter has to live with: exact, and honest about how long to wait."""

import asyncio

import httpx
from hypothesis import given
from hypothesis import strategies as st

from sandbox.limits import WINDOW, FloodControl
from sandbox.server import serve
from sandbox.telegram import TOKEN, Telegram

STEPS = st.lists(st.tuples(st.floats(0, 0.6), st.integers(1, 3)), max_size=60)


class Real:
    """A monotonic clock turned by hand."""

    def __init__(self) -> None:
        self.now = 1000.0

    def __call__(self) -> float:
        return self.now


@given(STEPS, st.integers(1, 5), st.integers(1, 3))
def test_no_window_ever_holds_more_than_allowed(steps: list[tuple[float, int]], per_second: int, per_chat: int) -> None:
    real = Real()
    flood = FloodControl(per_second, per_chat, real)
    passed: list[tuple[float, int]] = []
    for pause, chat in steps:
        real.now += pause
        if flood.wait("sendMessage", chat) is None:
            passed.append((real.now, chat))
        window = [who for at, who in passed if at > real.now - WINDOW]
        assert len(window) <= per_second
        assert max(map(window.count, window), default=0) <= per_chat


@given(STEPS)
def test_who_waits_as_told_goes_through(steps: list[tuple[float, int]]) -> None:
    real = Real()
    flood = FloodControl(3, 1, real)
    for pause, chat in steps:
        real.now += pause
        wait = flood.wait("sendMessage", chat)
        if wait is not None:
            assert wait >= 1
            real.now += wait
            assert flood.wait("sendMessage", chat) is None


def test_only_what_is_shown_to_people_counts() -> None:
    flood = FloodControl(per_second=1, real=Real())
    assert [flood.wait("getUpdates", None) for _ in range(3)] == [None] * 3
    assert [flood.wait("editMessageText", 1), flood.wait("sendMessage", 2)] == [None, 1]


def test_after_a_second_there_is_room_again() -> None:
    real = Real()
    flood = FloodControl(per_second=1, real=real)
    assert flood.wait("sendMessage", 1) is None
    real.now += WINDOW
    assert flood.wait("sendMessage", 1) is None


def test_without_limits_there_are_none() -> None:
    flood = FloodControl(real=Real())
    assert [flood.wait("sendMessage", 1) for _ in range(100)] == [None] * 100


async def test_too_many_at_once_are_answered_with_429(http: httpx.AsyncClient, telegram: Telegram) -> None:
    telegram.flood = FloodControl(per_second=2, real=Real())
    anna = telegram.person("Anna")
    anna.says("/start")
    async with serve(telegram) as url:
        address, params = f"{url}/bot{TOKEN}/sendMessage", {"chat_id": anna.id, "text": "x"}
        answers = await asyncio.gather(*(http.post(address, json=params) for _ in range(3)))
    assert sorted(answer.status_code for answer in answers) == [200, 200, 429]
    assert telegram.calls.codes == {200: 2, 429: 1}
    assert anna.tally["sent"] == 2
