"""`make shots`: plays the demo's tour before a real browser, and puts its pictures into docs/.

The rule: nothing is staged. The pictures show the production bot on the chat page, at the moments of the tour. A tour
has two days behind it, so the film ends with the six weeks of `tools/pages.py`: their calendar, and their report.
"""

import asyncio
import sys
from contextlib import suppress
from dataclasses import dataclass, field, replace

from PIL import Image
from playwright.async_api import Browser
from playwright.async_api import TimeoutError as NotThere

from bot.core.words import Words
from bot.demo.demo import Demo
from bot.demo.tour import TourStop
from bot.home import HOME
from sandbox.messages import Message
from sandbox.person import Person
from tools.camera import Camera, camera, keep
from tools.film import Film
from tools.pages import first_page
from tools.stage import on_stage

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
LOOKED_AT = frozenset({*PICTURES, TourStop.PROGRESS, TourStop.REPORT})
"""Moments at which the film stands still for a while."""
LONG = frozenset({TourStop.INTRO, TourStop.ADVICE})
"""Moments whose message is longer than some screens: the film shows its end too."""
SIZES = {"phone": (390, 844), "desktop": (1280, 800)}
THEMES = ("light", "dark")
SHOTS = "shots"
"""The folder below docs/ with the pictures of every moment."""
FILM = (360, 640)
BRIEF, WHILE, READ = 450, 900, 1800
"""Milliseconds that a picture stands in the film."""
MOVING = 4.0
"""Real seconds of the walk's loop and countdown that are filmed as they pass."""
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
    filming: Camera
    film: Film = field(default_factory=Film)

    async def look(self, moment: TourStop) -> None:
        """Take all pictures of a moment. Raises RuntimeError where the chat went on meanwhile."""
        newest = await self._newest()
        if moment in PICTURES:
            await asyncio.gather(*(self._keep(moment, name) for name in self.cameras))
        if moment is TourStop.ADVICE:
            await asyncio.gather(*(self._keep_inspector(name) for name in self.cameras))
        await self._film(moment)
        if self.person.last != newest:
            raise RuntimeError(f"this machine is too busy: {moment} was over before its pictures were taken")

    async def _newest(self) -> Message | None:
        """Return the newest message once every camera has it: a picture may have landed below it meanwhile."""
        cameras = (*self.cameras.values(), self.filming)
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
        self.film.add(await self.filming.take(), WHILE if moment in LOOKED_AT else BRIEF)
        if moment is TourStop.WALK:
            await self.filming.turn_to_the_loop()
            with suppress(TimeoutError):
                async with asyncio.timeout(MOVING):
                    await self.filming.run(self.film)
            await self.filming.turn_to_its_end()


async def shoot(demo: Demo, browser: Browser, words: Words) -> None:
    """Play the tour once, before all cameras."""
    (DOCS / SHOTS).mkdir(exist_ok=True)
    await demo.telegram.until(lambda: demo.telegram.updates.reading, timeout=PATIENCE)
    tour = demo.tour(words, 0)
    cameras = {
        f"{size}-{theme}": await camera(browser, demo.address, SIZES[size], theme) for size in SIZES for theme in THEMES
    }
    filming = await camera(browser, demo.address, FILM, "light")
    await filming.let_loops_play()
    shooting = Shoot(tour.person, cameras, filming)
    await replace(tour, look=shooting.look).play()
    with Image.open(DOCS / SHOTS / "progress-light.png") as weeks, Image.open(DOCS / SHOTS / "report.png") as report:
        shooting.film.add_page(weeks, READ)
        shooting.film.add_page(first_page(report), READ)
    shooting.film.keep(DOCS / "tour.gif")


if __name__ == "__main__":
    sys.exit(asyncio.run(on_stage(shoot)))
