"""A press for all tests of this room: it is let go when they are over."""

from collections.abc import Iterator

import pytest

from bot.print.typesetter import TYPESETTER


@pytest.fixture(autouse=True, scope="session")
def _press() -> Iterator[None]:
    yield
    TYPESETTER.end()
