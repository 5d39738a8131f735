"""The door on LISTEN: whoever calls us is let in, and nobody may stand in it for long.

The rule: what goes out, pain's advice before all, needs connections too. So at most so many callers are in the door at
once, a request is here whole within seconds, and of those who say nothing the one who came first leaves first. What
strangers do wrong is nobody's news.
"""

import asyncio
import logging
import resource
import socket
from contextlib import suppress

import h11
import uvicorn
from starlette.applications import Starlette
from starlette.requests import ClientDisconnect
from starlette.types import ASGIApp, Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

from bot.chat.seldom import Seldom

log = logging.getLogger(__name__)

PATIENCE = 10.0
"""Seconds in which a request must be here whole; Telegram's takes milliseconds."""
MOST = 128
"""Callers at once. Telegram has 40 connections at most unless it is told otherwise."""
SHARE = 4
"""One in so many file handles of the process may be a caller's."""
FAREWELL = 5.0
"""Seconds that requests under way have at the end."""
BREATH = 0.5
"""Seconds until the next try where nobody could be let in."""


def at_once() -> int:
    """Return how many callers may be in the door."""
    limit, _ = resource.getrlimit(resource.RLIMIT_NOFILE)
    return MOST if limit == resource.RLIM_INFINITY else max(1, min(MOST, limit // SHARE))


class Caller(H11Protocol):
    """One connection. It is served from a whole request to its answer, and silent otherwise."""

    deadline: asyncio.TimerHandle | None = None
    since = 0.0
    """When it fell silent."""

    @property
    def is_served(self) -> bool:
        """Return whether a whole request is here, and unanswered."""
        return self.cycle is not None and not self.cycle.more_body and not self.cycle.response_complete

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override] # as uvicorn has it
        """Begin to wait for a request."""
        super().connection_made(transport)
        self._wait()

    def data_received(self, data: bytes) -> None:
        """Go on with the request; what is no request any more is cut off."""
        try:
            super().data_received(data)
        except h11.LocalProtocolError:  # uvicorn's own answer to it came too late
            self.transport.abort()
        if self.is_served:
            self._stop_waiting()

    def on_response_complete(self) -> None:
        """Begin to wait for the next request, unless that is here already."""
        super().on_response_complete()
        if not self.is_served:
            self._wait()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing any more."""
        self._stop_waiting()
        super().connection_lost(exc)

    def leave(self) -> None:
        """Close the connection, without an answer."""
        self._stop_waiting()
        self.transport.abort()

    def _wait(self) -> None:
        self._stop_waiting()
        self.since = self.loop.time()
        self.deadline = self.loop.call_later(PATIENCE, self.leave)

    def _stop_waiting(self) -> None:
        if self.deadline is not None:
            self.deadline.cancel()


class Door:
    """Lets callers in, one after the other."""

    def __init__(self, app: ASGIApp, most: int) -> None:
        self._config = uvicorn.Config(
            _unhurt(app), log_config=None, access_log=False, lifespan="off", http=Caller, ws="none"
        )
        self._config.load()
        self._state = ServerState()
        self._most = most
        self._seldom = Seldom(log)

    async def stand_open(self, listener: socket.socket) -> None:
        """Let in whoever comes, until cancelled."""
        listener.settimeout(0)
        try:
            while True:
                await self._let_in(listener)
        finally:
            await self._close()

    async def _let_in(self, listener: socket.socket) -> None:
        loop = asyncio.get_running_loop()
        try:
            caller, _ = await loop.sock_accept(listener)
        except OSError as error:  # the caller has left, or no file handle is left
            self._seldom.warn("door.shut error=%s code=%s", type(error).__name__, error.errno)
            await asyncio.sleep(BREATH)
            return
        try:
            caller.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)  # small answers go at once
            await loop.connect_accepted_socket(self._caller, caller)
        except OSError:
            caller.close()
        await self._make_room()

    def _caller(self) -> Caller:
        return Caller(config=self._config, server_state=self._state, app_state={})

    async def _make_room(self) -> None:
        """Show somebody out where the door is full; where everybody is being served, wait until one is done."""
        while len(callers := self._callers()) > self._most:
            silent = [caller for caller in callers if not caller.is_served]
            if silent:
                min(silent, key=lambda caller: caller.since).leave()
            else:
                await asyncio.wait(self._state.tasks, return_when=asyncio.FIRST_COMPLETED)

    def _callers(self) -> list[Caller]:
        """Return whoever is in the door and has not been shown out."""
        return [
            caller
            for caller in self._state.connections
            if isinstance(caller, Caller) and not caller.transport.is_closing()
        ]

    async def _close(self) -> None:
        """Answer whoever is being served; the rest may go."""
        for caller in self._callers():
            if caller.is_served:
                caller.shutdown()
            else:
                caller.leave()
        if self._state.tasks:
            await asyncio.wait(self._state.tasks, timeout=FAREWELL)
        for caller in self._callers():
            caller.leave()


def _unhurt(app: ASGIApp) -> ASGIApp:
    """Hear nothing in a request that breaks off: whoever hangs up has done nothing wrong."""

    async def served(scope: Scope, receive: Receive, send: Send) -> None:
        with suppress(ClientDisconnect):
            await app(scope, receive, send)

    return served


async def serve(app: Starlette, listener: socket.socket) -> None:
    """Serve until cancelled."""
    logging.getLogger("uvicorn").setLevel(logging.ERROR)  # it warns of every request that is none
    log.info("webhook.listening address=%s:%d", *listener.getsockname()[:2])
    await Door(app, at_once()).stand_open(listener)
