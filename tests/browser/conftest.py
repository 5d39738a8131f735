"""The chat page in a real headless Chromium, the production bot behind it, and one demo for all tests.

A test brings a person of its own. What it does on the screen is done with `Screen`, as a thumb would.
"""

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import AsyncExitStack
from dataclasses import dataclass

import pytest
from playwright.async_api import Browser, Locator, Page, expect

from bot.demo import Demo, set_up
from bot.sandbox.person import Person
from tests.demo.conftest import WORDS
from tools.browser import NoBrowser, chromium

PATIENCE = 30_000
"""Milliseconds that a page may take on a busy machine."""
PHONE, DESKTOP = (390, 844), (1280, 800)

expect.set_options(timeout=PATIENCE)


@dataclass(frozen=True, slots=True)
class Screen:
    """One window on one person's chat."""

    page: Page

    @property
    def messages(self) -> Locator:
        return self.page.get_by_test_id("message")

    @property
    def newest(self) -> Locator:
        return self.messages.last

    def button(self, label: str) -> Locator:
        """The lowest button with these words on it."""
        return self.page.get_by_test_id("button").filter(has_text=label).last

    async def taps(self, *labels: str) -> None:
        for label in labels:
            await self.button(label).click()

    async def writes(self, text: str) -> None:
        await self.page.get_by_test_id("composer").fill(text)
        await self.page.get_by_test_id("composer").press("Enter")

    async def sees(self, text: str) -> None:
        """Wait until the newest message says this."""
        await expect(self.newest).to_contain_text(text)

    async def texts(self) -> list[str]:
        """What the messages say, the oldest first; countdowns go on, so only what stands before them counts."""
        return [text.partition("⏱")[0] for text in await self.messages.locator(".text").all_inner_texts()]


Open = Callable[..., Awaitable[Screen]]


@pytest.fixture(scope="session")
async def browser() -> AsyncIterator[Browser]:
    async with AsyncExitStack() as stack:
        try:
            running = await stack.enter_async_context(chromium())
        except NoBrowser as missing:
            pytest.skip(str(missing))
        yield running


@pytest.fixture(scope="session")
async def demo(browser: Browser) -> AsyncIterator[Demo]:  # noqa: ARG001 # without a browser nothing is started
    async with set_up(WORDS) as standing:
        await standing.telegram.until(lambda: standing.telegram.updates.reading, timeout=60)
        yield standing


@pytest.fixture
def bea(demo: Demo) -> Person:
    """Somebody whom the bot has never met, in London."""
    return demo.telegram.person("Bea", zone="Europe/London")


@pytest.fixture
async def open_page(browser: Browser, demo: Demo) -> AsyncIterator[Open]:
    """Open a person's chat in a window of its own; at the end no script may have failed in any."""
    failures: list[str] = []
    async with AsyncExitStack() as stack:

        async def begin(person: Person, size: tuple[int, int] = DESKTOP, address: str = demo.address) -> Screen:
            context = await browser.new_context(viewport={"width": size[0], "height": size[1]}, reduced_motion="reduce")
            context.set_default_timeout(PATIENCE)
            stack.push_async_callback(context.close)
            page = await context.new_page()
            page.on("pageerror", lambda error: failures.append(str(error)))
            await page.goto(f"{address}/#person={person.id}")
            await page.get_by_test_id("phone").wait_for()
            return Screen(page)

        yield begin
    assert failures == []
