"""Every table of the bot. The rule: what is due, unsent or unseen is a row, never a job in somebody's memory.

It is long because it is whole: whoever asks what is kept reads one file.
"""

from datetime import date, datetime
from enum import StrEnum
from typing import Any, ClassVar

from sqlalchemy import JSON, BigInteger, ForeignKey, Index, MetaData, String, Text, text
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column

from bot.store.types import BigKey, UtcDateTime


class OutboxState(StrEnum):
    """The life of a message in the outbox."""

    PENDING = "pending"
    SENDING = "sending"
    SHOWN = "shown"
    DROPPED = "dropped"
    """Never to be shown: the person has blocked the bot, or Telegram refuses it for good."""


class InboxState(StrEnum):
    """The states of an update in the inbox."""

    OPEN = "open"
    DONE = "done"
    ASIDE = "aside"
    """Set aside after three tries; the operator was told."""


UNSHOWN = f"state IN ('{OutboxState.PENDING}', '{OutboxState.SENDING}')"
"""As literals: with bound values neither database would see that this index has the answer."""


class FurtherKind(StrEnum):
    """How further words came."""

    SAID = "said"
    EDIT = "edit"
    """A message that belongs to the report was changed into them."""
    NOTE = "note"
    """A note that was asked for, after the first."""


class Base(DeclarativeBase):
    """The tables; names of constraints are fixed so that SQLite can rebuild a table."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "fk": "fk_%(table_name)s_%(column_0_name)s",
            "pk": "pk_%(table_name)s",
        }
    )
    type_annotation_map: ClassVar[dict[Any, Any]] = {datetime: UtcDateTime, list[Any]: JSON, dict[str, Any]: JSON}


class PersonRow(Base):
    """A person, and what they told us. The lock on this row is the order of their affairs."""

    __tablename__ = "people"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    """Telegram's id of the person, which is that of the private chat too."""
    created_at: Mapped[datetime]
    language: Mapped[str] = mapped_column(String(16))
    consent: Mapped[bool | None]
    warned_at: Mapped[datetime | None]
    """When a warning sign was there at the screening; None where none is, or a professional has agreed since."""
    warned_until: Mapped[datetime | None]
    """When the day ended on which it was: no professional's word is taken before."""
    unwarned: Mapped[bool]
    """They have said that there is no warning sign now."""
    signs: Mapped[list[Any]]
    screened: Mapped[bool]
    screened_at: Mapped[datetime | None]
    """When the screening was last answered; None where a release did not keep it."""
    screening: Mapped[int]
    """Which version of the questions that was."""
    cleared: Mapped[bool]
    pain_before: Mapped[str | None] = mapped_column(String(8))
    """What was said of pain before a session."""
    pain_until: Mapped[datetime | None]
    """How long that holds: until the person's day ends."""
    pained_at: Mapped[datetime | None]
    """No notch is offered before some sessions free of pain after this; None where that is long ago."""
    zone: Mapped[str | None] = mapped_column(String(64))
    sharing: Mapped[bool]
    """The key that shares a location is below their chat."""
    week: Mapped[list[Any] | None]
    """A time and how much is planned, for each weekday."""
    plan_since: Mapped[date | None]
    """The first day of this week's plan; what the plans before it rested is in the day log."""
    arrived: Mapped[bool]
    """The last screen of the first run is behind them."""
    usual_asked: Mapped[bool]
    """They were asked whether the reminder shall come when they start anyway."""
    levels: Mapped[dict[str, Any]]
    asked: Mapped[str | None] = mapped_column(String(16))
    """The question that typed words would answer."""
    hold: Mapped[str | None] = mapped_column(String(16))
    hold_since: Mapped[datetime | None]
    left_out: Mapped[list[Any]]
    """Exercises that hurt, until the person puts them back."""
    paused_until: Mapped[date | None]
    """No reminders before this day: travelling, or sick."""
    late_day: Mapped[date | None]
    """The day that goes on past 03:00, because its reminder came or was put off to so late an hour."""
    late_until: Mapped[datetime | None]
    """How long it does."""
    weekly: Mapped[int | None]
    """The weekday of the weekly summary, Monday is 0; None is off."""
    follow_up: Mapped[str | None] = mapped_column(String(5))
    """When a planned day without a session is spoken of once more; None is off."""
    reminded_at: Mapped[datetime | None]
    """When the newest reminder was said."""
    reminded_on: Mapped[date | None]
    """The local date that it was for, in `reminded_in`: no date has two."""
    reminded_in: Mapped[str | None] = mapped_column(String(64))
    reminder_key: Mapped[str | None] = mapped_column(String(80))
    """Under which the newest reminder stands in the outbox: it loses its buttons when the next one comes."""
    ignored: Mapped[int]
    """Reminders in a row that nobody answered."""
    reachable: Mapped[bool]
    """False while the person has blocked the bot."""
    quiet: Mapped[bool]
    """Nothing comes by itself until the person writes again: they have said that they want to die."""
    tips: Mapped[int]
    """Tips given so far: they come in turn."""
    rated: Mapped[str | None] = mapped_column(String(32))
    """The exercise that the last summary asked about: they come in turn."""
    pictures: Mapped[bool]
    """They want the exercises shown in moving pictures."""
    seen_on: Mapped[date | None] = mapped_column(index=True)
    """The day on which they last did anything; None in a row of an older release."""
    leaves_on: Mapped[date | None]
    """When everything of theirs is deleted, as they were told, unless they are seen before."""
    dark: Mapped[bool]
    """They want what is drawn for them light on dark."""


class InboxRow(Base):
    """An update of Telegram's, written before it is confirmed."""

    __tablename__ = "inbox"

    update_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    person_id: Mapped[int] = mapped_column(BigInteger)
    urgent: Mapped[bool]
    """Pain overtakes its own person's queue."""
    received_at: Mapped[datetime]
    body: Mapped[str | None] = mapped_column(Text)
    """The update as it came, sealed; erased when it is done."""
    state: Mapped[str] = mapped_column(String(8))
    tries: Mapped[int]
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    """The message on the phone that it is about: whoever wants everything deleted has it taken off there too."""

    __table_args__ = (Index("ix_inbox_state_person_id", "state", "person_id", "update_id"),)


class OutboxRow(Base):
    """A message that is no session card, until it is on the phone."""

    __tablename__ = "outbox"

    key: Mapped[str] = mapped_column(String(80), primary_key=True)
    """kind:person:date, so that the same thing stands in it once."""
    person_id: Mapped[int] = mapped_column(BigInteger)
    priority: Mapped[int]
    state: Mapped[str] = mapped_column(String(8))
    at: Mapped[datetime]
    """When it may be sent (again); as claimed, it is the fence."""
    body: Mapped[str | None] = mapped_column(Text)
    """The card, sealed; erased when it is shown. None at first, where it is composed only when its turn has come."""
    edits: Mapped[int | None] = mapped_column(BigInteger)
    """The message to change, instead of sending a new one."""
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    tries: Mapped[int]
    since: Mapped[datetime]
    """When it was put there; a reminder, when it was planned."""

    __table_args__ = (
        Index("ix_outbox_unshown", "priority", "at", sqlite_where=text(UNSHOWN), postgresql_where=text(UNSHOWN)),
        Index("ix_outbox_since", "since"),
    )


class AlarmRow(Base):
    """When something next needs waking. Not the truth, only a clock: an alarm for nothing is harmless."""

    __tablename__ = "alarms"

    kind: Mapped[str] = mapped_column(String(16), primary_key=True)
    subject: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    at: Mapped[datetime]

    __table_args__ = (Index("ix_alarms_kind_at", "kind", "at"),)


class TapeRow(Base):
    """A tape, stored once by its content: editing an exercise never breaks a session in progress."""

    __tablename__ = "tapes"

    hash: Mapped[str] = mapped_column(String(64), primary_key=True)
    steps: Mapped[list[Any]]


class SessionRow(Base):
    """A session. `rev` is the stale-tap guard, the optimistic lock, and (with `shown`) what is on the phone."""

    __tablename__ = "sessions"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"))
    routine: Mapped[str] = mapped_column(String(32))
    day: Mapped[date | None]
    """The person's day that it counts for; None in a row of an older release, where `until` tells it."""
    until: Mapped[datetime]
    pace: Mapped[str] = mapped_column(String(16))
    missing: Mapped[list[Any]]
    offers: Mapped[list[Any]]
    left_out: Mapped[list[Any]]
    unfolded: Mapped[bool]
    explained: Mapped[bool]
    tape: Mapped[str] = mapped_column(ForeignKey("tapes.hash"))
    head: Mapped[int]
    phase: Mapped[dict[str, Any]]
    trail: Mapped[list[Any]]
    began: Mapped[datetime | None]
    over: Mapped[bool]
    rev: Mapped[int] = mapped_column()
    shown: Mapped[int]
    """The newest `rev` that is on the phone; -1 is none."""
    loud: Mapped[bool]
    """What is not yet shown must ping."""
    message_id: Mapped[int | None] = mapped_column(BigInteger)
    card_exercise: Mapped[str | None] = mapped_column(String(32))
    """The exercise that the card on the phone speaks of."""
    lines: Mapped[dict[str, Any]]
    """The messages that exercises have left in the chat as their one short line."""
    loop: Mapped[str | None] = mapped_column(String(48))
    """The moving picture that stands above the card."""
    loop_id: Mapped[int | None] = mapped_column(BigInteger)
    """Its message; None where that is not known, and it may or may not be there."""
    buried: Mapped[bool]
    """Something was said after the card: it is sent anew, to be the last message again."""
    wakes_at: Mapped[datetime | None]
    """When it next needs a tick, or its card to be shown again."""
    shower: Mapped[str | None] = mapped_column(String(36))
    """Which bot puts this card on the phone, so that two do not at once."""
    shower_until: Mapped[datetime | None]
    pain_before: Mapped[int | None]
    """0 to 10, if the person said so and agreed to notes."""
    pain_after: Mapped[int | None]
    created_at: Mapped[datetime]

    __table_args__ = (
        Index("ix_sessions_person_id", "person_id", "over"),
        Index("ix_sessions_wakes_at", "wakes_at"),
    )
    __mapper_args__ = {"version_id_col": rev, "version_id_generator": False}  # noqa: RUF012 # SQLAlchemy's form


class FeedbackRow(Base):
    """How an exercise went in a session: what fits the dose to the person."""

    __tablename__ = "feedback"

    session_id: Mapped[int] = mapped_column(BigKey, primary_key=True, autoincrement=False)
    """Its number; the session itself is kept for a year."""
    exercise: Mapped[str] = mapped_column(String(32), primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    level: Mapped[int]
    feel: Mapped[str | None] = mapped_column(String(8))
    pained: Mapped[bool]
    at: Mapped[datetime]


class DayRow(Base):
    """One line of the day log: append only."""

    __tablename__ = "days"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    day: Mapped[date]
    """The person's own day, which ended at 03:00 in `zone`."""
    zone: Mapped[str] = mapped_column(String(64))
    kind: Mapped[str] = mapped_column(String(16))
    session_id: Mapped[int | None] = mapped_column(BigKey)
    reverses: Mapped[int | None] = mapped_column(ForeignKey("days.id"))
    """The line that this one takes back."""
    at: Mapped[datetime]


class ReportRow(Base):
    """A pain stop: complete even when nothing more is answered; without consent, only the instant."""

    __tablename__ = "reports"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    at: Mapped[datetime]
    session_id: Mapped[int | None] = mapped_column(BigKey)
    place: Mapped[dict[str, Any] | None]
    """Routine, exercise, set, side, step and seconds in."""
    words: Mapped[str | None] = mapped_column(Text)
    """The person's own, sealed."""
    note: Mapped[str | None] = mapped_column(Text)
    """What they added later, sealed."""
    body_place: Mapped[str | None] = mapped_column(String(16))
    score: Mapped[int | None]
    signs: Mapped[list[Any]]
    advised: Mapped[list[Any]]
    """The keys of the safety texts that were sent."""
    told: Mapped[str] = mapped_column(String(8))
    """How it was told: what of it can be taken back goes by this."""
    withdrawn_at: Mapped[datetime | None]
    """Tapped by mistake: kept, not counted."""
    misheard_at: Mapped[datetime | None]
    """The person said that their words meant no pain: kept, not counted."""
    hold_before: Mapped[dict[str, Any] | None]
    """The hold that a withdrawal gives back."""


class FurtherRow(Base):
    """What a person said of their pain after the words that brought the report: append only, in order."""

    __tablename__ = "further_words"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    report_id: Mapped[int] = mapped_column(ForeignKey("reports.id"), index=True)
    at: Mapped[datetime]
    kind: Mapped[str] = mapped_column(String(8))
    words: Mapped[str] = mapped_column(Text)
    """The person's own, sealed."""


class AgreementRow(Base):
    """What a professional has agreed to, as the person said: append only."""

    __tablename__ = "agreements"

    id: Mapped[int] = mapped_column(BigKey, primary_key=True)
    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), index=True)
    about: Mapped[str] = mapped_column(String(16))
    at: Mapped[datetime]


class HeardRow(Base):
    """What a message said when it was last listened to: an edit that says the same is no news."""

    __tablename__ = "heard"

    person_id: Mapped[int] = mapped_column(ForeignKey("people.id"), primary_key=True, autoincrement=False)
    message_id: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    mark: Mapped[str] = mapped_column(Text)
    """By which the same words are known again, and nothing else; sealed."""
    words: Mapped[str | None] = mapped_column(Text)
    """Those that brought a report, sealed, where the person agreed to notes: a mended slip is no news either."""
    report_id: Mapped[int | None] = mapped_column(ForeignKey("reports.id"))
    """The report that the message belongs to."""
    at: Mapped[datetime]

    __table_args__ = (Index("ix_heard_at", "at"),)


class LeaseRow(Base):
    """What only one of several bots may do, and who does it."""

    __tablename__ = "leases"

    name: Mapped[str] = mapped_column(String(32), primary_key=True)
    holder: Mapped[str] = mapped_column(String(36))
    until: Mapped[datetime]


class BudgetRow(Base):
    """What all bots on this database may still send: one row, in seconds of the database server's clock."""

    __tablename__ = "budget"

    id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    empty_at: Mapped[float]
    """When there was nothing left."""
    shut_until: Mapped[float]
    """Before then nobody sends: Telegram said so."""


class UploadRow(Base):
    """A file that Telegram keeps for a bot: sent once, and from then on called by its id. It is about nobody."""

    __tablename__ = "uploads"

    bot: Mapped[int] = mapped_column(BigInteger, primary_key=True, autoincrement=False)
    """Telegram's id of the bot: another bot's ids are worth nothing."""
    mark: Mapped[str] = mapped_column(String(64), primary_key=True)
    """The fingerprint of what is in the file."""
    file_id: Mapped[str] = mapped_column(String(512))


class FactRow(Base):
    """What the bot remembers of itself, such as which commands Telegram was last given."""

    __tablename__ = "facts"

    key: Mapped[str] = mapped_column(String(32), primary_key=True)
    value: Mapped[str] = mapped_column(Text)


SEALED = (
    InboxRow.body,
    OutboxRow.body,
    ReportRow.words,
    ReportRow.note,
    FurtherRow.words,
    HeardRow.mark,
    HeardRow.words,
)
"""Every column in which sealed words may stand; a test holds it to the code that seals."""
