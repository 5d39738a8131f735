"""What hurt is left out: a session of nothing is never offered, and it is said what brings it back."""

from collections.abc import Iterable
from pathlib import Path

import pytest

from bot.store import people
from tests.coach.life import ANNA, Life, living
from tests.core.screens import buttons

CURLS = "toe-curls"


async def leaves_out(life: Life, exercises: Iterable[str]) -> None:
    async with life.database.begin() as db:
        person = await people.lock(db, ANNA)
        assert person is not None
        person.left_out = [*exercises]


@pytest.mark.parametrize("before", ["nothing", "/start", "/start mobility"])
async def test_nothing_is_offered_of_which_nothing_is_left_whatever_was_offered_before(
    template: Path, tmp_path: Path, before: str
) -> None:
    async with living(template, tmp_path / "life.db") as life:
        if before != "nothing":
            await life.says(before)
        await leaves_out(life, [CURLS])
        await life.says("/exercises")
        assert await life.taps("Toe curls")

        said = life.phone.said[-1].card

        assert "this whole routine is out for now" in said.text
        assert [button.label for button in buttons(said)] == ["Put back: Toe curls"]
        assert await life.taps("Put back: Toe curls")
        assert life.phone.said[-1].card.text.count("Toe curls") == 1


async def test_whoever_asks_for_what_needs_the_gear_has_it_again(template: Path, tmp_path: Path) -> None:
    async with living(template, tmp_path / "life.db") as life:
        await life.says("/start")
        assert await life.taps("More")
        assert await life.taps("No towel today")
        await life.says("/exercises")
        assert await life.taps("Toe curls")

        assert "Toe curls" in life.phone.said[-1].card.text
        assert "a towel" in life.phone.said[-1].card.text
