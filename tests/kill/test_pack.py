"""Bots that are killed and suspended at random: nothing is lost, and what comes twice is bounded by who died.

One of each here; two hundred stories in the soak.
"""

from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path
from typing import TypeAlias

import pytest

from bot.demo.demo import environment
from bot.home import HOME
from bot.store import open_database
from bot.store.migrate import migrate
from bot.store.vault import Vault
from sandbox.clock import Clock
from sandbox.person import Person
from sandbox.server import serve
from sandbox.telegram import Telegram
from tests.bot.conftest import MORNING, reminders
from tests.kill.pack import EMERGENCY, Pack, settle, tell

Started: TypeAlias = Callable[[str, int], AbstractAsyncContextManager[Pack]]
SAMPLE, SOAK = range(1), range(1, 100)


@asynccontextmanager
async def _pack(url: str, size: int) -> AsyncIterator[Pack]:
    await migrate(url, HOME)
    clock, database = Clock(MORNING), open_database(url, Vault())
    telegram = Telegram(clock=clock)
    async with serve(telegram) as address:
        pack = Pack(telegram, clock, database, environment(address, url), size)
        try:
            yield pack
        finally:
            pack.resume()
            await pack.end()
    await database.close()


def _seeds() -> list[object]:
    return [*SAMPLE, *(pytest.param(seed, marks=pytest.mark.long) for seed in SOAK)]


@pytest.mark.parametrize("seed", _seeds())
async def test_three_bots_on_postgresql_lose_nothing(postgres_url: str, seed: int) -> None:
    async with _pack(postgres_url, 3) as pack:
        await _story(pack, seed)


@pytest.mark.parametrize("seed", _seeds())
async def test_one_bot_on_sqlite_loses_nothing(tmp_path: Path, seed: int) -> None:
    async with _pack(f"sqlite+aiosqlite:///{tmp_path}/footing.db", 1) as pack:
        await _story(pack, seed)


async def _story(pack: Pack, seed: int) -> None:
    reminded, hurt = await tell(pack, seed)
    await settle(pack, [*reminded, *hurt])
    for person in reminded:
        assert 1 <= reminders(person) <= 1 + pack.kills, person.transcript
    for person in hurt:
        assert _advice(person) >= 1, person.transcript
    assert await pack.reports() == {person.id: 1 for person in hurt}
    assert sum(reminders(person) - 1 for person in reminded) <= len(reminded) * pack.kills


def _advice(person: Person) -> int:
    """How many times advice came; the limits said at the first hello name the numbers too."""
    return sum(EMERGENCY in message.text and "a coach for your feet" not in message.text for message in person.chat)
