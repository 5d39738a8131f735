"""What is kept of a person's days, as values: what pictures and pages of them are drawn from."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from bot.core.rules.pain import Place
from bot.core.rules.streak import DayKind


@dataclass(frozen=True, slots=True)
class Sitting:
    """A session that was begun, as far as its day is concerned."""

    day: date
    seconds: float
    before: int | None = None
    """Pain from 0 to 10 before it, where the person said so."""
    after: int | None = None


@dataclass(frozen=True, slots=True)
class PainStop:
    """A stop for pain, with everything that was said of it. Without consent there is no more than when it was."""

    at: datetime
    day: date
    place: Place | None = None
    routine: str | None = None
    words: tuple[str, ...] = ()
    """The person's own, in order: those that stopped it, and whatever came after."""
    note: str | None = None
    score: int | None = None
    body_place: str | None = None
    signs: tuple[str, ...] = ()
    advised: tuple[str, ...] = ()
    """The keys of the safety texts that were sent."""
    is_withdrawn: bool = False
    """The person said that it was a mistake."""
    is_misheard: bool = False
    """The person said that the words meant no pain."""
    unreadable: int = 0
    """How many of the words are sealed with a key that is lost."""

    @property
    def counts(self) -> bool:
        """Return whether it is a stop for pain still."""
        return not self.is_withdrawn and not self.is_misheard


@dataclass(frozen=True, slots=True)
class Agreed:
    """A professional has agreed to something, as the person said."""

    day: date
    about: str


@dataclass(frozen=True, slots=True)
class Past:
    """A person's days until today."""

    today: date
    came: date
    """The day on which they came."""
    log: Mapping[date, frozenset[DayKind]] = field(default_factory=dict)
    """What is known of each day."""
    held: frozenset[date] = frozenset()
    """Days on which no session might begin, and none may still."""
    frozen: frozenset[date] = frozenset()
    """Missed days that each took a freeze."""
    rests: frozenset[date] = frozenset()
    """Days of planned rest."""
    sittings: tuple[Sitting, ...] = ()
    """The oldest first."""
    stops: tuple[PainStop, ...] = ()
    """Every one, the oldest first, and those that do not count among them."""
    agreed: tuple[Agreed, ...] = ()
    earlier: Mapping[str, int] = field(default_factory=dict)
    """The level at which each exercise was first done in the period."""
