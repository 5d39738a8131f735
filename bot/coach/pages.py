"""Pictures of a person's weeks, and the report that they hand on: asked for here, and drawn when their turn has come.

The rule: the key of a message says of what it is made; what stands on it is read when it is sent, in one transaction,
and set off the event loop.
"""

import asyncio
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

from bot import places
from bot.coach import sessions as open_sessions
from bot.coach.visit import Visit
from bot.content.library import ENGLISH
from bot.core.calendar import day_begins, day_of
from bot.core.incoming import Pressed
from bot.core.progress.past import Past
from bot.core.progress.weeks import Period, since
from bot.core.rules.pain import days_held
from bot.core.rules.streak import DayKind
from bot.core.rules.week import rested
from bot.core.screens import messages, progress, report
from bot.core.screens.card import Card
from bot.core.screens.paper import Paper
from bot.core.screens.progress import Weeks
from bot.core.screens.report import Report
from bot.core.screens.taps import InWordsTap, ProgressTap, ReportOfTap, ReportTap, Size
from bot.core.words import Html, Words
from bot.print.spreadsheet import Spreadsheet
from bot.print.typesetter import Form, Printed
from bot.store import past as store
from bot.store.outbox import OutboxMessage
from bot.store.serialization import hold_of

PROGRESS, REPORT, TABLE = "progress", "report", "table"
"""The kinds of message that are drawn here, as their keys begin."""
DAYS = 90
"""Days of a report that nobody has said more of."""


@dataclass(frozen=True, slots=True)
class WeeksDrawn:
    """The picture of somebody's weeks."""

    weeks: Weeks
    words: Words
    folder: Path

    @property
    def name(self) -> str:
        """What the file is called."""
        return f"footing-{self.weeks.past.today}.png"

    def read(self) -> bytes:
        """Draw it."""
        sheet = progress.sheet(self.weeks, self.words)
        return Printed(self.folder, "progress", sheet, Form.PICTURE).read()


@dataclass(frozen=True, slots=True)
class ReportSet:
    """The pages of a report."""

    told: Report
    words: Words
    folder: Path

    @property
    def name(self) -> str:
        """What the file is called."""
        return f"footing-report-{self.told.past.today}.pdf"

    def read(self) -> bytes:
        """Set them."""
        return Printed(self.folder, "report", report.sheet(self.told, self.words), Form.DOCUMENT).read()


@dataclass(frozen=True, slots=True)
class ReportRows:
    """The table beside a report."""

    told: Report
    words: Words

    @property
    def name(self) -> str:
        """What the file is called."""
        return f"footing-report-{self.told.past.today}.csv"

    def read(self) -> bytes:
        """Write it."""
        return Spreadsheet(self.name, report.table(self.told, self.words)).read()


async def show_progress(visit: Visit, _rest: str = "") -> None:
    """Show the last weeks, as one picture."""
    await _bring(visit, PROGRESS, Period.MONTH)
    await open_sessions.keep_last(visit)


async def change_progress(visit: Visit, tap: ProgressTap, pressed: Pressed) -> None:
    """Show another period in place of this one."""
    await _bring(visit, PROGRESS, tap.period, edits=pressed.message_id)


async def say_progress(visit: Visit, tap: InWordsTap, _pressed: Pressed) -> None:
    """Say everything that the picture shows."""
    await visit.say(Card(progress.in_words(await _weeks(visit, tap.period), visit.words)))
    await open_sessions.keep_last(visit)


async def make_report(visit: Visit, _rest: str = "") -> None:
    """Make the report of the last 90 days."""
    letter = await asyncio.to_thread(places.prints_on_letter, visit.person.zone)
    await _report(visit, ReportTap(DAYS, 0, Size.LETTER if letter else Size.A4))


async def change_report(visit: Visit, tap: ReportTap, _pressed: Pressed) -> None:
    """Make another report: of more or fewer days, in English, on other paper."""
    await _report(visit, tap)


async def ask_period(visit: Visit, _tap: ReportOfTap, _pressed: Pressed) -> None:
    """Ask of how many days it shall be."""
    letter = await asyncio.to_thread(places.prints_on_letter, visit.person.zone)
    await visit.say(messages.which_period(visit.words, Size.LETTER if letter else Size.A4))
    await open_sessions.keep_last(visit)


async def _report(visit: Visit, tap: ReportTap) -> None:
    """The pages first, and beside them the table."""
    if not await visit.days() and not await store.has_stops(visit.db, visit.person.id):
        await visit.say(Card(visit.words.html("handed.nothing")))
    else:
        for kind in (REPORT, TABLE):
            await _bring(visit, kind, str(tap.days), str(tap.english), tap.size)
    await open_sessions.keep_last(visit)


async def _bring(visit: Visit, kind: str, *of: str, edits: int | None = None) -> None:
    await visit.say(None, key=":".join((kind, str(visit.person.id), *of, visit.key)), edits=edits)


async def draw_progress(visit: Visit, message: OutboxMessage) -> Card:
    """Draw the picture of somebody's weeks as they are now."""
    period = Period(message.key.split(":")[2])
    return await picture(visit, period)


async def picture(visit: Visit, period: Period, text: Html | None = None) -> Card:
    """Return the card with the picture of a period; its caption is a text, or what is most worth saying."""
    weeks, words = await _weeks(visit, period), visit.words
    instead = text or progress.in_words(weeks, words)
    paper = Paper(WeeksDrawn(weeks, words, visit.library.prints), instead, is_picture=True)
    return Card(text or progress.caption(weeks, words), progress.below(period, words), paper=paper)


async def draw_report(visit: Visit, message: OutboxMessage) -> Card:
    """Set the pages of a report."""
    told, words = await _told(visit, message)
    tap = _asked(message)
    caption = messages.report(visit.words, told, tap, may_translate=visit.words.language != ENGLISH)
    made = ReportSet(told, words, visit.library.prints)
    return Card(caption.text, caption.rows, paper=Paper(made, visit.words.html("handed.failed")))


async def draw_table(visit: Visit, message: OutboxMessage) -> Card:
    """Write the table beside a report."""
    told, words = await _told(visit, message)
    return Card(
        visit.words.html("handed.table"), paper=Paper(ReportRows(told, words), visit.words.html("handed.no-table"))
    )


def _asked(message: OutboxMessage) -> ReportTap:
    _, _, days, english, size, *_ = message.key.split(":")
    return ReportTap(int(days), int(english), Size(size))


async def _told(visit: Visit, message: OutboxMessage) -> tuple[Report, Words]:
    tap = _asked(message)
    words = visit.library.words_for(ENGLISH if tap.english else visit.person.language, visit.person.signs)
    known = await past_of(visit, None)
    city = await asyncio.to_thread(places.city, visit.zone, words.language)
    first = report.first_of(visit.today, tap.days, known.came)
    return Report(known, visit.profile, visit.exercises, visit.zone, city, visit.now, first, tap.size), words


async def _weeks(visit: Visit, period: Period) -> Weeks:
    weekday = await asyncio.to_thread(places.first_weekday, visit.person.zone, visit.person.language)
    begins = None if period is Period.ALL else since(Past(visit.today, visit.today), period, weekday)
    known = await past_of(visit, begins)
    streak = await visit.streak()
    return Weeks(
        known,
        streak,
        visit.profile.levels,
        tuple(visit.exercises.values()),
        period,
        weekday,
        notes=bool(visit.person.consent),
        dark=visit.person.dark,
    )


async def past_of(visit: Visit, first: date | None) -> Past:
    """Read what is kept of a person's days; of their sessions, those from a day on."""
    db, person, zone = visit.db, visit.person, visit.zone
    log = dict[date, set[DayKind]]()
    lines = await visit.days()
    for line in lines:
        log.setdefault(line.day, set()).add(DayKind(line.kind))
    came = min([*log, day_of(person.created_at, zone)])
    begins = day_begins(first or came, zone)
    return Past(
        today=visit.today,
        came=min(came, visit.today),
        log={day: frozenset(kinds) for day, kinds in log.items()},
        held=frozenset(days_held(hold_of(person), visit.today, zone)),
        frozen=visit.streak_of(lines).frozen,
        rests=frozenset(rested(visit.profile.week, person.plan_since, visit.today + timedelta(days=1))),
        sittings=await store.sittings(db, person.id, zone, begins if first else None),
        stops=await store.stops(db, visit.vault, person.id, zone),
        agreed=await store.agreed(db, person.id, zone),
        earlier=await store.levels_from(db, person.id, begins),
    )
