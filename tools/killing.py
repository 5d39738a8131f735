"""Kills the demo's bot in the middle of a walk, before a camera: docs/kill.gif.

The rule: nothing is staged, and nothing is cut out. The bot is killed with the page's own button, a button of the card
is tapped while it is dead, and every picture stands as long as it did.
"""

import asyncio
import sys
from contextlib import suppress
from dataclasses import dataclass, field, replace

from playwright.async_api import Browser, Locator

from bot.core.words import Words
from bot.demo.demo import Demo
from bot.demo.tour import TourStop
from bot.home import HOME
from tools.camera import Camera, camera
from tools.film import Film
from tools.stage import on_stage

SIZE, SCALE = (1200, 750), 2 / 3
"""The window, in pixels of the page; and how many of the picture each of them is."""
PATIENCE = 60.0
"""Real seconds that the bot has to start."""
STANDS = 1.5
"""Real seconds before the next thing is done."""


class _Filmed(Exception):
    """The rest of the tour is not wanted."""


@dataclass(frozen=True, slots=True)
class Shoot:
    """The camera that runs, and what is done before it."""

    camera: Camera
    words: Words
    film: Film = field(default_factory=Film)

    async def look(self, moment: TourStop) -> None:
        """Let the camera run while the bot is killed in the walk, then leave the tour."""
        if moment is not TourStop.WALK:
            return
        running = asyncio.create_task(self.camera.run(self.film))
        await self._play()
        running.cancel()
        await asyncio.wait([running])
        raise _Filmed

    async def _play(self) -> None:
        """Kill the bot, pause while it is dead, and go on when it is back."""
        page = self.camera.page
        await asyncio.sleep(STANDS)
        await page.get_by_test_id("tab-trouble").click()
        await asyncio.sleep(STANDS)
        await page.get_by_test_id("kill").click()
        await self._button("move.pause").click()
        await self._button("move.resume").wait_for(timeout=1000 * PATIENCE)
        await asyncio.sleep(STANDS)
        await self._button("move.resume").click()
        await self._button("move.done").wait_for(timeout=1000 * PATIENCE)
        await asyncio.sleep(2 * STANDS)

    def _button(self, key: str) -> Locator:
        newest = self.camera.page.get_by_test_id("message").last
        return newest.get_by_test_id("button").filter(has_text=self.words.label(key))


async def shoot(demo: Demo, browser: Browser, words: Words) -> None:
    """Play the tour up to the walk, and film what comes of it."""
    await demo.telegram.until(lambda: demo.telegram.updates.reading, timeout=PATIENCE)
    shooting = Shoot(await camera(browser, demo.address, SIZE, "light", SCALE), words)
    with suppress(_Filmed):
        await replace(demo.tour(words, 0), look=shooting.look).play()
    shooting.film.keep(HOME / "docs" / "kill.gif")


if __name__ == "__main__":
    sys.exit(asyncio.run(on_stage(shoot)))
