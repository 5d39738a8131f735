"""The machine's clock is really set while the bot runs, by libfaketime: the wall clock alone, as on any machine."""

import asyncio
import sys
from collections.abc import AsyncIterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.core.rules.alarms import AlarmKind
from bot.demo.demo import environment
from bot.home import HOME
from bot.store import Database, alarms, diary, open_database
from bot.store.migrate import migrate
from bot.store.vault import Vault
from sandbox.clock import Clock
from sandbox.person import Person
from sandbox.server import serve
from sandbox.telegram import Telegram
from tests.bot.conftest import has, tap, text

FAKETIME = next(iter(sorted(Path("/usr/lib").glob("*/faketime/libfaketimeMT.so.1"))), None)
START_UP = 60.0
"""Real seconds that a process may take to come up on a busy machine."""
SOON = 30.0
"""Real seconds; where a clock was gone by that it should not be, it was a minute and more, or never."""
HOUR, DAY = timedelta(hours=1), timedelta(days=1)
EMERGENCY = "112, 911, 999"
pytestmark = [
    pytest.mark.skipif(FAKETIME is None, reason="no libfaketime here: apt-get install libfaketime"),
    pytest.mark.timeout(400),  # under libfaketime a start takes many times as long
]


@dataclass(slots=True)
class Machine:
    """A machine with the production bot on it, and with a clock that can be set."""

    telegram: Telegram
    database: Database
    url: str
    folder: Path
    environment: dict[str, str]
    _bot: asyncio.subprocess.Process | None = None

    def sets_its_clock(self, off: timedelta) -> None:
        """Set the clock, to so far from the right time."""
        aside = self.folder / "clock.new"
        aside.write_text(f"{off.total_seconds():+.0f}\n", encoding="ascii")
        aside.replace(self.folder / "clock")

    async def starts(self) -> None:
        """Start the bot."""
        faked = {
            "LD_PRELOAD": str(FAKETIME),
            "FAKETIME_TIMESTAMP_FILE": str(self.folder / "clock"),
            "FAKETIME_CACHE_DURATION": "1",  # seconds until it sees what the clock was set to
            "NO_FAKE_STAT": "1",
            "DONT_FAKE_MONOTONIC": "1",
        }
        with (self.folder / "log").open("ab") as log:
            self._bot = await asyncio.create_subprocess_exec(
                *(sys.executable, "-m", "bot", "run"), env={**self.environment, **faked}, cwd=HOME, stderr=log
            )

    async def dies(self) -> None:
        """SIGKILL."""
        if self._bot is not None:
            self._bot.kill()
            await self._bot.wait()

    @property
    def log(self) -> str:
        """What the bot has said to the operator."""
        return (self.folder / "log").read_text(encoding="utf-8")


@pytest.fixture
async def machine(tmp_path: Path) -> AsyncIterator[Machine]:
    url = f"sqlite+aiosqlite:///{tmp_path}/footing.db"
    await migrate(url, HOME)
    now = datetime.now(UTC)  # noqa: TID251 # a real machine's clock
    telegram, database = Telegram(clock=Clock(now)), open_database(url, Vault())
    async with serve(telegram) as address:
        it = Machine(telegram, database, url, tmp_path, environment(address, url))
        it.sets_its_clock(timedelta())
        yield it
        await it.dies()
    await database.close()


async def _rests(machine: Machine) -> Person:
    """Have somebody in the middle of a rest."""
    anna = machine.telegram.person("Anna")
    anna.says("/start")
    await anna.until(lambda: has(anna, "Continue"), timeout=START_UP)
    for label in ("Continue", "I agree", "None of these", "✅ None of these", "London", "Every day"):
        await tap(anna, label)
    await tap(anna, "Start now")
    await tap(anna, "Start with taps")
    await anna.until(lambda: has(anna, "Done"), timeout=START_UP)
    anna.taps("Done", message=anna.last)
    await anna.until(lambda: "Rest" in text(anna))
    return anna


async def _advised(machine: Machine, anna: Person) -> None:
    """Say that it hurts; it is heard at once, and written down."""
    anna.says("my heel hurts")
    await anna.until(lambda: any(EMERGENCY in m.text for m in list(anna.chat)[2:]), timeout=SOON)
    async with asyncio.timeout(SOON):  # on a slow machine the advice does not wait for the store
        while await _stops(machine, anna) != 1:
            pass


async def _stops(machine: Machine, anna: Person) -> int:
    async with machine.database.reading() as db:
        return len(await diary.counted_stops(db, anna.id))


async def test_put_back_an_hour_a_rest_goes_on_and_ends_and_pain_is_heard(machine: Machine) -> None:
    await machine.starts()
    anna = await _rests(machine)
    machine.sets_its_clock(-HOUR)
    await anna.until(lambda: has(anna, "Done"), timeout=SOON)
    anna.taps("Done", message=anna.last)
    await anna.until(lambda: "Rest" in text(anna), timeout=SOON)
    await _advised(machine, anna)
    _was_told_once(machine)


@pytest.mark.long
@pytest.mark.parametrize("off", [DAY, 30 * DAY, 365 * DAY, -HOUR, -DAY, -30 * DAY])
async def test_wherever_the_clock_is_set_to_pain_is_heard_soon_and_written_down(
    machine: Machine, off: timedelta
) -> None:
    await machine.starts()
    anna = await _rests(machine)
    machine.sets_its_clock(off)
    await asyncio.sleep(2.5)  # the beats that see it; nothing that could be waited for tells of them
    await _advised(machine, anna)
    _was_told_once(machine)


@pytest.mark.long
async def test_a_bot_that_lived_in_a_month_to_come_reminds_on_the_next_day_of_this_one(machine: Machine) -> None:
    machine.sets_its_clock(30 * DAY)
    await machine.starts()
    anna = await _rests(machine)
    await machine.dies()
    machine.sets_its_clock(timedelta())
    await machine.starts()
    await anna.until(lambda: "beat" not in machine.log and "clock.set" in machine.log, timeout=START_UP)
    now = datetime.now(UTC)  # noqa: TID251 # a real machine's clock

    async def due() -> datetime | None:
        async with machine.database.reading() as db:
            return await alarms.alarm_at(db, AlarmKind.REMINDER, anna.id)

    while (at := await due()) is None or at > now + 2 * DAY:
        await machine.telegram.events.until(lambda: False, 0.2)
    await anna.until(lambda: has(anna, "Done") or has(anna, "Resume"), timeout=START_UP)


def _was_told_once(machine: Machine) -> None:
    assert machine.log.count("clock.set") == 1
    assert "beat.failed" not in machine.log
