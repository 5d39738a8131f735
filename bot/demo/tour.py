"""The tour: the person of the demo shows the coach by themselves, at reading speed.

The rule: it waits for what it sees, and knows the bot by its words alone; only who looks on takes time.
"""

import asyncio
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from enum import StrEnum
from zoneinfo import ZoneInfo

from sandbox.clock import Clock
from sandbox.person import Person
from sandbox.telegram import Forward

BEGINS = time(9, 30)
"""When the tour begins, in the person's zone: after today's reminder, so that the next one is tomorrow's."""
PATIENCE = 30.0
"""Real seconds that the tour waits for the bot, whose process may only be starting."""
WORD = 0.1
"""Real seconds in which a word is read over, at pace 1."""
FEWEST = 30
"""Words for which any screen is looked at."""
TAG = re.compile(r"<[^>]+>")


class TourStop(StrEnum):
    """What there is to see, in order."""

    WELCOME = "welcome"
    HELLO = "hello"
    CONSENT = "consent"
    WARNING = "warning"
    SCREENING = "screening"
    ZONE = "zone"
    TIME = "time"
    ALL_SET = "all-set"
    INTRO = "intro"
    READY = "ready"
    SET = "set"
    SWITCH = "switch"
    OTHER_FOOT = "other-foot"
    REST = "rest"
    NEXT = "next"
    WALK = "walk"
    PAUSE = "pause"
    TURN = "turn"
    ADVICE = "advice"
    MORNING = "morning"
    WAY_BACK = "way-back"
    ROUTINES = "routines"
    TWO_MINUTES = "two-minutes"
    SUMMARY = "summary"
    PROGRESS = "progress"
    REPORT = "report"


Look = Callable[[TourStop], Awaitable[None]]
"""Looks on at a moment; the tour goes on when it has seen enough."""


@dataclass(frozen=True, slots=True)
class ReadingPace:
    """Looks at the newest message for as long as its words take; at pace 0 that is no time."""

    person: Person
    pace: float

    async def __call__(self, _: TourStop) -> None:
        """Read."""
        newest = self.person.last
        words = " ".join((newest.text, *newest.buttons)).split() if newest else ()
        await asyncio.sleep(self.pace * WORD * max(len(words), FEWEST))


@dataclass(frozen=True, slots=True)
class Tour:
    """A first run, a session, a stop for pain, the way back on the next morning, and what there is to show of it."""

    person: Person
    clock: Clock
    forward: Forward
    """Moves the clock to what is due next."""
    texts: Mapping[str, str | Mapping[str, str]]
    """The bot's words by their keys, as content has them; of those with a number, one for each plural category."""
    look: Look

    async def play(self) -> None:
        """Play it. Raises NotSeen when the chat goes another way: somebody else has tapped."""
        await self._arrive()
        await self._exercise()
        await self._hurt()
        await self._return()
        await self._show()

    async def _arrive(self) -> None:
        """Go through the first run in seven taps, START not counted; the last opens the session."""
        self.clock.jump(self._left_until(BEGINS))
        await self._until(lambda: bool(self.person.commands))
        await self.look(TourStop.WELCOME)
        self.person.says("/start")
        await self._tap("button.continue", TourStop.HELLO)
        await self._tap("answer.consent.yes", TourStop.CONSENT)
        await self._tap("answer.warning.none", TourStop.WARNING)
        await self._tap("answer.screening.none", TourStop.SCREENING)
        city = self.person.zone.rpartition("/")[2]
        await self._until(lambda: city in self._screen())
        await self.look(TourStop.ZONE)
        self.person.taps(city)
        await self._tap("answer.time.default", TourStop.TIME)
        await self._tap("button.start-now", TourStop.ALL_SET)

    async def _exercise(self) -> None:
        """Do a set with each foot, and begin to walk."""
        await self._tap("move.start", TourStop.INTRO)
        await self._see("session.ready", TourStop.READY)
        await self._wait_for("move.done")
        await self._tap("move.done", TourStop.SET)
        await self._see("move.more", TourStop.SWITCH)
        await self._wait_for("move.done")
        await self._tap("move.done", TourStop.OTHER_FOOT)
        await self._see("move.more", TourStop.REST)
        await self._tap("move.unfold")
        await self._tap("move.next")
        await self._see("session.next-exercise", TourStop.NEXT)
        await self._wait_for("exercise.toe-walking.part.straight")
        await self._tap("move.pause", TourStop.WALK)
        await self._tap("move.resume", TourStop.PAUSE)
        await self._wait_for("exercise.toe-walking.part.outward")
        await self.look(TourStop.TURN)

    async def _hurt(self) -> None:
        """Say so, read the advice, and tap where."""
        self.person.says(self._said("operator.tour-pain"))
        await self._tap("pain.where", TourStop.ADVICE)
        await self._tap("safety.place.heel")

    async def _return(self) -> None:
        """Sleep over it, be better, and do only two minutes."""
        await self.forward("reminder", self.person.id)
        await self._tap("morning.better", TourStop.MORNING)
        await self._see("move.free", TourStop.WAY_BACK)
        await self._tap("move.unfold")
        await self._tap("button.routines")
        await self._tap("routine.two-minutes.name", TourStop.ROUTINES)
        await self._tap("move.free", TourStop.TWO_MINUTES)
        await self._wait_for("summary.finished")
        await self.look(TourStop.SUMMARY)

    async def _show(self) -> None:
        """See their days drawn, and have the report made that they hand on."""
        self.person.says("/progress")
        await self._see("button.as-text", TourStop.PROGRESS)
        self.person.says("/report")
        # the pages and the table beside them come in either order
        await self._until(lambda: all(self._has("document", key) for key in ("handed.report", "handed.table")))
        await self.look(TourStop.REPORT)

    async def _tap(self, key: str, moment: TourStop | None = None) -> None:
        """Tap a button as soon as it is there, and the moment has been looked at."""
        await self._see(key, moment)
        self.person.taps(self._said(key))

    async def _see(self, key: str, moment: TourStop | None) -> None:
        """Wait until something is said on the screen."""
        await self._until(lambda: self._said(key) in self._screen())
        if moment is not None:
            await self.look(moment)

    async def _wait_for(self, key: str) -> None:
        """Let one timer after the other run out until something is said on the screen."""
        while self._said(key) not in (before := self._screen()):
            await self.forward("timer", self.person.id)
            await self._until(lambda before=before: self._screen() != before)  # type: ignore[misc] # a lambda's default

    async def _until(self, seen: Callable[[], bool]) -> None:
        await self.person.until(seen, timeout=PATIENCE)

    def _screen(self) -> str:
        """The newest message and its buttons."""
        newest = self.person.last
        return "\n".join((newest.text, *newest.buttons)) if newest else ""

    def _has(self, media: str, key: str) -> bool:
        """Whether a file stands in the chat, with these words below it."""
        return any(message.media == media and self._said(key) in message.text for message in self.person.chat)

    def _said(self, key: str) -> str:
        """How a text begins as it is read: its first line, up to what is filled in."""
        text = self.texts[key]
        return TAG.sub("", text if isinstance(text, str) else text["other"]).partition("{")[0].splitlines()[0]

    def _left_until(self, time_of_day: time) -> timedelta:
        """How long until it is next that time where the person is."""
        now = self.clock.now().astimezone(ZoneInfo(self.person.zone))
        today = datetime.combine(now, time_of_day, now.tzinfo)
        return (today if today > now else today + timedelta(days=1)) - now
