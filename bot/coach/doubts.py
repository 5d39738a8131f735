"""What a person's row says of the past and cannot have been: a clock that was ahead has written it.

The rule: every instant and date that is stored is either in here, or is looked at where it is read, or may lie ahead;
a test knows each by its name.
"""

from datetime import datetime, timedelta

from bot.coach.visit import Visit
from bot.core.calendar import day_of
from bot.core.doubt import BEYOND, LONGEST_DAY, is_beyond
from bot.core.rules.alarms import AlarmKind
from bot.store import alarms
from bot.store.tables import PersonRow

LONGEST_PAUSE = 365
"""Days that a pause may last."""
LONGEST_NOTICE = timedelta(days=31)
"""How far ahead the day may be on which somebody who is not here any more is deleted."""


def put_right(person: PersonRow, zone: str, now: datetime) -> None:
    """Put right what a person's row cannot say; a hold, whenever it began, is not over before another night."""
    tomorrow = day_of(now, zone) + timedelta(days=1)
    if person.hold_since is not None and is_beyond(person.hold_since, now):
        person.hold_since = now
    _put_health_right(person, now)
    if person.seen_on is not None and person.seen_on > tomorrow:
        person.seen_on = tomorrow - timedelta(days=1)
    if person.leaves_on is not None and person.leaves_on > tomorrow + LONGEST_NOTICE:
        person.leaves_on = None
    if person.reminded_at is not None and is_beyond(person.reminded_at, now):
        person.reminded_at = person.reminded_on = person.reminded_in = None
    if person.plan_since is not None and person.plan_since > tomorrow:
        person.plan_since = tomorrow - timedelta(days=1)
    if person.paused_until is not None and person.paused_until > tomorrow + timedelta(days=LONGEST_PAUSE):
        person.paused_until = None
    if person.late_until is not None and person.late_until - now > LONGEST_DAY:
        person.late_day = person.late_until = None


def _put_health_right(person: PersonRow, now: datetime) -> None:
    """What closes a day closes it still, and for no longer than a day is."""
    if person.screened_at is not None and is_beyond(person.screened_at, now):
        person.screened_at = now
    if person.warned_at is not None and is_beyond(person.warned_at, now):
        person.warned_at = now
    if person.warned_until is not None and person.warned_until - now > LONGEST_DAY:
        person.warned_until = now + timedelta(days=1)
    if person.pain_until is not None and person.pain_until - now > LONGEST_DAY:
        person.pain_until = now + timedelta(days=1)
    if person.pained_at is not None and person.pained_at - now > LONGEST_DAY:
        person.pained_at = now


async def doubt_alarm(
    visit: Visit, kind: AlarmKind, instead: datetime | None, ahead: timedelta = timedelta(days=1)
) -> None:
    """Put right an alarm that stands further ahead than it is ever set: a clock that was ahead has set it."""
    at = await alarms.alarm_at(visit.db, kind, visit.person.id)
    if at is not None and at > visit.now + ahead + BEYOND:
        await alarms.set_alarm(visit.db, kind, visit.person.id, instead)
