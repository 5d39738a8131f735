"""Whatever a person says of their pain, and whatever they were asked for, is in the rows at the end.

In any order of words, notes, taps, edits and restarts, with time passing between; each example is a life of its own.
"""

import asyncio
import shutil
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.coach.answers import answer
from bot.coach.visit import Visit
from bot.core.incoming import Pressed, Sent, Typed
from bot.core.rules.asked import NoteOn
from bot.core.screens.buttons import pack
from bot.core.screens.taps import (
    HurtsTap,
    MisheardTap,
    MistakeTap,
    NoteTap,
    ReadyTap,
    ScoreTap,
    SessionTap,
    SignTap,
    Tap,
    TodayTap,
)
from bot.core.session.machine import is_open
from bot.core.session.state import Move
from bot.home import HOME
from bot.store import Database, diary, open_database, outbox, people, sessions
from bot.store.migrate import migrate
from bot.store.tables import ReportRow
from bot.store.vault import Vault, new_key
from tests.core.shipped import LIBRARY

ANNA = 7
BEGIN = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
VAULT = Vault([new_key()])
PAINS = ["my heel hurts", "now the calf hurts too", "my knee hurts and I can't walk", "it hurts, I have a fever"]
HARMLESS = ["on the outer edge", "it is fine", "stop", "/left or right", "8:15", "like walking on glass"]
DONE = ("say", "edit", "caption", "hurts", "note", "score", "sign", "mistake", "misheard", "today", "restart", "wait")
actions = st.lists(st.tuples(st.sampled_from(DONE), st.integers(0, 9)), min_size=3, max_size=14)


@dataclass(slots=True)
class Life:
    """A person, a database, and what must be in its rows."""

    url: str
    database: Database
    now: datetime = BEGIN
    numbers: Iterator[int] = field(default_factory=lambda: count(1))
    messages: dict[int, str] = field(default_factory=dict)
    """What each message of the person's says now."""
    said: list[str] = field(default_factory=list)
    """What was said of pain or asked for."""

    async def arrive(self) -> None:
        async with self.database.begin() as db:
            await people.insert_missing(db, [(ANNA, "en")], self.now)
            person = await people.lock(db, ANNA)
            assert person is not None
            person.consent, person.screened, person.zone, person.arrived = True, True, "Europe/London", True
            person.week = [["07:00", "full"]] * 7

    async def does(self, incoming: Typed | Sent | Pressed) -> None:
        self.now += timedelta(seconds=5)
        async with self.database.begin() as db:
            person = await people.lock(db, ANNA)
            assert person is not None
            visit = Visit(db, person, LIBRARY, VAULT, self.now, "bot", str(next(self.numbers)))
            is_asked = isinstance(visit.asked, NoteOn)
            running = await sessions.unfinished(db, ANNA)
            in_session = running is not None and is_open(running.session)
            await answer(visit, incoming)
            await visit.close()
            for number, message in enumerate(visit.messages):
                await outbox.shown(db, message.key, message.edits or 1000 * next(self.numbers) + number)
        words = incoming if isinstance(incoming, Typed) else getattr(incoming, "caption", None)
        if words is not None and (words.text in PAINS or (is_asked and not in_session and not words.changed)):
            self.said.append(words.text)

    async def acts(self, what: str, which: int) -> None:
        words = [*PAINS, *HARMLESS][which]
        number = next(self.numbers)
        match what:
            case "say":
                self.messages[number] = words
                await self.does(Typed(words, message_id=number, sent_at=int(self.now.timestamp())))
            case "caption":
                await self.does(Sent("photo", Typed(words, message_id=number, sent_at=int(self.now.timestamp()))))
            case "edit" if self.messages:
                edited = sorted(self.messages)[which % len(self.messages)]
                is_news, self.messages[edited] = self.messages[edited] != words, words
                before = len(self.said)
                await self.does(Typed(words, changed=True, message_id=edited, sent_at=int(self.now.timestamp())))
                if not is_news:
                    del self.said[before:]
            case "restart":
                await self.database.close()
                self.database = open_database(self.url, VAULT)
            case "wait":
                self.now += timedelta(minutes=which * 7 + (1200 if which == 9 else 0))
            case _:
                await self.taps(what, which)

    async def taps(self, what: str, which: int) -> None:
        async with self.database.reading() as db:
            newest = await sessions.latest(db, ANNA)
        report = which % 3 + 1
        known: dict[str, Tap] = {
            "hurts": HurtsTap(),
            "note": NoteTap(report),
            "score": ScoreTap(report, which),
            "sign": SignTap(report, "fever"),
            "mistake": MistakeTap(report),
            "misheard": MisheardTap(report),
        }
        tap = known.get(what, TodayTap() if which % 2 else ReadyTap())
        if what == "today" and newest is not None and which > 5:
            tap = SessionTap(newest.row.id, newest.session.rev, Move.START)
        await self.does(Pressed(pack(tap), "", 5))

    async def kept(self) -> list[str]:
        async with self.database.reading() as db:
            rows = list((await db.execute(select(ReportRow))).scalars())
            return [words for row in rows for words in await diary.said_of(db, VAULT, row)]


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Path:
    file = tmp_path_factory.mktemp("template") / "footing.db"
    asyncio.run(migrate(f"sqlite+aiosqlite:///{file}", HOME))
    return file


async def lives(template: Path, acted: list[tuple[str, int]]) -> None:
    with tempfile.TemporaryDirectory() as folder:
        shutil.copy(template, f"{folder}/footing.db")
        url = f"sqlite+aiosqlite:///{folder}/footing.db"
        life = Life(url, open_database(url, VAULT))
        try:
            await life.arrive()
            for what, which in acted:
                await life.acts(what, which)
            kept = await life.kept()
        finally:
            await life.database.close()
        missing = list(life.said)
        for words in kept:
            if words in missing:
                missing.remove(words)
        assert missing == [], (kept, life.said)


@settings(max_examples=60)
@given(acted=actions)
def test_every_word_of_pain_and_every_word_that_was_asked_for_is_in_the_rows(
    template: Path, acted: list[tuple[str, int]]
) -> None:
    asyncio.run(lives(template, acted))


def test_a_life_with_everything_in_it(template: Path) -> None:
    acted = [("hurts", 0), ("note", 0), ("say", 0), ("restart", 0), ("note", 0), ("restart", 0), ("caption", 4)]
    acted += [("say", 1), ("edit", 2), ("mistake", 0), ("misheard", 0), ("say", 3), ("wait", 9), ("say", 2)]
    asyncio.run(lives(template, acted))
