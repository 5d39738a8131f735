"""What comes by itself: the kinds of alarms, and for each the reasons to be silent that count for it.

The rule: whatever comes by itself asks here first, at the moment when it would speak. Answers to a person are never
silenced, and a reason that is not in a kind's row does not silence it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from bot.core.rules.pain import Closed, Gate, Hold, Misheard, Open, Reason
from bot.core.rules.reminder import LATEST
from bot.core.rules.streak import KEPT, DayKind


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


IGNORED = 7
"""So many reminders without any answer, the last of which is a question; then there is silence."""


class Silence(StrEnum):
    """A reason to be silent."""

    UNREACHABLE = "unreachable"
    """The person has blocked the bot."""
    PAUSED = "paused"
    """The person is travelling, or sick, and has said for how long."""
    IGNORED = "ignored"
    """Nobody has answered for a week."""
    CLOSED = "closed"
    """No session may begin; one before which the screening is asked again may."""
    WARNED = "warned"
    """There was a warning sign, and no professional has agreed since."""
    HELD = "held"
    """It hurt, and that is not over."""
    TRAINED = "trained"
    """The person has trained today."""
    TOLD = "told"
    """The person has told about today: trained, or said that there is no session."""
    QUIET = "quiet"
    """The person has said that they want to die, and has not written since."""
    LATE = "late"
    """Its moment was hours ago, while the bot was away."""


ALWAYS = frozenset({Silence.UNREACHABLE, Silence.QUIET})
"""What silences everything."""
TO_TRAIN = ALWAYS | {Silence.PAUSED, Silence.IGNORED, Silence.CLOSED}
"""What silences every call to train."""
SILENCED_BY: Mapping[AlarmKind, frozenset[Silence]] = {
    AlarmKind.REMINDER: TO_TRAIN | {Silence.TRAINED, Silence.LATE},
    AlarmKind.SNOOZE: TO_TRAIN | {Silence.TRAINED, Silence.LATE},
    AlarmKind.FOLLOW_UP: TO_TRAIN | {Silence.TOLD, Silence.LATE},
    AlarmKind.WEEKLY: ALWAYS | {Silence.HELD, Silence.WARNED, Silence.LATE},
    AlarmKind.NUDGE: ALWAYS | {Silence.WARNED, Silence.LATE},
    AlarmKind.CHECK: ALWAYS,
}
"""Every kind of alarm has its row. A summary is no call to train: it comes to whoever is away, too.
The check after pain is never given up: where it is late, or all is quiet, it comes on the morning after."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How things stand with a person, as far as silence is concerned."""

    entrance: Gate
    """Whether a session may begin."""
    hold: Hold
    today: date
    """The person's day."""
    is_reachable: bool = True
    is_quiet: bool = False
    """The person has spoken of death, and has not written since."""
    paused_until: date | None = None
    ignored: int = 0
    """Reminders in a row that nobody answered."""
    today_is: frozenset[DayKind] = frozenset()
    """What the day log says of today."""
    due: datetime | None = None
    """The moment that the alarm was set to; None where that does not matter."""


def may_speak(standing: Standing, kind: AlarmKind, now: datetime) -> bool:
    """Return whether an alarm of this kind may speak to the person now."""
    return not SILENCED_BY[kind] & reasons(standing, now)


def reasons(standing: Standing, now: datetime) -> frozenset[Silence]:
    """Return every reason to be silent that there is, whatever it counts for."""
    is_given = {
        Silence.UNREACHABLE: not standing.is_reachable,
        Silence.PAUSED: standing.paused_until is not None and standing.today < standing.paused_until,
        Silence.IGNORED: standing.ignored >= IGNORED,
        Silence.CLOSED: standing.entrance not in (Open(), Closed(Reason.STALE)),
        Silence.WARNED: standing.entrance == Closed(Reason.WARNED),
        Silence.HELD: standing.hold is not None and not isinstance(standing.hold, Misheard),
        Silence.TRAINED: bool(standing.today_is & KEPT),
        Silence.TOLD: bool(standing.today_is),
        Silence.QUIET: standing.is_quiet,
        Silence.LATE: standing.due is not None and now - standing.due > LATEST,
    }
    return frozenset(reason for reason, given in is_given.items() if given)
