"""Mornings: what is planned, and the reminder at its time. Each rings from an alarm, and is owed by its instant.

The rule: every planned day once, and silence wherever there is a reason for it, up to the moment of sending.
"""

from datetime import datetime, timedelta
from functools import cache

from bot.coach.visit import Visit
from bot.content.coaching import DAILY
from bot.core import messages
from bot.core.calendar import day_of, instant
from bot.core.card import Card
from bot.core.pain import Open, gate
from bot.core.plan import seconds, unroll
from bot.core.reminder import LATEST, Caught, catch_up, next_at
from bot.core.streak import DayKind
from bot.store import Transaction, alarms
from bot.store import mornings as store
from bot.store.alarms import Bell
from bot.store.freeze import hold_of
from bot.store.tables import Lane

GREETINGS = 7
"""How many greetings there are, one after the other."""
APART = timedelta(hours=12)
"""Between two reminders, whatever zone is chosen meanwhile."""
NONE = Caught((), None, None)
"""Nothing is planned any more."""
IGNORED = 7
"""So many reminders without any answer, and one question is asked; then there is silence."""


async def plan_next(visit: Visit) -> None:
    """Set the alarm for the next planned morning."""
    plan, last = visit.profile.plan, visit.person.reminded_at
    after = max(visit.now, last + APART) if last else visit.now
    await alarms.set_alarm(visit.db, Bell.REMINDER, visit.person.id, next_at(plan, after) if plan else None)


async def call(db: Transaction, now: datetime, most: int) -> int:
    """Deal with the mornings that have come, at most so many; answer how many there were.

    Each is moved on to the next one, and a reminder is owed for it. One that we missed by hours is bridged in the day
    log and breaks no streak.
    """
    came = await store.claim(db, now, most)
    become = cache(lambda plan, due: catch_up(plan, due, now))  # thousands share a plan
    caught = [(each, become(each.plan, each.due) if each.plan else NONE) for each in came]
    await alarms.set_alarms(db, Bell.REMINDER, {each.person_id: found.following for each, found in caught})
    await store.owe(db, {each.person_id: found.due for each, found in caught if found.due})
    missed = ((each.person_id, day_of(due, each.zone), each.zone) for each, found in caught for due in found.missed)
    await store.log(db, missed, DayKind.BRIDGED, now)
    return len(came)


async def reminder(visit: Visit, since: datetime) -> Card | None:
    """Compose the reminder whose turn has come; None where there is a reason to be silent."""
    if visit.now - since > LATEST:
        visit.log_day(DayKind.BRIDGED, day_of(since, visit.zone))
        return None
    card = await _card(visit)
    if card is not None:
        visit.person.reminded_at = visit.now
        await _plan_follow_up(visit)
    return card


async def remind_again(visit: Visit, key: str) -> None:
    """A snooze is over: the reminder comes again, unless there is a reason to be silent by now."""
    if card := await _card(visit):
        await visit.say(card, Lane.REMINDER, key)


async def _card(visit: Visit) -> Card | None:
    entrance = gate(visit.profile, hold_of(visit.person), visit.now)
    streak = await visit.streak()
    if not isinstance(entrance, Open) or streak.kept_today or _is_away(visit):
        return None
    visit.person.ignored += 1
    if visit.person.ignored >= IGNORED:
        return messages.ignored(visit.words) if visit.person.ignored == IGNORED else None
    routine = visit.library.routines[entrance.only or DAILY]
    length = timedelta(seconds=seconds(unroll(routine, visit.exercises, visit.profile.levels)))
    greeting = visit.today.toordinal() % GREETINGS + 1
    return messages.reminder(visit.words, streak, length, greeting)


async def follow_up(visit: Visit) -> None:
    """The evening of a planned day on which nothing happened: one gentle line."""
    await alarms.set_alarm(visit.db, Bell.FOLLOW_UP, visit.person.id, None)
    quiet = not any(line.day == visit.today for line in await visit.days())
    entrance = gate(visit.profile, hold_of(visit.person), visit.now)
    if quiet and visit.person.ignored < IGNORED and isinstance(entrance, Open) and not _is_away(visit):
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
