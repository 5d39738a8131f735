"""Whoever does something while the database cannot take it hears of it at once, and nothing of it is lost."""

import re
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from html import unescape

import pytest
from sqlalchemy import func, select, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.app import App
from bot.chat.reading import read_updates
from bot.core.screens.advice import NONE_RAN
from bot.store.tables import InboxRow, InboxState, ReportRow
from sandbox.person import Person
from tests.bot.conftest import House, arrive, begin, has, seen, tap
from tests.core.shipped import LIBRARY

WORDS = LIBRARY.words_for("en")
WHOLE = [unescape(re.sub("<[^>]+>", "", WORDS.html(f"safety.advice.{part}"))) for part in NONE_RAN]
"""Every part of the advice where nobody knows whether a session ran, as it is read on the phone."""
UNWRITTEN = "couldn't save this yet"


@asynccontextmanager
async def barred(house: House, app: App) -> AsyncIterator[None]:
    """Keep the bot from writing anything for as long as the block lasts; on SQLite it notices soon."""
    other = create_async_engine(house.database_url, isolation_level="AUTOCOMMIT")
    async with other.connect() as connection:
        if app.database.is_embedded:
            async with app.database.begin() as db:  # the one connection that writes
                await db.execute(text("PRAGMA busy_timeout=100"))
            await connection.execute(text("BEGIN IMMEDIATE"))
        else:
            await connection.execute(text("BEGIN"))
            await connection.execute(text("LOCK TABLE people, inbox"))
        try:
            yield
        finally:
            await connection.execute(text("ROLLBACK"))
    await other.dispose()


def advised(person: Person) -> int:
    """How often a person has the whole advice."""
    return sum("112, 911, 999" in message.text and "not a doctor" in message.text for message in person.chat)


async def reports(app: App) -> int:
    async with app.database.reading() as db:
        return (await db.execute(select(func.count()).select_from(ReportRow))).scalar_one()


@asynccontextmanager
async def without(app: App, table: str) -> AsyncIterator[None]:
    """Let every visit fail that needs a table."""
    async with app.database.begin() as db:
        await db.execute(text(f"ALTER TABLE {table} RENAME TO elsewhere"))
    yield
    async with app.database.begin() as db:
        await db.execute(text(f"ALTER TABLE elsewhere RENAME TO {table}"))


@pytest.mark.parametrize("words", ["my heel hurts", "/pain"])
async def test_pain_that_cannot_be_written_down_is_answered_at_once_and_worked_off_later(
    house: House, words: str
) -> None:
    anna = house.person()
    async with house.bot() as app:
        await begin(house, anna)
        async with barred(house, app):
            anna.says(words)
            await anna.sees(UNWRITTEN)
            advice = next(message.text for message in anna.chat if UNWRITTEN in message.text)
            assert advised(anna) == 1
            assert all(part in advice for part in WHOLE)
        await anna.until(lambda: anna.last is not None and "112, 911, 999" in anna.last.text and advised(anna) == 2)
        assert await reports(app) == 1
        assert not any(has(anna, label) for label in ("Done", "Pause"))


async def test_pain_that_is_tapped_is_advised_on_too(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await begin(house, anna)
        async with barred(house, app):
            card = next(message for message in reversed(list(anna.chat)) if message.buttons)
            anna.taps("It hurts", message=card)
            await anna.sees(UNWRITTEN)
        await anna.until(lambda: advised(anna) == 2)


async def test_a_pause_that_cannot_be_written_down_is_not_promised_and_comes_later(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await begin(house, anna)
        async with barred(house, app):
            anna.taps("Pause", message=anna.last)
            await anna.until(lambda: any("isn't done yet" in (toast.text or "") for toast in anna.toasts))
            assert not has(anna, "Resume")
        await anna.until(lambda: has(anna, "Resume") or has(anna, "Go on"))


async def test_a_short_trouble_of_the_database_loses_none_of_thirty_messages(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        await house.settled()
        async with barred(house, app):
            for n in range(30):
                anna.says(f"hello {n}")
            asked = len(house.telegram.calls.of("getUpdates"))
            await house.telegram.until(lambda: len(house.telegram.calls.of("getUpdates")) > asked + 3, timeout=60)
            assert sum("isn't done yet" in message.text for message in anna.chat) == 1
        await anna.until(lambda: sum("I didn't get that" in message.text for message in anna.chat) == 30)


async def test_where_a_visit_fails_the_advice_comes_all_the_same_and_no_exercise_after_it(house: House) -> None:
    anna = house.person()
    async with house.bot() as app:
        await begin(house, anna)
        async with without(app, "reports"):
            anna.says("my heel hurts")
            await anna.sees(UNWRITTEN)
            before = seen(anna)
            for _ in range(5):
                house.clock.jump(timedelta(seconds=30))
                await house.telegram.events.until(lambda: False, 0.1)
            assert seen(anna) == before


@pytest.mark.usefixtures("unhurried")
async def test_what_no_column_takes_in_a_cry_of_pain_is_left_out_of_it(house: House) -> None:
    anna = house.person(language="en-GB-u-fw-mon-mu-celsius")
    async with house.bot() as app:
        await arrive(anna)
        for number, cry in enumerate(("my heel\0 hurts", "my heel hurts\ud800"), 5_000_000):
            message = {"message_id": 1, "chat": {"id": anna.id, "type": "private"}, "from": anna.user(), "text": cry}
            await app.processor.take_in(read_updates([{"update_id": number, "message": message}])[0])
        await anna.until(lambda: advised(anna) == 1 and "Added to your report" in anna.transcript)
        await house.settled()
        assert await reports(app) == 1
        assert not any(UNWRITTEN in message.text for message in anna.chat)
        async with app.database.reading() as db:
            left = select(func.count()).select_from(InboxRow).where(InboxRow.state != InboxState.DONE)
            assert (await db.execute(left)).scalar_one() == 0


async def test_every_tap_is_answered_whatever_it_says(house: House) -> None:
    anna, boris = house.person(), house.person("Boris")
    async with house.bot():
        await arrive(anna)
        await arrive(boris)
        assert anna.last is not None
        numbers = (2**31, 2**63, 2**64, 10**40, -1, -(2**63) - 1)
        forged = [f"{tag}:{n}:{n}" for tag in "plg4" for n in numbers]
        forged += [f"s:{n}:{m}:{move}" for n in numbers for m in numbers for move in ("done", "pause")]
        forged += [f"{tag}:{n}" for tag in "xmd3" for n in (9, 10**6, *numbers)]
        forged += [f"q:{question}:{n}" for question in ("zone", "time") for n in (998, *numbers)]
        queries = {anna.taps_data(anna.last.id, data) for data in forged}
        answered = house.telegram.calls
        await house.telegram.until(
            lambda: queries <= {call.params["callback_query_id"] for call in answered.of("answerCallbackQuery")}
        )
        await tap(boris, "Start now")
        await boris.sees("The daily five")
