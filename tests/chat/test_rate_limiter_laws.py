"""What holds for any crowd: limits, order, and that everybody's turn comes."""

import asyncio
from collections import defaultdict
from dataclasses import dataclass

from hypothesis import given
from hypothesis import strategies as st

from bot.chat.rate_limiter import BURST
from bot.coach.ports import Superseded
from bot.core.bucket import overall
from bot.core.priority import Priority
from tests.chat.crowd import Crowd, Left, most_above
from tests.chat.leaping import leap

ROUNDED = 1e-3
"""Of a token: many instants were computed."""


@dataclass(frozen=True, slots=True)
class Sender:
    """Somebody who sends, who may give up after a while, and may be superseded."""

    priority: Priority
    chat: int
    after: float
    patience: float
    superseded: float


SECONDS = st.one_of(st.just(0.0), st.floats(0, 6))
WHILES = st.one_of(st.just(1e6), st.floats(0, 6))
SENDERS = st.builds(Sender, st.sampled_from(Priority), st.integers(1, 4), SECONDS, WHILES, WHILES)
RATES = st.sampled_from((1, 2, 7, 30))


async def play(rate: int, senders: list[Sender]) -> list[Left]:
    """Let them all send; whoever neither gave up nor was superseded has left in the end."""
    crowd = Crowd(rate)
    sent = [
        crowd.send(each.priority, each.chat, lambda each=each: crowd.now() < each.superseded, after=each.after)  # type: ignore[misc] # mypy cannot infer a lambda's default
        for each in senders
    ]
    for sender, task in zip(senders, sent, strict=True):
        asyncio.get_running_loop().call_later(sender.after + sender.patience, task.cancel)
    answers = await asyncio.gather(*sent, return_exceptions=True)
    for sender, answer in zip(senders, answers, strict=True):
        if answer is not True:
            assert isinstance(answer, Superseded if sender.patience == 1e6 else (Superseded, asyncio.CancelledError))
            assert min(sender.patience, sender.superseded) < 1e6
    assert sum(answer is True for answer in answers) == len(crowd.left)
    await crowd.priorities.shutdown()
    return crowd.left


@given(RATES, st.lists(SENDERS, max_size=60))
def test_limits_are_kept_over_all_and_in_each_chat(rate: int, senders: list[Sender]) -> None:
    left, bucket = leap(play(rate, senders)), overall(rate)
    assert most_above(left, rate) <= bucket.size + ROUNDED
    others = [one for one in left if one.priority > Priority.REPLY]
    assert most_above(others, rate) <= bucket.size - bucket.kept + ROUNDED
    chats = defaultdict(list)
    for one in left:
        if one.priority is not Priority.PAIN:
            chats[one.chat].append(one)
    for of_chat in chats.values():
        assert most_above(of_chat, 1.0) <= BURST + ROUNDED


@given(RATES, st.lists(SENDERS, max_size=60))
def test_nobody_passes_who_stands_before(rate: int, senders: list[Sender]) -> None:
    left = leap(play(rate, [Sender(s.priority, n, s.after, s.patience, s.superseded) for n, s in enumerate(senders)]))
    for i, passing in enumerate(left):
        for behind in left[i + 1 :]:
            assert behind.priority >= passing.priority or behind.came >= passing.at
