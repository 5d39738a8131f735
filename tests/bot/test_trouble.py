"""What goes wrong under a running bot - its database, its clock, a crowd of one - costs a moment and loses nothing."""

import json
import signal
from collections.abc import AsyncIterator, Callable
from datetime import timedelta

import pytest
from sqlalchemy import create_engine, text

from bot.chat.reading import read_update
from bot.coach.incoming_update import IncomingUpdate
from bot.home import HOME
from bot.store import DatabaseUnavailable
from bot.store.migrate import migrate
from sandbox.person import Person
from tests.bot.conftest import House, arrive, housed
from tools.postgres import Postgres, postgres

HOUR = timedelta(hours=1)


@pytest.fixture
async def server() -> AsyncIterator[Postgres]:
    """A PostgreSQL of this test alone: it is going to be stopped."""
    try:
        with postgres() as server:
            await migrate(server.url(), HOME)
            yield server
    except LookupError as missing:
        pytest.skip(f"no PostgreSQL of our own without {missing}")


@pytest.fixture
async def house_on(server: Postgres) -> AsyncIterator[House]:
    async with housed(server.url()) as house:
        yield house


def _told_to_wait(person: Person) -> Callable[[], bool]:
    return lambda: any(toast.text and "One moment" in toast.text for toast in person.toasts)


async def test_a_database_that_goes_away_costs_a_moment_and_no_tap(house_on: House, server: Postgres) -> None:
    anna = house_on.person()
    async with house_on.bot():
        await arrive(anna)
        server.stop(signal.SIGQUIT)
        anna.taps("Start now", message=anna.last)
        await anna.until(_told_to_wait(anna))
        server.start()
        await anna.sees("The daily five")


async def test_a_database_that_is_away_at_the_start_is_told_as_such(house_on: House, server: Postgres) -> None:
    server.stop()
    with pytest.raises(DatabaseUnavailable):
        async with house_on.bot():
            pass


async def test_a_locked_database_is_waited_for(house: House) -> None:
    if "sqlite" not in house.database_url:
        pytest.skip("PostgreSQL locks rows, not itself")
    anna = house.person()
    other = create_engine(house.database_url.replace("+aiosqlite", ""), isolation_level="AUTOCOMMIT")
    async with house.bot():
        await arrive(anna)
        await house.settled()
        with other.connect() as connection:
            connection.execute(text("BEGIN IMMEDIATE"))
            anna.taps("Start now", message=anna.last)
            await house.telegram.events.until(lambda: "The daily five" in anna.transcript, 0.2)
            assert "The daily five" not in anna.transcript
            connection.execute(text("ROLLBACK"))
        await anna.sees("The daily five")
    other.dispose()


async def test_a_full_disk_costs_a_moment_and_no_tap(house: House) -> None:
    if "sqlite" not in house.database_url:
        pytest.skip("PostgreSQL has a disk of its own")
    anna = house.person()
    async with house.bot() as app:
        await arrive(anna)
        await house.settled()
        async with app.database.begin() as db:  # the only connection that writes: its file may not build any more
            pages = (await db.execute(text("PRAGMA page_count"))).scalar_one()
            await db.execute(text(f"PRAGMA max_page_count={pages}"))
        card = anna.last
        anna.says("x" * 4000)
        while not any("One moment" in (toast.text or "") for toast in anna.toasts):
            before = len(anna.toasts)
            anna.taps("Start now", message=card)
            await anna.until(lambda before=before: len(anna.toasts) > before)  # type: ignore[misc] # a lambda's default
        async with app.database.begin() as db:
            await db.execute(text("PRAGMA max_page_count=1000000"))
        await anna.sees("I didn't get that")


def _updates(person: Person, texts: int, first: int) -> list[IncomingUpdate]:
    """So many messages of a person's, as Telegram gives them."""
    them = {"id": person.id, "is_bot": False, "first_name": "Anna", "language_code": "en"}
    chat = {"id": person.id, "type": "private", "first_name": "Anna"}
    raws = (
        {"update_id": first + n, "message": {"message_id": n, "date": 1, "chat": chat, "from": them, "text": "hey"}}
        for n in range(texts)
    )
    return [update for raw in raws if (update := read_update(json.loads(json.dumps(raw))))]


async def test_ten_thousand_updates_of_one_person_get_one_warning_and_hold_nobody_up(house: House) -> None:
    anna, boris = house.person(), house.person("Boris")
    async with house.bot() as app:
        await arrive(boris)
        anna.says("/start")
        await anna.sees("Hello")
        flood = _updates(anna, 10_000, first=5_000_000)
        for start in range(0, len(flood), 100):
            await app.processor.take_in(flood[start : start + 100])
        boris.taps("Start now", message=boris.last)
        await boris.sees("The daily five")
        await house.settled()
        said = [message.text for message in anna.chat]
        assert sum("too much at once" in text for text in said) == 1
        assert len(said) < 100
        anna.says("my foot hurts")
        await anna.sees("112, 911, 999")
