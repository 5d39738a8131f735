"""A person is coached through the page, by what can be seen and tapped on it."""

import re

from playwright.async_api import expect

from bot.demo.demo import Demo
from bot.demo.tour import TourStop
from sandbox.person import Person
from tests.browser.screen import PHONE, Open
from tests.demo.conftest import reach

EMERGENCY = "Call 112, 911, 999 or your local number now"


async def test_a_newcomer_taps_from_start_to_the_end_of_the_first_set(bea: Person, open_page: Open) -> None:
    screen = await open_page(bea)
    await screen.page.get_by_test_id("start").click()
    await screen.taps(
        "Continue",
        "I agree",
        "None of these",
        "✅ None of these",
        "London",
        "Every day",
        "Start now",
        "Start with taps",
    )
    await screen.sees("Get ready")

    await screen.page.get_by_test_id("forward-timer").click()
    await screen.taps("Done")

    await screen.sees("Rest")
    await expect(screen.button("It hurts")).to_be_visible()


async def test_a_location_is_shared_with_the_key_below_the_chat_which_then_goes(bea: Person, open_page: Open) -> None:
    screen = await open_page(bea, PHONE)
    await screen.page.get_by_test_id("start").click()
    await screen.taps("Continue", "I agree", "None of these", "✅ None of these", "Share location")

    await screen.page.get_by_test_id("key").click()
    await screen.page.locator("[data-place=cairo]").click()

    await screen.sees("Cairo: it's")
    await expect(screen.page.get_by_test_id("key")).to_be_hidden()
    await bea.until(lambda: not any("location" in message.body for message in bea.chat))


async def test_the_countdown_ticks_on_the_page_while_the_message_stays_as_it_is(
    demo: Demo, bea: Person, open_page: Open
) -> None:
    screen = await open_page(bea)
    await reach(demo, bea, TourStop.WALK)
    countdown = screen.newest.locator("time[data-format=r]")
    before = await countdown.inner_text()
    calls = len(list(demo.telegram.calls))

    await expect(countdown).not_to_have_text(before)

    left, was = (int(re.sub(r"\D", "", text)) for text in (await countdown.inner_text(), before))
    assert left < was <= 20
    assert [call.method for call in list(demo.telegram.calls)[calls:] if call.method != "getUpdates"] == []


async def test_the_end_of_this_timer_lands_on_the_end_of_the_walk(demo: Demo, bea: Person, open_page: Open) -> None:
    screen = await open_page(bea)
    await reach(demo, bea, TourStop.WALK)
    begun = demo.fast_forward.clock.now()

    await screen.page.get_by_test_id("forward-timer").click()

    await screen.sees("toes out")
    assert 15 < (demo.fast_forward.clock.now() - begun).total_seconds() < 40


async def test_pain_in_the_composer_brings_the_whole_advice(demo: Demo, bea: Person, open_page: Open) -> None:
    screen = await open_page(bea)
    await reach(demo, bea, TourStop.SET)

    await screen.writes("ouch, my ankle hurts")

    await screen.sees(EMERGENCY)
    await screen.sees("I'm not a doctor")
    await expect(screen.button("warning sign")).to_be_visible()
    await expect(screen.page.get_by_test_id("message").filter(has_text="Session stopped")).to_have_count(1)
