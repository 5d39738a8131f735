"""Telegram on a port of loopback, inside the running loop: `async with serve(telegram) as url`.

No signal handlers, no log, and no waiting at the end: open long polls and event streams are cut off.
"""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from functools import partial

import uvicorn
from starlette.applications import Starlette
from starlette.types import Scope
from uvicorn.protocols.http.h11_impl import H11Protocol

from sandbox import botapi
from sandbox.control.instruments import Instruments
from sandbox.control.people import People
from sandbox.control.world import World
from sandbox.switchboard import call_unheard
from sandbox.telegram import Telegram

HOST = "127.0.0.1"
IDLE = 75
"""Real seconds that a connection stays open between two calls."""
FAREWELL = 1.0
"""Real seconds that requests under way have at the end."""


@asynccontextmanager
async def serve(telegram: Telegram, *, port: int = 0) -> AsyncIterator[str]:
    """Serve until the block ends; port 0 takes any free one. Gives the URL.

    Raises:
        OSError: the port is taken.
    """
    server = _Server(telegram)
    telegram.webhook.respond = partial(call_unheard, telegram)
    # Named as TCP, asyncio sends small answers at once; otherwise each waits 40 ms for an acknowledgement.
    with socket.socket(socket.AF_INET, socket.SOCK_STREAM, socket.IPPROTO_TCP) as listener:
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((HOST, port))
        await server.startup(sockets=[listener])
        try:
            telegram.url = f"http://{HOST}:{listener.getsockname()[1]}"
            yield telegram.url
        finally:
            await telegram.close()
            await server.stop()


class _Server(uvicorn.Server):
    def __init__(self, telegram: Telegram) -> None:
        rooms = (World(telegram), People(telegram), Instruments(telegram))
        control = [route for room in rooms for route in room.routes()]
        app = Starlette(routes=[*botapi.routes(telegram, self.hang_up), *control])
        config = uvicorn.Config(
            app,
            log_config=None,
            access_log=False,
            lifespan="off",
            http="h11",
            ws="none",
            proxy_headers=False,
            timeout_keep_alive=IDLE,
        )
        config.load()
        super().__init__(config)
        self.lifespan = config.lifespan_class(config)

    def hang_up(self, scope: Scope) -> None:
        """Close the connection of this request, whatever it waits for."""
        for connection in self.server_state.connections:
            if isinstance(connection, H11Protocol) and connection.client == tuple(scope["client"]):
                connection.transport.abort()

    async def stop(self) -> None:
        """Close everything at once."""
        for server in self.servers:
            server.close()
        for connection in tuple(self.server_state.connections):
            connection.transport.abort()
        if tasks := tuple(self.server_state.tasks):
            _, stuck = await asyncio.wait(tasks, timeout=FAREWELL)
            for task in stuck:
                task.cancel()
        for server in self.servers:
            await server.wait_closed()
