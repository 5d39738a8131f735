"""What a person has told us, and what is still to ask.

The rule: the stage of the first run is derived from the answers, so leaving half-way loses nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, time
from enum import StrEnum

from bot.core.rules.reminder import EVERY_DAY, Plan
from bot.core.rules.week import Week, full, moved, off, suggested


class Question(StrEnum):
    """What a person is asked in the first run, and may change in the settings."""

    CONSENT = "consent"
    WARNING = "warning"
    """The first screen of the screening: a warning sign now, or none."""
    SCREENING = "screening"
    """The second: what applies."""
    ZONE = "zone"
    TIME = "time"
    DAYS = "days"
    FOLLOW_UP = "follow-up"
    WEEKLY = "weekly"
    LANGUAGE = "language"
    PICTURES = "pictures"
    DARK = "dark"
    PAUSE = "pause"
    """For how many days no reminder shall come; the answer is no part of the profile."""


YES, NO, ONE, NONE, NEXT, OFF, FULL, SUGGESTED = "yes", "no", "one", "none", "next", "off", "full", "suggested"
"""Answers that are no names of things."""
UNTICKED = "-"
"""Stands before a sign that is ticked no more, so that a button that is tapped twice, or on an old card, is no turn."""
FIRST_RUN = (Question.CONSENT, Question.WARNING, Question.SCREENING, Question.ZONE, Question.TIME)
"""The questions of the first run, in order; the settings have more."""


class PainAnswer(StrEnum):
    """What a person says of pain before a session; how high the number is decides nothing."""

    ASKED = "asked"
    """It hurts, and which of the three it is was not said yet."""
    NEW = "new"
    """New, or worse than usual."""
    KNOWN = "known"
    """Usual, and the provider knows."""
    UNSEEN = "unseen"
    """Usual, and nobody has looked at it."""


@dataclass(frozen=True, slots=True)
class PainBefore:
    """Pain before a session: what was said of it holds for the day."""

    answer: PainAnswer
    until: datetime


@dataclass(frozen=True, slots=True)
class Warned:
    """A warning sign was there at the screening."""

    at: datetime
    until: datetime
    """No professional's word is taken before: the person's day ends then."""


@dataclass(frozen=True, slots=True)
class Profile:
    """A person's answers; None is not answered yet."""

    language: str
    consent: bool | None = None
    """May notes about health be kept?"""
    warned: Warned | None = None
    """A warning sign, until a professional has agreed."""
    unwarned: bool = False
    """There is no warning sign now."""
    signs: frozenset[str] = frozenset()
    """What was ticked before the first session."""
    screened: bool = False
    """What applies was answered, as it stands in `signs`."""
    screened_at: datetime | None = None
    """When the screening was last answered; None in a row of a release that did not keep it."""
    screening: int = 0
    """Which version of the screening that was."""
    cleared: bool = False
    """My provider said OK."""
    pain_before: PainBefore | None = None
    """The newest pain before a session."""
    zone: str | None = None
    week: Week | None = None
    """What is planned on each weekday."""
    arrived: bool = False
    """The last screen of the first run is behind them."""
    follow_up: time | None = None
    """When a planned day without a session is spoken of once more; None is never."""
    weekly: int | None = 6
    """The weekday of the weekly summary, Monday is 0; None is never."""
    pictures: bool = True
    """Are the exercises shown in moving pictures?"""
    dark: bool = False
    """Is what is drawn for them light on dark?"""
    levels: Mapping[str, int] = field(default_factory=dict)
    """The notch of each exercise; what is missing is at its low end."""
    left_out: frozenset[str] = frozenset()
    """Exercises that hurt, until the person puts them back."""

    @property
    def plan(self) -> Plan | None:
        """The mornings, once both the zone and the week are known."""
        return None if self.zone is None or self.week is None else Plan(self.zone, self.week)


@dataclass(frozen=True, slots=True)
class Known:
    """What an answer may name."""

    signs: frozenset[str]
    """The signs of the screening."""
    zones: frozenset[str]
    languages: frozenset[str]


def unanswered(profile: Profile) -> Question | None:
    """Return the next question of the first run; None when all are answered."""
    return next(iter(left(profile)), None)


def left(profile: Profile) -> tuple[Question, ...]:
    """Return the questions of the first run that have no answer yet, in order."""
    is_answered = {
        Question.CONSENT: profile.consent is not None,
        Question.WARNING: profile.unwarned,
        Question.SCREENING: profile.screened,
        Question.ZONE: profile.zone is not None,
        Question.TIME: profile.week is not None,
    }
    return tuple(question for question in FIRST_RUN if not is_answered[question])


def answered(profile: Profile, question: Question, value: str, known: Known) -> Profile | None:
    """Return the profile after an answer; None where the answer means nothing.

    Args:
        profile: as it stands.
        question: what was asked.
        value: what the button said.
        known: what an answer may name.
    """
    match question, value:
        case Question.CONSENT, ("yes" | "no"):
            return replace(profile, consent=value == YES)
        case Question.PICTURES, ("yes" | "no"):
            return replace(profile, pictures=value == YES)
        case Question.DARK, ("yes" | "no"):
            return replace(profile, dark=value == YES)
        case Question.WARNING, "none" if profile.warned is None:
            return replace(profile, unwarned=True)
        case Question.SCREENING, _:
            return _screened(profile, value, known.signs)
        case Question.ZONE, _ if value in known.zones:
            return replace(profile, zone=value)
        case Question.LANGUAGE, _ if value in known.languages:
            return replace(profile, language=value)
        case ((Question.TIME | Question.DAYS), _) if week := _planned(profile.week or EVERY_DAY, question, value):
            return replace(profile, week=week)
        case ((Question.FOLLOW_UP | Question.WEEKLY), _):
            return _spoken_of(profile, question, value)
    return None


def _planned(week: Week, question: Question, value: str) -> Week | None:
    match question, value:
        case Question.TIME, "off":
            return off(week)
        case Question.TIME, _ if (at := parse_time(value)) is not None:
            return moved(week, at)
        case Question.DAYS, "full":
            return full(week)
        case Question.DAYS, "suggested":
            return suggested(week)
    return None


def _spoken_of(profile: Profile, question: Question, value: str) -> Profile | None:
    match question, value:
        case Question.FOLLOW_UP, "off":
            return replace(profile, follow_up=None)
        case Question.FOLLOW_UP, _ if (at := parse_time(value)) is not None:
            return replace(profile, follow_up=at)
        case Question.WEEKLY, "off":
            return replace(profile, weekly=None)
        case Question.WEEKLY, ("0" | "1" | "2" | "3" | "4" | "5" | "6"):
            return replace(profile, weekly=int(value))
    return None


def _screened(profile: Profile, value: str, signs: frozenset[str]) -> Profile | None:
    match value:
        case "none":
            return replace(profile, screened=True, signs=frozenset(), cleared=False)
        case "next" if profile.signs:
            return replace(profile, screened=True, cleared=False)
        case _ if value in signs:
            return replace(profile, signs=profile.signs | {value}, screened=False, cleared=False)
        case _ if (sign := value.removeprefix(UNTICKED)) in signs:
            return replace(profile, signs=profile.signs - {sign}, screened=False, cleared=False)
    return None


def parse_time(value: str) -> time | None:
    """Read a time of day as buttons carry it: 0730. What people type is read in places."""
    digits = re.fullmatch(r"([01]\d|2[0-3])([0-5]\d)", value, re.ASCII)
    return time(int(digits[1]), int(digits[2])) if digits else None
