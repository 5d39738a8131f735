"""Every control of a session, tapped on the page; and in each phase the bot dies, and the card stands and goes on."""

from collections.abc import Container
from datetime import timedelta

import pytest
from playwright.async_api import expect

from bot.demo.demo import Demo
from bot.demo.tour import Tour, TourStop
from sandbox.person import Person
from tests.browser.screen import PHONE, Open
from tests.browser.walk import Walk
from tests.demo.conftest import WORDS, reach

CUT = "(labels) => labels.filter((each) => each.scrollWidth > each.clientWidth).map((each) => each.textContent)"
"""What stands on the buttons whose label has no room."""


async def at(demo: Demo, person: Person, open_page: Open, moment: TourStop, sees: str) -> Walk:
    """Open the page, and stand at a moment of the tour."""
    walk = Walk(await open_page(person))
    await reach(demo, person, moment)
    await walk.screen.sees(sees)
    return walk


async def test_before_the_start_one_chooses_and_says_how_it_feels(demo: Demo, bea: Person, open_page: Open) -> None:
    walk = await at(demo, bea, open_page, TourStop.INTRO, "The daily five")
    assert "Toe curls" not in (await walk.unfolds("No towel today")).text
    assert "Resisted flexion" not in (await walk.unfolds("No band today")).text
    assert "Toe curls" in (await walk.unfolds("✓ I have a towel")).text
    assert "Resisted flexion" in (await walk.unfolds("✓ I have a band")).text

    await walk.unfolds("Another routine")
    assert (await walk.taps("The light day")).title.startswith("The light day · about")
    await expect(walk.screen.messages.filter(has_text="The three that are done sitting down")).to_have_count(0)

    await walk.taps("Pain now?")
    assert "physiotherapist" in (await walk.taps("7")).text
    await expect(walk.screen.button("Start hands-free")).to_have_count(0)


async def test_in_the_session_every_control_leads_where_it_says(demo: Demo, bea: Person, open_page: Open) -> None:
    walk = await at(demo, bea, open_page, TourStop.SET, "Right foot · set 1 of 3")
    for label, title in (
        ("Pause", "⏸ Paused. Take your time."),
        ("How?", "⏸ Paused. Take your time."),
        ("Resume", "Heel raises · Right foot · set 1 of 3"),
        ("Done", "Rest · now switch to the left foot"),
        ("Go on", "Heel raises · Left foot · set 1 of 3"),
        ("More Back", "Heel raises · Right foot · set 1 of 3"),
        ("More Skip", "Rest · now switch to the left foot"),
        ("More Undo", "Heel raises · Right foot · set 1 of 3"),
        ("More Next exercise", "Next: Toe walking"),
        ("More Undo", "Heel raises · Right foot · set 1 of 3"),
        ("Done", "Rest · now switch to the left foot"),
        ("More Next exercise", "Next: Toe walking"),
        ("More Not this one", "Next: Ankle circles · Right foot"),
        ("More Back", "Toe walking, toes in · round 5 of 5"),
        ("Done", "Next: Ankle circles · Right foot"),
        ("More Stop", "Saved. About 1 minute for your feet. Did something hurt? Then tell me."),
    ):
        more, _, folded = label.partition(" ")
        if more == "More":
            await walk.taps(more)
        assert (await walk.taps(folded if more == "More" else label)).title == title, label
    assert [message.title for message in await walk.chat() if message.text.startswith("• ")] == [
        "• Heel raises: 1 of 6 sets",
        "• Toe walking: 0 of 5 rounds",
    ]


async def test_fifteen_seconds_more_are_counted_down(demo: Demo, bea: Person, open_page: Open) -> None:
    walk = await at(demo, bea, open_page, TourStop.SWITCH, "now switch to the left foot")
    countdown = walk.screen.newest.locator("time[data-format=r]")
    before = int(await countdown.get_attribute("data-unix") or 0)

    await walk.screen.taps("+15 s")

    await walk.screen.page.locator(f"time[data-unix='{before + 15}']").wait_for()
    rest = demo.fast_forward.clock.now()
    assert "set 1 of 3" in (await walk.lets_time_pass()).title
    assert timedelta(seconds=14) < demo.fast_forward.clock.now() - rest < timedelta(seconds=21)


async def test_what_comes_between_holds_the_session_and_asks(demo: Demo, bea: Person, open_page: Open) -> None:
    walk = await at(demo, bea, open_page, TourStop.WALK, "straight")
    await walk.screen.page.get_by_test_id("voice").click()
    await walk.screen.sees("I can't see or hear that.")
    assert (await walk.taps("Resume")).title == "Get ready to go on."
    await walk.screen.writes("/today")
    await walk.screen.sees("Your session is still open.")
    assert sum(message.offers("Resume") for message in await walk.chat()) == 1
    await walk.taps("Resume")
    await walk.taps("Pause")
    await walk.screen.page.get_by_test_id("forward-timer").click()
    await expect(walk.screen.page.get_by_test_id("notice")).to_contain_text("the clock stays as it is")
    await walk.screen.page.get_by_test_id("forward-alarm").click()
    await walk.screen.sees("Still here?")
    await walk.taps("Resume")
    assert (await walk.lets_time_pass()).title == "Toe walking, straight · round 1 of 5"


SET, WALK = "Heel raises · Right foot · set 1 of 3", "Toe walking, straight · round 1 of 5"
THROUGH_THE_PHASES = (
    ("Pause", "⏸ Paused. Take your time."),
    ("Resume", SET),
    ("More", SET),
    ("Less", SET),
    ("More", SET),
    ("Next exercise", "Next: Toe walking"),
    ("Go on", "Get ready: Toe walking"),
    ("Go on", WALK),
    ("Pause", "⏸ Paused. Take your time."),
    ("Resume", "Get ready to go on."),
)


@pytest.mark.parametrize(
    "deaths", [(0, 4, 9), pytest.param(range(10), marks=pytest.mark.long)], ids=["in three phases", "in every phase"]
)
async def test_whatever_the_phase_in_which_the_bot_dies_the_card_stands_and_goes_on(
    demo: Demo, bea: Person, open_page: Open, deaths: Container[int]
) -> None:
    walk = await at(demo, bea, open_page, TourStop.SET, "set 1 of 3")
    for number, (label, title) in enumerate(THROUGH_THE_PHASES):
        if number in deaths:
            await walk.kills_the_bot()
        assert (await walk.taps(label)).title == title
    assert [message.title for message in await walk.chat() if not message.mine] == [
        "All set.",
        "• Heel raises: 0 of 6 sets",
        "Get ready to go on.",
    ]


async def test_after_the_end_one_says_how_it_felt_and_may_take_it_back(
    demo: Demo, bea: Person, open_page: Open
) -> None:
    walk = await at(demo, bea, open_page, TourStop.ALL_SET, "All set")
    for again in (False, True):
        await walk.screen.writes("/exercises")
        await walk.screen.sees("level 1 of 6")
        await walk.taps("Resisted flexion" if again else "Ankle circles")
        card = await walk.taps("Start with taps")
        while not card.title.startswith("🎉"):
            card = await (walk.taps("Done") if card.offers("Done") else walk.lets_time_pass())
        if not again:  # the other has no notches, and nobody asks about it
            await walk.screen.taps("Too easy")
            await walk.screen.page.get_by_text("Ankle circles: Too easy", exact=False).first.wait_for()
            await walk.screen.sees("Tell me again next time")
    assert (await walk.taps("Undo")).title == "Resisted flexion · Left foot · set 3 of 3"
    await expect(walk.screen.messages.filter(has_text="Well done")).to_have_count(1)
    await walk.taps("Done")
    await walk.taps("Pain now?")
    assert (await walk.taps("5")).title == "Pain now: 5 of 10."


async def test_on_a_phone_every_button_can_be_read_whole(demo: Demo, bea: Person, open_page: Open) -> None:
    walk = Walk(await open_page(bea, PHONE))

    async def look(moment: TourStop) -> None:
        if bea.last is not None:
            await expect(walk.screen.newest).to_have_attribute("data-id", str(bea.last.id))
        assert await walk.screen.page.locator(".button .label").evaluate_all(CUT) == [], moment

    await Tour(bea, demo.fast_forward.clock, demo.fast_forward.forward, WORDS.templates, look).play()
