"""A bot that says what a test wants, to one person whose phone is looked at."""

from dataclasses import dataclass
from typing import Any

from playwright.async_api import expect

from sandbox.person import Person
from tests.browser.screen import Screen
from tests.sandbox.conftest import Api


@dataclass(frozen=True, slots=True)
class Bot:
    """The bot."""

    api: Api
    person: Person
    screen: Screen

    async def says(self, text: str, **more: Any) -> int:
        """Send a message, see it on the phone, and answer its id."""
        sent = await self.api("sendMessage", chat_id=self.person.id, text=text, **more)
        await expect(self.screen.newest).to_have_attribute("data-id", str(sent["message_id"]))
        return int(sent["message_id"])

    async def edits(self, message_id: int, text: str) -> None:
        await self.api("editMessageText", chat_id=self.person.id, message_id=message_id, text=text)

    async def deletes(self, message_id: int) -> None:
        await self.api("deleteMessage", chat_id=self.person.id, message_id=message_id)
        await expect(self.screen.page.locator(f"[data-id='{message_id}']")).to_have_count(0)

    async def reader_is(self, where: str) -> None:
        """Wait until the reader is at a place."""
        await self.screen.page.wait_for_function(where)

    async def reader_scrolls(self, to: str) -> None:
        """Put the pane at a place, an expression of `pane`, and let the page take note."""
        await self.screen.page.evaluate(
            f"""() => new Promise((noted) => {{
                const pane = document.querySelector("[data-test=pane]");
                pane.scrollTop = {to};
                requestAnimationFrame(() => requestAnimationFrame(noted));
            }})"""
        )
