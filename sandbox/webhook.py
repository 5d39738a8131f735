"""The other way out for updates: this Telegram calls the bot.

In order within a priority (a chat; for taps a person), priorities side by side, again and again until the bot says 2xx:
at once first, then after a pause that doubles, or the one that the bot asks for with Retry-After.
"""

import asyncio
from collections import deque
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from typing import Any

import httpx

from sandbox.clock import Timekeeper
from sandbox.updates import Update, Updates

Respond = Callable[[str, dict[str, Any]], Awaitable[None]]
"""Carries out a call that the bot makes in its answer to a delivery: a method and its parameters."""

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"  # noqa: S105 # the name of a header, no secret
LONGEST_PAUSE = 60.0
"""Real seconds between two attempts."""
PATIENCE = 60.0
"""Real seconds that the bot has for its answer."""


@dataclass(frozen=True, slots=True)
class Address:
    """Where the bot wants its updates, and how many at a time."""

    url: str
    secret: str
    max_connections: int
    ip: str
    has_certificate: bool = False


class Target:
    """An address, and the way there."""

    def __init__(self, client: httpx.AsyncClient, address: Address) -> None:
        self.address = address
        self._client = client
        self._headers = {SECRET_HEADER: address.secret} if address.secret else {}
        self._slots = asyncio.Semaphore(address.max_connections)

    async def post(self, update: Update) -> httpx.Response:
        """Deliver once.

        Raises:
            httpx.HTTPError: the bot is not there, or does not say 2xx.
        """
        async with self._slots:
            answer = await self._client.post(self.address.url, json=update.json(), headers=self._headers)
        if not answer.is_success:
            why = f"Wrong response from the webhook: {answer.status_code} {answer.reason_phrase}"
            raise httpx.HTTPStatusError(why, request=answer.request, response=answer)
        return answer


class Webhook:
    """The deliveries under way.

    `retry`: the pause in real seconds after the second failure, doubled after each. `respond` is set by whoever serves
    calls; without it, a call in the bot's answer is left alone.
    """

    def __init__(self, updates: Updates, clock: Timekeeper, changed: Callable[[], None], retry: float) -> None:
        self._updates = updates
        self._clock = clock
        self._changed = changed
        self._retry = retry
        self.respond: Respond | None = None
        self._limiter: dict[tuple[str, int], deque[Update]] = {}
        self._workers: set[asyncio.Task[None]] = set()
        self._client: httpx.AsyncClient | None = None
        self.target: Target | None = None
        self._is_near = True
        self.last_error: tuple[float, str] | None = None

    def aim(self, address: Address, *, is_near: bool = True) -> None:
        """Deliver there from now on, beginning with what waits; what is not near is never called."""
        self.clear()
        self._client = self._client or httpx.AsyncClient(timeout=PATIENCE, trust_env=False)
        self.target, self._is_near = Target(self._client, address), is_near
        if not is_near:
            self.last_error = self._clock.now().timestamp(), "this Telegram calls loopback addresses only"
        for update in self._updates.pending:
            self.offer(update)

    def clear(self) -> None:
        """Stop delivering; what has not been delivered stays."""
        for worker in self._workers:
            worker.cancel()
        self._limiter.clear()
        self.target, self.last_error = None, None

    def offer(self, update: Update) -> None:
        """An update that has just been added to the queue."""
        if self.target is None or not self._is_near:
            return
        priority = self._limiter.setdefault(update.priority, deque())
        priority.append(update)
        if len(priority) == 1:
            worker = asyncio.get_running_loop().create_task(self._work(self.target, priority))
            self._workers.add(worker)
            worker.add_done_callback(self._workers.discard)

    async def close(self) -> None:
        """Stop, and wait until everything has stopped."""
        self.clear()
        await asyncio.gather(*self._workers, return_exceptions=True)
        if self._client is not None:
            await self._client.aclose()

    async def _work(self, target: Target, priority: deque[Update]) -> None:
        pause = 0.0
        while priority:
            asked_for = await self._deliver(target, priority[0]) if self._updates.holds(priority[0]) else None
            if asked_for is None:
                self._updates.drop(priority.popleft())
                pause = 0.0
            else:
                await asyncio.sleep(max(pause, asked_for))
                pause = min(2 * pause or self._retry, LONGEST_PAUSE)

    async def _deliver(self, target: Target, update: Update) -> float | None:
        """Return None when the bot has it; otherwise the real seconds for which it asks to be left alone."""
        try:
            answer = await target.post(update)
        except httpx.HTTPError as error:
            self.last_error = self._clock.now().timestamp(), str(error) or type(error).__name__
            self._changed()
            return _asked_for(error)
        if self.respond is not None and (asked := _call_in(answer)) is not None:
            await self.respond(*asked)
        return None


def _asked_for(error: httpx.HTTPError) -> float:
    asked = error.response.headers.get("retry-after", "") if isinstance(error, httpx.HTTPStatusError) else ""
    return min(float(asked), LONGEST_PAUSE) if asked.isdecimal() else 0.0


def _call_in(answer: httpx.Response) -> tuple[str, dict[str, Any]] | None:
    """Return the one call that a bot may make in its answer, if it does: a method and its parameters."""
    try:
        given = dict(answer.json())
        return str(given.pop("method")), given
    except (ValueError, TypeError, KeyError):
        return None  # it said yes, and no more
