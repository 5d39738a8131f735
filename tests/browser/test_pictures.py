"""What moves on the page: the picture above the card plays by itself, without a sound, and says what it shows."""

from playwright.async_api import Browser, Locator, expect

from bot.demo.demo import Demo
from bot.demo.tour import TourStop
from sandbox.person import Person
from tests.browser.screen import PHONE, Open, Screen
from tests.demo.conftest import reach

FILM = "video[aria-label^='Heel raises']"
"""The picture of the exercise; that of the first message stands above it."""
PLAYING = "film => !film.paused && film.muted && film.loop && film.playsInline && film.videoWidth === 640"


async def started(demo: Demo, person: Person, screen: Screen) -> Locator:
    """Start the daily routine, and find the film above the card."""
    await reach(demo, person, TourStop.ALL_SET)
    await screen.taps("Start now")
    await screen.taps("Start with taps")
    await screen.sees("Get ready")
    return screen.messages.locator(FILM)


async def test_a_loop_plays_by_itself_above_the_card_and_the_other_foot_is_another_film(
    browser: Browser, demo: Demo, bea: Person
) -> None:
    context = await browser.new_context(viewport={"width": PHONE[0], "height": PHONE[1]})
    try:
        screen = Screen(await context.new_page())
        await screen.page.goto(f"{demo.address}/#person={bea.id}")
        film = await started(demo, bea, screen)
        await expect(screen.page.get_by_role("img", name="Heel raises · Right foot")).to_be_visible()
        await screen.page.wait_for_function(f'() => ({PLAYING})(document.querySelector(".message {FILM}"))')
        await screen.sees("Get ready")  # a picture that was uploaded has the card sent anew
        right = await film.get_attribute("src")
        above, below = await film.bounding_box(), await screen.newest.bounding_box()
        assert above is not None
        assert below is not None
        assert above["y"] + above["height"] <= below["y"] + 1
        assert abs(above["width"] - above["height"]) <= 2

        await screen.taps("Go on", "Done")
        await expect(film).to_have_attribute("aria-label", "Heel raises · Left foot")
        assert await film.get_attribute("src") != right
        await expect(film).to_have_count(1)
    finally:
        await context.close()


async def test_whoever_wants_less_motion_starts_it_themselves(demo: Demo, bea: Person, open_page: Open) -> None:
    film = await started(demo, bea, await open_page(bea, PHONE))
    await expect(film).to_have_attribute("controls", "")
    assert await film.evaluate("film => film.paused")


async def test_a_poster_is_called_what_it_shows(demo: Demo, bea: Person, open_page: Open) -> None:
    refusal = '{"ok": false, "error_code": 413, "description": "Request Entity Too Large"}'
    trouble = demo.telegram.troubles.add("foreign", method="sendAnimation", person=bea.id, status=413, body=refusal)
    demo.telegram.files.expire()
    screen = await open_page(bea, PHONE)
    await started(demo, bea, screen)
    await expect(screen.messages.locator(".photo img[alt^='Heel raises']")).to_have_attribute(
        "alt", "Heel raises · Right foot"
    )
    demo.telegram.troubles.remove(trouble.id)
