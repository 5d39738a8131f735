"""A person's turn with the coach: one transaction, and what is to be put on the phone once it is stored."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from bot import places
from bot.content import Library
from bot.core.calendar import NOWHERE, day_begins, day_of
from bot.core.doubt import believed
from bot.core.priority import Priority
from bot.core.rules.arrangement import chosen
from bot.core.rules.asked import AskedFor
from bot.core.rules.pain import days_held
from bot.core.rules.profile import Profile
from bot.core.rules.reminder import next_anew
from bot.core.rules.streak import EXERCISED, KEPT, DayKind, KeptDay, Share, Streak, share, skipped_on_the_way, streak
from bot.core.rules.week import rested
from bot.core.screens.card import Card
from bot.core.screens.loop import first_of
from bot.core.screens.session_card import Drawing
from bot.core.screens.situation import Choices, Situation
from bot.core.session.exercise import Exercise
from bot.core.session.machine import wake_at
from bot.core.words import Words
from bot.store import Transaction, diary, outbox, sessions
from bot.store.deleted import DeletedPersons
from bot.store.diary import DayLine
from bot.store.outbox import OutboxMessage
from bot.store.serialization import asked_of, deserialize_profile, hold_of, put_asked, reminded_of, serialize_profile
from bot.store.sessions import Kept
from bot.store.tables import DayRow, PersonRow
from bot.store.types import Lease
from bot.store.vault import Vault

LEASE = timedelta(seconds=30)
"""How long a message that is being sent is nobody else's."""
SHOWING = timedelta(seconds=5)
"""How long a card that is being shown is no other bot's."""
RESHOW = timedelta(seconds=10)
"""A card that is not seen on the phone by then is shown again."""
SOON = timedelta(seconds=1)


def today_of(person: PersonRow, now: datetime) -> date:
    """Return a person's day: one that goes on past its end is still today."""
    late = person.late_day if person.late_until is not None and now < person.late_until else None
    return late or day_of(now, person.zone or NOWHERE)


def day_ends(person: PersonRow, now: datetime) -> datetime:
    """Return when a person's day ends."""
    usual = day_begins(today_of(person, now) + timedelta(days=1), person.zone or NOWHERE)
    return max(usual, person.late_until) if person.late_until is not None and now < person.late_until else usual


@dataclass(frozen=True, slots=True)
class Farewell:
    """What is left to do on the phone of somebody whose rows are deleted: it is written down nowhere."""

    card: Card | None
    """The last that is said, if anything is."""
    messages: Sequence[int]
    """Those that are taken off the phone."""
    edits: int | None = None
    """The message that becomes the last word, if it is still there."""


@dataclass(slots=True)
class Visit:
    """What the coach has in hand while it deals with one person."""

    db: Transaction
    person: PersonRow
    library: Library
    vault: Vault
    now: datetime
    bot: str
    """Which of several bots has this visit."""
    key: str
    """What this visit is about, unique for ever: an update's id, or an alarm and its instant."""
    messages: list[OutboxMessage] = field(default_factory=list)
    toast: str | None = None
    message_id: int | None = None
    """The message that the person has written, and this visit answers."""
    reaction: str | None = None
    """The emoji to be put on it."""
    query_id: str | None = None
    kept: Kept | None = None
    """The session to show."""
    removes: int | None = None
    """A message to be taken off the phone."""
    buries: bool = False
    """Something was said after the live card, by either side."""
    renames: bool = False
    """The person has chosen a language: the commands of this chat are told to Telegram in it."""
    shows: bool = True
    """It is ours to show: no other bot is at it."""
    repairs: bool = False
    """Nothing has changed; the card was stored and not seen on the phone."""
    deleted: DeletedPersons | None = None
    """Where it is kept, outside the database, who has had everything deleted."""
    farewell: Farewell | None = None
    """Everything of the person's is deleted: no row of anything may come after it."""
    is_puzzled: bool = False
    """Nobody knew what to do with what was written."""
    is_new_pain: bool = False
    """It was a stop for pain, and not more of one."""

    @property
    def profile(self) -> Profile:
        """The person's answers."""
        return deserialize_profile(self.person)

    @profile.setter
    def profile(self, profile: Profile) -> None:
        serialize_profile(profile, self.person)

    @property
    def asked(self) -> AskedFor | None:
        """What the person's typed words would answer."""
        return asked_of(self.person)

    @asked.setter
    def asked(self, asked: AskedFor | None) -> None:
        put_asked(asked, self.person)

    @property
    def words(self) -> Words:
        """What is said to the person, in their language."""
        return self.library.words_for(self.person.language, self.person.signs)

    @property
    def exercises(self) -> Mapping[str, Exercise]:
        """What is coached."""
        return self.library.exercises

    @property
    def zone(self) -> str:
        """The person's zone."""
        return self.person.zone or NOWHERE

    @property
    def today(self) -> date:
        """The person's day."""
        return today_of(self.person, self.now)

    @property
    def day_ends(self) -> datetime:
        """When that day ends."""
        return day_ends(self.person, self.now)

    @property
    def drawing(self) -> Drawing:
        """What a session card is drawn with."""
        return Drawing(self.words, self.exercises, self.library.routines, self.zone, self.now, self.pictures)

    @property
    def pictures(self) -> Collection[str]:
        """The names of the pictures that there are for this person."""
        return self.library.pictures.keys() if self.person.pictures else ()

    @property
    def due(self) -> datetime | None:
        """When the next reminder comes; in a pause of days, none does."""
        plan, until = self.profile.plan, self.person.paused_until
        after = max(self.now, day_begins(until, self.zone) - timedelta.resolution) if until else self.now
        return next_anew(plan, after, reminded_of(self.person)) if plan else None

    @property
    def paused(self) -> date | None:
        """The day on which a pause of days ends; None where there is none."""
        until = self.person.paused_until
        return until if until is not None and until > self.today else None

    def is_seen(self) -> None:
        """Note that the person is here today: whoever is not for two years has everything deleted."""
        self.person.seen_on, self.person.leaves_on = self.now.date(), None

    def day_lasts(self, until: datetime) -> None:
        """Let the person's day go on until a moment, where that is later than it ends: what is theirs today is late."""
        if until > self.day_ends:
            self.person.late_day, self.person.late_until = self.today, until

    def day_is_over(self) -> None:
        """End a day that went on past its end: it has what it was to have."""
        self.person.late_day = self.person.late_until = None

    def routine(self, wanted: str | None = None) -> str:
        """Return what the person does: what they want, or else what their day has, as far as they may do it."""
        return chosen(self.profile, self.today, self.library.roles, self.library.seating, wanted)

    def situation(self, page: int = 0) -> Situation:
        """Return what the screens of questions are drawn from; of the zones, one page."""
        hold = hold_of(self.person)
        return Situation(self.profile, self._choices(page), self.words, self.now, hold, self.due, self.paused)

    def _choices(self, page: int) -> Choices:
        language, known = self.person.language, self.library
        likely = places.likely(self.now, language, known.likely_zones)
        near = places.near(self.person.zone or likely[0].zone, self.now, language)
        cities = {choice.zone: choice.cities[0] for choice in (*near, *likely)}
        groups = {choice.zones: choice.zone for choice in (*reversed(near), *likely)}
        mine = {self.person.zone: None} if self.person.zone is not None else {}
        first = [groups[choice.zones] for choice in likely if self.person.zone not in choice.zones]
        others = (groups[choice.zones] for choice in near if self.person.zone not in choice.zones)
        return Choices(
            known.screening,
            list(dict.fromkeys([*[*mine, *first][: places.LIKELY], *others])),
            {self.zone: places.city(self.zone, language)} | cities,
            {code: words.label("language.name") for code, words in known.words.items()},
            known.roles,
            known.seating,
            known.promised,
            known.warnings_by_urgency,
            first_of(self.exercises.values(), self.pictures),
            page,
        )

    async def say(
        self, card: Card | None, priority: Priority = Priority.REPLY, key: str | None = None, edits: int | None = None
    ) -> None:
        """Put a message for the person into the outbox; the same key stands in it once.

        Without a card it is drawn when its turn has come, by the row of its kind in `when_sent`: the key says of what.
        It is sent right after this visit is stored, but for reminders and broadcast: those wait for their turn.
        """
        self.buries = self.buries or edits is None
        name = key or f"reply:{self.person.id}:{self.key}:{len(self.messages)}"
        message = OutboxMessage(name, self.person.id, priority, card, edits, until=self.now + LEASE, since=self.now)
        ours = priority < Priority.REMINDER
        if await outbox.add(self.db, message, self.vault, ours=ours) and ours:
            self.messages.append(message)

    def present(self, kept: Kept) -> None:
        """Show a session's card when this visit is stored; what is not seen on the phone by then is shown again.

        A card that another bot is just showing is looked at again soon.
        """
        self.kept, row = kept, kept.row
        self.shows = sessions.may_show(row, self.bot, Lease(self.now, self.now + SHOWING))
        again, wake = self.now + (RESHOW if self.shows else SOON), wake_at(kept.session)
        row.wakes_at = min(again, wake) if wake else again

    async def close(self) -> None:
        """End the visit, still inside its transaction."""
        if self.buries and self.kept is None and self.farewell is None:
            await sessions.bury(self.db, self.person.id)

    async def days(self) -> list[DayRow]:
        """Read the person's day log, as far as it can be believed."""
        lines = await diary.days(self.db, self.person.id)
        return [lines[place] for place in believed([line.at for line in lines], self.now)]

    async def is_exercised(self) -> bool:
        """Return whether today is a day with exercises."""
        return any(line.day == self.today and line.kind in EXERCISED for line in await self.days())

    async def open_days(self) -> list[date]:
        """Return the days that may still be marked as done: today, and yesterday where the person was here by then."""
        log = await self.days()
        exercised = {line.day for line in log if line.kind in EXERCISED}
        came = day_of(self.person.created_at, self.zone)
        recent = (self.today, self.today - timedelta(days=1))
        return [day for day in recent if day not in exercised and day >= came]

    def is_missed(self, rows: Sequence[DayRow], day: date) -> bool:
        """Return whether a day was neither kept nor bridged."""
        return day not in _kept(rows) | self._bridged(rows)

    async def streak(self) -> Streak:
        """Count the person's streak."""
        return self.streak_of(await self.days())

    def streak_of(self, rows: Sequence[DayRow]) -> Streak:
        """Count the streak in the person's day log."""
        return streak(_kept(rows), self._bridged(rows), self.today)

    def share_of(self, rows: Sequence[DayRow]) -> Share:
        """Return how many of the last planned days were kept."""
        return share(_kept(rows), self._bridged(rows), day_of(self.person.created_at, self.zone), self.today)

    def _bridged(self, rows: Sequence[DayRow]) -> frozenset[date]:
        """Return the days that neither count nor break."""
        bridged = [row.day for row in rows if row.kind == DayKind.BRIDGED]
        skipped = skipped_on_the_way(KeptDay(row.day, row.at, row.zone) for row in rows if row.kind in KEPT)
        held = days_held(hold_of(self.person), self.today, self.zone)
        rests = rested(self.profile.week, self.person.plan_since, self.today + timedelta(days=1))
        return frozenset([*bridged, *skipped, *held, *rests])

    def log_day(self, kind: DayKind, day: date | None = None, session: int | None = None) -> None:
        """Write a line of the day log."""
        line = DayLine(day or self.today, self.zone, kind, self.now, session)
        diary.log_day(self.db, self.person.id, line)


def _kept(rows: Sequence[DayRow]) -> frozenset[date]:
    return frozenset(row.day for row in rows if row.kind in KEPT)
