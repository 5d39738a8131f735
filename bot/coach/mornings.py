"""Mornings: what is planned, and the reminder at its time, brought by an alarm and put into the outbox.

The rule: every planned day once, and silence wherever there is a reason for it, up to the moment of sending.
"""

from datetime import datetime
from functools import cache

from bot.coach.visit import Visit
from bot.core.calendar import day_of, instant
from bot.core.doubt import is_beyond
from bot.core.priority import Priority
from bot.core.rules.arrangement import plan_today
from bot.core.rules.pain import Open, gate
from bot.core.rules.reminder import LATEST, Caught, Reminded, Snooze, catch_up, date_of, snoozed_until
from bot.core.rules.streak import DayKind
from bot.core.screens import messages
from bot.core.screens.card import Card
from bot.core.session.exercise import Role
from bot.store import Transaction, alarms
from bot.store import mornings as store
from bot.store.alarms import AlarmKind
from bot.store.serialization import hold_of, put_reminded, reminded_of

GREETINGS = 7
"""How many greetings there are, one after the other."""
NONE = Caught((), None, None)
"""Nothing is planned any more."""
IGNORED = 7
"""So many reminders without any answer, and one question is asked; then there is silence."""


async def plan_anew(visit: Visit) -> None:
    """After a change by the person, set the alarm: no date that had its reminder has another."""
    await alarms.set_alarm(visit.db, AlarmKind.REMINDER, visit.person.id, visit.due)


async def call(db: Transaction, now: datetime, most: int) -> int:
    """Deal with the mornings that have come, at most so many; return how many there were.

    Each is moved on to the next one, and a reminder is put into the outbox. One that we missed by hours is bridged in
    the day log and breaks no streak.
    """
    came = await store.claim(db, now, most)
    become = cache(lambda plan, due: catch_up(plan, due, now))  # thousands share a plan
    caught = [(each, become(each.plan, each.due) if each.plan else NONE) for each in came]
    await alarms.set_alarms(db, AlarmKind.REMINDER, {each.person_id: found.following for each, found in caught})
    await store.enqueue(db, {each.person_id: found.due for each, found in caught if found.due})
    missed = ((each.person_id, day_of(due, each.zone), each.zone) for each, found in caught for due in found.missed)
    await store.log(db, missed, DayKind.BRIDGED, now)
    return len(came)


async def reminder(visit: Visit, since: datetime) -> Card | None:
    """Compose the reminder whose turn has come; None where there is a reason to be silent."""
    if is_beyond(since, visit.now):
        return None  # the clock was set back while this one waited
    if visit.now - since > LATEST:
        visit.log_day(DayKind.BRIDGED, day_of(since, visit.zone))
        return None
    plan, last = visit.profile.plan, reminded_of(visit.person)
    if plan is None or (last is not None and date_of(plan, since) <= last.on):
        return None  # it was changed while this one waited for its turn
    card = await _card(visit)
    if card is not None:
        put_reminded(Reminded(visit.now, date_of(plan, since), plan.zone), visit.person)
        await plan_follow_up(visit)
    return card


async def remind_again(visit: Visit, key: str) -> None:
    """A snooze is over: the reminder comes again, unless there is a reason to be silent by now."""
    if card := await _card(visit):
        await visit.say(card, Priority.REMINDER, key)


async def _card(visit: Visit) -> Card | None:
    entrance = gate(visit.profile, hold_of(visit.person), visit.now)
    streak = await visit.streak()
    if not isinstance(entrance, Open) or streak.kept_today or _is_away(visit):
        return None
    visit.person.ignored += 1
    if visit.person.ignored >= IGNORED:
        return messages.ignored(visit.words) if visit.person.ignored == IGNORED else None
    routine = visit.library.routines[visit.routine()]
    plan = plan_today(routine, visit.exercises, visit.profile, frozenset(), {})
    greeting = visit.today.toordinal() % GREETINGS + 1
    lengths = [length for length in Snooze if snoozed_until(length, visit.now, visit.today, visit.zone)]
    visit.day_lasts(visit.now + LATEST)
    return messages.reminder(visit.words, streak, plan, greeting, lengths)


async def follow_up(visit: Visit) -> None:
    """The evening of a planned day on which nothing happened: one gentle line."""
    await alarms.set_alarm(visit.db, AlarmKind.FOLLOW_UP, visit.person.id, None)
    quiet = not any(line.day == visit.today for line in await visit.days())
    entrance = gate(visit.profile, hold_of(visit.person), visit.now)
    if quiet and visit.person.ignored < IGNORED and isinstance(entrance, Open) and not _is_away(visit):
        visit.day_lasts(visit.now + LATEST)
        key = f"follow-up:{visit.person.id}:{visit.today}"
        await visit.say(messages.follow_up(visit.words, visit.library.roles[Role.FLOOR]), Priority.REMINDER, key)


async def plan_follow_up(visit: Visit) -> None:
    """Set the alarm for the evening line of a day that had its reminder."""
    at = visit.profile.follow_up
    due = instant(visit.today, at, visit.zone) if at else None
    await alarms.set_alarm(visit.db, AlarmKind.FOLLOW_UP, visit.person.id, due if due and due > visit.now else None)


async def follow_up_anew(visit: Visit) -> None:
    """After a change by the person, move the evening line of a day that had its reminder already."""
    last = reminded_of(visit.person)
    if last is not None and day_of(last.at, visit.zone) == visit.today:
        await plan_follow_up(visit)


def _is_away(visit: Visit) -> bool:
    """Say whether the person cannot, or does not want to, be reminded today."""
    until = visit.person.paused_until
    return not visit.person.reachable or (until is not None and visit.today < until)
