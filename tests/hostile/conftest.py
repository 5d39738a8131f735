"""A stranger's view: `footing run` as a process, before a Telegram that says and answers whatever a test wants."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from bot.content import load
from bot.core.words import Words
from bot.settings import HOME
from sandbox.clock import Clock
from sandbox.server import serve
from sandbox.telegram import Telegram
from tests.bot.conftest import MORNING, House
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
def database_url(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/footing.db"


@pytest.fixture(params=["sqlite", "postgresql"])
def either_database(request: pytest.FixtureRequest, database_url: str) -> str:
    """A database of this test alone, of each kind: they choke on different things."""
    if request.param == "sqlite":
        return database_url
    url: str = request.getfixturevalue("postgres_url")
    return url


@pytest.fixture
async def bot(telegram: RawTelegram, database_url: str, tmp_path: Path) -> AsyncIterator[Footing]:
    """A bot on a SQLite file."""
    async with footing(telegram, database_url, tmp_path) as running:
        yield running


@pytest.fixture
async def house(either_database: str) -> AsyncIterator[House]:
    """The bot in this process, before the strict Telegram of our own: for what a phone can do to it."""
    clock = Clock(MORNING)
    sandbox = Telegram(clock=clock)
    async with serve(sandbox) as url:
        yield House(sandbox, clock, url, either_database)
