"""What follows on silence, once and gently: the evening line of a planned day, a word on a first run left half-way."""

from datetime import datetime, timedelta

from bot.coach.arranging import floor_for
from bot.coach.doubts import doubt_alarm
from bot.coach.silence import may_speak
from bot.coach.visit import Visit
from bot.core.calendar import day_of, instant
from bot.core.priority import Priority
from bot.core.rules.alarms import AlarmKind
from bot.core.rules.profile import left
from bot.core.rules.reminder import LATEST
from bot.core.screens import messages
from bot.store import alarms
from bot.store.serialization import reminded_of


async def plan(visit: Visit) -> None:
    """Set the alarm for the evening line of a day that had its reminder."""
    at = visit.profile.follow_up
    due = instant(visit.today, at, visit.zone) if at else None
    await alarms.set_alarm(visit.db, AlarmKind.FOLLOW_UP, visit.person.id, due if due and due > visit.now else None)


async def plan_anew(visit: Visit) -> None:
    """After a change by the person, move the evening line of a day that had its reminder already."""
    last = reminded_of(visit.person)
    if last is not None and day_of(last.at, visit.zone) == visit.today:
        await plan(visit)


async def replan(visit: Visit) -> None:
    """An evening line stays as it is; one that a wrong clock has set too far ahead is none."""
    await doubt_alarm(visit, AlarmKind.FOLLOW_UP, instead=None)


async def evening_line(visit: Visit, due: datetime) -> None:
    """The evening of a planned day on which nothing happened: one gentle line."""
    await alarms.set_alarm(visit.db, AlarmKind.FOLLOW_UP, visit.person.id, None)
    if may_speak(visit, AlarmKind.FOLLOW_UP, due, await visit.days()):
        visit.day_lasts(visit.now + LATEST)
        key = f"follow-up:{visit.person.id}:{visit.today}"
        line = messages.follow_up(visit.words, await floor_for(visit), visit.library.routines)
        await visit.say(line, Priority.REMINDER, key)


async def nudge(visit: Visit, due: datetime) -> None:
    """A first run was left half-way a day ago: one gentle nudge, then silence.

    Whoever is asked about health again, later, has a plan already.
    """
    await alarms.set_alarm(visit.db, AlarmKind.NUDGE, visit.person.id, None)
    questions = left(visit.profile) if visit.profile.week is None else ()
    if questions and may_speak(visit, AlarmKind.NUDGE, due, await visit.days()):
        await visit.say(messages.nudge(visit.words, len(questions)), Priority.REMINDER, f"nudge:{visit.person.id}")


async def replan_nudge(visit: Visit) -> None:
    """A nudge stays as it is; one that a wrong clock has set too far ahead comes in a day."""
    await doubt_alarm(visit, AlarmKind.NUDGE, instead=visit.now + timedelta(days=1))
