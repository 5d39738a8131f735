"""Reminders: planned, brought by an alarm, put into the outbox, and composed when their turn to be sent has come.

The rule: every planned day once, and silence wherever there is a reason for it, up to the moment of sending. One
reminder is live at a time.
"""

from collections.abc import Sequence
from datetime import datetime, timedelta
from functools import cache

from bot.coach import follow_ups
from bot.coach.arranging import arrange_for, floor_for
from bot.coach.silence import may_speak
from bot.coach.visit import Visit
from bot.core.calendar import day_of
from bot.core.doubt import is_beyond
from bot.core.priority import Priority
from bot.core.rules.alarms import IGNORED, AlarmKind
from bot.core.rules.missed import missed_days, turn
from bot.core.rules.reminder import EVERY_DAY, LATEST, Caught, Plan, Reminded, catch_up, date_of, next_at
from bot.core.rules.streak import DayKind
from bot.core.screens import messages, mornings
from bot.core.screens.card import Card, buttons_alone
from bot.store import Transaction, alarms, outbox
from bot.store import reminders as store
from bot.store.serialization import put_reminded, reminded_of
from bot.store.tables import DayRow

NONE = Caught((), None, None)
"""Nothing is planned any more."""


async def plan_anew(visit: Visit) -> None:
    """After a change by the person, set the alarm: no date that had its reminder has another."""
    await alarms.set_alarm(visit.db, AlarmKind.REMINDER, visit.person.id, visit.due)


async def replan(visit: Visit) -> None:
    """Plan anew what lies ahead; a reminder that is due comes first, and plans the next by itself."""
    due = await alarms.alarm_at(visit.db, AlarmKind.REMINDER, visit.person.id)
    if due is None or due > visit.now:
        await plan_anew(visit)


async def bring(db: Transaction, now: datetime, most: int) -> list[datetime]:
    """Deal with the reminders whose time has come, at most so many; return when each was due.

    Each alarm is moved on to the next one, and the reminder is put into the outbox. One that we missed by hours is
    bridged in the day log and breaks no streak.
    """
    came = await store.claim(db, now, most)
    become = cache(lambda plan, due: catch_up(plan, due, now))  # thousands share a plan
    caught = [(each, become(each.plan, each.due) if each.plan else NONE) for each in came]
    await alarms.set_alarms(db, AlarmKind.REMINDER, {each.person_id: found.following for each, found in caught})
    await store.enqueue(db, {each.person_id: found.due for each, found in caught if found.due})
    missed = ((each.person_id, day_of(due, each.zone), each.zone) for each, found in caught for due in found.missed)
    await store.log(db, missed, DayKind.BRIDGED, now)
    return [each.due for each in came]


async def compose(visit: Visit, since: datetime) -> Card | None:
    """Compose the reminder whose turn has come; None where there is a reason to be silent."""
    if is_beyond(since, visit.now):
        return None  # the clock was set back while this one waited
    if visit.now - since > LATEST:
        visit.log_day(DayKind.BRIDGED, day_of(since, visit.zone))
        return None
    plan, last = visit.profile.plan, reminded_of(visit.person)
    if plan is None or (last is not None and date_of(plan, since) <= last.on):
        return None  # it was changed while this one waited for its turn
    card = await reminder(visit, AlarmKind.REMINDER, since)
    if card is not None:
        await _is_newest(visit, visit.key)
        put_reminded(Reminded(visit.now, date_of(plan, since), plan.zone), visit.person)
        await follow_ups.plan(visit)
    return card


async def reminder(visit: Visit, kind: AlarmKind, due: datetime) -> Card | None:
    """Draw the reminder, for its own alarm or for the one that it was put off to; None where there is silence.

    The last before the silence of whoever never answers asks whether to go on.
    """
    log = await visit.days()
    if not may_speak(visit, kind, due, log):
        return None
    visit.person.ignored += 1
    if visit.person.ignored == IGNORED:
        return messages.ignored(visit.words, visit.person.ignored - 1)
    visit.day_lasts(visit.now + LATEST)
    arranged, floor = await arrange_for(visit, visit.routine()), await floor_for(visit)
    week = visit.profile.week or EVERY_DAY
    streak, yesterday = visit.streak_of(log), visit.today - timedelta(days=1)
    is_frozen = yesterday in streak.frozen and streak.days > 0
    morning = mornings.Morning(arranged, floor, streak, is_frozen, _missed(visit, log), turn(week, visit.today))
    return mornings.reminder(visit.words, morning, visit.exercises, visit.library.routines)


def _missed(visit: Visit, log: Sequence[DayRow]) -> int:
    """Count the planned days that went by in silence; on the day they came, only a time that was still ahead counts."""
    profile, since = visit.profile, visit.person.plan_since
    if profile.week is None or since is None:
        return 0
    came = profile.screened_at
    if came is not None and day_of(came, visit.zone) == since:
        first = next_at(Plan(visit.zone, profile.week), came)
        since = since if first and day_of(first, visit.zone) == since else since + timedelta(days=1)
    return missed_days(profile.week, since, {line.day for line in log}, visit.today)


async def _is_newest(visit: Visit, key: str) -> None:
    """Only the newest reminder has buttons: the one before loses them, in silence, after the others' mornings."""
    before, visit.person.reminder_key = visit.person.reminder_key, key
    if before is None or before == key:
        return
    if (message := await outbox.message_of(visit.db, before)) is not None:
        await visit.say(buttons_alone(()), Priority.BROADCAST, f"bare:{before}", edits=message)


def unsay(visit: Visit) -> None:
    """Take a reminder out of the count of those without an answer: it was composed, and never came to the phone."""
    visit.person.ignored = max(0, visit.person.ignored - 1)


async def say_again(visit: Visit, due: datetime) -> None:
    """A snooze is over: the reminder comes again, unless there is a reason to be silent by now."""
    await alarms.set_alarm(visit.db, AlarmKind.SNOOZE, visit.person.id, None)
    if card := await reminder(visit, AlarmKind.SNOOZE, due):
        key = f"snooze:{visit.person.id}:{due.timestamp():.0f}"
        await _is_newest(visit, key)
        await visit.say(card, Priority.REMINDER, key)
