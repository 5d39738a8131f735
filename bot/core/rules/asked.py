"""What a person's next typed words would answer: a question, or something that was asked about one thing."""

from dataclasses import dataclass
from typing import TypeAlias

from bot.core.rules.profile import Question


@dataclass(frozen=True, slots=True)
class NoteOn:
    """A note on a report of pain."""

    report: int


@dataclass(frozen=True, slots=True)
class TimeOn:
    """The time of one weekday, Monday is 0."""

    weekday: int


AskedFor: TypeAlias = Question | NoteOn | TimeOn
