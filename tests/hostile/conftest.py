"""A stranger's view: `footing run` as a process, before a Telegram that says and answers whatever a test wants."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.content import load
from bot.core.words import Words
from bot.home import HOME
from tests.bot.conftest import House, housed
from tests.databases import database_of
from tests.hostile.footing import Footing, footing
from tests.hostile.people import Crowd
from tests.hostile.server import RawTelegram, raw_telegram


@pytest.fixture(scope="session")
def words() -> Words:
    return load(HOME / "content").words_for("en")


@pytest.fixture
async def telegram() -> AsyncIterator[RawTelegram]:
    async with raw_telegram() as telegram:
        yield telegram


@pytest.fixture
def crowd(telegram: RawTelegram, words: Words) -> Crowd:
    return Crowd(telegram, words)


@pytest.fixture
async def bot(telegram: RawTelegram, tmp_path: Path) -> AsyncIterator[Footing]:
    """A bot on a SQLite file."""
    async with footing(telegram, f"sqlite:///{tmp_path}/footing.db", tmp_path) as running:
        yield running


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.long)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database of this test alone; what differs between the kinds is tested nearer to the store."""
    return database_of(request, tmp_path)


@pytest.fixture
async def house(database_url: str) -> AsyncIterator[House]:
    """The bot in this process, before the strict Telegram of our own: for what a phone can do to it."""
    async with housed(database_url) as house:
        yield house
