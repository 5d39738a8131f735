"""Workers: processes of one bot that share what is due, the people whom they remind, and the trouble they are put to.

The rule: trouble strikes when so much has been sent, not at a time, so that it meets slow and quick in their work.
"""

import asyncio
from asyncio.subprocess import Process
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from dataclasses import dataclass, field
from signal import SIGCONT, SIGKILL, SIGSTOP

from bench.contenders import Contender
from bot.clock import SystemClock
from bot.coach.visit import LEASE
from sandbox.clock import Clock
from sandbox.limits import FloodControl
from sandbox.server import serve
from sandbox.telegram import Telegram

WORKERS = 3
LEASED = LEASE.total_seconds()
STOPPED = LEASED + 2
"""Seconds for which a process is stopped: when it goes on, its leases are over, and others have what it had."""
PATIENCE = 3 * LEASED
"""Seconds that workers in trouble may take until it has sent so much."""
QUIET = 5.0
"""Seconds that are waited at the end for a message too many."""
LOOK = 0.02
"""Seconds between two looks at how much has been sent."""


class Population:
    """People who are to be reminded once, each at their phone; in a second, so many messages are taken at most."""

    def __init__(self, people: int, per_second: int | None = None) -> None:
        self.telegram = Telegram(clock=Clock(SystemClock().now()), flood=FloodControl(per_second))
        self.people = [self.telegram.person(f"Person {n}") for n in range(people)]
        for person in self.people:
            person.started = True

    @property
    def reached(self) -> set[int]:
        """Who has had a message."""
        return {person.id for person in self.people if person.tally["sent"]}

    @property
    def lost(self) -> int:
        """Return how many have had none."""
        return len(self.people) - len(self.reached)

    @property
    def doubled(self) -> int:
        """Return how many messages were one too many."""
        return sum(max(0, person.tally["sent"] - 1) for person in self.people)

    async def until_reached(self, share: float) -> None:
        """Wait until this share of the people has been reached; not for ever."""
        with suppress(TimeoutError):
            async with asyncio.timeout(PATIENCE):
                while len(self.reached) < share * len(self.people):  # noqa: ASYNC110 # too many phones to look at after each event
                    await asyncio.sleep(LOOK)


async def nobody_told() -> None:
    """Look at no strike."""


@dataclass(slots=True)
class Workers:
    """Processes that can be troubled."""

    bot: Contender
    url: str
    stack: AsyncExitStack
    struck: Callable[[], Awaitable[None]]
    """Told of each strike, right after it."""
    processes: list[Process] = field(default_factory=list)

    async def hire(self) -> None:
        """Start one more."""
        self.processes.append(await self.stack.enter_async_context(self.bot.running(self.url)))

    async def kill(self, nth: int) -> None:
        """Kill one; another takes its place at once."""
        process = self.processes.pop(nth)
        process.send_signal(SIGKILL)
        await process.wait()
        await self.struck()
        await self.hire()

    async def stop(self, nth: int) -> None:
        """Let one stand still."""
        self.processes[nth].send_signal(SIGSTOP)
        await self.struck()

    def go_on(self) -> None:
        """Let all that stand still go on."""
        for process in self.processes:
            process.send_signal(SIGCONT)


@asynccontextmanager
async def workers(
    bot: Contender, size: int, population: Population, struck: Callable[[], Awaitable[None]] = nobody_told
) -> AsyncIterator[Workers]:
    """Have so many processes in front of a population."""
    async with serve(population.telegram) as url, AsyncExitStack() as stack:
        hired = Workers(bot, url, stack, struck)
        for _ in range(size):
            await hired.hire()
        yield hired


async def trouble(hired: Workers, population: Population) -> None:
    """Kill two of three in the middle of their work, and stop two for longer than a lease; return when all is over."""
    await population.until_reached(0.1)
    await hired.stop(1)
    await population.until_reached(0.25)
    await hired.kill(0)
    await population.until_reached(0.4)
    await hired.stop(1)
    await population.until_reached(0.55)
    await hired.kill(-1)
    await asyncio.sleep(STOPPED)
    hired.go_on()
    await population.until_reached(1)
    await asyncio.sleep(QUIET)
