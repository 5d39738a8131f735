"""A life that is watched: whatever is said in it is counted again at once, and what no row tells is kept in a diary."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count
from pathlib import Path

from bot.core.screens.taps import BeginTap
from tests.coach import recount_progress  # what it knows is registered as it is read
from tests.coach.life import AHEAD, Life, living
from tests.coach.recount import Diary, Row, Rows, instant, read, untrue

FILES = count()
assert recount_progress
TICKING = frozenset({"running", "resuming"})


@dataclass(slots=True)
class Watched:
    """Does what a person does, and looks after each thing, and each moment, whether what was said is so."""

    life: Life
    diary: Diary = field(default_factory=lambda: Diary(AHEAD))
    faults: list[str] = field(default_factory=list)
    _seen: int = 0
    """How much of what was said is counted again."""
    _reports: int = 0
    _held_before: frozenset[object] = frozenset()
    _last: tuple[datetime, Row] | None = None
    """When the newest session was looked at, and how it stood."""
    _total: timedelta = timedelta()

    def look(self) -> Rows:
        """Count again what is new."""
        now = self.life.clock.now()
        rows = read(self.life.file, now)
        self._hold(rows)
        self._stop_watch(rows, now)
        for said in self.life.phone.said[self._seen :]:
            self.faults += [f"{said.at:%a %d %H:%M:%S} {fault}" for fault in untrue(said.card.text, rows, self.diary)]
            taps = [button.tap for row in said.card.rows for button in row]
            self.diary.reminders += said.is_new and BeginTap("") in taps
        self._seen = len(self.life.phone.said)
        return rows

    def _hold(self, rows: Rows) -> None:
        """Mark the days that are held; a report that is taken back gives them back."""
        if len(rows.reports) > self._reports:
            self._reports, self._held_before = len(rows.reports), frozenset(self.diary.held)
        if rows.person["hold_since"]:
            day = self.diary.day(instant(rows.person["hold_since"]))
            while day <= self.diary.day(rows.at):
                self.diary.held.add(day)
                day += timedelta(days=1)
        elif rows.reports and rows.reports[-1]["withdrawn_at"] and not rows.reports[-1]["hold_before"]:
            self.diary.held &= self._held_before

    def _stop_watch(self, rows: Rows, now: datetime) -> None:
        """Measure how long the person is at it, up to the last step that ended."""
        if not rows.sessions or rows.sessions[-1]["began"] is None:
            return
        session = rows.sessions[-1]
        same = self._last is not None and self._last[1]["id"] == session["id"]
        if self._last is None or not same:
            self._total = timedelta()
        elif self._last[1]["phase"]["is"] in TICKING:
            self._total += now - self._last[0]
        if self._last is None or not same or self._last[1]["head"] != session["head"]:
            self.diary.worked[session["id"]] = self._total
        self._last = now, session

    async def wait(self, span: timedelta) -> None:
        await self.wait_until(self.life.clock.now() + span)

    async def wait_until(self, moment: datetime) -> None:
        async for _ in self.life.moments_until(moment):
            self.look()

    async def taps(self, label: str) -> bool:
        self.look()
        before, self.diary.reminders = self.diary.reminders, 0
        found = await self.life.taps(label)
        if not found:
            self.diary.reminders = before
        elif label == "I'm back":
            self.diary.paused = {day for day in self.diary.paused if day <= self.diary.day(self.life.clock.now())}
        self.look()
        return found

    async def says(self, words: str) -> None:
        self.look()
        self.diary.reminders = 0
        await self.life.says(words)
        new = self.life.phone.said[self._seen :]
        if words.startswith("/pause ") and any("No reminders until" in said.card.text for said in new):
            today, days = self.diary.day(self.life.clock.now()), int(words.split()[1])
            self.diary.paused = {day for day in self.diary.paused if day < today}
            self.diary.paused |= {today + timedelta(days=n) for n in range(days)}
        self.look()

    async def goes_through(self, labels: Iterable[str], seconds: int) -> None:
        """Tap one after the other, as far as they are there, so many seconds apart."""
        for label in labels:
            await self.wait(timedelta(seconds=seconds))
            await self.taps(label)


@asynccontextmanager
async def watched(template: Path) -> AsyncIterator[Watched]:
    """Have a life, all of which is counted again when it is over."""
    async with living(template, template.with_name(f"{next(FILES)}.db")) as life:
        person = Watched(life)
        yield person
        person.look()
        assert not person.faults, person.faults
