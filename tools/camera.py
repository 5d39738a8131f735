"""A camera in front of the chat page: one browser window of one size in one theme.

The rule: a picture is taken when the page shows what the phone has, and nothing on it moves any more.
"""

from dataclasses import dataclass
from io import BytesIO
from pathlib import Path

from PIL import Image
from playwright.async_api import Browser, Page

from sandbox.messages import Message

PATIENCE = 10_000
"""Milliseconds that the page has to catch up."""
SHOWN = """([id, line]) => {
    const newest = [...document.querySelectorAll("[data-test=message]")].at(-1);
    return newest?.dataset.id === id && newest.querySelector(".text").innerText.startsWith(line);
}"""
DRAWN = "() => new Promise((drawn) => requestAnimationFrame(() => requestAnimationFrame(drawn)))"
AT_REST = "() => !document.querySelector('.scrolling')"
TO_THE_END = """() => {
    const pane = document.querySelector("[data-test=pane]");
    pane.scrollTo({ top: pane.scrollHeight, behavior: "instant" });
}"""
NO_CONTROLS = """() => {
    const sheet = new CSSStyleSheet();
    sheet.replaceSync("video::-webkit-media-controls { display: none !important; }");
    document.adoptedStyleSheets.push(sheet);
}"""
"""With less motion a film waits to be played, behind controls of the browser's own; a phone plays it at once."""
TICK = """(before) => [...document.querySelectorAll("time[data-format=r]")].at(-1)?.textContent !== before"""


@dataclass(frozen=True, slots=True)
class Camera:
    """A camera."""

    page: Page

    async def catch_up(self, newest: Message | None) -> None:
        """Wait until the newest message stands there as it is now, and at rest; else it raises TimeoutError."""
        if newest is not None:
            line = newest.text.partition("\n")[0]
            await self.page.wait_for_function(SHOWN, arg=[str(newest.id), line], timeout=PATIENCE)
        await self._come_to_rest()

    async def turn_to_its_end(self) -> None:
        """Show the end of the newest message, where it is longer than the screen: the page shows it from its top."""
        await self.page.evaluate(TO_THE_END)
        await self._come_to_rest()

    async def _come_to_rest(self) -> None:
        await self.page.evaluate(DRAWN)
        await self.page.wait_for_function(AT_REST, timeout=PATIENCE)

    async def wait_for_a_tick(self) -> None:
        """Wait until the newest countdown says something else."""
        said = await self.page.locator("time[data-format=r]").last.text_content()
        await self.page.wait_for_function(TICK, arg=said, timeout=PATIENCE)

    async def open_inspector(self) -> None:
        """Show the calls of the bot in the panel, the newest one opened."""
        opener = self.page.get_by_test_id("open-panel")
        if await opener.is_visible():
            await opener.click()
        await self.page.get_by_test_id("tab-calls").click()
        await self.page.get_by_test_id("call").first.locator("summary").click()

    async def close_inspector(self) -> None:
        """Put the panel as it was."""
        await self.page.get_by_test_id("tab-people").click()
        closer = self.page.get_by_test_id("close-panel")
        if await closer.is_visible():
            await closer.click()

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
    await page.evaluate(NO_CONTROLS)
    return Camera(page)


def keep(picture: Image.Image, path: Path) -> None:
    """Write a picture as a PNG with a palette of its own: a third as large."""
    picture.quantize(256, Image.Quantize.MAXCOVERAGE, kmeans=3, dither=Image.Dither.NONE).save(path, optimize=True)
