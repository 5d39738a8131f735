"""What the screens of the questions are drawn from: where a person stands, and what there is to choose from."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta

from bot.core.calendar import clock_of, instant
from bot.core.rules.pain import Closed, Hold, Open, Reason, gate
from bot.core.rules.profile import Profile
from bot.core.screens.card import date_and_time, day, moment
from bot.core.session.exercise import Picture, Role, Tape
from bot.core.words import Html, Words, lines


@dataclass(frozen=True, slots=True)
class Choices:
    """What a person is offered, out of content and places."""

    signs: Sequence[str]
    zones: Sequence[str]
    """Time zones: the person's own, the likeliest for their language, and then those near."""
    cities: Mapping[str, str] = field(default_factory=dict)
    """How a zone's city is called in the person's language; any other goes by its own name."""
    languages: Mapping[str, str] = field(default_factory=dict)
    """What each language calls itself, by its code."""
    routines: Mapping[Role, str] = field(default_factory=dict)
    """Which routine has which role."""
    seating: Collection[str] = ()
    """The signs that keep a person seated."""
    promised: Tape = ()
    """The daily routine of a beginner."""
    warnings: Mapping[str, Sequence[str]] = field(default_factory=dict)
    """The warning signs, by their urgency."""
    look: Picture | None = None
    """What the exercises look like, by one of them."""
    page: int = 0
    """Which screenful of the zones."""

    def city(self, zone: str) -> str:
        """Name a zone by its city."""
        return self.cities.get(zone) or zone.rpartition("/")[2].replace("_", " ")


@dataclass(frozen=True, slots=True)
class Situation:
    """Where a person stands when something is asked."""

    profile: Profile
    choices: Choices
    words: Words
    now: datetime
    hold: Hold = None
    due: datetime | None = None
    """When the next reminder comes; None where none is planned."""
    paused: date | None = None
    """The day on which a pause of days ends."""

    @property
    def upcoming(self) -> Html | None:
        """Say when the next reminder comes, or why none does; nothing before the person has planned any."""
        if self.profile.plan is None:
            return None
        if self.due is None:
            return self.words.html("reminder.none")
        if gate(self.profile, self.hold, self.now) not in (Open(), Closed(Reason.STALE)):
            return self.words.html("reminder.closed")
        upcoming = self.words.html("reminder.next", at=self._said(self.due, self.profile.plan.zone))
        return lines(self.pause, upcoming)

    @property
    def pause(self) -> Html | None:
        """Say until when the reminders pause, if they do."""
        if self.paused is None or self.profile.zone is None:
            return None
        until = instant(self.paused, time(12), self.profile.zone)
        return self.words.html("stands.paused", at=day(until, self.profile.zone))

    def _said(self, due: datetime, zone: str) -> Html:
        """Say when, with the date where it is not within a day."""
        if due - self.now <= timedelta(days=1):
            return moment(due, zone)
        return date_and_time(due, zone, self.words.label(f"weekday.{due.astimezone(clock_of(zone)).weekday()}"))
