"""The line between a browser and the server, which can be cut and mended: a TCP port that passes everything on."""

import asyncio
from asyncio import StreamReader, StreamWriter
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from urllib.parse import urlsplit

HOST = "127.0.0.1"


@dataclass(slots=True)
class Line:
    """A line that stands."""

    server: int
    """The port that it leads to."""
    port: int = 0
    _listening: asyncio.Server | None = None
    _ends: set[StreamWriter] = field(default_factory=set)

    @property
    def address(self) -> str:
        return f"http://{HOST}:{self.port}"

    async def mend(self) -> None:
        """Let connections pass, on the same port as ever."""
        self._listening = await asyncio.start_server(self._pass_on, HOST, self.port)
        self.port = self._listening.sockets[0].getsockname()[1]

    async def cut(self) -> None:
        """End every connection, and refuse new ones."""
        assert self._listening is not None
        self._listening.close()
        for end in tuple(self._ends):
            end.transport.abort()
        await self._listening.wait_closed()

    async def _pass_on(self, reader: StreamReader, writer: StreamWriter) -> None:
        there, back = await asyncio.open_connection(HOST, self.server)
        ends = {writer, back}
        self._ends |= ends
        try:
            await asyncio.gather(_copy(reader, back), _copy(there, writer))
        finally:
            self._ends -= ends


async def _copy(reader: StreamReader, writer: StreamWriter) -> None:
    with suppress(ConnectionError):
        while some := await reader.read(65536):
            writer.write(some)
            await writer.drain()
    writer.close()


@asynccontextmanager
async def line(address: str) -> AsyncIterator[Line]:
    """Have a line to a server until the block ends."""
    between = Line(urlsplit(address).port or 80)
    await between.mend()
    try:
        yield between
    finally:
        await between.cut()
