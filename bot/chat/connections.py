"""Our connections to Telegram, in the form that python-telegram-bot uses.

The rule: an answer is bounded in size and in time, and is read by `answers`, never by the library's own parser, which
logs what it cannot read.
"""

import asyncio
from collections.abc import AsyncIterator
from ssl import SSLContext
from typing import Any

import httpx
from telegram._utils.types import ODVInput  # the type of the library's own timeouts
from telegram.error import TimedOut
from telegram.request import BaseRequest, HTTPXRequest, RequestData

from bot.chat import answers
from bot.chat.pools import PATIENCE, WIDTH, Pool, chosen

SLACK = 5.0
"""Seconds that a whole call may last beyond its patience, however slowly its answer drips."""
LARGEST = 1 << 20
"""Bytes of an answer; one to a message has a few thousand."""
LARGEST_BATCH = 4 << 20
"""Bytes of a batch of updates. One has 200,000 at most; of a hundred such, fewer are asked for at a time."""
Timeout = ODVInput[float]
Trust = SSLContext | bool


class TooLarge(httpx.ReadError):
    """An answer is larger than it may be; a smaller one may be asked for."""


class Connection(HTTPXRequest):
    """Some connections to Telegram; an answer is bounded, and is Telegram's own or none at all."""

    def __init__(  # noqa: PLR0913 # all by name but how many and how long
        self,
        width: int,
        patience: float,
        largest: int = LARGEST,
        *,
        trust: Trust = True,
        may_proxy: bool = True,
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
                "trust_env": may_proxy,
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
    """The pools that we send through."""

    def __init__(
        self, *, trust: Trust = True, may_proxy: bool = True, transport: httpx.AsyncBaseTransport | None = None
    ) -> None:
        self._pools = {
            pool: Connection(WIDTH[pool], PATIENCE[pool], trust=trust, may_proxy=may_proxy, transport=transport)
            for pool in Pool
        }

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

    async def do_request(self, *args: Any, **kwargs: Any) -> tuple[int, bytes]:
        """Make a call by the pool of whoever makes it."""
        return await self._pools[chosen()].do_request(*args, **kwargs)

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
                raise TooLarge("an answer without end")
            yield part

    async def aclose(self) -> None:
        """Let go of it."""
        await self._stream.aclose()
