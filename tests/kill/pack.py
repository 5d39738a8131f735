"""Several bots on one database, as real processes that are killed, suspended and started again at random.

The rule: a seed is a story that can be told again: who is killed, who is suspended, who says what, and in which order.
"""

import asyncio
import random
import signal
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import timedelta

from sqlalchemy import func, select, text

from bot.home import HOME
from bot.store import Database
from bot.store.tables import UNSHOWN, InboxRow, InboxState, OutboxRow, ReportRow
from sandbox.clock import Clock
from sandbox.person import Person
from sandbox.telegram import Telegram
from tests.bot.conftest import MORNING, arrive

SEVEN = MORNING + timedelta(minutes=59, seconds=58)
"""Just before everybody's reminder."""
EMERGENCY = "112, 911, 999"
REMINDED, HURT = 5, 2
"""People who wait for their reminder, and people who will say that it hurts."""
SITUATIONS = 14
START_UP = 60.0
"""Real seconds that three processes may take to come up on a busy machine."""


@dataclass(slots=True)
class Pack:
    """Bots, their Telegram and their database."""

    telegram: Telegram
    clock: Clock
    database: Database
    environment: dict[str, str]
    size: int
    bots: list[asyncio.subprocess.Process] = field(default_factory=list)
    kills: int = 0
    suspended: set[int] = field(default_factory=set)

    async def start(self) -> None:
        """Start as many bots as there should be."""
        while len(self.bots) < self.size:
            self.bots.append(
                await asyncio.create_subprocess_exec(
                    sys.executable, "-m", "bot.demo.demo", env=self.environment, cwd=HOME
                )
            )

    async def kill(self, nth: int) -> None:
        """SIGKILL one, and start another in its place."""
        bot = self.bots.pop(nth)
        await _end(bot)
        self.kills += 1
        await self.start()

    def suspend(self, nth: int) -> None:
        """SIGSTOP one: it believes in its leases when it wakes."""
        self.bots[nth].send_signal(signal.SIGSTOP)
        self.suspended.add(self.bots[nth].pid)

    def resume(self) -> None:
        """Wake whoever is suspended."""
        for bot in self.bots:
            if bot.pid in self.suspended:
                bot.send_signal(signal.SIGCONT)
        self.suspended.clear()

    async def end(self) -> None:
        """End every bot."""
        for bot in self.bots:
            await _end(bot)

    async def unsettled(self) -> int:
        """How many updates are not worked off, and messages not shown."""
        async with self.database.reading() as db:
            waiting = select(func.count()).select_from(InboxRow).where(InboxRow.state == InboxState.OPEN)
            unshown = select(func.count()).select_from(OutboxRow).where(text(UNSHOWN))
            return int((await db.execute(waiting)).scalar_one() + (await db.execute(unshown)).scalar_one())

    async def reports(self) -> dict[int, int]:
        """How many pain stops are stored of each person."""
        async with self.database.reading() as db:
            found = select(ReportRow.person_id, func.count().label("times")).group_by(ReportRow.person_id)
            return {row.person_id: row.times for row in await db.execute(found)}


async def tell(pack: Pack, seed: int) -> tuple[Sequence[Person], Sequence[Person]]:
    """Play a story; answer who is to be reminded, and who has said that it hurts."""
    dice = random.Random(seed)  # noqa: S311 # a story, not a secret
    reminded = [pack.telegram.person(f"Early {n}") for n in range(REMINDED)]
    hurt = [pack.telegram.person(f"Sore {n}") for n in range(HURT)]
    await pack.start()
    assert await pack.telegram.events.until(lambda: pack.telegram.updates.reading, START_UP), "nobody polls"
    await asyncio.gather(*(arrive(person) for person in (*reminded, *hurt)))
    pack.clock.jump(SEVEN - pack.clock.now())
    for person in (*reminded, *hurt):
        person.says("/help")
    silent = list(hurt)
    for _ in range(SITUATIONS):
        match dice.choice(("kill", "suspend", "resume", "pain", "time", "time")):
            case "kill":
                await pack.kill(dice.randrange(len(pack.bots)))
            case "suspend" if not pack.suspended and pack.size > 1:
                pack.suspend(dice.randrange(len(pack.bots)))
            case "resume":
                pack.resume()
            case "pain" if silent:
                silent.pop().says("ouch, it hurts")
            case _:
                pack.clock.jump(timedelta(seconds=dice.choice((1, 5, 31))))
        await pack.telegram.events.until(lambda: False, dice.uniform(0.05, 0.4))
    pack.resume()
    pack.clock.jump(timedelta(seconds=31))
    for person in silent:
        person.says("ouch, it hurts")
    return reminded, hurt


async def settle(pack: Pack, everybody: Sequence[Person]) -> None:
    """Let time pass until nothing is left to do."""
    for _ in range(200):
        await pack.telegram.events.until(lambda: False, 0.25)
        heard = not pack.telegram.updates.pending
        done = all(any("I coach your feet" in m.text for m in person.chat) for person in everybody)
        if heard and done and not await pack.unsettled():
            return
        pack.clock.jump(timedelta(seconds=5))
    raise AssertionError("it never settles")


async def _end(bot: asyncio.subprocess.Process) -> None:
    with suppress(ProcessLookupError):
        bot.kill()
    await bot.wait()
