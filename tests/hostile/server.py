"""A Telegram that may answer anything: a raw HTTP server, one queue of updates, and a note of every call.

The rule: it judges nothing, unlike the sandbox, and knows nothing of the bot. An update is the text that a test gives,
to the letter; an answer is the bytes that stand in `trouble`, and where there is none, what Telegram would say.
"""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from email import message_from_bytes
from enum import Enum, auto
from itertools import count
from typing import Any, TypeAlias
from urllib.parse import parse_qsl, unquote

from sandbox.events import Events

FIRST_UPDATE, FIRST_MESSAGE = 800_000_001, 5_000
FILE = "film"
"""What it calls every file."""
BATCH = 100
PAST_THE_TAIL = 10
"""An offset that is further than this beyond the last update confirms nothing: so does Telegram's own queue."""


class Then(Enum):
    """What becomes of the connection after an answer."""

    KEEP = auto()
    CLOSE = auto()
    HANG = auto()
    """Nothing more comes, until the trouble is over; then it is closed."""


@dataclass(frozen=True, slots=True)
class Answer:
    """The bytes of an answer, head and body."""

    raw: bytes
    then: Then = Then.CLOSE


@dataclass(frozen=True, slots=True)
class Call:
    """What the bot asked; `at` is of this loop's clock."""

    at: float
    method: str
    given: dict[str, str]

    @property
    def chat(self) -> int:
        """The chat that it is about, 0 for none."""
        return int(self.given.get("chat_id", 0))

    @property
    def text(self) -> str:
        """What is said, be it below a picture."""
        return self.given.get("text", "") or self.given.get("caption", "")


_MULTIPART = "multipart/form-data"


def _fields(body: bytes) -> dict[str, str]:
    return dict(parse_qsl(body.decode()))


def _parts(kind: str, body: bytes) -> dict[str, str]:
    """Return the fields of a form with files in it; of a file, its name."""
    form = message_from_bytes(b"Content-Type: " + kind.encode() + b"\r\n\r\n" + body)
    given = {}
    for part in form.walk():
        if name := part.get_param("name", header="content-disposition"):
            content = part.get_payload(decode=True)
            given[str(name)] = part.get_filename() or (content.decode() if isinstance(content, bytes) else "")
    return given


Trouble: TypeAlias = Callable[[Call], Answer | None]


def none(_call: Call) -> None:
    """No trouble."""


def http(body: bytes, status: str = "200 OK", *headers: str, length: object = None) -> bytes:
    """Write an answer; `length` is what it claims of its body."""
    head = (f"HTTP/1.1 {status}", f"Content-Length: {len(body) if length is None else length}", *headers)
    return "\r\n".join((*head, "", "")).encode() + body


def ok(result: Any) -> Answer:
    """Write what Telegram says when it has done something."""
    return Answer(http(json.dumps({"ok": True, "result": result}).encode()), Then.KEEP)


def refused(code: int, description: str, **parameters: Any) -> Answer:
    """Write what Telegram says when it refuses."""
    said = {"ok": False, "error_code": code, "description": description, "parameters": parameters}
    return Answer(http(json.dumps(said).encode(), f"{code} Refused"), Then.KEEP)


@dataclass(slots=True)
class RawTelegram:
    """The server's state; `events` wakes whoever waits for a change of it."""

    url: str = ""
    trouble: Trouble = none
    calls: list[Call] = field(default_factory=list)
    hanging: int = 0
    """How many calls are without an answer now."""
    pending: dict[int, str] = field(default_factory=dict)
    """Updates that the bot has not confirmed."""
    events: Events = field(default_factory=Events)
    _updates: "count[int]" = field(default_factory=lambda: count(FIRST_UPDATE))
    _messages: "count[int]" = field(default_factory=lambda: count(FIRST_MESSAGE))
    _last: int = 0
    _healed: asyncio.Event = field(default_factory=asyncio.Event)

    def give(self, *updates: Callable[[int], str]) -> None:
        """Queue updates, each of which is told its number; they are seen together."""
        for update in updates:
            self._last = next(self._updates)
            self.pending[self._last] = update(self._last)
        self.events.wake()

    def fall_ill(self, trouble: Trouble) -> None:
        """Let trouble begin; questions that are open run into it too."""
        self.trouble = trouble
        self.events.wake()

    def number(self) -> int:
        """Take the number of an update that goes another way."""
        return next(self._updates)

    def heal(self) -> None:
        """End all trouble."""
        self.trouble = none
        self._healed.set()
        self._healed = asyncio.Event()

    async def until(self, holds: Callable[[], object], what: str, patience: float = 30.0) -> None:
        """Wait until something holds, looking again after every change."""
        assert await self.events.until(holds, patience), f"waited {patience:.0f} s in vain: {what}"

    async def polled(self, patience: float = 30.0) -> None:
        """Wait until the bot asks for updates, from now on."""
        seen = len(self.calls)
        await self.until(lambda: any(c.method == "getUpdates" for c in self.calls[seen:]), "nobody polls", patience)

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """Answer on one connection for as long as it is open."""
        try:
            while call := await self._next_call(reader):
                answer = self.trouble(call) or await self._answer(call)
                writer.write(answer.raw)
                await writer.drain()
                if answer.then is Then.HANG:
                    await self._hang()
                if answer.then is not Then.KEEP:
                    break
        except (ConnectionError, asyncio.IncompleteReadError):
            pass  # the bot has hung up
        finally:
            writer.close()
            with suppress(ConnectionError):
                await writer.wait_closed()

    async def _next_call(self, reader: asyncio.StreamReader) -> Call:
        head = (await reader.readuntil(b"\r\n\r\n")).decode()
        lines = {name.lower(): value for name, _, value in (line.partition(": ") for line in head.split("\r\n"))}
        body = await reader.readexactly(int(lines.get("content-length", 0)))
        method = unquote(head.split(" ", 2)[1]).rpartition("/")[2]
        given = _parts(lines["content-type"], body) if _MULTIPART in lines.get("content-type", "") else _fields(body)
        call = Call(asyncio.get_running_loop().time(), method, given)
        self.calls.append(call)
        self.events.wake()
        return call

    async def _answer(self, call: Call) -> Answer:
        match call.method:
            case "getUpdates":
                batch = await self._updates_for(call)
                return self.trouble(call) or Answer(http(batch), Then.KEEP)
            case "sendMessage" | "editMessageText":
                number = int(call.given.get("message_id", 0)) or next(self._messages)
                return ok({"message_id": number, "date": 1, "chat": {"id": call.chat, "type": "private"}})
            case "sendAnimation" | "sendPhoto":
                kind = call.method.removeprefix("send").lower()
                file = {"file_id": FILE, "file_unique_id": FILE, "width": 640, "height": 640}
                film = {**file, "duration": 4}
                chat = {"id": call.chat, "type": "private"}
                shown = {"animation": film} if kind == "animation" else {"photo": [file]}
                return ok({"message_id": next(self._messages), "date": 1, "chat": chat, **shown})
            case _:
                return ok(result=True)

    async def _updates_for(self, call: Call) -> bytes:
        offset = int(call.given.get("offset", 0))
        if offset <= self._last + PAST_THE_TAIL:
            self.pending = {number: raw for number, raw in self.pending.items() if number >= offset}
            self.events.wake()
        await self.events.until(lambda: self.pending or self.trouble(call), float(call.given.get("timeout", 0)))
        batch = ",".join(list(self.pending.values())[: int(call.given.get("limit", BATCH))])
        return b'{"ok":true,"result":[' + batch.encode("utf-8", "surrogatepass") + b"]}"

    async def _hang(self) -> None:
        self.hanging += 1
        self.events.wake()
        await self._healed.wait()
        self.hanging -= 1


@asynccontextmanager
async def raw_telegram() -> AsyncIterator[RawTelegram]:
    """Have such a server on a port of loopback until the block ends."""
    telegram, open_ones = RawTelegram(), set[asyncio.Task[None]]()

    def accept(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.create_task(telegram.serve(reader, writer))
        open_ones.add(task)
        task.add_done_callback(open_ones.discard)

    server = await asyncio.start_server(accept, "127.0.0.1", 0, backlog=1000)
    telegram.url = "http://{}:{}".format(*server.sockets[0].getsockname()[:2])
    try:
        yield telegram
    finally:
        server.close()
        for task in open_ones:
            task.cancel()
        await asyncio.gather(*open_ones, return_exceptions=True)
