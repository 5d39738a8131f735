"""The store on real databases: SQLite in a file, and PostgreSQL."""

from collections.abc import AsyncIterator

import pytest

from bot.home import HOME
from bot.store import Database, open_database
from bot.store.migrate import migrate
from bot.store.vault import Vault


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    await migrate(database_url, HOME)
    opened = open_database(database_url, Vault())
    yield opened
    await opened.close()


@pytest.fixture
async def shared(postgres_url: str) -> AsyncIterator[tuple[Database, Database]]:
    """One PostgreSQL database, as two bots have it."""
    one, other = open_database(postgres_url, Vault()), open_database(postgres_url, Vault())
    yield one, other
    await one.close()
    await other.close()
