"""What a session can be, and what can happen to it: values alone. How one leads to the other is `machine.py`.

The rule: illegal states cannot be spelled. Only what runs by itself has an end; only what is paused has seconds left.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Literal, TypeAlias

from bot.core.session.exercise import Tape


class Move(StrEnum):
    """What a person may ask of a session. The values travel in buttons: short, and never reused."""

    START = "start"
    HANDS_FREE = "free"
    LISTEN = "listen"
    DONE = "done"
    """The set is over; by ear, the whole exercise."""
    SKIP = "skip"
    SKIP_EXERCISE = "next"
    GO_ON = "go-on"
    """Let the rest, or the get-ready, be over."""
    MORE = "more"
    """Make it longer."""
    HOW = "how"
    """Say how it is done, which the card says by itself only in the first set of a foot."""
    UNFOLD = "unfold"
    """Show the buttons that are seldom needed, until the next step."""
    FOLD = "fold"
    BACK = "back"
    UNDO = "undo"
    PAUSE = "pause"
    RESUME = "resume"
    END = "end"
    """I'm done: by ear, where nobody else can know."""
    ALL = "all"
    """All of it was done, because the person says so."""
    STOP = "stop"


class Pace(StrEnum):
    """Who says that a set is over."""

    TAPS = "taps"
    HANDS_FREE = "hands-free"
    """The tempo does: everything advances by itself."""
    LISTEN = "listen"
    """Nobody has to: the whole of it is heard, and whoever listens ticks what they have done."""


class Why(StrEnum):
    """Why a session ended before its tape did."""

    CHOICE = "choice"
    PAIN = "pain"
    DAY_ENDED = "day-ended"
    UNANSWERED = "unanswered"
    """The track was over long ago, and nobody has said how much of it was done."""
    QUIET = "quiet"
    """Something else matters now: nothing is asked, and nothing summed up."""


class Asks(StrEnum):
    """Why a session asks whether it goes on; one that is heard goes on meanwhile."""

    LATE = "late"
    """The bot was away when the step ended."""
    AGAIN = "again"
    """The person wanted to start another session."""
    MEDIA = "media"
    """The person sent something that we cannot hear or see; it may have been a cry."""
    DOUBT = "doubt"
    """Perhaps the person said that something hurts."""
    HEALTH = "health"
    """The person's health has changed, and what that means is asked first."""
    LONG = "long"
    """The pause has been long."""
    OVER = "over"
    """The track is over, or the person says so, and not all of it was ticked."""


class Outcome(StrEnum):
    """How a step of work ended."""

    DONE = "done"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True)
class Intro:
    """Offered, not begun."""


@dataclass(frozen=True, slots=True)
class Running:
    """On a step since `since`; `ends_at` is None where the step waits for Done."""

    since: datetime
    ends_at: datetime | None


@dataclass(frozen=True, slots=True)
class Paused:
    """Since `at`; `left` is None where the step waits for Done."""

    at: datetime
    spent: timedelta
    left: timedelta | None
    asks: Asks | None = None


@dataclass(frozen=True, slots=True)
class Resuming:
    """The get-ready after a pause, before a step that will end by itself."""

    ends_at: datetime
    spent: timedelta
    left: timedelta


@dataclass(frozen=True, slots=True)
class Listening:
    """By ear since `since`. The player has the tape: the head is at what was not ticked yet; a question holds nothing.

    `ends_at` is when the track is over by the clock, or when somebody noticed that.
    """

    since: datetime
    ends_at: datetime
    asks: Asks | None = None


@dataclass(frozen=True, slots=True)
class Stopped:
    """Ended early. `spent` is the time on the step it ended in, `left` what was left of it after a plain stop.

    By ear, `spent` is the time since it was begun to be heard: nobody knows on which step.
    """

    why: Why
    at: datetime
    spent: timedelta
    left: timedelta | None = None


@dataclass(frozen=True, slots=True)
class Finished:
    """At the end of the tape."""

    at: datetime


Phase: TypeAlias = Intro | Running | Paused | Resuming | Listening | Stopped | Finished


@dataclass(frozen=True, slots=True)
class Turn:
    """A step of work that ended, how, and by the change to which `rev`: one change is undone as one."""

    step: int
    outcome: Outcome
    rev: int


@dataclass(frozen=True, slots=True)
class Offer:
    """The next notch of an exercise, and how long the session would be with it."""

    exercise: str
    level: int
    reps: int
    seconds: float


@dataclass(frozen=True, slots=True)
class Session:
    """A session as it stands."""

    routine: str
    tape: Tape
    until: datetime
    """The end of the person's day: nothing goes on past it."""
    head: int = 0
    phase: Phase = Intro()
    rev: int = 0
    pace: Pace = Pace.TAPS
    missing: frozenset[str] = frozenset()
    """Gear that is not there today; its exercises were left out."""
    offers: tuple[Offer, ...] = ()
    """Notches that may be taken, before the start."""
    left_out: tuple[str, ...] = ()
    """Exercises of the routine that hurt, and wait for the person to put them back."""
    trail: tuple[Turn, ...] = ()
    """Every step of work that ended, in order; a step done again stands twice."""
    unfolded: bool = False
    """The card shows the buttons that are seldom needed."""
    explained: bool = False
    """The person has asked how this step is done, and the card says it."""
    began: datetime | None = None
    """When it began. Time in which nobody was at it moves this on, so that what lies between is exercise."""


@dataclass(frozen=True, slots=True)
class Tapped:
    """A button of the card, as it was at `rev`."""

    move: Move
    rev: int


@dataclass(frozen=True, slots=True)
class Tick:
    """The alarm is due."""


@dataclass(frozen=True, slots=True)
class Heard:
    """Pain, or despair: in any phase, from any card, however old."""

    why: Literal[Why.PAIN, Why.QUIET] = Why.PAIN


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The pain was tapped by mistake: the session may go on at the same step."""


@dataclass(frozen=True, slots=True)
class GoesOn:
    """The person goes on after all, where a plain stop had ended it."""


@dataclass(frozen=True, slots=True)
class Interrupted:
    """Something came between: the session pauses and asks."""

    by: Asks


@dataclass(frozen=True, slots=True)
class Arranged:
    """Another routine, or other gear, before the start."""

    routine: str
    tape: Tape
    missing: frozenset[str]
    offers: tuple[Offer, ...]
    left_out: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ClockSet:
    """The clock that the session goes by was set by so much; what has gone by and what is left stays as it is."""

    by: timedelta
    until: datetime
    """The end of the person's day on the clock as it is now."""


@dataclass(frozen=True, slots=True)
class Paced:
    """From now on the tempo says that a set is over, or the person does."""

    pace: Pace


Event: TypeAlias = Tapped | Tick | Heard | Withdrawn | GoesOn | Interrupted | Arranged | ClockSet | Paced


@dataclass(frozen=True, slots=True)
class Show:
    """Put the card on the phone: loud is a new message that pings, quiet is an edit."""

    loud: bool


@dataclass(frozen=True, slots=True)
class Toast:
    """A line over the chat, by its key in content."""

    key: str


Effect: TypeAlias = Show | Toast
