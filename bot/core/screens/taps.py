"""Everything that a button can mean, as values: the bot's whole vocabulary of taps.

The rule: every number says what it may be, for anybody can send us a tap that we never offered.
It is long because it is whole: one list, in which no two mean the same.
"""

from dataclasses import dataclass
from enum import StrEnum
from typing import Annotated, TypeAlias

from bot.core.progress.weeks import Period
from bot.core.rules.levels import Feel
from bot.core.rules.profile import PainAnswer, Question
from bot.core.rules.reminder import Often, Snooze
from bot.core.rules.week import Effort
from bot.core.session.state import Move


class MorningAnswer(StrEnum):
    """The answers to the check on the morning after a pain stop."""

    BETTER = "better"
    SAME = "same"
    WORSE = "worse"


class Size(StrEnum):
    """Of the paper that a report is printed on, in the typesetter's words."""

    A4 = "a4"
    LETTER = "us-letter"


class When(StrEnum):
    """Before a session, or after it."""

    BEFORE = "b"
    AFTER = "a"


@dataclass(frozen=True, slots=True)
class Within:
    """What a number may be, both ends included."""

    least: int
    most: int


Id = Annotated[int, Within(1, 2**63 - 1)]
"""A row of the store."""
Rev = Annotated[int, Within(0, 2**31 - 1)]
Score = Annotated[int, Within(0, 10)]
"""How much it hurts."""
Asked = Annotated[int, Within(-1, 10)]
"""A score; below 0 it is asked for."""
Level = Annotated[int, Within(0, 99)]
Page = Annotated[int, Within(0, 999)]
Weekday = Annotated[int, Within(0, 6)]
"""Monday is 0."""
Days = Annotated[int, Within(0, 365)]
Yes = Annotated[int, Within(0, 1)]
"""1 is yes."""
Date = Annotated[int, Within(1, 3652059)]
"""A date, as days since the year 1."""
Moment = Annotated[int, Within(0, 2**40)]
"""Seconds since 1970."""


@dataclass(frozen=True, slots=True)
class SessionTap:
    """A move in a session, on the card as it was at `rev`."""

    session: Id
    rev: Rev
    move: Move


@dataclass(frozen=True, slots=True)
class GearTap:
    """This gear is not there today, or it is after all."""

    session: Id
    rev: Rev
    gear: str


@dataclass(frozen=True, slots=True)
class RoutinesTap:
    """Show the other routines."""


@dataclass(frozen=True, slots=True)
class PainNowTap:
    """Ask how much it hurts now, before or after a session."""

    session: Id
    when: When


@dataclass(frozen=True, slots=True)
class RateTap:
    """How much it hurts now, 0 to 10."""

    session: Id
    when: When
    score: Score


@dataclass(frozen=True, slots=True)
class FeelTap:
    """How an exercise felt."""

    session: Id
    exercise: str
    feel: Feel


@dataclass(frozen=True, slots=True)
class LevelTap:
    """Take this level of an exercise from now on."""

    exercise: str
    level: Level


@dataclass(frozen=True, slots=True)
class EaseTap:
    """Take this lower level of an exercise from now on."""

    exercise: str
    level: Level


@dataclass(frozen=True, slots=True)
class PutBackTap:
    """An exercise that hurt comes back."""

    exercise: str


@dataclass(frozen=True, slots=True)
class NoteTap:
    """Add a note to a report, in one's own words."""

    report: Id


@dataclass(frozen=True, slots=True)
class ExerciseTap:
    """Open a session with this one exercise."""

    exercise: str


@dataclass(frozen=True, slots=True)
class HurtsTap:
    """It hurts: good on any card, however old."""


@dataclass(frozen=True, slots=True)
class TodayTap:
    """Open today's session, from any reminder, however old."""


@dataclass(frozen=True, slots=True)
class BeginTap:
    """Begin this routine at once, in the pace used last; an empty one is what the day has."""

    routine: str


@dataclass(frozen=True, slots=True)
class RoutineTap:
    """Open a session with this routine."""

    routine: str


@dataclass(frozen=True, slots=True)
class ChooseTap:
    """This routine out of the list of all, which has served then."""

    routine: str


@dataclass(frozen=True, slots=True)
class AnswerTap:
    """An answer to a question of the first run or the settings."""

    question: Question
    value: str


@dataclass(frozen=True, slots=True)
class AskTap:
    """Ask this question (again), at this page of its answers."""

    question: Question
    page: Page


class Way(StrEnum):
    """On from a screen, or back to it."""

    ON = "on"
    BACK = "back"


@dataclass(frozen=True, slots=True)
class HelloTap:
    """The first message was read and leads on, or is shown again."""

    way: Way


@dataclass(frozen=True, slots=True)
class HomeTap:
    """Back to where the questions are asked from: the settings, or the end of the first run."""


@dataclass(frozen=True, slots=True)
class LocateTap:
    """Bring the key that shares a location."""


@dataclass(frozen=True, slots=True)
class DayTap:
    """Ask for the time of one weekday, Monday is 0."""

    weekday: Weekday


@dataclass(frozen=True, slots=True)
class DayTimeTap:
    """Remind at this time on one weekday."""

    weekday: Weekday
    at: str
    """As in 0730."""


@dataclass(frozen=True, slots=True)
class EffortTap:
    """Plan so much on one weekday."""

    weekday: Weekday
    effort: Effort


@dataclass(frozen=True, slots=True)
class LaterTap:
    """Ask how long to put the reminder off."""


@dataclass(frozen=True, slots=True)
class SnoozeTap:
    """Put the reminder off."""

    length: Snooze


@dataclass(frozen=True, slots=True)
class NotTodayTap:
    """No session today; nothing is asked."""


@dataclass(frozen=True, slots=True)
class PauseTap:
    """No reminders for so many days; 0 asks for how many."""

    days: Days


@dataclass(frozen=True, slots=True)
class BackTap:
    """Back from a pause of days."""


@dataclass(frozen=True, slots=True)
class KeepTap:
    """Keep the reminder as it is."""


@dataclass(frozen=True, slots=True)
class NoPainTap:
    """Asked back, the person says that nothing hurts."""


@dataclass(frozen=True, slots=True)
class MistakeTap:
    """The pain was tapped by mistake."""

    report: Id


@dataclass(frozen=True, slots=True)
class MisheardTap:
    """The words that stopped it meant no pain."""

    report: Id


@dataclass(frozen=True, slots=True)
class GoOnTap:
    """Go on after all, where a plain stop ended the session at `rev`."""

    session: Id
    rev: Rev


@dataclass(frozen=True, slots=True)
class WhereTap:
    """Where it hurts."""

    report: Id
    place: str


@dataclass(frozen=True, slots=True)
class ScoreTap:
    """How strong it is, 0 to 10; below 0 it is asked for."""

    report: Id
    score: Asked


@dataclass(frozen=True, slots=True)
class SignTap:
    """A warning sign; an empty one opens the list."""

    report: Id
    sign: str


@dataclass(frozen=True, slots=True)
class MorningCheckTap:
    """How it is on the morning after, or any later day: Better is the way out of a plain hold."""

    answer: MorningAnswer


@dataclass(frozen=True, slots=True)
class ClearedTap:
    """A professional has said that the person may continue."""


@dataclass(frozen=True, slots=True)
class AgreedTap:
    """Asked once more: a professional has agreed after the warning sign of that moment."""

    since: Moment


@dataclass(frozen=True, slots=True)
class NoSignTap:
    """The warning sign of that moment was tapped by mistake."""

    since: Moment


@dataclass(frozen=True, slots=True)
class HealthTap:
    """Something about my health has changed."""


@dataclass(frozen=True, slots=True)
class PainBeforeTap:
    """Which pain it is before a session."""

    answer: PainAnswer


@dataclass(frozen=True, slots=True)
class ReadyTap:
    """I'm ready: the way back after a pain stop, from the next day on."""


@dataclass(frozen=True, slots=True)
class HelpTap:
    """Say what there is."""


@dataclass(frozen=True, slots=True)
class MeantTap:
    """Asked which of several was meant, the person says that it was this intent."""

    intent: str


@dataclass(frozen=True, slots=True)
class RemindTap:
    """Remind at this time, once or from now on."""

    at: str
    """As in 0730."""
    often: Often


@dataclass(frozen=True, slots=True)
class MarkTap:
    """The exercises of this day were done without us."""

    day: Date


@dataclass(frozen=True, slots=True)
class UnmarkTap:
    """They were not, after all."""

    day: Date


@dataclass(frozen=True, slots=True)
class ExportTap:
    """Send everything that is kept in a file."""


@dataclass(frozen=True, slots=True)
class AskDeleteTap:
    """Ask whether everything is to be deleted."""


@dataclass(frozen=True, slots=True)
class DeleteTap:
    """Delete everything, as asked at that moment."""

    asked: Moment


@dataclass(frozen=True, slots=True)
class StayTap:
    """Delete nothing."""


@dataclass(frozen=True, slots=True)
class WithoutTap:
    """Open today's session without what needs this gear."""

    gear: str


@dataclass(frozen=True, slots=True)
class ProgressTap:
    """Show how it went, as far back as that."""

    period: Period


@dataclass(frozen=True, slots=True)
class InWordsTap:
    """Say what the picture shows, as text."""

    period: Period


@dataclass(frozen=True, slots=True)
class ReportTap:
    """Make the report of the last so many days, 0 is all; in English where it says so, on this size of paper."""

    days: Days
    english: Yes
    size: Size


@dataclass(frozen=True, slots=True)
class ReportOfTap:
    """Ask of how many days the report shall be."""


Tap: TypeAlias = (
    SessionTap
    | GearTap
    | RoutinesTap
    | PainNowTap
    | RateTap
    | FeelTap
    | LevelTap
    | EaseTap
    | PutBackTap
    | NoteTap
    | ExerciseTap
    | HurtsTap
    | TodayTap
    | BeginTap
    | RoutineTap
    | ChooseTap
    | AnswerTap
    | AskTap
    | HelloTap
    | HomeTap
    | LocateTap
    | DayTap
    | DayTimeTap
    | EffortTap
    | LaterTap
    | SnoozeTap
    | NotTodayTap
    | PauseTap
    | BackTap
    | KeepTap
    | NoPainTap
    | MistakeTap
    | MisheardTap
    | GoOnTap
    | WhereTap
    | ScoreTap
    | SignTap
    | MorningCheckTap
    | ClearedTap
    | AgreedTap
    | NoSignTap
    | HealthTap
    | PainBeforeTap
    | ReadyTap
    | HelpTap
    | MeantTap
    | RemindTap
    | MarkTap
    | UnmarkTap
    | WithoutTap
    | ExportTap
    | AskDeleteTap
    | DeleteTap
    | StayTap
    | ProgressTap
    | InWordsTap
    | ReportTap
    | ReportOfTap
)
