"""The advice depends on nothing: it comes whatever the database does, as often as it takes, and once."""

import asyncio
from collections.abc import Callable, Coroutine, Mapping, Sequence
from typing import Any

import pytest

from bot.coach import emergency
from bot.coach.emergency import HURTS, Emergency
from bot.coach.ports import Refused, RetryLater, Superseded, Unreachable, always
from bot.core.hearing import Ask, Ignore, Stop, StopKind, Verdict
from bot.core.priority import Priority
from bot.core.screens.card import Card
from bot.core.session.exercise import Picture
from tests.core.shipped import LIBRARY

ANNA, PAIN = 7, 100
DESPAIR = Stop(StopKind.DESPAIR, "", "en")


class Phone:
    """A screen that fails as it is told to before it shows anything."""

    def __init__(self, *failures: Exception) -> None:
        self._failures = list(failures)
        self.shown: list[tuple[int, Priority, str]] = []

    async def show(  # as the port has it
        self,
        person: int,
        card: Card,
        priority: Priority,
        *,
        edits: int | None,
        silent: bool,
        wanted: Callable[[], bool] = always,
    ) -> int:
        if not wanted():
            raise Superseded
        if self._failures:
            raise self._failures.pop(0)
        assert edits is None
        assert not silent
        self.shown.append((person, priority, card.text))
        return len(self.shown)

    async def is_at_hand(self, picture: Picture) -> bool:
        raise NotImplementedError(picture)

    async def illustrate(
        self, person: int, card: Card, *, edits: int | None, wanted: Callable[[], bool] = always
    ) -> int:
        raise NotImplementedError(person, card, edits, wanted)

    async def change(self, person: int, card: Card, message_id: int) -> None: ...
    async def remove(self, person: int, message_id: int) -> None: ...
    async def clear(self, person: int, message_ids: Sequence[int]) -> None: ...
    async def offer(self, person: int, commands: Mapping[str, str]) -> None: ...
    async def react(self, person: int, message_id: int, emoji: str) -> None: ...
    async def toast(self, query_id: str, text: str | None) -> None: ...


class Alarms:
    """An emergency, and all that it has begun."""

    def __init__(self, *failures: Exception) -> None:
        self.phone = Phone(*failures)
        self.room = Emergency(LIBRARY, self.phone)
        self._begun: list[asyncio.Task[None]] = []

    def begin(self, work: Coroutine[Any, Any, None]) -> None:
        self._begun.append(asyncio.ensure_future(work))

    def cry(self, update_id: int = PAIN, verdict: Verdict = HURTS) -> None:
        self.room.expect(update_id, ANNA, "en", self.begin, verdict)

    async def end(self) -> list[tuple[int, Priority, str]]:
        await asyncio.gather(*self._begun)
        return self.phone.shown


async def test_pain_that_is_stored_in_time_has_its_usual_advice_alone() -> None:
    alarms = Alarms()
    alarms.cry()
    alarms.room.settle(PAIN, ANNA)

    assert await alarms.end() == []


async def test_pain_that_cannot_be_stored_is_advised_on_at_once() -> None:
    alarms = Alarms()
    alarms.cry()
    assert alarms.room.fail(PAIN)

    [(person, priority, text)] = await alarms.end()
    assert (person, priority) == (ANNA, Priority.PAIN)
    assert "112, 911, 999" in text
    assert "couldn't save this yet" in text
    assert alarms.room.is_hushed(ANNA)


async def test_despair_that_cannot_be_stored_has_its_own_answer_alone() -> None:
    alarms = Alarms()
    alarms.cry(verdict=DESPAIR)
    alarms.room.fail(PAIN)

    [(person, priority, text)] = await alarms.end()
    assert (person, priority) == (ANNA, Priority.PAIN)
    assert text == LIBRARY.despair["en"]


async def test_despair_and_pain_that_cannot_be_stored_are_both_answered() -> None:
    alarms = Alarms(RetryLater(0), RetryLater(0))
    alarms.cry(verdict=Stop(StopKind.PAIN, "", "de"))
    alarms.room.fail(PAIN)

    [(_, _, first), (_, _, second)] = await alarms.end()
    assert first == f"{LIBRARY.despair['en']}\n\n{LIBRARY.despair['de']}"
    assert "not a doctor" in second


@pytest.mark.parametrize(
    ("heard", "answer"),
    [(DESPAIR, LIBRARY.despair["en"]), (HURTS, None), (Ignore(), None), (Ask("perhaps"), None)],
)
async def test_what_waited_in_the_inbox_is_taken_for_pain_until_despair_is_heard_in_it(
    heard: Verdict, answer: str | None
) -> None:
    alarms = Alarms()
    alarms.cry()
    alarms.room.tell(PAIN, heard)
    alarms.room.tell(PAIN + 1, heard)
    alarms.room.fail(PAIN)

    [(_, _, text)] = await alarms.end()
    assert text == answer or (answer is None and "not a doctor" in text)


async def test_pain_that_nobody_stores_in_time_is_advised_on(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(emergency, "PATIENCE", 0.01)
    alarms = Alarms()
    alarms.cry()

    assert len(await alarms.end()) == 1


async def test_pain_that_comes_again_with_each_try_is_advised_on_once() -> None:
    alarms = Alarms()
    for _ in range(5):
        alarms.cry()
        alarms.room.fail(PAIN)

    assert len(await alarms.end()) == 1


async def test_pain_that_was_worked_off_and_comes_again_is_nothing_new() -> None:
    alarms = Alarms()
    alarms.cry()
    alarms.room.settle(PAIN, ANNA)
    alarms.cry()
    alarms.room.fail(PAIN)

    assert await alarms.end() == []


async def test_each_time_that_somebody_says_it_is_advised_on() -> None:
    alarms = Alarms()
    for update_id in (PAIN, PAIN + 1):
        alarms.cry(update_id)
        alarms.room.fail(update_id)

    assert len(await alarms.end()) == 2


async def test_advice_that_cannot_be_sent_now_is_sent_again() -> None:
    alarms = Alarms(RetryLater(0), RetryLater(0, uncertain=True), RetryLater(0))
    alarms.cry()
    alarms.room.fail(PAIN)

    assert len(await alarms.end()) == 1


@pytest.mark.parametrize("why", [Unreachable(), Refused(), Superseded(), RuntimeError()])
async def test_advice_that_can_never_be_sent_is_an_end(why: Exception) -> None:
    alarms = Alarms(why)
    alarms.cry()
    alarms.room.fail(PAIN)

    assert await alarms.end() == []


async def test_once_something_of_theirs_is_worked_off_cards_follow_again() -> None:
    alarms = Alarms()
    alarms.cry()
    alarms.room.fail(PAIN)
    await alarms.end()
    alarms.room.settle(PAIN + 1, ANNA)

    assert not alarms.room.is_hushed(ANNA)


def test_what_is_no_pain_is_told_apart() -> None:
    assert not Alarms().room.fail(PAIN)


def test_no_try_waits_longer_than_five_seconds() -> None:
    assert RetryLater(60).wait(20, Priority.PAIN) <= 5
    assert emergency.PATIENCE < 1
