"""What holds for every test: how laws are searched, and the pinned tzdata, as the bot has it.

And a PostgreSQL, for those that want one.
"""

import os
import zoneinfo
from collections.abc import AsyncIterator, Iterator
from itertools import count
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from sqlalchemy import make_url, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.home import HOME
from bot.store.migrate import migrate
from tests.databases import database_of
from tools.postgres import postgres

zoneinfo.reset_tzpath(to=())
# A busy machine is no counter-example: neither a slow example nor slowly made ones. What decides whether a change lands
# tries the same examples every time; `make soak` looks for new ones.
settings.register_profile("search", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("footing", settings.get_profile("search"), derandomize=True)
settings.load_profile("footing")

TEMPLATE = f"footing_template_{os.getpid()}"
NUMBERS = count(1)


@pytest.fixture(scope="session")
def server_url() -> Iterator[str]:
    """A PostgreSQL: the one that TEST_DATABASE_URL names, or one of our own."""
    if url := os.environ.get("TEST_DATABASE_URL"):
        yield url
        return
    try:
        with postgres() as server:
            yield server.url()
    except LookupError as missing:
        pytest.skip(f"no PostgreSQL here: set TEST_DATABASE_URL, or install {missing}")


@pytest.fixture(scope="session")
async def template(server_url: str) -> AsyncIterator[str]:
    """A migrated database, from which each test has a copy: that is quicker than to migrate for each."""
    await _administer(server_url, f"CREATE DATABASE {TEMPLATE}")
    await migrate(_named(server_url, TEMPLATE), HOME)
    yield TEMPLATE
    await _administer(server_url, f"DROP DATABASE {TEMPLATE}")


@pytest.fixture
async def postgres_url(server_url: str, template: str) -> AsyncIterator[str]:
    """A migrated PostgreSQL database of this test alone."""
    name = f"footing_{os.getpid()}_{next(NUMBERS)}"
    await _administer(server_url, f"CREATE DATABASE {name} TEMPLATE {template}")
    yield _named(server_url, name)
    await _administer(server_url, f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(params=["sqlite", "postgresql"])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    return database_of(request, tmp_path)


def _named(url: str, database: str) -> str:
    return make_url(url).set(database=database).render_as_string(hide_password=False)


async def _administer(url: str, statement: str) -> None:
    engine = create_async_engine(url, isolation_level="AUTOCOMMIT")
    async with engine.connect() as connection:
        await connection.execute(text(statement))
    await engine.dispose()
