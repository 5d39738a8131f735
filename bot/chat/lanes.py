"""Sending limits, kept rather than hit: so many calls a second over all, about one a second to a chat.

The rule: whoever waits, waits in a lane, and the first lane goes first: pain, replies, session cards, reminders.
"""

import asyncio
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from datetime import timedelta
from heapq import heappop, heappush
from itertools import count
from typing import Any, TypeAlias

from telegram.error import RetryAfter
from telegram.ext import BaseRateLimiter

from bot.store.tables import Lane

Answer: TypeAlias = bool | dict[str, Any] | list[dict[str, Any]]

LIMITED = frozenset({"sendMessage", "sendPhoto", "sendAnimation", "sendDocument", "editMessageText"})
"""The calls that Telegram counts; answering a tap and deleting are free."""
BURST = 5
"""Messages that a chat may have at once, before it is one a second."""


def seconds_of(error: RetryAfter) -> float:
    """Answer how long Telegram wants us to wait, in seconds."""
    wait = error.retry_after
    return wait.total_seconds() if isinstance(wait, timedelta) else float(wait)


@dataclass(slots=True)
class Bucket:
    """Tokens that come back at a rate; the time is handed in, in seconds."""

    rate: float
    size: float
    tokens: float = field(init=False)
    at: float = 0

    def __post_init__(self) -> None:
        self.tokens = self.size

    def fill(self, now: float) -> None:
        """Let the time that has passed bring tokens."""
        self.tokens = min(self.size, self.tokens + (now - self.at) * self.rate)
        self.at = now

    def wait(self) -> float:
        """Answer the seconds until there is a whole token."""
        return max(0.0, (1 - self.tokens) / self.rate)


@dataclass(order=True, slots=True)
class _Waiting:
    lane: Lane
    nth: int
    chat: int = field(compare=False)
    turn: "asyncio.Future[None]" = field(compare=False)


class Lanes(BaseRateLimiter[Lane]):
    """Whose turn it is to send."""

    def __init__(self, per_second: int) -> None:
        self._per_chat = max(1.0, per_second / 30)
        self._overall = Bucket(per_second, max(1.0, per_second / 10))
        self._chats: dict[int, Bucket] = {}
        self._queue: list[_Waiting] = []
        self._nth = count()
        self._shut_until = 0.0
        self._timer: asyncio.TimerHandle | None = None

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Let nobody wait for a turn that will not come."""
        if self._timer is not None:
            self._timer.cancel()
        for waiting in self._queue:
            waiting.turn.cancel()

    async def process_request(  # noqa: PLR0913, PLR0917 # python-telegram-bot's signature
        self,
        callback: Callable[..., Coroutine[Any, Any, Answer]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: Lane | None,
    ) -> Answer:
        """Make a call when its turn has come; after a 429 everybody waits as long as Telegram says."""
        if endpoint in LIMITED:
            await self._turn(Lane.REPLY if rate_limit_args is None else rate_limit_args, int(data["chat_id"]))
        try:
            return await callback(*args, **kwargs)
        except RetryAfter as error:
            self._shut_until = max(self._shut_until, self._now() + seconds_of(error))
            raise

    async def _turn(self, lane: Lane, chat: int) -> None:
        waiting = _Waiting(lane, next(self._nth), chat, asyncio.get_running_loop().create_future())
        heappush(self._queue, waiting)
        self._serve()
        await waiting.turn

    def _now(self) -> float:
        return asyncio.get_running_loop().time()

    def _serve(self) -> None:
        """Give turns to whoever may go now, the first lane first, and come back when the next one may."""
        now, kept, soonest = self._now(), [], float("inf")
        self._overall.fill(now)
        while self._queue and now >= self._shut_until and self._overall.tokens >= 1:
            waiting = heappop(self._queue)
            if waiting.turn.done():
                continue  # cancelled while it waited
            chat = self._chats.setdefault(waiting.chat, Bucket(self._per_chat, BURST, now))
            chat.fill(now)
            if chat.tokens < 1 and waiting.lane is not Lane.PAIN:
                kept.append(waiting)
                soonest = min(soonest, chat.wait())
                continue
            chat.tokens -= 1
            self._overall.tokens -= 1
            waiting.turn.set_result(None)
        for waiting in kept:
            heappush(self._queue, waiting)
        self._forget_idle_chats(now)
        self._come_back(now, soonest)

    def _come_back(self, now: float, soonest: float) -> None:
        if self._timer is not None:
            self._timer.cancel()
            self._timer = None
        if not self._queue:
            return
        if now < self._shut_until:
            wait = self._shut_until - now
        elif self._overall.tokens < 1:
            wait = self._overall.wait()
        else:
            wait = soonest
        self._timer = asyncio.get_running_loop().call_later(wait, self._serve)

    def _forget_idle_chats(self, now: float) -> None:
        if len(self._chats) > 10_000:
            self._chats = {chat: bucket for chat, bucket in self._chats.items() if now - bucket.at < BURST}
