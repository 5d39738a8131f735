"""What hangs holds up nothing but its own kind, and no chat has all of a pool."""

import asyncio

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.pools import OF_A_CHAT, POOL_OF, WIDTH, Pool, Room, chosen
from bot.chat.rate_limiter import Permit, RateLimiter
from bot.core.priority import Priority
from tests.chat.crowd import Crowd
from tests.chat.leaping import leap

FAST = 1000
HANGS = 60.0


def test_every_priority_has_its_pool_and_every_pool_a_width() -> None:
    assert set(POOL_OF) == set(Priority)
    assert set(WIDTH) == set(Pool)
    assert [priority for priority, pool in POOL_OF.items() if pool is POOL_OF[Priority.PAIN]] == [Priority.PAIN]


def test_a_call_is_made_by_the_pool_of_its_priority() -> None:
    async def by() -> bool:
        made.append(chosen())
        return True

    async def play() -> None:
        priorities = RateLimiter(FAST)
        for priority in Priority:
            await priorities.process_request(by, [], {}, "sendMessage", {"chat_id": int(priority)}, Permit(priority))
        for free in ("answerCallbackQuery", "deleteMessage", "setMyCommands"):
            await priorities.process_request(by, [], {}, free, {}, None)

    made: list[Pool] = []
    leap(play())
    assert made == [*(POOL_OF[priority] for priority in Priority), *[Pool.ASIDE] * 3]


def test_sends_that_hang_do_not_hold_up_pain() -> None:
    async def play() -> None:
        crowd = Crowd(FAST)
        hanging = [
            crowd.send(priority, 1000 * priority + n, lasts=HANGS)
            for priority in Priority
            if priority is not Priority.PAIN
            for n in range(140)
        ]
        await asyncio.sleep(5)
        came = crowd.now()
        await asyncio.gather(*(crowd.send(Priority.PAIN, n) for n in range(40)))
        assert crowd.now() - came < 1
        await asyncio.gather(*hanging)

    leap(play())


def test_advice_that_hangs_in_one_chat_does_not_hold_up_anothers() -> None:
    async def play() -> None:
        crowd = Crowd(FAST)
        hanging = [crowd.send(Priority.PAIN, 1, lasts=HANGS) for _ in range(140)]
        await asyncio.sleep(5)
        came = crowd.now()
        await crowd.send(Priority.PAIN, 2)
        assert crowd.now() - came < 1
        for each in hanging:
            each.cancel()

    leap(play())


def test_whoever_waits_for_a_connection_has_the_next_that_is_free() -> None:
    async def play() -> None:
        crowd, width = Crowd(FAST), WIDTH[Pool.TALK]
        senders = [crowd.send(Priority.REPLY, n, lasts=10) for n in range(2 * width)]
        await asyncio.gather(*senders)
        assert crowd.now() < 21
        assert crowd.most[Pool.TALK] == width

    leap(play())


def test_a_connection_comes_back_from_whoever_gives_up_in_the_moment_of_their_turn() -> None:
    async def play() -> None:
        crowd = Crowd(FAST)

        def gives_up() -> bool:
            asyncio.get_running_loop().call_soon(sender.cancel)
            return True

        for _ in range(3 * OF_A_CHAT):
            sender = crowd.send(Priority.PAIN, 1, gives_up)
            await asyncio.wait([sender])
            assert sender.cancelled()
        assert not crowd.left
        await crowd.send(Priority.PAIN, 1)

    leap(play())


LASTS = st.one_of(st.just(0.0), st.floats(0, 90))
CALLS = st.tuples(st.sampled_from(Priority), st.integers(1, 40), st.floats(0, 5), LASTS, st.floats(0, 200))


@given(st.lists(CALLS, max_size=200))
def test_no_pool_is_ever_wider_than_it_is_and_every_connection_comes_back(
    calls: list[tuple[Priority, int, float, float, float]],
) -> None:
    async def play() -> Crowd:
        crowd = Crowd(FAST)
        senders = []
        for priority, chat, after, lasts, patience in calls:
            sender = crowd.send(priority, chat, after=after, lasts=lasts)
            asyncio.get_running_loop().call_later(after + patience, sender.cancel)
            senders.append(sender)
        await asyncio.gather(*senders, return_exceptions=True)
        return crowd

    crowd = leap(play())
    assert all(crowd.most[pool] <= WIDTH[pool] for pool in Pool)
    assert crowd.priorities._room == Room()  # nobody but the limiter itself ever asks
