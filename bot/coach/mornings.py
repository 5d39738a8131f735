"""Mornings: what is planned, and the reminder at its time. Each rings from an alarm, and is owed by its day.

The rule: every planned day once, and silence wherever there is a reason for it.
"""

from datetime import datetime

from bot.coach.visit import LEASE, Visit
from bot.core import messages
from bot.core.calendar import day_of, instant
from bot.core.offer import plan_today
from bot.core.pain import Open, gate
from bot.core.reminder import LATEST, Reminded, date_of, next_at
from bot.core.streak import DayKind
from bot.store import alarms
from bot.store.alarms import Bell
from bot.store.freeze import hold_of, put_reminded
from bot.store.tables import Lane

GREETINGS = 7
"""How many greetings there are, one after the other."""
IGNORED = 7
"""So many reminders without any answer, and one question is asked; then there is silence."""


async def plan_next(visit: Visit, due: datetime) -> None:
    """After a planned morning, set the alarm for the one that follows it, however late it is by now."""
    plan = visit.profile.plan
    await alarms.set_alarm(visit.db, Bell.REMINDER, visit.person.id, next_at(plan, due) if plan else None)


async def plan_anew(visit: Visit) -> None:
    """After a change by the person, set the alarm: no date that had its reminder has another."""
    await alarms.set_alarm(visit.db, Bell.REMINDER, visit.person.id, visit.due)


async def plan_by_new_rules(visit: Visit) -> None:
    """After a change of the zones' rules, set an alarm that is ahead; one that is due or in hand sees to its next."""
    ringing = await alarms.rings_at(visit.db, Bell.REMINDER, visit.person.id)
    if ringing is None or ringing > visit.now + LEASE:
        await plan_anew(visit)


async def remind(visit: Visit, due: datetime) -> None:
    """A planned morning: remind, unless there is a reason to be silent."""
    due = _newest(visit, due)
    key = f"reminder:{visit.person.id}:{due.timestamp():.0f}"  # the planned instant: at a clock change two share a day
    if visit.now - due <= LATEST and await say_reminder(visit, key):
        _note(visit, due)
        await _plan_follow_up(visit)
    await plan_next(visit, due)


def _note(visit: Visit, due: datetime) -> None:
    """Note for which date the newest reminder was."""
    if plan := visit.profile.plan:
        put_reminded(Reminded(visit.now, date_of(plan, due), plan.zone), visit.person)


def _newest(visit: Visit, due: datetime) -> datetime:
    """Answer the newest planned morning until now; those that we missed by hours are bridged, and break no streak."""
    plan = visit.profile.plan
    while visit.now - due > LATEST:
        visit.log_day(DayKind.BRIDGED, day_of(due, visit.zone))
        following = next_at(plan, due) if plan else None
        if following is None or following > visit.now:
            break
        due = following
    return due


async def say_reminder(visit: Visit, key: str) -> bool:
    """Owe the reminder; answer False where there was a reason to be silent."""
    entrance = gate(visit.profile, hold_of(visit.person), visit.now)
    streak = await visit.streak()
    if not isinstance(entrance, Open) or streak.kept_today or _is_away(visit):
        return False
    visit.person.ignored += 1
    if visit.person.ignored == IGNORED:
        await visit.say(messages.ignored(visit.words), Lane.REMINDER, key)
    if visit.person.ignored >= IGNORED:
        return False
    routine = visit.library.routines[visit.routine(entrance)]
    plan = plan_today(routine, visit.exercises, visit.profile, frozenset(), {})
    greeting = visit.today.toordinal() % GREETINGS + 1
    await visit.say(messages.reminder(visit.words, streak, plan, greeting), Lane.REMINDER, key)
    return True


async def follow_up(visit: Visit) -> None:
    """The evening of a planned day on which nothing happened: one gentle line."""
    await alarms.set_alarm(visit.db, Bell.FOLLOW_UP, visit.person.id, None)
    quiet = not any(line.day == visit.today for line in await visit.days())
    entrance = gate(visit.profile, hold_of(visit.person), visit.now)
    if quiet and isinstance(entrance, Open) and not _is_away(visit):
        key = f"follow-up:{visit.person.id}:{visit.today}"
        await visit.say(messages.follow_up(visit.words), Lane.REMINDER, key)


async def _plan_follow_up(visit: Visit) -> None:
    at = visit.profile.follow_up
    due = instant(visit.today, at, visit.zone) if at else None
    await alarms.set_alarm(visit.db, Bell.FOLLOW_UP, visit.person.id, due if due and due > visit.now else None)


def _is_away(visit: Visit) -> bool:
    """Say whether the person cannot, or does not want to, be reminded today."""
    until = visit.person.paused_until
    return not visit.person.reachable or (until is not None and visit.today < until)
