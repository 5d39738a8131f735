"""The coach's tables are whole: no alarm and no button is forgotten."""

from typing import get_args

from bot.coach.on_alarm import ON_ALARM, PLANNERS
from bot.coach.on_tap import ON_TAP
from bot.core.rules.alarms import AlarmKind
from bot.core.screens.taps import Tap


def test_every_kind_of_alarm_but_the_reminder_is_dealt_with() -> None:
    """Reminders are brought many at once, and never one by one."""
    assert ON_ALARM.keys() == set(AlarmKind) - {AlarmKind.REMINDER}


def test_every_kind_of_alarm_is_planned_anew() -> None:
    assert PLANNERS.keys() == set(AlarmKind)


def test_every_button_does_something() -> None:
    assert ON_TAP.keys() == set(get_args(Tap))
