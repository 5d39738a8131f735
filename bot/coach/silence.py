"""How things stand with a person, put before the rule of silence. Whoever speaks unasked asks here first."""

from collections.abc import Iterable
from datetime import datetime

from bot.coach.visit import Visit
from bot.core.rules import alarms
from bot.core.rules.alarms import AlarmKind, Standing
from bot.core.rules.pain import gate
from bot.core.rules.streak import DayKind
from bot.store.serialization import hold_of
from bot.store.tables import DayRow


def may_speak(visit: Visit, kind: AlarmKind, due: datetime, log: Iterable[DayRow]) -> bool:
    """Return whether an alarm of this kind, set to `due`, may speak; `log` is the person's day log."""
    person, hold = visit.person, hold_of(visit.person)
    standing = Standing(
        entrance=gate(visit.profile, hold, visit.now),
        hold=hold,
        today=visit.today,
        is_reachable=person.reachable,
        is_quiet=person.quiet,
        paused_until=person.paused_until,
        ignored=person.ignored,
        today_is=frozenset(DayKind(line.kind) for line in log if line.day == visit.today),
        due=due,
    )
    return alarms.may_speak(standing, kind, visit.now)
