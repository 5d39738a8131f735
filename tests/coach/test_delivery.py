"""What is in the outbox comes to the phone, whatever the database does meanwhile, while there is a reason for it."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import pairwise
from typing import Any

import pytest

from bot.coach.delivery import Delivery
from bot.coach.ports import PAIN_AGAIN, RetryLater, Superseded
from bot.core.priority import Priority
from bot.core.screens.card import Card
from bot.core.words import Html
from bot.store import DatabaseUnavailable
from bot.store.outbox import OutboxMessage
from tests.chat.leaping import leap

NOW = datetime(2026, 3, 2, 7, tzinfo=UTC)
LEASE = timedelta(seconds=30)


class Unavailable:
    """A database that can do nothing."""

    @asynccontextmanager
    async def begin(self) -> AsyncIterator[None]:
        raise DatabaseUnavailable
        yield

    autocommit = begin


@dataclass(slots=True)
class Stubborn:
    """A phone that takes a message at one try alone; `at` holds when each was made."""

    takes: int
    at: list[float] = field(default_factory=list)

    async def show(self, *_message: Any, wanted: Callable[[], bool], **_how: Any) -> int:
        if not wanted():
            raise Superseded
        self.at.append(asyncio.get_running_loop().time())
        if len(self.at) < self.takes:
            raise RetryLater(5.0, uncertain=True)
        return 1


class Clock:
    """A clock that goes with the loop."""

    def now(self) -> datetime:
        return NOW + timedelta(seconds=self.elapsed() - 1000)

    def elapsed(self) -> float:
        return asyncio.get_running_loop().time()


async def _delivered(priority: Priority, takes: int = 5) -> list[float]:
    """Deliver a message while the database is away; return how long after the first each try was made."""
    phone = Stubborn(takes)
    message = OutboxMessage("advice:7", 7, priority, Card(Html("Stop.")), None, NOW + LEASE, NOW)
    made: Any = Delivery
    try:
        await made(Unavailable(), phone, Clock(), None, None).deliver(message)
    except DatabaseUnavailable:  # it is on the phone, and cannot be marked
        assert len(phone.at) == takes
    return [at - phone.at[0] for at in phone.at]


def test_advice_that_cannot_be_put_off_is_tried_again_within_five_seconds_all_the_same() -> None:
    assert leap(_delivered(Priority.PAIN)) == pytest.approx([0, 1, 3, 7, 12])


def test_advice_outlives_its_lease_and_an_hour_of_trouble() -> None:
    tries = leap(_delivered(Priority.PAIN, takes=1_200))

    assert tries[-1] > 3_600
    assert max(after - before for before, after in pairwise(tries)) == pytest.approx(PAIN_AGAIN.longest)


def test_anything_else_that_cannot_be_put_off_waits_for_the_end_of_its_lease() -> None:
    assert leap(_delivered(Priority.REPLY)) == [0]
