"""Our connections to Telegram, in pools: what hangs holds up nothing but its own kind.

The rule: some connections are pain's alone, and no chat has all of a pool. An answer is bounded in size and in time,
and is read by `answers`, never by the library's own parser, which logs what it cannot read.
"""

import asyncio
from collections import Counter
from collections.abc import AsyncIterator, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import Enum, auto
from ssl import SSLContext
from typing import Any

import httpx
from telegram._utils.types import ODVInput  # the type of the library's own timeouts
from telegram.error import TimedOut
from telegram.request import BaseRequest, HTTPXRequest, RequestData

from bot.chat import answers
from bot.store.tables import Lane

SLACK = 5.0
"""Seconds that a whole call may last beyond that, however slowly its answer drips."""
LARGEST = 1 << 20
"""Bytes of an answer; one to a message has a few thousand."""
LARGEST_BATCH = 4 << 20
"""Bytes of a hundred updates."""
Timeout = ODVInput[float]
Trust = SSLContext | bool


class Pool(Enum):
    """Connections of one kind of call."""

    PAIN = auto()
    TALK = auto()
    REMINDERS = auto()
    ASIDE = auto()
    """What nothing depends on: answers to taps, deletions, the menu."""


WIDTH: Mapping[Pool, int] = {Pool.PAIN: 256, Pool.TALK: 64, Pool.REMINDERS: 32, Pool.ASIDE: 32}
"""Calls that may be on their way at once."""
PATIENCE: Mapping[Pool, float] = {Pool.PAIN: 10.0, Pool.TALK: 20.0, Pool.REMINDERS: 20.0, Pool.ASIDE: 10.0}
"""Seconds to wait for an answer: a short time makes the fate of a message uncertain, which of advice harms nobody."""
OF_A_CHAT = 4
"""How many of a pool's may be one chat's."""
POOL_OF: Mapping[Lane, Pool] = {
    Lane.PAIN: Pool.PAIN,
    Lane.REPLY: Pool.TALK,
    Lane.CARD: Pool.TALK,
    Lane.REMINDER: Pool.REMINDERS,
    Lane.BROADCAST: Pool.REMINDERS,
}


@dataclass(slots=True)
class Room:
    """What is left of the pools, while calls are on their way."""

    _out: Counter[tuple[Pool, int | None]] = field(default_factory=Counter)
    """Calls by pool and chat; None is every chat."""

    def has(self, pool: Pool, chat: int) -> bool:
        """Say whether there is a connection for a chat."""
        return self._out[pool, None] < WIDTH[pool] and self._out[pool, chat] < OF_A_CHAT

    def take(self, pool: Pool, chat: int) -> None:
        """Give a chat a connection."""
        self._out.update({(pool, None): 1, (pool, chat): 1})

    def give_back(self, pool: Pool, chat: int) -> None:
        """Take a connection back."""
        self._out -= Counter({(pool, None): 1, (pool, chat): 1})

    def copy(self) -> "Room":
        """Answer another that can be thought about."""
        return Room(self._out.copy())

    def is_whole(self) -> bool:
        """Say whether no call is on its way."""
        return not self._out


_POOL: ContextVar[Pool] = ContextVar("pool", default=Pool.ASIDE)


@contextmanager
def through(pool: Pool) -> Iterator[None]:
    """Make the calls of this block by the connections of a pool."""
    before = _POOL.set(pool)
    try:
        yield
    finally:
        _POOL.reset(before)


class Connection(HTTPXRequest):
    """So many connections, whose answers are bounded, and are Telegram's own or nothing."""

    def __init__(
        self,
        width: int,
        patience: float,
        largest: int = LARGEST,
        *,
        trust: Trust = True,
        transport: httpx.AsyncBaseTransport | None = None,
    ) -> None:
        async def bound(response: httpx.Response) -> None:
            if "content-encoding" in response.headers:  # nobody asked for that, and a little of it may be endless
                raise httpx.DecodingError("an answer that is packed", request=response.request)
            response.stream = _Bounded(response.stream, largest)

        super().__init__(
            connection_pool_size=width,
            read_timeout=patience,
            pool_timeout=patience,
            httpx_kwargs={
                "verify": trust,
                "headers": {"Accept-Encoding": "identity"},
                "event_hooks": {"response": [bound]},
                **({"transport": transport} if transport else {}),
            },
        )

    async def do_request(  # noqa: PLR0913, PLR0917 # python-telegram-bot's signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        write_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        connect_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        pool_timeout: Timeout = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make a call within its time; a failure that Telegram itself speaks of is raised as what it is.

        Raises:
            TelegramError: it was refused, or nobody knows.
        """
        patience = read_timeout if isinstance(read_timeout, int | float) else self.read_timeout or 0.0
        try:
            async with asyncio.timeout(patience + SLACK):
                code, payload = await super().do_request(
                    url, method, request_data, read_timeout, write_timeout, connect_timeout, pool_timeout
                )
        except TimeoutError as error:
            raise TimedOut from error
        if not httpx.codes.is_success(code):
            answers.refuse(payload)
        return code, payload

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer."""
        return answers.read(payload)


class Connections(BaseRequest):
    """The pools that we send by."""

    def __init__(self, *, trust: Trust = True, transport: httpx.AsyncBaseTransport | None = None) -> None:
        self._pools = {pool: Connection(WIDTH[pool], PATIENCE[pool], trust=trust, transport=transport) for pool in Pool}

    @property
    def read_timeout(self) -> float:
        """Seconds that the most patient pool waits."""
        return max(PATIENCE.values())

    async def initialize(self) -> None:
        """Make every pool ready."""
        for pool in self._pools.values():
            await pool.initialize()

    async def shutdown(self) -> None:
        """Close every connection."""
        for pool in self._pools.values():
            await pool.shutdown()

    async def do_request(  # noqa: PLR0913, PLR0917 # python-telegram-bot's signature
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        write_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        connect_timeout: Timeout = BaseRequest.DEFAULT_NONE,
        pool_timeout: Timeout = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make a call by the pool of whoever makes it."""
        return await self._pools[_POOL.get()].do_request(
            url, method, request_data, read_timeout, write_timeout, connect_timeout, pool_timeout
        )

    @staticmethod
    def parse_json_payload(payload: bytes) -> dict[str, Any]:
        """Read an answer."""
        return answers.read(payload)


class _Bounded(httpx.AsyncByteStream):
    """An answer as it comes in, as long as it is not too long."""

    def __init__(self, stream: Any, largest: int) -> None:
        self._stream = stream
        self._largest = largest

    async def __aiter__(self) -> AsyncIterator[bytes]:
        left = self._largest
        async for part in self._stream:
            left -= len(part)
            if left < 0:
                raise httpx.ReadError("an answer without end")
            yield part

    async def aclose(self) -> None:
        """Let go of it."""
        await self._stream.aclose()
