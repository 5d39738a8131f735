"""The rooms of places as the bot knows them: on the pinned tzdata."""

import zoneinfo
from collections.abc import Iterator

import pytest

from bot.core.calendar import zones


@pytest.fixture(scope="module", autouse=True)
def pinned_tzdata() -> Iterator[None]:
    """Read the time zones that the app reads, and leave the others' tests with those that they had."""
    zoneinfo.reset_tzpath(to=())
    _forget()
    yield
    zoneinfo.reset_tzpath()
    _forget()


def _forget() -> None:
    zoneinfo.ZoneInfo.clear_cache()
    zones.cache_clear()
