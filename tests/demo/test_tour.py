"""The tour, played at once in front of the real bot."""

import re
from dataclasses import replace

import pytest

from bot.content import load
from bot.demo import set_up
from bot.sandbox.phone import NotSeen
from bot.settings import HOME
from bot.tour import Moment
from tests.demo.conftest import Start

WORDS = load(HOME / "content").words_for("en")


async def test_the_tour_plays_from_the_first_run_to_the_way_back_and_leaves_the_demo_to_the_visitor(
    start: Start,
) -> None:
    demo = await start("--tour", "0")
    await demo.tells("The tour is over")

    transcript = await demo.transcript()
    taps = re.findall(r"\[([^\]]+)\]$", "\n".join(line for line in transcript.splitlines() if " ☞ " in line), re.M)
    assert taps == []


async def test_the_tour_ends_where_somebody_else_taps() -> None:
    async with set_up(WORDS) as demo:
        tour = demo.tour(WORDS, 0)

        async def meddle(moment: Moment) -> None:
            if moment is Moment.SCREENING:
                tour.person.taps("Back")
                await tour.person.sees("I agree")

        with pytest.raises(NotSeen):
            await replace(tour, look=meddle).play()
