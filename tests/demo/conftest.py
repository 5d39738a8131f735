"""The demo as a visitor starts it: `footing demo` as a real process, with the bot as a process of its own below it."""

import asyncio
import os
import re
import signal
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass
from typing import Any

import httpx
import pytest

from bot.content import load
from bot.demo.demo import Demo
from bot.demo.tour import Tour, TourStop
from bot.home import HOME
from sandbox.person import Person

WORDS = load(HOME / "content").words_for("en")

PATIENCE = 60.0
"""Real seconds that a demo may take to start, to tell something, or to end, on a busy machine."""
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")


@dataclass(slots=True)
class Visit:
    """A demo that runs, and what it has told so far."""

    process: Process
    http: httpx.AsyncClient
    told: str = ""

    @property
    def address(self) -> str:
        found = ADDRESS.search(self.told)
        assert found, self.told
        return found[0]

    async def tells(self, text: str) -> None:
        """Wait until it has told this."""
        assert self.process.stdout is not None
        async with asyncio.timeout(PATIENCE):
            while text not in self.told:
                line = await self.process.stdout.readline()
                assert line, f"it ended, and told only: {self.told}"
                self.told += line.decode()

    async def get(self, path: str) -> httpx.Response:
        return (await self.http.get(f"{self.address}/sandbox/{path}")).raise_for_status()

    async def people(self) -> list[dict[str, Any]]:
        people: list[dict[str, Any]] = (await self.get("state")).json()["people"]
        return people

    async def chat(self) -> list[dict[str, Any]]:
        """The messages of the first person's chat."""
        (anna, *_) = await self.people()
        messages: list[dict[str, Any]] = (await self.get(f"people/{anna['id']}/chat")).json()["messages"]
        return messages

    async def transcript(self) -> str:
        (anna, *_) = await self.people()
        return (await self.get(f"people/{anna['id']}/transcript")).text

    async def says(self, text: str) -> None:
        """Let the first person write something."""
        (anna, *_) = await self.people()
        await self.http.post(f"{self.address}/sandbox/people/{anna['id']}/send", json={"text": text})

    async def hears(self, text: str) -> None:
        """Wait until something that happens, or has happened, has this in it."""
        async with (
            asyncio.timeout(PATIENCE),
            self.http.stream("GET", f"{self.address}/sandbox/events?after=0") as events,
        ):
            async for line in events.aiter_lines():
                if text in line:
                    return

    async def ends(self, how: signal.Signals) -> int | None:
        """Stop it: Ctrl+C reaches every process of the terminal, SIGTERM only the one that was started."""
        (os.killpg if how is signal.SIGINT else os.kill)(self.process.pid, how)
        async with asyncio.timeout(PATIENCE):
            return await self.process.wait()

    def is_gone(self) -> bool:
        """Say whether no process is left of it: not itself, and none that it has started."""
        try:
            os.killpg(self.process.pid, 0)
        except ProcessLookupError:
            return True
        return False


Start = Callable[..., Awaitable[Visit]]


@pytest.fixture
async def start() -> AsyncIterator[Start]:
    """Start a demo with arguments, and wait until it has told its address."""
    async with AsyncExitStack() as stack:

        async def begin(*arguments: str) -> Visit:
            visit = await stack.enter_async_context(_running(*arguments))
            await visit.tells("http://")
            return visit

        yield begin


@asynccontextmanager
async def _running(*arguments: str) -> AsyncIterator[Visit]:
    command = (sys.executable, "-m", "bot", "demo", "--no-browser", *arguments)
    process = await asyncio.create_subprocess_exec(*command, cwd=HOME, stdout=PIPE, start_new_session=True)
    async with httpx.AsyncClient(trust_env=False, timeout=PATIENCE) as http:
        try:
            yield Visit(process, http)
        finally:
            with suppress(ProcessLookupError):
                process.terminate()
            await process.communicate()


class _Reached(Exception):
    pass


async def reach(demo: Demo, person: Person, moment: TourStop) -> None:
    """Go on until a moment of the tour, and leave the tour there."""

    async def look(seen: TourStop) -> None:
        if seen is moment:
            raise _Reached

    tour = Tour(person, demo.fast_forward.clock, demo.fast_forward.forward, WORDS.templates, look)
    with suppress(_Reached):
        await tour.play()
