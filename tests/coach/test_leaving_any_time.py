"""Whatever somebody is in the middle of: everything is deleted, nothing is left, and nothing more comes."""

import asyncio
from datetime import timedelta
from pathlib import Path
from tempfile import TemporaryDirectory

from hypothesis import given, settings
from hypothesis import strategies as st
from sqlalchemy import select

from bot.core.screens.card import Card
from bot.store.tables import Base
from tests.coach.life import ANNA, Life, living

SAID = (
    "/today",
    "/pain in my heel",
    "/pause 2",
    "/export",
    "/settings",
    "/start mobility",
    "a note of mine",
    "/privacy",
)
TAPPED = (
    "Start with taps",
    "Start hands-free",
    "Done",
    "Go on",
    "Pause",
    "More",
    "Add a note",
    "Later",
    "In 10 min",
    "Undo",
)
ACTS = st.one_of(
    st.tuples(st.just("says"), st.sampled_from(SAID)),
    st.tuples(st.just("taps"), st.sampled_from(TAPPED)),
    st.tuples(st.just("waits"), st.integers(1, 40).map(str)),
)


async def traces(life: Life) -> list[str]:
    async with life.database.reading() as db:
        return [
            table.name
            for table in Base.metadata.sorted_tables
            for row in await db.execute(select(table))
            if str(ANNA) in map(str, row) or f":{ANNA}:" in str(row)
        ]


async def _lives(template: Path, folder: Path, acts: list[tuple[str, str]]) -> None:
    async with living(template, folder / "life.db") as life:
        for act, what in acts:
            match act:
                case "says":
                    await life.says(what)
                case "taps":
                    await life.taps(what)
                case _:
                    await life.wait_until(life.clock.at + timedelta(minutes=int(what) ** 2))
        assert await traces(life)
        await life.says("/delete")
        assert await life.taps("Delete everything")
        await life.scheduler.idle()
        assert await traces(life) == []
        said = len(life.phone.said)
        last: Card = life.phone.said[-1].card
        assert "Everything I kept about you is deleted" in last.text
        await life.wait_until(life.clock.at + timedelta(days=3))
        assert len(life.phone.said) == said
        assert await traces(life) == []


@settings(max_examples=15)
@given(acts=st.lists(ACTS, max_size=12))
def test_everything_is_deleted_whatever_was_under_way(template: Path, acts: list[tuple[str, str]]) -> None:
    with TemporaryDirectory() as folder:
        asyncio.run(_lives(template, Path(folder), acts))
