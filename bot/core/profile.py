"""What a person has told us, and what is still to ask.

The rule: the stage of the first run is derived from the answers, so leaving half-way loses nothing.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import time

from bot.core.reminder import DEFAULT, EVERY_DAY, Plan
from bot.core.taps import Question

YES, NO, NONE, NEXT, OFF = "yes", "no", "none", "next", "off"
"""Answers that are no names of things."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A person's answers; None is not answered yet."""

    language: str
    consent: bool | None = None
    """May notes about health be kept?"""
    signs: frozenset[str] = frozenset()
    """What was ticked before the first session."""
    screened: bool = False
    cleared: bool = False
    """My provider said OK."""
    zone: str | None = None
    at: time | None = None
    days: frozenset[int] = EVERY_DAY
    """Weekdays with a reminder, Monday is 0; empty is none at all."""
    follow_up: time | None = None
    """When a planned day without a session is spoken of once more; None is never."""
    weekly: int | None = 6
    """The weekday of the weekly summary, Monday is 0; None is never."""
    levels: Mapping[str, int] = field(default_factory=dict)
    """The notch of each exercise; what is missing is at its low end."""
    left_out: frozenset[str] = frozenset()
    """Exercises that hurt, until the person puts them back."""

    @property
    def plan(self) -> Plan | None:
        """The mornings, once both the zone and the time are known."""
        if self.zone is None or self.at is None:
            return None
        return Plan(self.zone, self.at, self.days)


def unanswered(profile: Profile) -> Question | None:
    """Answer the next question of the first run; None when it is over."""
    if profile.consent is None:
        return Question.CONSENT
    if not profile.screened:
        return Question.SCREENING
    if profile.zone is None:
        return Question.ZONE
    return Question.TIME if profile.at is None else None


def answered(
    profile: Profile, question: Question, value: str, signs: frozenset[str], zones: frozenset[str]
) -> Profile | None:
    """Answer the profile after an answer; None where the answer means nothing.

    Args:
        profile: as it stands.
        question: what was asked.
        value: what the button said, or the person typed.
        signs: the signs that the screening knows.
        zones: the time zones that there are.
    """
    match question, value:
        case Question.CONSENT, ("yes" | "no"):
            return replace(profile, consent=value == YES)
        case Question.SCREENING, _:
            return _screened(profile, value, signs)
        case Question.ZONE, _ if value in zones:
            return replace(profile, zone=value)
        case Question.TIME, "off":
            return replace(profile, at=profile.at or DEFAULT, days=frozenset())
        case Question.TIME, _ if (at := parse_time(value)) is not None:
            return replace(profile, at=at, days=profile.days or EVERY_DAY)
        case Question.FOLLOW_UP, "off":
            return replace(profile, follow_up=None)
        case Question.FOLLOW_UP, _ if (at := parse_time(value)) is not None:
            return replace(profile, follow_up=at)
        case Question.WEEKLY, "off":
            return replace(profile, weekly=None)
        case Question.WEEKLY, ("0" | "1" | "2" | "3" | "4" | "5" | "6"):
            return replace(profile, weekly=int(value))
    return None


def _screened(profile: Profile, value: str, known: frozenset[str]) -> Profile | None:
    match value:
        case "none":
            return replace(profile, screened=True, signs=frozenset(), cleared=False)
        case "next" if profile.signs:
            return replace(profile, screened=True)
        case _ if value in known:
            return replace(profile, signs=profile.signs ^ {value}, screened=False, cleared=False)
    return None


def parse_time(value: str) -> time | None:
    """Read a time of day as buttons carry it ("0730") and as people type it ("7:30", "07.30", "7")."""
    digits = value.strip().replace(".", ":")
    hour, _, minute = digits.partition(":")
    if not minute and len(hour) == 4:
        hour, minute = hour[:2], hour[2:]
    if len(hour) > 2 or len(minute) > 2:
        return None
    if not (hour.isascii() and hour.isdigit() and (minute or "0").isascii() and (minute or "0").isdigit()):
        return None
    try:
        return time(int(hour), int(minute or "0"))
    except ValueError:
        return None
