"""What stands on a screen, and what a thumb does there."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass

from playwright.async_api import Locator, Page, expect

PATIENCE = 30_000
"""Milliseconds that a page may take on a busy machine."""
PHONE, DESKTOP = (390, 844), (1280, 800)


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
"""Opens a person's chat in a window of its own: `open_page(person, size, address)`."""
