"""The day log and the pain reports: both only ever grow."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from sqlalchemy import ColumnElement, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.rules.pain import Hold, Place, Told
from bot.core.rules.streak import DayKind
from bot.store.serialization import deserialize_hold, serialize_hold
from bot.store.tables import DayRow, FurtherKind, FurtherRow, ReportRow
from bot.store.vault import Column, Vault


@dataclass(frozen=True, slots=True)
class DayLine:
    """A line of the day log, as it is written."""

    day: date
    zone: str
    kind: DayKind
    at: datetime
    session: int | None = None


@dataclass(frozen=True, slots=True)
class NewReport:
    """A pain stop, as it is written down; without consent it has no more than its instant, and the hold before."""

    person_id: int
    at: datetime
    hold_before: Hold
    told: Told
    session: int | None = None
    place: Place | None = None
    words: str | None = None
    """The person's own."""
    advised: Sequence[str] = ()
    """The keys of the safety texts that are sent."""


@dataclass(frozen=True, slots=True)
class FurtherWords:
    """What else a person said of a pain that is reported."""

    words: str
    at: datetime
    kind: FurtherKind = FurtherKind.SAID


def log_day(db: AsyncSession, person_id: int, line: DayLine) -> None:
    """Add a line to a person's day log."""
    db.add(
        DayRow(
            person_id=person_id,
            day=line.day,
            zone=line.zone,
            kind=line.kind,
            session_id=line.session,
            at=line.at,
        )
    )


def reverse(db: AsyncSession, line: DayRow, now: datetime) -> None:
    """Take a line of the day log back, by another one."""
    db.add(DayRow(person_id=line.person_id, day=line.day, zone=line.zone, kind=line.kind, reverses=line.id, at=now))


async def add_report(db: AsyncSession, vault: Vault, report: NewReport) -> ReportRow:
    """Write a report down, its words sealed; return it with its number."""
    row = ReportRow(
        person_id=report.person_id,
        at=report.at,
        session_id=report.session,
        place=asdict(report.place) if report.place else None,
        words=vault.seal(report.words, report.person_id, Column.REPORT) if report.words else None,
        signs=[],
        advised=list(report.advised),
        hold_before=serialize_hold(report.hold_before),
        told=report.told,
    )
    db.add(row)
    await db.flush()
    return row


async def days(db: AsyncSession, person_id: int) -> list[DayRow]:
    """Return a person's day log without what was taken back, oldest first."""
    found = select(DayRow).where(DayRow.person_id == person_id).order_by(DayRow.id)
    rows = list((await db.execute(found)).scalars())
    reversed_ = {row.reverses for row in rows}
    return [row for row in rows if row.reverses is None and row.id not in reversed_]


async def counted_stops(db: AsyncSession, person_id: int) -> list[datetime]:
    """Return when it hurt; what was withdrawn or misheard does not count."""
    found = select(ReportRow.at).where(*_counts(person_id))
    return list((await db.execute(found.order_by(ReportRow.at))).scalars())


async def places(db: AsyncSession, person_id: int) -> list[Place | None]:
    """Return where in a session it hurt, each time that counts; None where that was not kept, or in no session."""
    found = select(ReportRow.place).where(*_counts(person_id))
    return [Place(**place) if place else None for place in (await db.execute(found.order_by(ReportRow.at))).scalars()]


async def report(db: AsyncSession, person_id: int, report_id: int) -> ReportRow | None:
    """Find a report, if it is this person's."""
    found = select(ReportRow).where(ReportRow.id == report_id, ReportRow.person_id == person_id)
    return (await db.execute(found)).scalar_one_or_none()


async def reports_of(db: AsyncSession, person_id: int, hold: Hold) -> list[ReportRow]:
    """Return the reports that count and led to a hold, the newest first: back to the first before which none was."""
    if hold is None:
        return []
    found = select(ReportRow).where(*_counts(person_id))
    since, reports = hold.since, list[ReportRow]()
    for row in (await db.execute(found.order_by(ReportRow.id.desc()))).scalars():
        if row.at < since:
            break
        reports.append(row)
        before = deserialize_hold(row.hold_before)
        since = before.since if before else row.at
    return reports


def add_words(db: AsyncSession, vault: Vault, report: ReportRow, said: FurtherWords) -> None:
    """Keep further words of a person's beside those that brought their report."""
    db.add(
        FurtherRow(
            person_id=report.person_id,
            report_id=report.id,
            at=said.at,
            kind=said.kind,
            words=vault.seal(said.words, report.person_id, Column.FURTHER),
        )
    )


async def said_of(db: AsyncSession, vault: Vault, report: ReportRow) -> list[str]:
    """Return everything that a person has said of a report, in order, as far as it can be opened; notes last."""
    found = select(FurtherRow.words).where(FurtherRow.report_id == report.id).order_by(FurtherRow.id)
    further = [(words, Column.FURTHER) for words in (await db.execute(found)).scalars()]
    sealed = [(report.words, Column.REPORT), *further, (report.note, Column.NOTE)]
    return [words for each, column in sealed for words in opened(vault, each, report.person_id, column)]


def opened(vault: Vault, sealed: str | None, person_id: int, column: Column) -> tuple[str, ...]:
    """Return words that may be there, and may be sealed with a key that is lost."""
    try:
        return (vault.open(sealed, person_id, column),) if sealed else ()
    except ValueError:
        return ()


async def latest_report(db: AsyncSession, person_id: int) -> ReportRow | None:
    """Find the newest report that counts."""
    found = select(ReportRow).where(*_counts(person_id))
    return (await db.execute(found.order_by(ReportRow.id.desc()).limit(1))).scalar_one_or_none()


def _counts(person_id: int) -> tuple[ColumnElement[bool], ...]:
    return ReportRow.person_id == person_id, ReportRow.withdrawn_at.is_(None), ReportRow.misheard_at.is_(None)
