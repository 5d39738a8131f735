"""Sending limits: the first priority goes first, limits are kept, and what is not wanted any more costs nothing."""

import asyncio
from itertools import pairwise

import pytest
from telegram.error import RetryAfter

from bot.chat.rate_limiter import BURST
from bot.coach.ports import Superseded
from bot.core.bucket import Draw, overall
from bot.core.priority import Priority
from tests.chat.crowd import Crowd, most_above
from tests.chat.leaping import leap

RATE = 30
EVERYBODY = range(1000, 1100)


def test_the_first_priority_goes_first_and_in_it_who_came_first() -> None:
    async def play() -> None:
        crowd = Crowd(RATE)
        senders = [crowd.send(priority, chat) for chat in EVERYBODY for priority in (Priority(chat % 5),)]
        await asyncio.gather(*senders)
        assert [(one.priority, one.chat) for one in crowd.left] == sorted(
            (Priority(chat % 5), chat) for chat in EVERYBODY
        )

    leap(play())


def test_a_backlog_drains_at_the_whole_rate_and_not_above_it() -> None:
    async def play() -> None:
        crowd, bucket = Crowd(RATE), overall(RATE)
        await asyncio.sleep(60)
        await asyncio.gather(*(crowd.send(Priority.REMINDER, chat) for chat in range(600)))
        at_once = int(bucket.size - bucket.kept)
        assert most_above(crowd.left, RATE) <= at_once + 1e-3
        assert crowd.now() == pytest.approx(60 + (600 - at_once) / RATE)

    leap(play())


def test_a_start_begins_with_one_since_nobody_knows_what_was_sent_just_before() -> None:
    async def play() -> None:
        crowd = Crowd(RATE)
        await asyncio.gather(*(crowd.send(Priority.REPLY, chat) for chat in range(RATE)))
        assert [one.at for one in crowd.left] == pytest.approx([n / RATE for n in range(RATE)])

    leap(play())


def test_behind_a_crowd_pain_and_replies_find_what_is_kept_for_them() -> None:
    async def play() -> None:
        crowd = Crowd(RATE)
        reminders = [crowd.send(Priority.REMINDER, chat) for chat in EVERYBODY]
        await asyncio.sleep(1)
        came = crowd.now()
        await asyncio.gather(
            *(crowd.send(priority, int(priority)) for priority in (Priority.REPLY, Priority.PAIN, Priority.REPLY))
        )
        assert crowd.now() == came
        await asyncio.gather(*reminders)

    leap(play())


def test_a_chat_has_a_few_at_once_and_then_one_a_second_edits_included() -> None:
    async def play() -> None:
        crowd = Crowd(RATE)
        calls = ("sendMessage", "editMessageText") * BURST
        await asyncio.gather(*(crowd.send(Priority.REPLY, 7, endpoint=call) for call in calls))
        at = [one.at for one in crowd.left]
        assert at[BURST - 1] < 1
        assert [after - before for before, after in pairwise(at[BURST:])] == pytest.approx([1.0] * (BURST - 1))

    leap(play())


def test_a_chat_that_must_wait_holds_nobody_up_and_pain_does_not_wait_for_its_chat() -> None:
    async def play() -> None:
        crowd = Crowd(RATE)
        busy = [crowd.send(Priority.REPLY, 7) for _ in range(BURST + 1)]
        await asyncio.sleep(0.5)
        await asyncio.gather(crowd.send(Priority.CARD, 8), crowd.send(Priority.PAIN, 7))
        assert crowd.now() == 0.5
        assert not busy[-1].done()
        await asyncio.gather(*busy)

    leap(play())


def test_what_telegram_does_not_count_waits_for_nobody() -> None:
    async def play() -> None:
        crowd = Crowd(RATE)
        reminders = [crowd.send(Priority.REMINDER, chat) for chat in EVERYBODY]
        free = ("deleteMessage", "answerCallbackQuery")
        await asyncio.gather(*(crowd.send(Priority.BROADCAST, 7, endpoint=call) for call in free * 10))
        assert crowd.now() == 0
        await asyncio.gather(*reminders)

    leap(play())


async def shut(seconds: int) -> Crowd:
    """A crowd of which Telegram has just refused two: it shuts all."""
    crowd = Crowd(RATE)
    for chat in (1, 2):
        with pytest.raises(RetryAfter):
            await crowd.send(Priority.REPLY, chat, refused=seconds)
    crowd.left.clear()
    return crowd


async def undisturbed() -> list[float]:
    """When a hundred leave who have waited for ten seconds, and all of whom go."""
    crowd = await shut(10)
    await asyncio.gather(*(crowd.send(Priority.CARD, chat) for chat in EVERYBODY))
    return [one.at for one in crowd.left]


def test_who_is_not_wanted_any_more_is_told_so_and_takes_nobodys_turn() -> None:
    async def play() -> None:
        crowd, newest = await shut(10), 1
        superseded = [crowd.send(Priority.CARD, chat, lambda: newest == 1) for chat in EVERYBODY]
        await asyncio.sleep(5)
        newest = 2
        shows = [crowd.send(Priority.CARD, chat, lambda: newest == 2) for chat in EVERYBODY]
        answers = await asyncio.gather(*superseded, return_exceptions=True)
        assert {type(answer) for answer in answers} == {Superseded}
        assert set(await asyncio.gather(*shows)) == {True}
        assert [one.at for one in crowd.left] == pytest.approx(await undisturbed())

    leap(play())


def test_who_gives_up_waiting_takes_nobodys_turn() -> None:
    async def play() -> None:
        crowd = await shut(10)
        senders = [crowd.send(Priority.CARD, chat) for chat in EVERYBODY for _ in range(2)]
        await asyncio.sleep(5)
        for impatient in senders[::2]:
            impatient.cancel()
        await asyncio.gather(*senders[1::2])
        assert [one.at for one in crowd.left] == pytest.approx(await undisturbed())

    leap(play())


class Slow:
    """A budget that grants one token a draw, after a while."""

    async def draw(self, most: int, *, urgent: bool) -> Draw:
        assert most >= 1
        await asyncio.sleep(1)
        return Draw(1, 0 if urgent else 0.1)

    async def shut(self, seconds: float) -> None:
        raise AssertionError(f"nobody was refused, for {seconds} s")

    async def close(self) -> None:
        """Nothing is held."""


def test_pain_that_comes_while_tokens_are_drawn_for_others_has_the_first() -> None:
    async def play() -> None:
        crowd = Crowd(RATE, Slow())
        await asyncio.gather(crowd.send(Priority.REMINDER, 1), crowd.send(Priority.PAIN, 2, after=0.5))
        assert [one.priority for one in crowd.left] == [Priority.PAIN, Priority.REMINDER]
        assert [one.at for one in crowd.left] == pytest.approx([1, 2])

    leap(play())


def test_when_the_limiter_closes_nobody_waits_any_more() -> None:
    async def play() -> None:
        crowd = Crowd(RATE)
        senders = [crowd.send(Priority.REMINDER, chat) for chat in EVERYBODY]
        await asyncio.sleep(1)
        await crowd.priorities.shutdown()
        await asyncio.wait(senders)
        assert {sender.cancelled() for sender in senders} == {True, False}

    leap(play())


def test_a_turn_that_comes_just_while_another_is_given_is_not_missed() -> None:
    creep = 1e-4

    async def play(before: float) -> None:
        crowd = Crowd(RATE)
        await asyncio.sleep(10)
        waits = [crowd.send(Priority.REPLY, 1) for _ in range(BURST + 1)][-1]
        another = crowd.send(Priority.REPLY, 2, after=1 - before)
        await asyncio.gather(waits, another)

    for looks in range(100):  # the clock goes on with every look at it: somewhere here is the moment in between
        leap(play(looks * creep), creep)


class Unhurried(Slow):
    """A budget that grants all that is asked for, after a while."""

    async def draw(self, most: int, *, urgent: bool) -> Draw:  # noqa: ARG002 # for everybody alike
        await asyncio.sleep(0.3)
        return Draw(most, 0)


def test_a_turn_that_comes_while_tokens_are_drawn_for_another_is_not_missed() -> None:
    async def play() -> None:
        crowd = Crowd(RATE, Unhurried())
        first = [crowd.send(Priority.REPLY, 1) for _ in range(BURST + 1)]
        another = crowd.send(Priority.REPLY, 2, after=1.2)
        await asyncio.gather(another, *first)

    leap(play())
