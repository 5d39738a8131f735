"""Rows as the release before this one wrote them: a migration loses none, and a session in progress goes on.

They are written into the tables as they are found there, since those of that release are no classes any more.
"""

import asyncio
import json
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from alembic import command
from sqlalchemy import Connection, MetaData, select, text
from sqlalchemy.ext.asyncio import create_async_engine

from bot.core.priority import Priority
from bot.core.rules.levels import Feedback, Feel
from bot.core.session.machine import step
from bot.core.session.state import Finished, Move, Tapped
from bot.home import HOME
from bot.store import feedback, open_database, outbox, sessions
from bot.store.migrate import migrate
from bot.store.serialization import serialize_session
from bot.store.types import Lease
from bot.store.vault import Vault
from tests.store.test_migrations import config

BEGAN = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)
ANNA = 7
TAPE = [
    {"is": "ready", "seconds": 5},
    {"is": "work", "exercise": "hop", "part": "one", "side": "right", "nth": 1, "of": 1, "seconds": 30, "reps": 10},
    {"is": "rest", "seconds": 5},
    {"is": "work", "exercise": "hop", "part": "one", "side": "left", "nth": 1, "of": 1, "seconds": 30, "reps": 10},
]
PERSON = {
    "id": ANNA,
    "created_at": BEGAN,
    "language": "en",
    "consent": True,
    "signs": [],
    "screened": True,
    "cleared": False,
    "zone": "Europe/London",
    "sharing": False,
    "week": [["07:00", "full"]] * 7,
    "arrived": True,
    "usual_asked": False,
    "levels": {"hop": 1},
    "left_out": [],
    "weekly": 6,
    "ignored": 0,
    "reachable": True,
    "tips": 3,
    "hold": "plain",
    "hold_since": BEGAN - timedelta(days=9),
}
SESSION = {
    "id": 41,
    "person_id": ANNA,
    "routine": "daily",
    "until": BEGAN + timedelta(hours=20),
    "pace": "taps",
    "missing": ["towel"],
    "offers": [],
    "left_out": [],
    "tape": "a-tape",
    "head": 3,
    "began": BEGAN,
    "over": False,
    "phase": {"is": "running", "since": "2026-03-02T07:00:45Z", "ends_at": None},
    "trail": [{"is": "turn", "step": 1, "outcome": "done", "rev": 3}],
    "rev": 4,
    "shown": 4,
    "loud": False,
    "message_id": 99,
    "lines": {},
    "buried": False,
    "created_at": BEGAN,
}


def _message(key: str, rank: int, state: str, body: str | None) -> dict[str, Any]:
    return {"key": key, "person_id": ANNA, "lane": rank, "state": state, "body": body, "tries": 2, "since": BEGAN}


CARD = json.dumps({"text": "Good morning", "rows": [], "effect": None, "key": None})
ROWS: dict[str, list[dict[str, Any]]] = {
    "alarms": [{"kind": "reminder", "subject": ANNA, "at": BEGAN}],
    "budget": [{"id": 1, "empty_at": 1.5, "shut_until": 0.5}],
    "facts": [{"key": "commands", "value": "en"}],
    "inbox": [{"update_id": 5, "person_id": ANNA, "urgent": True, "received_at": BEGAN, "body": "{}", "state": "open"}],
    "leases": [{"name": "leader", "holder": "somebody", "until": BEGAN}],
    "owed": [
        _message("reminder:7:2026-03-02", Priority.REMINDER, "pending", None),
        _message("advice:7:1", Priority.PAIN, "sending", CARD),
        _message("reply:7:1", Priority.REPLY, "pending", CARD),
        _message("reply:7:0", Priority.REPLY, "shown", None),
    ],
    "people": [PERSON, {**PERSON, "id": ANNA + 1, "hold": None, "hold_since": None, "week": None}],
    "tapes": [{"hash": "a-tape", "steps": TAPE}],
    "sessions": [SESSION, {**SESSION, "id": 40, "over": True, "phase": {"is": "finished", "at": "2026-03-01T08:00Z"}}],
    "days": [
        {"id": 1, "person_id": ANNA, "day": BEGAN.date(), "zone": "Europe/London", "kind": "full", "session_id": 40},
        {"id": 2, "person_id": ANNA, "day": BEGAN.date(), "zone": "Europe/London", "kind": "full", "reverses": 1},
    ],
    "felt": [
        {"session_id": 40, "exercise": "hop", "person_id": ANNA, "level": 1, "feel": "easy", "pained": False},
        {"session_id": 41, "exercise": "hop", "person_id": ANNA, "level": 1, "feel": None, "pained": True},
    ],
    "reports": [
        {"id": 3, "person_id": ANNA, "session_id": 40, "place": {"step": 1}, "words": "it hurts", "signs": ["redness"]}
        | {"advised": ["safety.advice"], "score": 4, "hold_before": {"is": "plain", "since": "2026-02-20T07:00:00Z"}}
    ],
}
"""A person in the middle of a session, and something in every other table."""
USUAL = {"tries": 0, "at": BEGAN}
"""Where a row says nothing else."""
RENAMED = {"owed": "outbox", "felt": "feedback", "lane": "priority"}
Rows = dict[str, list[dict[str, Any]]]


async def _in(url: str, work: Any) -> Any:
    """Do something in a transaction of a plain connection."""
    engine = create_async_engine(url)
    async with engine.begin() as connection:
        done = await connection.run_sync(work)
    await engine.dispose()
    return done


def _write(connection: Connection) -> None:
    tables = MetaData()
    tables.reflect(connection)
    for name, rows in ROWS.items():
        table = tables.tables[name]
        for row in rows:
            filled = {column: value for column, value in USUAL.items() if column in table.columns}
            connection.execute(table.insert().values(filled | row))


def _read(connection: Connection) -> Rows:
    tables = MetaData()
    tables.reflect(connection)
    return {
        name: sorted((dict(row) for row in connection.execute(select(table)).mappings()), key=str)
        for name, table in tables.tables.items()
        if name != "alembic_version"
    }


def _renamed(rows: Rows) -> Rows:
    return {
        RENAMED.get(name, name): [{RENAMED.get(column, column): value for column, value in row.items()} for row in each]
        for name, each in rows.items()
    }


async def _move(url: str, way: Any, revision: str) -> None:
    await asyncio.to_thread(way, config(url), revision)


@pytest.fixture
async def empty_url(database_url: str) -> str:
    """A database of each kind with nothing in it."""
    if database_url.startswith("postgresql"):
        await _in(database_url, lambda db: db.execute(text("DROP SCHEMA public CASCADE")))
        await _in(database_url, lambda db: db.execute(text("CREATE SCHEMA public")))
    return database_url


@pytest.fixture(params=["0001", "0003"])
async def old(request: pytest.FixtureRequest, empty_url: str) -> tuple[str, str, Rows]:
    """A database of an older release: where it is, its revision, and the rows in it."""
    await _move(empty_url, command.upgrade, request.param)
    await _in(empty_url, _write)
    return empty_url, request.param, await _in(empty_url, _read)


async def test_every_row_of_an_older_release_is_there_after_the_migration(old: tuple[str, str, Rows]) -> None:
    url, _, before = old
    await migrate(url, HOME)
    after = await _in(url, _read)

    for name, rows in _renamed(before).items():
        kept = [{column: row[column] for column in rows[0]} for row in after[name]] if rows else after[name]
        assert sorted(kept, key=str) == sorted(rows, key=str), name
    assert {name for name, rows in after.items() if rows} == _renamed(ROWS).keys()


async def test_the_way_back_gives_an_older_release_every_row_as_it_was(old: tuple[str, str, Rows]) -> None:
    url, revision, before = old
    await migrate(url, HOME)
    await _move(url, command.downgrade, revision)

    assert await _in(url, _read) == before


async def test_a_session_in_progress_goes_on(old: tuple[str, str, Rows]) -> None:
    url, _, _ = old
    await migrate(url, HOME)
    database = open_database(url, Vault())
    async with database.begin() as db:
        kept = await sessions.unfinished(db, ANNA)
        assert kept is not None
        assert (kept.row.id, kept.session.head, kept.session.missing) == (41, 3, frozenset({"towel"}))
        done, _ = step(kept.session, Tapped(Move.DONE, kept.session.rev), BEGAN + timedelta(minutes=2))
        assert isinstance(done.phase, Finished)
        serialize_session(done, kept.row)
    async with database.reading() as db:
        again = await sessions.load(db, 41)
        assert again is not None
        assert again.session == done
        assert await feedback.past(db, ANNA) == {"hop": [Feedback(1, Feel.EASY), Feedback(1, None, pained=True)]}
    await database.close()


async def test_what_was_to_be_sent_is_sent_in_its_order(old: tuple[str, str, Rows]) -> None:
    url, _, _ = old
    await migrate(url, HOME)
    database = open_database(url, Vault())
    async with database.begin() as db:
        lease = Lease(BEGAN, BEGAN + timedelta(minutes=1))
        claimed = await outbox.claim(db, database.vault, list(Priority), lease, 9)
    await database.close()

    assert [(message.key, message.priority, message.tries) for message in claimed] == [
        ("advice:7:1", Priority.PAIN, 2),
        ("reply:7:1", Priority.REPLY, 2),
        ("reminder:7:2026-03-02", Priority.REMINDER, 2),
    ]
    assert [message.card is None for message in claimed] == [False, False, True]
