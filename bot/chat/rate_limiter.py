"""Sending limits, kept rather than hit: so many calls a second over all, about one a second to a chat.

The rule: whoever sends waits for a turn, and the first priority goes first: pain, replies, session cards, reminders,
broadcast, pictures. The last tenth of a second's worth is for pain and replies alone. A call that is not wanted any
more leaves the queue, and costs nothing. A 429 shuts the chat that it was about; where a second chat meets one soon, it
shuts all. Pain asks again all the same.
"""

import asyncio
from bisect import insort
from collections import Counter
from collections.abc import Callable, Coroutine
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta
from itertools import count
from math import inf
from typing import Any, TypeAlias

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.chat.budget import Budget, OwnBudget
from bot.chat.pools import POOL_OF, Pool, Room, through
from bot.chat.shut import Shut
from bot.coach.ports import Superseded, always
from bot.core.bucket import Bucket
from bot.core.priority import Priority

Answer: TypeAlias = bool | dict[str, Any] | list[dict[str, Any]]

COUNTED = ("send", "edit")
"""How the calls begin that Telegram counts; answering a tap and deleting are free."""
OF_PEOPLE = (*COUNTED, "answerCallbackQuery", "deleteMessage")
"""How the calls begin whose 429s speak of sending; others, such as the menu's, speak of themselves alone."""
URGENT = Priority.REPLY
"""The last priority that may draw on what is kept back."""
BURST = 5
"""Messages that a chat may have at once, before it is one a second."""
MANY = 10_000
"""Chats that are remembered before idle ones are forgotten."""
PROBE = 3.0
"""Seconds between two calls for pain while Telegram has shut all; one that it takes lets the next go at once."""


def seconds_of(error: RetryAfter) -> float:
    """Return how long Telegram wants us to wait, in seconds."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


@dataclass(frozen=True, slots=True)
class Permit:
    """What a call holds while it waits: its priority, and whether it is still wanted."""

    priority: Priority = Priority.REPLY
    wanted: Callable[[], bool] = always


@dataclass(order=True, slots=True)
class _Waiting:
    priority: Priority
    nth: int
    chat: int = field(compare=False)
    wanted: Callable[[], bool] = field(compare=False)
    goes: "asyncio.Future[None]" = field(compare=False)

    @property
    def pool(self) -> Pool:
        """The pool of connections that it uses."""
        return POOL_OF[self.priority]

    @property
    def has_gone(self) -> bool:
        """It has had its turn."""
        return self.goes.done() and not self.goes.cancelled() and self.goes.exception() is None


class RateLimiter(BaseRateLimiter[Permit]):
    """Decides whose turn it is to send."""

    def __init__(self, per_second: int, budget: Budget | None = None) -> None:
        self._budget = budget or OwnBudget(per_second)
        self._rested = Bucket(max(1.0, per_second / 30), BURST)
        self._chats: dict[int, Bucket] = {}
        self._shut = Shut()
        self._room = Room()
        self._probes_at = -inf
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
        rate_limit_args: Permit | None,
    ) -> Answer:
        """Make a call when its turn has come, through the pool of its priority.

        Raises:
            Superseded: it was not wanted any more when its turn came.
            RetryAfter: Telegram has shut this chat.
        """
        chat = data.get("chat_id")
        if not endpoint.startswith(COUNTED):
            return await self._made(callback(*args, **kwargs), endpoint, chat)
        waiting = await self._turn(rate_limit_args or Permit(), int(data["chat_id"]))
        try:
            with through(waiting.pool):
                answer = await self._made(callback(*args, **kwargs), endpoint, waiting.chat)
        finally:
            self._back(waiting)
        if waiting.priority is Priority.PAIN:
            self._probes_at = -inf
        return answer

    async def _made(self, making: Coroutine[Any, Any, Answer], endpoint: str, chat: int | None) -> Answer:
        """Make a call; a 429 shuts its chat, or all where it speaks of all."""
        try:
            return await making
        except RetryAfter as error:
            refused = error
        if endpoint.startswith(OF_PEOPLE) and self._speaks_of_all(chat, seconds_of(refused)):
            await self._budget.shut(seconds_of(refused))
        self._came.set()
        raise refused

    def _speaks_of_all(self, chat: int | None, seconds: float) -> bool:
        """Shut a chat that met a 429; return whether it is not about that chat alone."""
        if chat is None:
            return True
        self._chats[chat] = self._chat(chat).shut(_now() + seconds)
        return self._shut.shut(chat, seconds, _now())

    async def _turn(self, turn: Permit, chat: int) -> _Waiting:
        waiting = _Waiting(
            turn.priority, next(self._nth), chat, turn.wanted, asyncio.get_running_loop().create_future()
        )
        insort(self._queue, waiting)
        self._came.set()
        if self._serving is None or self._serving.done():
            self._serving = asyncio.create_task(self._serve())
        try:
            await waiting.goes
        except asyncio.CancelledError:
            if waiting.has_gone:  # it gave up in the moment when its turn came
                self._back(waiting)
            raise
        return waiting

    def _back(self, waiting: _Waiting) -> None:
        """A call is over: its connection is free for another."""
        self._room.give_back(waiting.pool, waiting.chat)
        self._came.set()

    async def _serve(self) -> None:
        """Give turns as long as anybody waits; look again when the next one may go, or when something has changed."""
        self._came.clear()
        while (wait := await self._round()) is not None:
            with suppress(TimeoutError):
                async with asyncio.timeout(wait if wait < inf else None):
                    await self._came.wait()
            self._came.clear()

    async def _round(self) -> float | None:
        """Give turns to whoever may go now, the urgent first; return when to look again, None where nobody waits.

        Who came or went while tokens were drawn is seen: the first in order have them, and what is left over lapses.
        How long a chat must wait is told of the very instant at which it was found to: none opens in between unseen.
        """
        waits, now = [], _now()
        for urgent in (True, False):
            if not (asked := len(self._ready(now, urgent_only=urgent))):
                continue
            draw = await self._budget.draw(asked, urgent=urgent)
            now = _now()
            ready = self._ready(now, urgent_only=urgent)
            for waiting in ready[: draw.granted]:
                self._go(waiting, now)
            if asked <= draw.granted < len(ready):
                waits.append(0.0)
            elif draw.granted < asked:
                waits.append(draw.wait)
                if urgent and draw.wait > PROBE:
                    waits.append(self._probe(now))
                break
        self._let_out()
        waits += [wait for waiting in self._queue if (wait := self._chat(waiting.chat).wait(now))]
        return min(waits, default=inf) if self._queue else None

    def _probe(self, now: float) -> float:
        """Let one who is in pain go without a token, every few seconds; return when the next may."""
        pain = next(
            (waiting for waiting in self._ready(now, urgent_only=True) if waiting.priority is Priority.PAIN), None
        )
        if pain is None:
            return inf
        if now >= self._probes_at:
            self._probes_at = now + PROBE
            self._go(pain, now)
        return self._probes_at - now

    def _ready(self, now: float, *, urgent_only: bool) -> list[_Waiting]:
        """Return what could go now if there were tokens enough, in order: a connection is free and its chat is open."""
        self._let_out()
        ready, of_chat, room = list[_Waiting](), Counter[int](), self._room.copy()
        for waiting in self._queue:
            if urgent_only and waiting.priority > URGENT:
                break
            pool, chat = waiting.pool, waiting.chat
            may = waiting.priority is Priority.PAIN or not self._chat(chat).wait(now, 1 + of_chat[chat])
            if may and room.has(pool, chat):
                of_chat[chat] += 1
                room.take(pool, chat)
                ready.append(waiting)
        return ready

    def _let_out(self) -> None:
        """Turn away what is not wanted any more, and what goes to a shut chat; forget what has gone."""
        for waiting in self._queue:
            if waiting.goes.done():
                continue
            if not waiting.wanted():
                waiting.goes.set_exception(Superseded())
            elif waiting.priority is not Priority.PAIN and (left := self._shut.left(waiting.chat, _now())):
                waiting.goes.set_exception(RetryAfter(timedelta(seconds=left)))
        self._queue = [waiting for waiting in self._queue if not waiting.goes.done()]

    def _go(self, waiting: _Waiting, now: float) -> None:
        self._chats[waiting.chat] = self._chat(waiting.chat).without(1, now)
        if len(self._chats) > MANY:
            self._chats = {chat: bucket for chat, bucket in self._chats.items() if bucket.wait(now, BURST)}
            self._shut.forget(now)
        self._room.take(waiting.pool, waiting.chat)
        waiting.goes.set_result(None)

    def _chat(self, chat: int) -> Bucket:
        return self._chats.get(chat, self._rested)


def _now() -> float:
    return asyncio.get_running_loop().time()
