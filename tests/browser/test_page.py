"""The page keeps what it shows: over a reload, in two tabs, through a lost line, and when the bot is killed."""

import pytest
from playwright.async_api import expect

from bot.demo.demo import Demo
from bot.demo.tour import TourStop
from sandbox.person import Person
from tests.browser.line import line
from tests.browser.screen import DESKTOP, PATIENCE, PHONE, Open, Screen
from tests.demo.conftest import reach


async def test_a_reload_keeps_everything(demo: Demo, bea: Person, open_page: Open) -> None:
    screen = await open_page(bea)
    await reach(demo, bea, TourStop.TURN)
    await screen.sees("toes out")
    before = await screen.texts()

    await screen.page.reload()
    await screen.sees("toes out")

    assert await screen.texts() == before
    assert len(before) > 2


async def test_two_tabs_of_one_person_show_the_same(demo: Demo, bea: Person, open_page: Open) -> None:
    one, other = await open_page(bea), await open_page(bea, PHONE)
    await reach(demo, bea, TourStop.ZONE)

    await one.taps("London")
    await other.taps("Every day")

    for screen in (one, other):
        await screen.sees("All set")
    assert await one.texts() == await other.texts()


async def test_an_edited_message_is_marked_and_a_deleted_one_is_gone(bea: Person, open_page: Open) -> None:
    screen = await open_page(bea)
    bea.says("/start")
    await screen.sees("Hello")
    await screen.writes("hullo")
    theirs = screen.messages.filter(has_text="hullo")
    await expect(theirs).to_have_count(1)

    await screen.page.get_by_test_id("composer").press("ArrowUp")
    await screen.writes("hello there")
    changed = screen.messages.filter(has_text="hello there")
    await expect(changed.locator(".edited")).to_be_visible()
    await expect(theirs).to_have_count(0)

    await changed.click(button="right")
    await screen.page.get_by_test_id("delete").click()
    await expect(changed).to_have_count(0)
    assert all("hello there" not in message.text for message in bea.chat)


async def test_the_bot_is_killed_and_returns_and_nothing_is_lost(demo: Demo, bea: Person, open_page: Open) -> None:
    screen = await open_page(bea)
    await reach(demo, bea, TourStop.SET)
    await screen.page.get_by_test_id("tab-trouble").click()
    state = screen.page.get_by_test_id("bot-state")
    before = demo.telegram.events.last_id

    await screen.page.get_by_test_id("kill").click()
    await screen.taps("Done")

    await screen.sees("now switch to the left foot")
    await expect(state).to_have_attribute("data-state", "running")
    fate = [event.data["running"] for event in demo.telegram.events.after(before) if event.name == "bot"]
    assert fate == [False, True]


async def test_a_lost_line_is_said_and_what_was_missed_is_caught_up_with(
    demo: Demo, bea: Person, open_page: Open
) -> None:
    async with line(demo.address) as between:
        screen = await open_page(bea, address=between.address)
        await reach(demo, bea, TourStop.CONSENT)
        await screen.sees("I'm not a doctor")

        await between.cut()
        await expect(screen.page.locator("#lost")).to_be_visible()
        bea.taps("I agree")
        await bea.sees("are any of these true for you right now?", timeout=PATIENCE / 1000)
        await expect(screen.newest).to_contain_text("I'm not a doctor")

        await between.mend()
        await screen.sees("are any of these true for you right now?")
        await expect(screen.page.locator("#lost")).to_be_hidden()


async def test_a_button_is_reached_and_tapped_with_the_keyboard_alone(bea: Person, open_page: Open) -> None:
    screen = await open_page(bea)
    await _walk(screen, "Tab", "[data-test=start]")
    await screen.page.keyboard.press("Enter")
    await screen.sees("Hello")

    await _walk(screen, "Shift+Tab", "[data-label*='Continue']")
    await screen.page.keyboard.press("Enter")
    await screen.sees("I'm not a doctor")
    await _walk(screen, "Tab", "[data-label*='I agree']")
    await screen.page.keyboard.press("Enter")

    await screen.sees("are any of these true for you right now?")


async def _walk(screen: Screen, key: str, selector: str) -> None:
    """Press a key until this has the focus."""
    for _ in range(30):
        if await screen.page.evaluate("(selector) => document.activeElement.matches(selector)", selector):
            return
        await screen.page.keyboard.press(key)
    pytest.fail(f"{selector} cannot be reached")


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
async def test_everything_fits_the_width(demo: Demo, bea: Person, open_page: Open, size: tuple[int, int]) -> None:
    screen = await open_page(bea, size)
    await reach(demo, bea, TourStop.SET)
    await screen.sees("set 1 of")

    assert await screen.page.evaluate("() => document.documentElement.scrollWidth") == size[0]
    for place in (screen.page.get_by_test_id("composer"), screen.button("Done"), screen.button("It hurts")):
        await expect(place).to_be_in_viewport(ratio=1)


async def test_on_a_phone_the_panel_is_a_sheet_and_on_a_desk_it_stands_beside(bea: Person, open_page: Open) -> None:
    phone, wide = await open_page(bea, PHONE), await open_page(bea)
    await expect(wide.page.get_by_test_id("clock")).to_be_in_viewport()
    await expect(phone.page.get_by_test_id("clock")).not_to_be_visible()

    await phone.page.get_by_test_id("open-panel").click()
    await expect(phone.page.get_by_test_id("clock")).to_be_in_viewport()

    await phone.page.get_by_test_id("close-panel").click()
    await expect(phone.page.get_by_test_id("clock")).not_to_be_visible()
