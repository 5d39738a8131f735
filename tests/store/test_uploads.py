"""A file is sent to Telegram once for all processes of a bot; what stands above a card is noted against what did."""

from datetime import UTC, datetime, timedelta
from typing import Any

from bot.core.session.exercise import Work
from bot.core.session.state import Session
from bot.store import Database, DatabaseUnavailable, people, sessions
from bot.store.sessions import Loop
from bot.store.uploads import Uploads

MARK, OTHER = "a" * 64, "b" * 64
NOW = datetime(2026, 3, 2, 7, tzinfo=UTC)


async def test_what_one_process_has_uploaded_every_one_knows(database: Database) -> None:
    one, another = Uploads(database, 7), Uploads(database, 7)
    await one.remember(MARK, "file-1")
    assert await another.recall(MARK) == "file-1"
    assert await another.recall(OTHER) is None


async def test_an_id_is_worth_nothing_to_another_bot(database: Database) -> None:
    await Uploads(database, 7).remember(MARK, "file-1")
    assert await Uploads(database, 8).recall(MARK) is None


async def test_two_that_upload_at_once_harm_nobody_and_the_later_id_stays(database: Database) -> None:
    one, another = Uploads(database, 7), Uploads(database, 7)
    await one.remember(MARK, "file-1")
    await another.remember(MARK, "file-2")
    await one.forget(MARK, "file-1")
    assert await one.recall(MARK) == "file-2"
    await one.forget(MARK, "file-2")
    assert await one.recall(MARK) is None


async def test_no_picture_fails_for_want_of_a_database() -> None:
    class NoDatabase:
        def reading(self) -> Any:
            raise DatabaseUnavailable

        begin = reading

    away: Any = NoDatabase()
    uploads = Uploads(away, 7)
    assert await uploads.recall(MARK) is None
    await uploads.remember(MARK, "file-1")
    await uploads.forget(MARK, "file-1")


async def test_what_stands_above_a_card_is_noted_only_against_what_did(database: Database) -> None:
    right, left = Loop("toe-curls-right", 5), Loop("toe-curls-left", 5)
    tape = (Work("toe-curls", "curl", None, 1, 1, 10, 5),)
    async with database.begin() as db:
        await people.insert_missing(db, [(7, "en")], NOW)
        session = Session("daily", tape, NOW + timedelta(hours=1))
        kept = await sessions.begin(db, 7, session, NOW.date(), NOW)
        await db.flush()
        session_id = kept.row.id
    for before, after, stands in (
        (None, right, True),
        (None, left, False),
        (right, left, True),
        (right, None, False),
        (left, Loop("toe-curls-left", None), True),
        (Loop("toe-curls-left", None), None, True),
    ):
        async with database.autocommit() as db:
            assert await sessions.note_loop(db, session_id, before, after) is stands
    async with database.reading() as db:
        shown = await sessions.shown_now(db, session_id)
        assert shown is not None
        assert shown.loop is None
