"""A camera in front of the chat page: one browser window of one size in one theme.

The rule: a picture is taken when the page shows what the phone has, and nothing on it moves any more.
"""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser, Page

from bot.sandbox.messages import Message

PATIENCE = 30_000
"""Milliseconds that the page has to catch up."""
COLOURS = 128
"""A page needs no more, and its picture is a third as large then."""
CAUGHT_UP = """([id, line]) => {
    const newest = [...document.querySelectorAll("[data-test=message]")].at(-1);
    const said = newest?.dataset.id === id && newest.querySelector(".text").innerText.startsWith(line);
    return said && !document.querySelector(".scrolling");
}"""
TO_THE_TOP = """(id) => {
    const message = document.querySelector(`[data-test=message][data-id="${id}"]`);
    if (message.offsetHeight > message.closest("[data-test=pane]").clientHeight) message.scrollIntoView();
}"""


@dataclass(frozen=True, slots=True)
class Camera:
    """A camera."""

    page: Page

    async def catch_up(self, newest: Message | None) -> None:
        """Wait until the newest message stands there as it is now, and at rest."""
        if newest is not None:
            line = newest.text.partition("\n")[0]
            await self.page.wait_for_function(CAUGHT_UP, arg=[str(newest.id), line], timeout=PATIENCE)

    async def turn_to_the_top(self, newest: Message) -> None:
        """Begin to read a message that is longer than the screen where it begins."""
        await self.page.evaluate(TO_THE_TOP, str(newest.id))
        await self.catch_up(newest)

    async def turn_to_the_end(self, newest: Message) -> None:
        """Go back to the newest, so that the page follows again."""
        jump = self.page.locator(".jump.away")
        if await jump.count():
            await jump.click()
        await self.catch_up(newest)

    async def take(self) -> Image.Image:
        """Take a picture."""
        return Image.open(BytesIO(await self.page.screenshot(animations="disabled"))).convert("RGB")


async def camera(browser: Browser, address: str, size: tuple[int, int], theme: str, scale: float = 1) -> Camera:
    """Open the page in a window of its own; `scale` is in pixels of the picture for each of the page."""
    context = await browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        color_scheme="dark" if theme == "dark" else "light",
        reduced_motion="reduce",
        device_scale_factor=scale,
    )
    page = await context.new_page()
    await page.goto(address)
    await page.wait_for_selector("[data-test=phone]", timeout=PATIENCE)
    return Camera(page)


def keep(picture: Image.Image, path: Path) -> None:
    """Write a picture as a PNG of few colours."""
    few = picture.quantize(COLOURS, Image.Quantize.MEDIANCUT, dither=Image.Dither.NONE)
    few.save(path, optimize=True)
