"""What the tests of the coach share: a database with today's tables, which every life begins with a copy of."""

import asyncio
from pathlib import Path

import pytest

from tests.coach.life import migrated


@pytest.fixture(scope="session")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return asyncio.run(migrated(tmp_path_factory.mktemp("lives")))
