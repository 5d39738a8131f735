"""`make shots`: plays the demo's tour before a real browser, and puts its pictures into docs/.

The rule: nothing is staged. The pictures show the production bot on the chat page, at the moments of the tour.
"""

import asyncio
import sys
from contextlib import suppress
from dataclasses import dataclass, field, replace

from playwright.async_api import Browser
from playwright.async_api import TimeoutError as NotThere

from bot.content import load
from bot.core.words import Words
from bot.demo.demo import Demo, set_up
from bot.demo.tour import TourStop
from bot.home import HOME
from sandbox.messages import Message
from sandbox.person import Person
from tools.browser import NoBrowser, chromium
from tools.camera import Camera, camera, keep
from tools.film import Film

DOCS = HOME / "docs"
PICTURES = {
    TourStop.HELLO: "first-run",
    TourStop.INTRO: "intro",
    TourStop.SET: "set",
    TourStop.SWITCH: "rest",
    TourStop.WALK: "walk",
    TourStop.PAUSE: "pause",
    TourStop.ADVICE: "pain",
    TourStop.MORNING: "morning",
    TourStop.SUMMARY: "summary",
}
LONG = frozenset({TourStop.INTRO, TourStop.ADVICE})
"""Moments whose message is longer than some screens: the film shows its end too."""
SIZES = {"phone": (390, 844), "desktop": (1280, 800)}
THEMES = ("light", "dark")
SHOTS = "shots"
"""The folder below docs/ with the pictures of every moment."""
README, FILM = (1280, 800), (360, 640)
BRIEF, WHILE = 450, 900
"""Milliseconds that a picture stands in the film."""
TICKS = 3
"""So many ticks of the walk's countdown are filmed."""
TRIES = 5
"""So often the page may be looked at before it shows what the phone has."""
PATIENCE = 60.0
"""Real seconds that the bot has to start."""


@dataclass(frozen=True, slots=True)
class Shoot:
    """All cameras, before one phone."""

    person: Person
    cameras: dict[str, Camera]
    """By the end of their pictures' names."""
    readme: Camera
    filming: Camera
    film: Film = field(default_factory=Film)

    async def look(self, moment: TourStop) -> None:
        """Take all pictures of a moment. Raises RuntimeError where the chat went on meanwhile."""
        newest = await self._newest()
        if moment in PICTURES:
            await asyncio.gather(*(self._keep(moment, name) for name in self.cameras))
        if moment is TourStop.WALK:
            (await self.readme.take()).save(DOCS / "chat.png", optimize=True)
        if moment is TourStop.ADVICE:
            await asyncio.gather(*(self._keep_inspector(name) for name in self.cameras))
        await self._film(moment)
        if self.person.last != newest:
            raise RuntimeError(f"this machine is too busy: {moment} was over before its pictures were taken")

    async def _newest(self) -> Message | None:
        """Return the newest message once every camera has it: a picture may have landed below it meanwhile."""
        cameras = (*self.cameras.values(), self.readme, self.filming)
        for _ in range(TRIES):
            newest = self.person.last
            with suppress(NotThere):
                await asyncio.gather(*(each.catch_up(newest) for each in cameras))
                if self.person.last == newest:
                    return newest
        raise RuntimeError("the page does not show what the phone has")

    async def _keep(self, moment: TourStop, name: str) -> None:
        keep(await self.cameras[name].take(), DOCS / SHOTS / f"{PICTURES[moment]}-{name}.png")

    async def _keep_inspector(self, name: str) -> None:
        camera = self.cameras[name]
        await camera.open_inspector()
        keep(await camera.take(), DOCS / SHOTS / f"inspector-{name}.png")
        await camera.close_inspector()

    async def _film(self, moment: TourStop) -> None:
        if moment in LONG:
            self.film.add(await self.filming.take(), WHILE)
            await self.filming.turn_to_its_end()
        self.film.add(await self.filming.take(), WHILE if moment in PICTURES else BRIEF)
        for _ in range(TICKS if moment is TourStop.WALK else 0):
            await self.filming.wait_for_a_tick()
            self.film.add(await self.filming.take(), BRIEF)


async def shoot(demo: Demo, browser: Browser, words: Words) -> None:
    """Play the tour once, before all cameras."""
    await demo.telegram.until(lambda: demo.telegram.updates.reading, timeout=PATIENCE)
    tour = demo.tour(words, 0)
    cameras = {
        f"{size}-{theme}": await camera(browser, demo.address, SIZES[size], theme) for size in SIZES for theme in THEMES
    }
    readme = await camera(browser, demo.address, README, "light", scale=2)
    await readme.page.get_by_test_id("tab-calls").click()
    filming = await camera(browser, demo.address, FILM, "light")
    shooting = Shoot(tour.person, cameras, readme, filming)
    await replace(tour, look=shooting.look).play()
    shooting.film.keep(DOCS / "tour.gif")


async def main() -> int:
    """Make docs/ anew; return the exit code."""
    (DOCS / SHOTS).mkdir(exist_ok=True)
    words = load(HOME / "content").words_for("en")
    try:
        async with chromium() as browser, set_up(words) as demo:
            await shoot(demo, browser, words)
    except NoBrowser as missing:
        sys.stderr.write(f"{missing}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(asyncio.run(main()))
