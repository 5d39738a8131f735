"""What is noted of a card that was shown: it is on the phone as it should be, unless something has come below it."""

from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import update

from bot.core.session.exercise import unroll
from bot.core.session.state import Session
from bot.store import Database, people, sessions
from bot.store.sessions import Shown
from bot.store.tables import SessionRow
from tests.core.shipped import LIBRARY

ANNA = 7
NOW = datetime(2026, 3, 2, 8, tzinfo=UTC)
CARD = 100


@pytest.mark.parametrize(
    ("picture", "is_new", "is_noted"),
    [
        pytest.param(None, True, True, id="no picture"),
        pytest.param(CARD - 1, True, True, id="above the card"),
        pytest.param(CARD + 1, True, False, id="below the card"),
        pytest.param(CARD + 1, False, True, id="below a card that could not be shown"),
    ],
)
async def test_a_card_below_which_a_picture_landed_is_not_as_it_should_be(
    database: Database, picture: int | None, *, is_new: bool, is_noted: bool
) -> None:
    tape = unroll(LIBRARY.routines["short"], LIBRARY.exercises)
    async with database.begin() as db:
        await people.insert_missing(db, [(ANNA, "en")], NOW)
        kept = await sessions.begin(db, ANNA, Session("short", tape, NOW + timedelta(hours=19)), date(2026, 3, 2), NOW)
        await db.flush()
        its_id, rev = kept.row.id, kept.session.rev
        await db.execute(update(SessionRow).values(loop="heel-raises-right", loop_id=picture, wakes_at=NOW))

    async with database.autocommit() as db:
        shown = Shown(its_id, rev, CARD, "heel-raises", {})
        assert await sessions.mark_shown(db, shown, None, is_new=is_new) is is_noted

    async with database.reading() as db:
        row = await db.get_one(SessionRow, its_id)
    assert row.message_id == CARD
    assert (row.shown == rev, row.wakes_at is None) == (is_noted, is_noted)
