"""The check on the morning after a pain stop: when it comes, what it asks, and how often."""

from datetime import datetime, time, timedelta

from bot.coach.doubts import doubt_alarm
from bot.coach.silence import may_speak
from bot.coach.visit import Visit
from bot.core.calendar import day_begins, day_of, instant
from bot.core.priority import Priority
from bot.core.rules.alarms import AlarmKind
from bot.core.rules.reminder import LATEST, next_at
from bot.core.screens import messages
from bot.store import alarms
from bot.store.serialization import hold_of

CHECK_AT = time(9)
"""When the morning check comes to a person without a reminder in the morning."""
NOON = time(12)
FORTNIGHT = timedelta(days=14)


async def plan(visit: Visit) -> None:
    """Set the alarm for the morning after."""
    await alarms.set_alarm(visit.db, AlarmKind.CHECK, visit.person.id, _next(visit))


async def ask(visit: Visit, due: datetime) -> None:
    """The morning after a pain stop: one question, once; unanswered, one line after a fortnight, then silence.

    One that is late by hours comes on the next morning instead: nobody is woken by it. So does one that falls into
    the quiet after despair.
    """
    hold = hold_of(visit.person)
    if hold is not None and (visit.now - due > LATEST or visit.person.quiet):
        await plan(visit)
        return
    asked_long_ago = hold is not None and visit.now - hold.since >= FORTNIGHT
    again = hold.since + FORTNIGHT if hold and not asked_long_ago else None
    await alarms.set_alarm(visit.db, AlarmKind.CHECK, visit.person.id, again)
    if hold is None or not may_speak(visit, AlarmKind.CHECK, due, await visit.days()):
        return
    days = (visit.today - day_of(hold.since, visit.zone)).days
    words, key = visit.words, f"{visit.person.id}:{hold.since.timestamp():.0f}"
    if asked_long_ago:
        await visit.say(messages.still_held(words, days), Priority.REMINDER, f"held:{key}")
    else:
        await visit.say(messages.morning_check(words, days), Priority.REMINDER, f"check:{key}")


async def replan(visit: Visit) -> None:
    """A check stays as it is; one that a wrong clock has set too far ahead comes tomorrow."""
    await doubt_alarm(visit, AlarmKind.CHECK, instead=_next(visit), ahead=FORTNIGHT)


def _next(visit: Visit) -> datetime:
    """Return when the check comes tomorrow: at the reminder's time where that is in the morning, or at nine."""
    tomorrow = visit.today + timedelta(days=1)
    begins = day_begins(tomorrow, visit.zone)
    plan = visit.profile.plan
    planned = next_at(plan, begins) if plan else None
    if planned is not None and planned < instant(tomorrow, NOON, visit.zone):
        return planned
    return instant(tomorrow, CHECK_AT, visit.zone)
