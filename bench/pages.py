"""Pictures of somebody's weeks and reports: how long they take, the loop meanwhile, and what twenty leave in memory.

The rule: the peer is the bar itself. They are made as the chat makes them, and nothing was made before; memory is that
of this process and of its press.
"""

import os
import random
from collections.abc import AsyncIterator
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.children import resident
from bench.figure import Figure
from bench.holds import holds_noted
from bot.chat.papers import made
from bot.coach.pages import ReportSet, WeeksDrawn
from bot.content import Library, load
from bot.core.progress.past import PainStop, Past, Sitting
from bot.core.progress.weeks import Period
from bot.core.rules.pain import Place
from bot.core.rules.profile import Profile
from bot.core.rules.streak import DayKind, Streak
from bot.core.rules.week import every_day
from bot.core.screens.advice import PARTS
from bot.core.screens.paper import Made, Paper
from bot.core.screens.progress import Weeks
from bot.core.screens.report import Report
from bot.core.session.exercise import Side
from bot.core.words import Html
from bot.home import HOME
from bot.print.typesetter import TYPESETTER

TIMES = 20
TODAY, DAYS, STOPS = date(2026, 3, 19), 90, 12
MEDIAN, FIRST, HELD, WHOLE, LEFT = 250.0, 600.0, 20.0, 1000.0, 40.0
"""Milliseconds of a picture, of the first, for which the loop may be held, and of a report; MB that all may leave."""


async def figures(_folder: Path) -> AsyncIterator[Figure]:
    library = load(HOME / "content")
    past = lived(library)
    before = resident(os.getpid())
    pictures, held, peak = list[float](), list[float](), 0.0
    for nth in range(TIMES):
        peak = max(peak, _of_press())
        took, hold = await _timed(_picture(library, past, nth))
        pictures.append(took)
        held.append(hold)
    left = resident(os.getpid()) + _of_press() - before
    reports = list[float]()
    for nth in range(TIMES):
        peak = max(peak, _of_press())
        took, hold = await _timed(_report(library, past, nth))
        reports.append(took)
        held.append(hold)
    both = resident(os.getpid()) + _of_press() - before
    yield Figure("picture of five weeks, the first", "ms", pictures[0], FIRST, at_most=1)
    yield Figure("picture of five weeks", "ms", median(pictures), MEDIAN, at_most=1)
    yield Figure(f"report of {DAYS} days with {STOPS} stops, the first", "ms", reports[0], WHOLE, at_most=1)
    yield Figure(f"report of {DAYS} days with {STOPS} stops", "ms", median(reports), WHOLE, at_most=1)
    yield Figure("of all these, the loop is held at a time", "ms", max(held), HELD, at_most=1)
    yield Figure(f"memory that {TIMES} pictures leave", "MB", left, LEFT, at_most=1)
    yield Figure(f"memory that {TIMES} reports leave besides", "MB", both - left, LEFT, at_most=1)
    yield Figure("memory of the press at its most", "MB", peak, LEFT)


async def _timed(drawn: Made) -> tuple[float, float]:
    """Make a file; return the milliseconds that took, and those for which the loop was held."""
    async with holds_noted() as aside:
        began = perf_counter()
        await made(Paper(drawn, Html(""), is_picture=isinstance(drawn, WeeksDrawn)))
        took = perf_counter() - began
    return 1000 * took, 1000 * aside.longest


def _of_press() -> float:
    """Return the memory of the process in which sheets are set, while there is one."""
    working = TYPESETTER._press  # noqa: SLF001 # nobody but this asks
    return resident(working.pid) if working is not None and working.poll() is None else 0.0


def _picture(library: Library, past: Past, nth: int) -> WeeksDrawn:
    """Another picture each time: nothing that is drawn may be the one before."""
    levels, exercises = {"heel-raises": nth % 5}, tuple(library.exercises.values())
    streak = Streak(nth, nth, kept_today=True)
    weeks = Weeks(
        replace(past, today=past.today - timedelta(days=nth)),
        streak,
        levels,
        exercises,
        Period.MONTH,
        nth % 7,
        notes=True,
        dark=nth % 2 == 1,
    )
    return WeeksDrawn(weeks, library.words["en"], library.prints)


def _report(library: Library, past: Past, nth: int) -> ReportSet:
    stops = tuple(replace(stop, words=(f"{nth}: {stop.words[0]}",)) for stop in past.stops)
    profile = Profile("en", consent=True, week=every_day(time(7)))
    now = datetime.combine(TODAY, time(9), tzinfo=UTC)
    first = TODAY - timedelta(days=DAYS - 1)
    told = Report(replace(past, stops=stops), profile, library.exercises, "UTC", "UTC", now, first)
    return ReportSet(told, library.words["en"], library.prints)


def lived(library: Library, days: int = DAYS, stops: int = STOPS, seed: int = 1) -> Past:
    """Return days as somebody may have lived them, with so many stops for pain."""
    any_of = random.Random(seed)  # noqa: S311 # the same life each time
    came = TODAY - timedelta(days=days - 1)
    each = [came + timedelta(days=n) for n in range(days)]
    hurt = set(any_of.sample(each, stops))
    kinds = any_of.choices([DayKind.FULL, DayKind.PART, DayKind.NOT_TODAY, None], [7, 2, 1, 2], k=days)
    log = {
        day: frozenset({DayKind.PAIN} if day in hurt else {kind} if kind else ())
        for day, kind in zip(each, kinds, strict=True)
    }
    sittings = tuple(
        Sitting(day, any_of.uniform(300, 1300), any_of.choice([None, 2, 3, 4]), any_of.choice([None, 1, 2]))
        for day in each
        if log[day] & {DayKind.FULL, DayKind.PART, DayKind.PAIN}
    )
    return Past(
        TODAY,
        came,
        log,
        sittings=sittings,
        stops=tuple(_stop(day, library, any_of) for day in sorted(hurt)),
        earlier={"heel-raises": 0},
    )


def _stop(day: date, library: Library, any_of: random.Random) -> PainStop:
    place = Place("daily", 3, 14.2, any_of.choice([*library.exercises]), None, any_of.choice([*Side]), 2)
    return PainStop(
        datetime.combine(day, time(7, 12), tzinfo=UTC),
        day,
        place,
        "daily",
        ("a sharp pull under the arch, just as the heel came up",),
        "Better after sitting down.",
        any_of.choice([None, 3, 6]),
        any_of.choice([*library.places]),
        advised=tuple(f"safety.advice.{part}" for part in PARTS),
    )
