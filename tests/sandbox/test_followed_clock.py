"""The bot's clock in another process says what the sandbox's clock says."""

import asyncio
from contextlib import AsyncExitStack
from datetime import timedelta

import httpx
import pytest

from sandbox.clock import Clock
from sandbox.followed import FollowedClock
from sandbox.server import serve
from sandbox.telegram import Telegram

HOUR = timedelta(hours=1)


async def turned(follower: FollowedClock, version: int) -> None:
    async with asyncio.timeout(5):
        await follower.changed(version - 1)


async def test_a_follower_tells_the_same_time(url: str, clock: Clock) -> None:
    clock.run(60)
    async with FollowedClock.follow(url) as follower:
        told = clock.reading()
        assert follower.reading().rate == 60
        assert abs(follower.reading().at(told.real).now - told.now) < 0.001


async def test_a_follower_hears_of_a_jump(url: str, clock: Clock) -> None:
    heard: list[str] = []
    async with FollowedClock.follow(url) as follower:
        follower.subscribe(lambda: heard.append("changed"))
        clock.jump(HOUR)
        await turned(follower, 1)
        assert follower.now() == clock.now()
        assert heard == ["changed"]


async def test_a_follower_hears_of_every_change_one_after_the_other(url: str, clock: Clock) -> None:
    async with FollowedClock.follow(url) as follower:
        for version in range(1, 4):
            clock.jump(HOUR)
            await turned(follower, version)
        assert follower.now() == clock.now()


async def test_time_goes_on_when_the_sandbox_is_gone(clock: Clock, telegram: Telegram) -> None:
    clock.run(60)
    async with AsyncExitStack() as bot:
        async with serve(telegram) as url:
            follower = await bot.enter_async_context(FollowedClock.follow(url))
        before = follower.now()
        assert follower.now() > before


async def test_without_a_sandbox_there_is_nothing_to_follow(telegram: Telegram) -> None:
    async with serve(telegram) as url:
        pass
    with pytest.raises(httpx.ConnectError):
        async with FollowedClock.follow(url):
            pass
