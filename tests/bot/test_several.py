"""Several bots on one PostgreSQL: whoever has a person's update or alarm, the person sees one coach."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from datetime import timedelta

import pytest

from bot.app import build
from bot.coach import clock_set
from bot.store import sessions
from sandbox.clock import Clock
from tests.bot.conftest import MORNING, House, arrive, begin, comes, finish, housed, reminders, tap


@pytest.fixture
async def shared(postgres_url: str) -> AsyncIterator[House]:
    """A Telegram, and a PostgreSQL for as many bots as a test wants."""
    async with housed(postgres_url) as house:
        yield house


async def _more(house: House, stack: AsyncExitStack, bots: int) -> None:
    """Let more bots work beside the first."""
    for _ in range(bots):
        app = await stack.enter_async_context(build(house.settings(), house.clock, library=house.library))
        stack.push_async_callback(_ended, asyncio.create_task(app.run()))
        house.others.append(app)


async def _ended(running: "asyncio.Task[None]") -> None:
    running.cancel()
    await asyncio.wait([running])


async def test_three_bots_carry_a_person_through_the_daily_routine_as_one(shared: House) -> None:
    anna = shared.person()
    async with shared.bot(), AsyncExitStack() as stack:
        await _more(shared, stack, 2)
        await begin(shared, anna)
        await finish(shared, anna)
        assert sum("Well done" in message.text for message in anna.chat) == 1
        assert len([message for message in anna.chat if not message.outgoing]) <= 12 + 6


async def test_three_bots_send_one_reminder_each_morning(shared: House) -> None:
    anna = shared.person()
    async with shared.bot(), AsyncExitStack() as stack:
        await _more(shared, stack, 2)
        await arrive(anna)
        await shared.forward_to(MORNING + timedelta(days=3, hours=2))
        await comes(shared, anna, lambda: reminders(anna), 4)


async def test_when_the_leader_leaves_another_hears_people(shared: House) -> None:
    anna = shared.person()
    async with AsyncExitStack() as stack:
        async with shared.bot():
            await arrive(anna)
            await _more(shared, stack, 1)
        await tap(anna, "Start now")
        await anna.sees("The daily five")


async def test_a_bot_whose_clock_is_put_back_moves_no_session_of_another(shared: House) -> None:
    anna = shared.person()
    others_clock = Clock(MORNING)
    async with shared.bot() as ours:
        await begin(shared, anna)
        async with build(shared.settings(), others_clock, library=shared.library) as other:
            async with ours.database.reading() as db:
                before = await sessions.unfinished(db, anna.id)
            await clock_set.deal_with(other.coach, -timedelta(days=30))
            async with ours.database.reading() as db:
                after = await sessions.unfinished(db, anna.id)
        assert before is not None
        assert after is not None
        assert after.session == before.session
        await finish(shared, anna)
