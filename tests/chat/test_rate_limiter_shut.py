"""A 429 shuts what it is about, and no more; whoever is in pain asks again all the same."""

import asyncio

import pytest
from telegram.error import RetryAfter

from bot.chat.rate_limiter import PROBE, seconds_of
from bot.chat.shut import ALIKE
from bot.core.priority import Priority
from tests.chat.crowd import Crowd
from tests.chat.leaping import leap

RATE = 30
OTHERS = [priority for priority in Priority if priority is not Priority.PAIN]
COUNTED = ("sendMessage", "editMessageText", "sendDocument")


async def refused(crowd: Crowd, chat: int, seconds: int, endpoint: str = "sendMessage") -> None:
    """Let a chat meet a 429."""
    with pytest.raises(RetryAfter):
        await crowd.send(Priority.REPLY, chat, refused=seconds, endpoint=endpoint)
    crowd.left.clear()


@pytest.mark.parametrize("endpoint", COUNTED)
def test_a_429_shuts_its_own_chat_and_nobody_elses(endpoint: str) -> None:
    async def play() -> None:
        crowd = Crowd(RATE)
        await refused(crowd, 1, 60, endpoint)
        await asyncio.gather(*(crowd.send(priority, 2 + priority) for priority in Priority))
        assert crowd.now() < 1

    leap(play())


def test_whoever_sends_to_a_chat_that_is_shut_is_told_at_once_for_how_long() -> None:
    async def play() -> None:
        crowd = Crowd(RATE)
        await refused(crowd, 1, 60)
        shut_at = crowd.now()
        for after in (0, 20, 39):
            await asyncio.sleep(after)
            for priority in OTHERS:
                with pytest.raises(RetryAfter) as told:
                    await crowd.send(priority, 1)
                assert seconds_of(told.value) == pytest.approx(shut_at + 60 - crowd.now())
        assert not crowd.left
        await asyncio.sleep(1)
        await crowd.send(Priority.REPLY, 1)

    leap(play())


def test_whoever_waits_as_the_chat_is_shut_waits_no_longer() -> None:
    async def play() -> None:
        crowd = Crowd(RATE)
        busy = [crowd.send(Priority.CARD, 1) for _ in range(20)]
        await refused(crowd, 1, 60)
        told = await asyncio.gather(*busy, return_exceptions=True)
        assert crowd.now() < 2
        assert any(isinstance(each, RetryAfter) for each in told)

    leap(play())


def test_in_a_chat_that_is_shut_advice_is_tried_all_the_same() -> None:
    async def play() -> None:
        crowd = Crowd(RATE)
        await refused(crowd, 1, 3600)
        came = crowd.now()
        await crowd.send(Priority.PAIN, 1)
        assert crowd.now() - came < 1

    leap(play())


@pytest.mark.parametrize(("apart", "all_wait"), [(0.0, True), (ALIKE - 1, True), (ALIKE + 1, False)])
def test_where_a_second_chat_meets_one_soon_all_wait(apart: float, *, all_wait: bool) -> None:
    async def play() -> None:
        crowd = Crowd(RATE)
        await refused(crowd, 1, 20)
        await asyncio.sleep(apart)
        await refused(crowd, 2, 20)
        came = crowd.now()
        await asyncio.gather(*(crowd.send(priority, 100 + priority) for priority in OTHERS))
        assert (crowd.now() - came >= 19) == all_wait

    leap(play())


def test_a_chat_that_is_refused_again_and_again_is_still_one_chat() -> None:
    async def play() -> None:
        crowd = Crowd(RATE)
        for _ in range(10):
            with pytest.raises(RetryAfter):
                await crowd.send(Priority.PAIN, 1, refused=60)
        await crowd.send(Priority.REPLY, 2)
        assert crowd.now() < 1

    leap(play())


def test_asking_a_chat_again_that_is_shut_makes_no_second_chat_of_another() -> None:
    async def play() -> None:
        crowd = Crowd(RATE)
        await refused(crowd, 1, 60)
        await asyncio.sleep(ALIKE + 1)
        with pytest.raises(RetryAfter):
            await crowd.send(Priority.PAIN, 1, refused=60)
        await refused(crowd, 2, 60)
        came = crowd.now()
        await crowd.send(Priority.REPLY, 3)
        assert crowd.now() - came < 1

    leap(play())


@pytest.mark.parametrize(
    ("endpoint", "chat", "all_wait"),
    [
        ("answerCallbackQuery", None, True),
        ("deleteMessage", 1, False),
        ("setMyCommands", None, False),
        ("setMyDescription", None, False),
        ("setWebhook", None, False),
    ],
)
def test_a_429_without_a_chat_shuts_all_but_the_menus_speaks_of_itself(
    endpoint: str, chat: int | None, *, all_wait: bool
) -> None:
    async def call() -> bool:
        raise RetryAfter(20)

    async def play() -> None:
        crowd = Crowd(RATE)
        with pytest.raises(RetryAfter):
            await crowd.priorities.process_request(call, [], {}, endpoint, {"chat_id": chat} if chat else {}, None)
        await crowd.send(Priority.REPLY, 2)
        assert (crowd.now() >= 19) == all_wait

    leap(play())


async def all_shut(seconds: int = 3600) -> Crowd:
    crowd = Crowd(RATE)
    for chat in (1, 2):
        await refused(crowd, chat, seconds)
    return crowd


def test_while_all_is_shut_pain_probes_on_and_nobody_else_does() -> None:
    async def play() -> None:
        crowd = await all_shut(60)
        began = crowd.now()
        waiting = [crowd.send(priority, 100 + priority) for priority in OTHERS]
        hurt = [crowd.send(Priority.PAIN, 200 + n, refused=60) for n in range(5)]
        await asyncio.wait(hurt)
        assert {one.priority for one in crowd.left} == {Priority.PAIN}
        assert [one.at - began for one in crowd.left] == pytest.approx([PROBE * n for n in range(5)])
        for each in waiting:
            each.cancel()

    leap(play())


def test_a_probe_that_is_taken_lets_the_next_go_at_once() -> None:
    async def play() -> None:
        crowd = await all_shut()
        came = crowd.now()
        await asyncio.gather(*(crowd.send(Priority.PAIN, 200 + n) for n in range(50)))
        assert crowd.now() - came < PROBE

    leap(play())


def test_when_what_was_shut_opens_the_first_priority_goes_first() -> None:
    async def play() -> None:
        crowd = await all_shut(20)
        opens = crowd.now() + 20
        waiting = [crowd.send(priority, 100 + priority) for priority in reversed(OTHERS)]
        await asyncio.gather(crowd.send(Priority.PAIN, 100, after=19.5), *waiting)
        assert [one.priority for one in crowd.left] == list(Priority)
        assert crowd.left[0].at == pytest.approx(opens)

    leap(play())
