"""Every screen of the first run, of the settings and before a session stands on a phone as a whole."""

from sandbox.person import Person
from tests.browser.screen import PHONE, Open, Screen

ROOM = """() => {
    const newest = [...document.querySelectorAll("[data-test=message]")].at(-1);
    const elements = [newest, ...newest.querySelectorAll("[data-test=button]")];
    const parts = elements.map((element) => element.getBoundingClientRect());
    const pane = document.querySelector("[data-test=pane]").getBoundingClientRect();
    const [top, bottom] = [Math.min(...parts.map((part) => part.top)), Math.max(...parts.map((part) => part.bottom))];
    return pane.height - (bottom - top);
}"""
"""How much of the phone is left beside the newest message and its buttons."""


BUTTONS = """() => [...document.querySelectorAll("[data-test=message]:last-of-type [data-test=button]")]
    .map((button) => button.title).join()"""


async def fits(screen: Screen, taps: str, sees: str) -> None:
    """Tap a button, and look whether the screen that follows fits; it may ask the same with other buttons."""
    before = await screen.page.evaluate(BUTTONS)
    await screen.taps(taps)
    await screen.page.wait_for_function(f"(before) => ({BUTTONS})() !== before", arg=before)
    await screen.sees(sees)
    room = await screen.page.evaluate(ROOM)
    assert room >= 0, f"{sees} is {-room:.0f} pixels too tall"


async def test_every_screen_before_the_first_session_stands_on_a_phone(bea: Person, open_page: Open) -> None:
    screen = await open_page(bea, PHONE)
    await screen.page.get_by_test_id("start").click()
    for taps, sees in (
        ("Continue", "I'm not a doctor"),
        ("I agree", "are any of these true for you right now?"),
        ("None of these", "which of these apply to you?"),
        ("Diabetes", "Ask your provider first"),
        ("Diabetes", "which of these apply to you?"),
        ("✅ None of these", "What time is it where you are?"),
        ("More…", "What time is it where you are?"),
        ("Back", "What time is it where you are?"),
        ("London", "When shall I remind you?"),
        ("Other days", "Your week"),
        ("Every day", "Next reminder"),
        ("Mon", "Monday"),
        ("Back", "Your week"),
        ("Continue", "All set"),
        ("Wrong time?", "What time is it where you are?"),
        ("Back", "All set"),
        ("Start now", "The daily five"),
        ("More", "The daily five"),
    ):
        await fits(screen, taps, sees)


async def test_every_screen_of_the_settings_stands_on_a_phone(bea: Person, open_page: Open) -> None:
    screen = await open_page(bea, PHONE)
    await screen.page.get_by_test_id("start").click()
    await screen.taps("Continue", "I agree", "None of these", "✅ None of these", "London", "Every day")
    await screen.sees("All set")
    await screen.writes("/settings")
    await screen.sees("Settings")
    for taps, sees in (
        ("⏰ Reminder", "When shall I remind you?"),
        ("🗓", "Your week"),
        ("Evening", "shall I remind you once more?"),
        ("📅 Weekly", "sum up your week"),
        ("Pause", "How long"),
        ("Time zone", "What time is it"),
        ("Notes", "May I keep notes"),
        ("Pictures", "moving picture"),
        ("health has changed", "are any of these true"),
    ):
        await fits(screen, taps, sees)
        await fits(screen, "Back", "Settings")
