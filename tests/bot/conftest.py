"""A person at a Telegram of one's own: real HTTP, real python-telegram-bot, the production bot, a clock of ours."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

import pytest
from pydantic import SecretStr

from bot.app import App, build
from bot.coach import emergency, ports
from bot.content import Library
from bot.settings import Settings
from bot.startup import Resources
from bot.store.next_due import next_due
from sandbox.clock import Clock
from sandbox.messages import Message
from sandbox.person import Person
from sandbox.server import serve
from sandbox.telegram import TOKEN, Telegram
from tests.core.shipped import LIBRARY
from tests.databases import database_of

MORNING = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
"""A Monday, early in London."""


@dataclass(slots=True)
class House:
    """The bot in front of its Telegram."""

    telegram: Telegram
    clock: Clock
    url: str
    database_url: str
    per_second: int = 1000
    app: App | None = None
    library: Library = LIBRARY
    """Read once for all tests: the matchers of six languages take a second, and forty megabytes, to build."""
    deleted_file: Path | None = None
    others: list[App] = field(default_factory=list)
    """Bots that work beside it."""

    def person(self, name: str = "Anna", language: str = "en") -> Person:
        return self.telegram.person(name, language_code=language)

    def settings(self) -> Settings:
        return Settings(
            _env_file=None,
            bot_token=SecretStr(TOKEN),
            telegram_api_url=self.url,
            database_url=self.database_url,
            messages_per_second=self.per_second,
            deleted_file=self.deleted_file,
        )

    @asynccontextmanager
    async def bot(self, resources: Resources | None = None, clock: ports.Clock | None = None) -> AsyncIterator[App]:
        """Run the bot until the block ends, on this house's clock or another."""
        async with build(self.settings(), clock or self.clock, library=self.library, resources=resources) as app:
            self.app = app
            running = asyncio.create_task(app.run())
            try:
                yield app
            finally:
                running.cancel()
                await asyncio.wait([running])
                if not running.cancelled():
                    running.result()  # it died of itself: say of what

    async def settled(self) -> datetime | None:
        """Wait until the bot has nothing under way; return when it next has.

        What is due already has half a second to be done: it may have to wait, for a limit or for trouble to end.
        """
        assert self.app is not None
        due: datetime | None = None
        before: datetime | None = MORNING
        for _ in range(25):
            for app in (self.app, *self.others):
                await app.processor.idle()
                await app.beat.idle()
                await app.scheduler.idle()
            async with self.app.database.reading() as db:
                due = (await next_due(db)).soonest
            if due == before and (due is None or due > self.clock.now()):
                break  # read twice: what is due to somebody who has just taken it is not seen
            if due == before:
                await self.telegram.events.until(lambda: False, 0.02)
            before = due
        return due

    async def heard(self) -> None:
        """Wait until the bot has taken in whatever people did, and has nothing under way."""
        await self.telegram.until(lambda: not self.telegram.updates.pending)
        await self.settled()

    async def forward(self) -> None:
        """Let time pass until something is due, and land on it."""
        due = await self.settled()
        assert due is not None, "nothing is due, ever"
        self.clock.jump(max(due - self.clock.now(), timedelta()))

    async def forward_until(self, predicate: Callable[[], object]) -> None:
        """Let time pass, from what is due to what is due next, until something holds; but not for ever."""
        for _ in range(100):
            await self.settled()  # what is shown by now, however slowly, is not passed over
            if await self.telegram.events.until(predicate, 0.1):
                return
            await self.forward()
        raise AssertionError("it does not come, however long one waits")

    async def forward_to(self, moment: datetime) -> None:
        """Let time pass until a moment; whatever is due on the way happens at its time."""
        while (due := await self.settled()) is not None and due <= moment:
            self.clock.jump(max(due - self.clock.now(), timedelta()))
            await self.telegram.events.until(lambda: False, 0.02)
        self.clock.jump(max(moment - self.clock.now(), timedelta()))


@asynccontextmanager
async def housed(database_url: str) -> AsyncIterator[House]:
    """Have a Telegram, its clock, and a database for as many bots as a test wants."""
    clock = Clock(MORNING)
    telegram = Telegram(clock=clock, strict_fields=True)
    with TemporaryDirectory(prefix="footing-test-") as folder:
        async with serve(telegram) as url:
            yield House(telegram, clock, url, database_url, deleted_file=Path(folder) / "footing.deleted")


@pytest.fixture(params=["sqlite", pytest.param("postgresql", marks=pytest.mark.long)])
def database_url(request: pytest.FixtureRequest, tmp_path: Path) -> str:
    """A database of this test alone; what differs between the kinds is tested nearer to the store."""
    return database_of(request, tmp_path)


@pytest.fixture
def unhurried(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let nobody's advice go ahead of its row: a slow machine is no database that refuses."""
    monkeypatch.setattr(emergency, "PATIENCE", 60.0)


@pytest.fixture
async def house(database_url: str) -> AsyncIterator[House]:
    async with housed(database_url) as house:
        yield house


async def comes(house: House, person: Person, count: Callable[[], int], times: int) -> None:
    """Wait until something has come so often; and when nothing is under way any more, it has come no oftener."""
    await person.until(lambda: count() >= times)
    await house.settled()
    assert count() == times, person.transcript


async def tap(person: Person, label: str) -> None:
    """Tap a button of the newest message, as soon as it is there."""
    await person.until(lambda: has(person, label))
    person.taps(label, message=person.last)


async def tap_under_more(person: Person, label: str) -> None:
    """Unfold the buttons of the live card, and tap one of them."""
    await tap(person, "More")
    await tap(person, label)


async def progress(person: Person) -> str:
    """Ask how it goes, and return all that the picture shows, as text."""
    before = len(pictures(person))
    person.says("/progress")
    await person.until(lambda: len(pictures(person)) > before)
    person.taps("As text", message=pictures(person)[-1])
    return (await person.sees("Your progress")).text


def pictures(person: Person) -> list[Message]:
    """The pictures of weeks in a chat."""
    return [message for message in person.chat if "photo" in message.body and "As text" in message.buttons]


def has(person: Person, label: str) -> bool:
    """Say whether the newest message has such a button."""
    return person.last is not None and any(label in button for button in person.last.buttons)


async def is_asked_where(person: Person, notes: str = "I agree") -> None:
    """Begin the first run, with nothing that stands in the way, up to the question of the zone."""
    person.says("/start")
    for label in ("Continue", notes, "None of these", "✅ None of these"):
        await tap(person, label)
    await person.sees("What time is it where you are?")


async def arrive(person: Person, notes: str = "I agree") -> None:
    """Go through the first run in London, with notes, at seven every day."""
    await is_asked_where(person, notes)
    for label in ("London", "Every day"):
        await tap(person, label)
    await person.sees("All set")


async def begin(house: House, person: Person) -> None:
    """Arrive, start the daily routine, and stand on the first set."""
    await arrive(person)
    await tap(person, "Start now")
    await person.sees("The daily five")
    await tap(person, "Start with taps")
    await person.sees("Get ready")
    await house.forward_until(lambda: has(person, "Done"))
    await house.settled()


async def does_sets(house: House, person: Person, sets: int) -> None:
    """Tap Done after so many sets, and wait for the one after them; three are more than the floor holds."""
    for _ in range(sets):
        await person.until(lambda: has(person, "Done"))
        person.taps("Done", message=person.last)
        await person.until(lambda: "Rest" in text(person))
        await house.forward()


async def finish(house: House, person: Person, *, taps: bool = True) -> None:
    """Tap Done after every set, and let the clock bring everything that is timed, to the end of the session.

    What is newest now need not be what moves next: a picture lands a moment before its card does. So it looks again
    every second instead of waiting for something that a tap or the clock must bring; but not for ever.
    """
    for _ in range(500):
        due = await house.settled()
        if "Well done" in text(person):
            return
        before = seen(person)
        if taps and has(person, "Done") and "Ends" not in text(person):
            person.taps("Done", message=person.last)
        elif due is not None:
            await house.forward()
        await house.telegram.events.until(lambda before=before: seen(person) != before, 1.0)  # type: ignore[misc] # mypy cannot infer a lambda's default
    raise AssertionError(f"the session does not end. The chat:\n{person.transcript}")


async def one_exercise(house: House, anna: Person, feel: str) -> None:
    """Do the ankle circles by themselves to their end, and say in the summary how they felt."""
    if anna.last is None:
        await arrive(anna)
    anna.says("/exercises")
    await tap(anna, "Ankle circles")
    await tap(anna, "Start with taps")
    await anna.sees("Get ready")
    await finish(house, anna)
    asked = anna.last
    assert asked is not None
    assert "How did Ankle circles feel?" in asked.text
    anna.taps(feel, message=asked)
    await anna.until(lambda: any(m.id == asked.id and f"Ankle circles: {feel}" in m.text for m in anna.chat))
    assert not any(has_feel(message.buttons) for message in anna.chat)
    await house.settled()


def has_feel(buttons: tuple[str, ...]) -> bool:
    """Say whether any of these asks how an exercise felt."""
    return any(feel in button for button in buttons for feel in ("Too easy", "Just right", "Hard"))


def text(person: Person) -> str:
    """What the newest message says."""
    return person.last.text if person.last else ""


def seen(person: Person) -> tuple[object, ...]:
    """The chat as it stands, to see whether it changes."""
    return tuple((message.id, message.text) for message in person.chat)


def reminders(person: Person) -> int:
    """How many reminders a person has in the chat."""
    return sum("Today: about" in message.text for message in person.chat)
