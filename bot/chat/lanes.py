"""Sending limits, kept rather than hit: so many calls a second over all, about one a second to a chat.

The rule: whoever sends waits for a turn, and the first lane goes first: pain, replies, session cards, reminders,
broadcast. The last tenth of a second's worth is for pain and replies alone. Who is not wanted any more goes without a
turn, and costs nothing.
"""

import asyncio
from bisect import insort
from collections import Counter
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from typing import Any, TypeAlias

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.chat.budget import Budget, OwnBudget
from bot.coach.ports import Overtaken, always
from bot.core.bucket import Bucket
from bot.store.tables import Lane

Answer: TypeAlias = bool | dict[str, Any] | list[dict[str, Any]]

COUNTED = ("send", "edit")
"""How the calls begin that Telegram counts; answering a tap and deleting are free."""
URGENT = Lane.REPLY
"""The last lane that may draw on what is kept back."""
BURST = 5
"""Messages that a chat may have at once, before it is one a second."""
MANY = 10_000
"""Chats that are remembered before those that have rested are forgotten."""


def seconds_of(error: RetryAfter) -> float:
    """Answer how long Telegram wants us to wait, in seconds."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


@dataclass(frozen=True, slots=True)
class Turn:
    """What a call waits for: its lane's turn, as long as it is wanted."""

    lane: Lane = Lane.REPLY
    wanted: Callable[[], bool] = always


@dataclass(order=True, slots=True)
class _Waiting:
    lane: Lane
    nth: int
    chat: int = field(compare=False)
    wanted: Callable[[], bool] = field(compare=False)
    goes: "asyncio.Future[None]" = field(compare=False)


class Lanes(BaseRateLimiter[Turn]):
    """Whose turn it is to send."""

    def __init__(self, per_second: int, budget: Budget | None = None) -> None:
        self._budget = budget or OwnBudget(per_second)
        self._rested = Bucket(max(1.0, per_second / 30), BURST)
        self._chats: dict[int, Bucket] = {}
        self._queue: list[_Waiting] = []
        self._nth = count()
        self._came = asyncio.Event()
        self._serving: asyncio.Task[None] | None = None

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Let nobody wait for a turn that will not come."""
        if self._serving is not None:
            self._serving.cancel()
            await asyncio.wait([self._serving])
        for waiting in self._queue:
            waiting.goes.cancel()
        await self._budget.close()

    async def process_request(  # noqa: PLR0913, PLR0917 # python-telegram-bot's signature
        self,
        callback: Callable[..., Coroutine[Any, Any, Answer]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Turn | None,
    ) -> Answer:
        """Make a call when its turn has come; after a 429 everybody waits as long as Telegram says.

        Raises:
            Overtaken: it was not wanted any more when its turn came.
        """
        if not endpoint.startswith(COUNTED):
            return await callback(*args, **kwargs)
        await self._turn(rate_limit_args or Turn(), int(data["chat_id"]))
        try:
            return await callback(*args, **kwargs)
        except RetryAfter as error:
            await self._budget.shut(seconds_of(error))
            raise

    async def _turn(self, turn: Turn, chat: int) -> None:
        goes = asyncio.get_running_loop().create_future()
        insort(self._queue, _Waiting(turn.lane, next(self._nth), chat, turn.wanted, goes))
        self._came.set()
        if self._serving is None or self._serving.done():
            self._serving = asyncio.create_task(self._serve())
        await goes

    async def _serve(self) -> None:
        """Give turns as long as anybody waits; look again when the next one may go, or when somebody has come."""
        self._came.clear()
        while (wait := await self._round()) is not None:
            with suppress(TimeoutError):
                async with asyncio.timeout(wait):
                    await self._came.wait()
            self._came.clear()

    async def _round(self) -> float | None:
        """Give turns to whoever may go now, the urgent first; answer when to look again, None where nobody waits.

        Who came or went while tokens were drawn is seen: the first in order have them, and what is left over lapses.
        """
        waits = []
        for urgent in (True, False):
            if not (ready := self._ready(urgent_only=urgent)):
                continue
            draw = await self._budget.draw(len(ready), urgent=urgent)
            for waiting in self._ready(urgent_only=urgent)[: draw.granted]:
                self._go(waiting)
            if draw.granted < len(ready):
                waits.append(draw.wait)
                break
        self._let_out()
        now = _now()
        waits += [wait for waiting in self._queue if (wait := self._chat(waiting.chat).wait(now))]
        return min(waits, default=0.0) if self._queue else None

    def _ready(self, *, urgent_only: bool) -> list[_Waiting]:
        """Answer who might go now if there were tokens enough, in order."""
        self._let_out()
        now, ready, of_chat = _now(), list[_Waiting](), Counter[int]()
        for waiting in self._queue:
            if urgent_only and waiting.lane > URGENT:
                break
            if waiting.lane is Lane.PAIN or not self._chat(waiting.chat).wait(now, 1 + of_chat[waiting.chat]):
                of_chat[waiting.chat] += 1
                ready.append(waiting)
        return ready

    def _let_out(self) -> None:
        """Let whoever is not wanted any more go without a turn, and forget those who have gone."""
        for waiting in self._queue:
            if not waiting.goes.done() and not waiting.wanted():
                waiting.goes.set_exception(Overtaken())
        self._queue = [waiting for waiting in self._queue if not waiting.goes.done()]

    def _go(self, waiting: _Waiting) -> None:
        now = _now()
        self._chats[waiting.chat] = self._chat(waiting.chat).without(1, now)
        if len(self._chats) > MANY:
            self._chats = {chat: bucket for chat, bucket in self._chats.items() if bucket.wait(now, BURST)}
        waiting.goes.set_result(None)

    def _chat(self, chat: int) -> Bucket:
        return self._chats.get(chat, self._rested)


def _now() -> float:
    return asyncio.get_running_loop().time()
