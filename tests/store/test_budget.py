"""One row for several bots: together they keep to the rate, and pain waits for no database that is away."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager

import pytest
from sqlalchemy import text
from sqlalchemy.ext.asyncio import AsyncEngine, create_async_engine

from bot.core.bucket import overall
from bot.store import budget as shared
from bot.store.budget import SharedBudget

RATE = 200
FULL = overall(RATE)
Bots = Callable[[int], list[SharedBudget]]
ROUNDED = 1
"""A token: seconds since 1970 are too coarse to tell a whole one from a bit less."""


@pytest.fixture
async def bots(postgres_url: str, monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Bots]:
    """So many bots on one database, which may take its time on a busy machine."""
    monkeypatch.setattr(shared, "PATIENCE", 30.0)
    async with AsyncExitStack() as stack:

        def make(many: int) -> list[SharedBudget]:
            made = [SharedBudget(postgres_url, RATE) for _ in range(many)]
            for each in made:
                stack.push_async_callback(each.close)
            return made

        yield make


@pytest.fixture
async def database(postgres_url: str) -> AsyncIterator[AsyncEngine]:
    engine = create_async_engine(postgres_url)
    yield engine
    await engine.dispose()


@asynccontextmanager
async def held(database: AsyncEngine) -> AsyncIterator[Callable[[], Awaitable[int]]]:
    """Hold the row until the block ends; what is given answers how many are waiting for it."""
    async with database.begin() as holding, database.connect() as looking:
        await holding.execute(text("SELECT 1 FROM budget FOR UPDATE"))

        async def waiting() -> int:
            found = (
                "SELECT count(*) FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND datname = current_database()"
            )
            many: int = (await looking.execute(text(found))).scalar_one()
            await looking.rollback()
            return many

        yield waiting


async def test_together_they_never_go_over_the_rate_and_together_they_use_it(bots: Bots) -> None:
    loop = asyncio.get_running_loop()
    began = loop.time()

    async def drain(bot: SharedBudget) -> int:
        had = 0
        while loop.time() < began + 1:
            draw = await bot.draw(1_000, urgent=False)
            had += draw.granted
            await asyncio.sleep(draw.wait)
        return had

    granted = sum(await asyncio.gather(*map(drain, bots(4))))
    allowed = RATE * (loop.time() - began)
    assert allowed / 2 <= granted <= allowed + FULL.size - FULL.kept


async def test_many_who_draw_at_once_are_never_granted_the_same_token(bots: Bots, database: AsyncEngine) -> None:
    crowd = bots(4)
    await crowd[0].draw(1, urgent=True)
    began = asyncio.get_running_loop().time()
    async with held(database) as waiting:
        drawing = [asyncio.create_task(bot.draw(1_000, urgent=True)) for bot in crowd]
        while await waiting() < len(crowd):
            pass
    granted = sum(draw.granted for draw in await asyncio.gather(*drawing))
    allowed = FULL.size + RATE * (asyncio.get_running_loop().time() - began)
    assert FULL.size - ROUNDED - 1 <= granted <= allowed


async def test_what_one_keeps_for_the_urgent_another_may_have(bots: Bots) -> None:
    mine, other = bots(2)
    reminders, pain = await mine.draw(1_000, urgent=False), await other.draw(1_000, urgent=True)
    assert reminders.granted >= FULL.size - FULL.kept - ROUNDED
    assert pain.granted >= FULL.kept


async def test_an_advance_is_no_more_than_a_twentieth_of_a_second_sends(bots: Bots) -> None:
    mine, other = bots(2)
    assert (await mine.draw(3, urgent=False)).granted == 3
    assert (await other.draw(1_000, urgent=True)).granted >= FULL.size - RATE / 20 - ROUNDED


async def test_an_advance_is_spent_before_another_is_drawn_and_never_given_twice(bots: Bots) -> None:
    mine, other = bots(2)
    assert [(await mine.draw(1, urgent=False)).granted for _ in range(10)] == [1] * 10
    assert (await other.draw(1_000, urgent=True)).granted >= FULL.size - RATE / 20 - ROUNDED


async def test_a_429_of_one_holds_all_and_it_opens_for_the_urgent(bots: Bots) -> None:
    refused, other = bots(2)
    await other.draw(1, urgent=True)
    await refused.shut(0.5)
    for urgent in (False, True):
        for bot in (refused, other):
            draw = await bot.draw(10, urgent=urgent)
            assert draw.granted == 0
            assert draw.wait <= 0.5 + FULL.kept / RATE + 0.01
    await asyncio.sleep(draw.wait)
    assert (await other.draw(1, urgent=True)).granted == 1


async def test_a_shorter_429_does_not_open_what_a_longer_one_has_shut(bots: Bots) -> None:
    one, other = bots(2)
    await one.shut(100)
    await other.shut(0.01)
    await asyncio.sleep(0.02)
    assert (await other.draw(1, urgent=True)).wait > 90


async def test_a_server_whose_clock_is_set_back_holds_nobody_up(bots: Bots, database: AsyncEngine) -> None:
    before, after = bots(2)
    await before.draw(1_000, urgent=True)
    async with database.begin() as db:
        await db.execute(text("UPDATE budget SET empty_at = empty_at + 3600"))
    await asyncio.sleep((await after.draw(1_000, urgent=True)).wait)
    assert (await after.draw(1, urgent=True)).granted == 1


async def test_without_its_database_a_bot_sends_pain_and_replies_at_a_tenth_and_nothing_else() -> None:
    bot = SharedBudget("postgresql+asyncpg://postgres@/nowhere?host=/nonexistent", RATE)
    tenth = overall(RATE / 10)
    assert (await bot.draw(1_000, urgent=False)).granted == 0
    assert (await bot.draw(1_000, urgent=True)).granted == int(tenth.size)
    draw = await bot.draw(1, urgent=True)
    assert draw.granted == 0
    assert 0 < draw.wait <= 1 / tenth.rate
    await bot.shut(100)
    assert (await bot.draw(1, urgent=True)).wait > 90
    await bot.close()


async def test_a_row_that_somebody_holds_is_waited_for_a_moment_and_found_again_afterwards(
    bots: Bots, database: AsyncEngine, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (bot,) = bots(1)
    await bot.draw(1, urgent=True)
    monkeypatch.setattr(shared, "AGAIN", 0.1)
    for times in (1, 2):
        monkeypatch.setattr(shared, "PATIENCE", 0.3)
        async with held(database):
            for _ in range(2):
                await asyncio.sleep(0.1)
                assert (await bot.draw(1, urgent=True)).granted == 1
                assert (await bot.draw(1, urgent=False)).granted == 0
        monkeypatch.setattr(shared, "PATIENCE", 30.0)  # nobody holds it now: however busy the machine, it is found
        await asyncio.sleep(0.1)
        assert (await bot.draw(1, urgent=False)).granted == 1
        assert [line.getMessage() for line in caplog.records] == ["budget.away error=TimeoutError"] * times
