"""`make shots`: plays the demo's tour before a real browser, and puts its pictures into docs/.

The rule: nothing is staged. The pictures show the production bot on the chat page, at the moments of the tour.
"""

import asyncio
import sys
from contextlib import suppress
from dataclasses import dataclass, field, replace
from pathlib import Path

from playwright.async_api import Browser

from bot.content import load
from bot.demo import Demo, set_up
from bot.sandbox.person import Person
from bot.settings import HOME
from bot.tour import Moment
from tools.browser import NoBrowser, chromium
from tools.camera import Camera, camera, keep
from tools.film import Film

DOCS = HOME / "docs"
PICTURES = {
    Moment.CONSENT: "first-run",
    Moment.INTRO: "intro",
    Moment.SET: "set",
    Moment.SWITCH: "rest",
    Moment.WALK: "walk",
    Moment.PAUSE: "pause",
    Moment.ADVICE: "pain",
    Moment.MORNING: "morning",
    Moment.SUMMARY: "summary",
}
LONG = frozenset({Moment.CONSENT, Moment.INTRO, Moment.ADVICE})
"""Moments whose message is longer than some screens: it is shown from its beginning."""
SIZES = {"phone": (390, 844), "desktop": (1280, 800)}
THEMES = ("light", "dark")
FILM = (360, 640)
BRIEF, WHILE = 600, 1100
"""Milliseconds that a picture stands in the film."""
TICKS = 3
"""So many seconds of the walk's countdown are filmed."""


@dataclass(frozen=True, slots=True)
class Shoot:
    """All cameras before one phone."""

    person: Person
    cameras: dict[str, Camera]
    readme: Camera
    filming: Camera
    film: Film = field(default_factory=Film)

    async def look(self, moment: Moment) -> None:
        """Take every picture of a moment. Raises RuntimeError when the card has changed meanwhile."""
        newest = self.person.last
        ...
