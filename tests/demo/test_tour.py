"""The tour, played at once in front of the real bot."""

from dataclasses import replace

import pytest

from bot.demo.demo import set_up
from bot.demo.tour import TourStop
from sandbox.phone import NotSeen
from tests.demo.conftest import WORDS, Start

STORY = (
    "/start",
    "[Continue]",
    "[✅ I agree]",
    "[None of these]",
    "[✅ None of these]",
    "London]",
    "07:00 · Every day]",
    "[▶️ Start now]",
    "Start with taps]",
    "Heel raises · Right foot · set 1 of 3",
    "Done]",
    "Rest · now switch to the left foot",
    "Heel raises · Left foot · set 1 of 3",
    "Done]",
    "Toe walking, straight · round 1 of 5",
    "[⏸ Pause]",
    "Take your time.",
    "[▶️ Resume]",
    "Toe walking, toes out · round 1 of 5",
    "Ouch, my heel hurts",
    "Call 112, 911, 999 or your local number now",
    "[Heel]",
    "It hurt yesterday: how is it today?",
    "[Better]",
    "We'll come back gently",
    "[Only two minutes]",
    "Start hands-free]",
    "Well done.",
    "/progress",
    "As text]",
    "/report",
    "Your report of the last 2 days",
)
"""What happens in the tour, in this order, with other things between."""


async def test_the_tour_tells_its_whole_story_and_leaves_the_demo_to_the_visitor(start: Start) -> None:
    demo = await start("--tour", "0")
    await demo.tells("The tour is over")

    story = await demo.transcript()
    for what in STORY:
        before, told, story = story.partition(what)
        assert told, f"{what} does not come after this: {before}"
    names = [message["document"]["file_name"] for message in (await demo.chat())[-2:]]
    assert sorted(name.rpartition(".")[2] for name in names) == ["csv", "pdf"]
    assert (await demo.get("clock")).json()["rate"] == 1

    await demo.says("/help")
    await demo.hears("I coach your feet")


async def test_the_way_into_the_first_session_is_seven_taps_long() -> None:
    async with set_up(WORDS) as demo:
        tour = demo.tour(WORDS, 0)
        taps: list[int] = []

        async def count(moment: TourStop) -> None:
            if moment is TourStop.INTRO:
                taps.append(tour.person.transcript.count("☞"))
                raise NotSeen

        with pytest.raises(NotSeen):
            await replace(tour, look=count).play()
        assert taps == [7]


async def test_the_tour_ends_where_somebody_else_taps() -> None:
    async with set_up(WORDS) as demo:
        tour = demo.tour(WORDS, 0)

        async def meddle(moment: TourStop) -> None:
            if moment is TourStop.WARNING:
                tour.person.taps("Back")
                await tour.person.sees("foot strength and mobility habit")

        with pytest.raises(NotSeen, match="None of these"):
            await replace(tour, look=meddle).play()
