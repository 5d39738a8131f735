"""Mornings: reminders, snoozes, and the check after a pain stop. Each rings from an alarm; each is owed by its day."""

from datetime import datetime, time, timedelta

from bot.coach.visit import Visit
from bot.content.coaching import DAILY
from bot.core import messages
from bot.core.calendar import day_of, instant
from bot.core.pain import Open, gate
from bot.core.plan import seconds, unroll
from bot.core.reminder import LATEST, next_at
from bot.core.streak import DayKind
from bot.core.taps import Snooze
from bot.store import alarms
from bot.store.alarms import Bell
from bot.store.freeze import hold_of
from bot.store.tables import Lane

GREETINGS = 7
"""How many greetings there are, one after the other."""
FORTNIGHT = timedelta(days=14)
EVENING = time(19)
"""What "this evening" means in a snooze."""


async def plan_next(visit: Visit) -> None:
    """Set the alarm for the next planned morning."""
    plan = visit.profile.plan
    due = next_at(plan, visit.now) if plan else None
    await alarms.set_alarm(visit.db, Bell.REMINDER, visit.person.id, due)


async def remind(visit: Visit, due: datetime) -> None:
    """A planned morning: remind, unless there is a reason to be silent."""
    await plan_next(visit)
    if visit.now - due > LATEST:
        visit.log_day(DayKind.BRIDGED, day_of(due, visit.zone))  # missed by us, so it breaks no streak
        return
    await _say_reminder(visit, f"reminder:{visit.person.id}:{day_of(due, visit.zone)}")


async def remind_again(visit: Visit, due: datetime) -> None:
    """A snooze is over; the schedule never moved."""
    await alarms.set_alarm(visit.db, Bell.SNOOZE, visit.person.id, None)
    if visit.now - due <= LATEST:
        await _say_reminder(visit, f"snooze:{visit.person.id}:{due.timestamp():.0f}")


async def snooze(visit: Visit, length: Snooze) -> None:
    """Put today's reminder off."""
    lengths = {Snooze.TEN_MINUTES: timedelta(minutes=10), Snooze.HOUR: timedelta(hours=1)}
    evening = instant(visit.today, EVENING, visit.zone)
    if length in lengths or evening <= visit.now:
        until = visit.now + lengths.get(length, timedelta(hours=1))
    else:
        until = evening
    await alarms.set_alarm(visit.db, Bell.SNOOZE, visit.person.id, until)
    visit.toast = visit.words.label(f"snoozed.{length}")


async def not_today(visit: Visit) -> None:
    """No session today; nothing is asked, and no further reminder comes before the next planned one."""
    await alarms.set_alarm(visit.db, Bell.SNOOZE, visit.person.id, None)
    visit.toast = visit.words.label("toast.not-today")


async def check(visit: Visit) -> None:
    """The morning after a pain stop: one question, once; unanswered, one line after a fortnight, then silence."""
    hold = hold_of(visit.person)
    asked_long_ago = hold is not None and visit.now - hold.since >= FORTNIGHT
    again = hold.since + FORTNIGHT if hold and not asked_long_ago else None
    await alarms.set_alarm(visit.db, Bell.CHECK, visit.person.id, again)
    if hold is None or not visit.person.reachable:
        return
    words, key = visit.words, f"{visit.person.id}:{hold.since.timestamp():.0f}"
    if asked_long_ago:
        await visit.say(messages.still_held(words), Lane.REMINDER, f"held:{key}")
    else:
        await visit.say(messages.morning_check(words), Lane.REMINDER, f"check:{key}")


async def _say_reminder(visit: Visit, key: str) -> None:
    entrance = gate(visit.profile, hold_of(visit.person), visit.now)
    streak = await visit.streak()
    if not isinstance(entrance, Open) or streak.kept_today or not visit.person.reachable:
        return
    routine = visit.library.routines[entrance.only or DAILY]
    length = timedelta(seconds=seconds(unroll(routine, visit.exercises, visit.profile.levels)))
    greeting = visit.today.toordinal() % GREETINGS + 1
    await visit.say(messages.reminder(visit.words, streak, length, greeting), Lane.REMINDER, key)
