"""Every kind of alarm, and what is done about it: when it is due, and when it has to be planned anew.

The rule: a new kind is a member of AlarmKind with its row of SILENCED_BY (`core/rules/alarms.py`), a row of both tables
here, and a room of its own that says what it does. Whoever exists already gets it: everybody is planned anew when the
kinds have changed.
"""

from collections.abc import Awaitable, Callable, Mapping
from datetime import datetime
from typing import TypeAlias

from bot.coach import follow_ups, morning_check, reminders, snoozes, weekly
from bot.coach.visit import Visit
from bot.core.rules.alarms import AlarmKind

Handler: TypeAlias = Callable[[Visit, datetime], Awaitable[None]]
"""Deals with an alarm that was set to a moment; it moves the alarm, or takes it off."""
Planner: TypeAlias = Callable[[Visit], Awaitable[None]]
"""Sets a person's alarm as it should stand, or puts right one that cannot be."""

ON_ALARM: Mapping[AlarmKind, Handler] = {
    AlarmKind.SNOOZE: reminders.say_again,
    AlarmKind.FOLLOW_UP: follow_ups.evening_line,
    AlarmKind.WEEKLY: weekly.summary,
    AlarmKind.NUDGE: follow_ups.nudge,
    AlarmKind.CHECK: morning_check.ask,
}
"""Every kind but REMINDER: a whole morning's worth of those is dealt with at once (`reminders.bring`)."""

PLANNERS: Mapping[AlarmKind, Planner] = {
    AlarmKind.REMINDER: reminders.replan,
    AlarmKind.SNOOZE: snoozes.replan,
    AlarmKind.FOLLOW_UP: follow_ups.replan,
    AlarmKind.WEEKLY: weekly.plan,
    AlarmKind.NUDGE: follow_ups.replan_nudge,
    AlarmKind.CHECK: morning_check.replan,
}


async def replan(visit: Visit) -> None:
    """Plan whatever comes by itself to a person anew."""
    for plan in PLANNERS.values():
        await plan(visit)
