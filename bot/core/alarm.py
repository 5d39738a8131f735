"""The kinds of alarms: whatever comes by itself to a person is one of these."""

from enum import StrEnum


class AlarmKind(StrEnum):
    """What an alarm is for; each person has at most one of a kind."""

    REMINDER = "reminder"
    SNOOZE = "snooze"
    """A reminder that was put off."""
    FOLLOW_UP = "follow-up"
    """The evening of a planned day on which nothing happened."""
    WEEKLY = "weekly"
    NUDGE = "nudge"
    """A first run that was left half-way."""
    CHECK = "check"
    """How it is on the morning after a pain stop."""
