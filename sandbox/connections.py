"""Connections that end early: a client that goes away while it waits, and a server that hangs up on it."""

import asyncio
from collections.abc import Callable, Coroutine
from typing import Any, TypeVar

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

T = TypeVar("T")
HangUp = Callable[[Scope], None]


async def gone(receive: Receive) -> None:
    """Wait until the client has closed the connection. Only after its request has been read."""
    while (await receive())["type"] != "http.disconnect":
        pass


async def while_connected(receive: Receive, work: Coroutine[Any, Any, T]) -> T | None:
    """Do the work, but give up, with None, when nobody waits for it any more."""
    working, leaving = asyncio.create_task(work), asyncio.create_task(gone(receive))
    await asyncio.wait({working, leaving}, return_when=asyncio.FIRST_COMPLETED)
    leaving.cancel()
    if working.done():
        return await working
    working.cancel()
    await asyncio.wait({working})
    return None


class Silence(Response):
    """No answer at all: the connection is closed instead."""

    def __init__(self, hang_up: HangUp) -> None:
        super().__init__()
        self._hang_up = hang_up

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 # nothing is sent
        """Hang up."""
        self._hang_up(scope)
        await gone(receive)
