"""A person's life with the coach: real rows on a real SQLite, a phone that keeps all that it showed, a clock of ours.

The rule: whoever lives here taps what stands on the newest message, and says words; nothing else reaches the coach.
"""

import shutil
from collections.abc import AsyncIterator, Callable, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from bot.coach import Coach, on_alarm
from bot.coach.answers import answer
from bot.coach.ports import Refused, RetryLater, Superseded, always
from bot.coach.scheduler import Scheduler
from bot.coach.shows import Shows
from bot.core.incoming import Incoming, Pressed, Typed
from bot.core.priority import Priority
from bot.core.rules.profile import Profile
from bot.core.rules.screening import VERSION
from bot.core.rules.week import every_day
from bot.core.screens.buttons import pack
from bot.core.screens.card import Button, Card
from bot.core.session.exercise import Picture
from bot.home import HOME
from bot.store import Database, open_database, people
from bot.store.migrate import migrate
from bot.store.next_due import next_due
from bot.store.vault import Vault
from tests.core.shipped import LIBRARY

ANNA = 7
ZONE, AHEAD = "Asia/Kathmandu", timedelta(hours=5, minutes=45)
"""A zone whose clocks are never changed, and how far it is ahead."""
BEGIN = datetime(2026, 3, 2, 8, tzinfo=UTC) - AHEAD
"""A Monday, at eight in Kathmandu: after the time of the first reminder."""
MOST = 10_000
"""Moments at which something is due, between two things that a person does."""


@dataclass(slots=True)
class Clock:
    """Stands still until it is set."""

    at: datetime = BEGIN

    def now(self) -> datetime:
        return self.at

    def elapsed(self) -> float:
        return (self.at - BEGIN).total_seconds()

    def off(self) -> timedelta:
        return timedelta()

    def take_over(self) -> None: ...

    def delay(self, until: datetime) -> float:
        return max(0.0, (until - self.at).total_seconds())

    def subscribe(self, callback: Callable[[], None]) -> object:
        return callback


@dataclass(frozen=True, slots=True)
class Said:
    """A card, as it came to the phone."""

    message: int
    at: datetime
    card: Card
    is_new: bool
    """It is no edit of an older one."""


@dataclass(slots=True)
class Phone:
    """Shows everything at once."""

    clock: Clock
    said: list[Said] = field(default_factory=list)
    chat: dict[int, Card] = field(default_factory=dict)
    toasts: list[str] = field(default_factory=list)
    reactions: dict[int, str] = field(default_factory=dict)
    is_down: bool = False
    """Nothing comes through, for now."""

    async def show(  # as the port has it
        self,
        person: int,
        card: Card,
        priority: Priority,  # noqa: ARG002 # nobody else is waiting
        *,
        edits: int | None,
        silent: bool,  # noqa: ARG002 # nobody listens
        wanted: Callable[[], bool] = always,
    ) -> int:
        assert person == ANNA
        card = card.in_words  # what is drawn says the same
        if not wanted():
            raise Superseded
        if self.is_down:
            raise RetryLater(60)
        is_new = edits is None or edits not in self.chat
        message = len(self.said) + 1 if edits is None or is_new else edits
        self._put(message, card, is_new=is_new)
        return message

    async def is_at_hand(self, picture: Picture) -> bool:  # noqa: ARG002 # none is drawn here
        return True

    async def illustrate(
        self,
        person: int,
        card: Card,
        *,
        edits: int | None,
        wanted: Callable[[], bool] = always,
    ) -> int:
        raise Refused(person, card, edits, wanted)

    async def change(self, person: int, card: Card, message_id: int) -> None:
        if person == ANNA and message_id in self.chat:
            self._put(message_id, card, is_new=False)

    async def remove(self, person: int, message_id: int) -> None:
        assert person == ANNA
        self.chat.pop(message_id, None)

    async def clear(self, person: int, message_ids: Sequence[int]) -> None:
        for message_id in message_ids:
            await self.remove(person, message_id)

    async def offer(self, person: int, commands: Mapping[str, str]) -> None: ...

    async def react(self, person: int, message_id: int, emoji: str) -> None:
        assert person == ANNA
        assert emoji
        self.reactions[message_id] = emoji

    async def toast(self, query_id: str, text: str | None) -> None:
        assert query_id
        self.toasts.append(text or "")

    def _put(self, message: int, card: Card, *, is_new: bool) -> None:
        self.said.append(Said(message, self.clock.now(), card, is_new))
        self.chat[message] = card


@dataclass(slots=True)
class Life:
    """One person, who has answered the questions of the first run, and the coach."""

    coach: Coach
    scheduler: Scheduler
    clock: Clock
    phone: Phone
    database: Database
    file: Path
    _acts: int = 0

    async def says(self, words: str) -> None:
        self._acts += 1
        await self._does(Typed(words, message_id=100_000 + self._acts, sent_at=int(self.clock.now().timestamp())))

    async def taps(self, label: str) -> bool:
        """Tap such a button on the newest message that has one; return whether there is any."""
        for message, card in sorted(self.phone.chat.items(), reverse=True):
            if button := _button(card, label):
                await self._does(Pressed(pack(button.tap), "query", message))
                return True
        return False

    async def _does(self, incoming: Incoming) -> None:
        self._acts += 1
        async with self.database.begin() as db:
            person = await people.lock(db, ANNA)
            assert person is not None
            visit = self.coach.visit(db, person, str(self._acts))
            await answer(visit, incoming)
            await visit.close()
        await self.coach.perform(visit)

    async def moments_until(self, moment: datetime) -> AsyncIterator[None]:
        """Let time pass until a moment; whatever is due on the way happens at its time, and is looked at then."""
        for _ in range(MOST):
            await self.scheduler.run_due()
            await self.scheduler.idle()
            yield
            async with self.database.reading() as db:
                due = (await next_due(db)).soonest
            if due is None or due > moment:
                self.clock.at = max(moment, self.clock.at)
                return
            self.clock.at = max(due, self.clock.at)
        raise AssertionError("there is no end of what is due")

    async def wait_until(self, moment: datetime) -> None:
        async for _ in self.moments_until(moment):
            pass

    def texts(self, part: str) -> list[str]:
        """Return everything that was ever said with these words in it, in order."""
        return [said.card.text for said in self.phone.said if part in said.card.text]


def local(day: int, at: time) -> datetime:
    """Return the instant of a time of day in Kathmandu, so many days after the first."""
    return datetime(2026, 3, 2, tzinfo=UTC) + timedelta(days=day, hours=at.hour, minutes=at.minute) - AHEAD


def _button(card: Card, label: str) -> Button | None:
    return next((button for row in card.rows for button in row if label in button.label), None)


async def migrated(folder: Path) -> Path:
    """Make a database with today's tables, to be copied for each life."""
    file = folder / "template.db"
    await migrate(f"sqlite+aiosqlite:///{file}", HOME)
    return file


@asynccontextmanager
async def living(template: Path, file: Path) -> AsyncIterator[Life]:
    """Begin a life: at seven every day, an evening line at seven, the week on Sunday, and notes are kept."""
    shutil.copy(template, file)
    clock, database = Clock(), open_database(f"sqlite+aiosqlite:///{file}", Vault())
    phone = Phone(clock)
    shows = Shows(database, phone, clock, lambda _: None, lambda _: False)
    coach = Coach(database, LIBRARY, phone, clock, shows)
    try:
        async with database.begin() as db:
            await people.insert_missing(db, [(ANNA, "en")], BEGIN)
        async with database.begin() as db:
            person = await people.lock(db, ANNA)
            assert person is not None
            visit = coach.visit(db, person, "first-run")
            visit.profile = Profile(
                "en",
                consent=True,
                unwarned=True,
                screened=True,
                screened_at=visit.now,
                screening=VERSION,
                zone=ZONE,
                week=every_day(time(7)),
                arrived=True,
                follow_up=time(19),
            )
            person.plan_since = visit.today
            await on_alarm.replan(visit)
        yield Life(coach, Scheduler(coach), clock, phone, database, file)
    finally:
        await database.close()
