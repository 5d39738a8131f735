"""Nothing is kept for longer than is said: who is away for two years, and sessions of a year ago."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from sqlalchemy import func, insert, select, update

from bot.coach.chores import tidy
from bot.coach.retention import INACTIVE, NOTICE
from bot.store.tables import Base, DayRow, FeedbackRow, PersonRow, ReportRow, SessionRow
from tests.coach.life import ANNA, Life, living

TOLD = "You haven't been here for a very long time"


@pytest.fixture
async def life(template: Path, tmp_path: Path) -> AsyncIterator[Life]:
    async with living(template, tmp_path / "footing.db") as life:
        yield life


async def rows(life: Life) -> dict[str, int]:
    """How many rows of Anna's there are, by table."""
    async with life.database.reading() as db:
        counts = {}
        for table in Base.metadata.sorted_tables:
            of_hers = table.c.get("person_id", table.c.get("subject", table.c.id if table.name == "people" else None))
            if of_hers is not None:
                found = await db.execute(select(func.count()).select_from(table).where(of_hers == ANNA))
                counts[table.name] = found.scalar_one()
        return counts


async def passes(life: Life, days: timedelta) -> None:
    """Let days pass without a word of hers, and with nothing that comes by itself."""
    life.clock.at += days
    await tidy(life.coach)
    await life.scheduler.run_due()
    await life.scheduler.idle()


async def test_whoever_is_away_for_two_years_is_told_and_deleted_a_month_later(life: Life) -> None:
    await passes(life, INACTIVE - timedelta(days=1))
    assert life.texts(TOLD) == []
    await passes(life, timedelta(days=2))
    assert len(life.texts(TOLD)) == 1
    await passes(life, NOTICE - timedelta(days=1))
    assert (await rows(life))["people"] == 1
    assert len(life.texts(TOLD)) == 1
    await passes(life, timedelta(days=1))
    assert not any((await rows(life)).values())


async def test_whoever_does_anything_meanwhile_stays(life: Life) -> None:
    await passes(life, INACTIVE + timedelta(days=1))
    await life.says("/help")
    await passes(life, NOTICE * 2)
    assert (await rows(life))["people"] == 1
    async with life.database.reading() as db:
        assert (await db.get_one(PersonRow, ANNA)).leaves_on is None


async def test_nobody_who_is_known_since_an_older_release_is_told_at_once(life: Life) -> None:
    async with life.database.begin() as db:
        await db.execute(update(PersonRow).values(seen_on=None))
    await passes(life, INACTIVE)
    await passes(life, timedelta(days=1))
    assert life.texts(TOLD) == []
    await passes(life, INACTIVE)
    assert len(life.texts(TOLD)) == 1


async def test_nobody_is_told_who_wants_quiet(life: Life) -> None:
    async with life.database.begin() as db:
        await db.execute(update(PersonRow).values(quiet=True))
    await passes(life, INACTIVE + timedelta(days=1))
    assert life.texts(TOLD) == []
    await passes(life, NOTICE)
    assert not any((await rows(life)).values())


async def test_a_session_of_a_year_ago_is_its_day_and_how_it_felt_and_pain_stays(life: Life) -> None:
    await life.says("/today")
    assert await life.taps("Start with taps")
    await life.wait_until(life.clock.at + timedelta(seconds=30))
    assert await life.taps("Done")
    await life.says("/pain in my heel")
    before = await rows(life)
    assert all(before[table] for table in ("sessions", "days", "feedback", "reports"))
    await passes(life, timedelta(days=367))
    assert (await rows(life))["sessions"] == 1, "the newest of all stays, for its number"
    await again(life)
    await passes(life, timedelta(hours=1))
    after = await rows(life)
    assert after["sessions"] == 1
    assert all(after[table] >= before[table] for table in ("days", "feedback", "reports"))
    async with life.database.reading() as db:
        (newer,) = (await db.execute(select(SessionRow.id))).scalars()
        (report,) = (await db.execute(select(ReportRow))).scalars()
        numbers = {*(await db.execute(select(DayRow.session_id))).scalars(), report.session_id}
        assert report.place is not None
        assert newer not in numbers
        assert (await db.execute(select(FeedbackRow.session_id))).scalars().first() in numbers


async def again(life: Life) -> None:
    """Have a newer session, as it was stored."""
    async with life.database.begin() as db:
        row = (await db.execute(select(SessionRow.__table__))).mappings().one()
        await db.execute(insert(SessionRow).values({**row, "id": row["id"] + 1, "created_at": life.clock.at}))
