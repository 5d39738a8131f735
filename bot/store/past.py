"""What is kept of a person's days, read for pictures and pages of them.

The rule: it is read in small pieces, and no more of a row than is needed: ten years of somebody's hold up nobody else.
"""

from collections import defaultdict
from collections.abc import AsyncIterator
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import Row, Select, func, select
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from bot.core.calendar import day_of
from bot.core.progress.past import Agreed, PainStop, Sitting
from bot.core.rules.pain import Place
from bot.core.rules.summary import took
from bot.core.session.state import Pace, Session
from bot.store.diary import opened
from bot.store.serialization import deserialize_tape, deserialize_told
from bot.store.tables import AgreementRow, FeedbackRow, FurtherKind, FurtherRow, ReportRow, SessionRow, TapeRow
from bot.store.vault import Column, Vault

PIECE = 50
"""Rows that are read at once."""
INSTANT = timedelta(microseconds=1)


async def sittings(db: AsyncSession, person_id: int, zone: str, first: datetime | None) -> tuple[Sitting, ...]:
    """Return a person's sessions that were begun and are over, from an instant on, the oldest first."""
    row = SessionRow
    fields = (row.id, row.day, row.until, row.routine, row.phase, row.began, row.pace, row.pain_before, row.pain_after)
    wanted = select(*fields, row.trail, row.tape).where(
        row.person_id == person_id, row.over.is_(True), row.began.is_not(None)
    )
    if first is not None:
        wanted = wanted.where(row.until > first)
    found, tapes = list[Sitting](), dict[str, list[Any]]()
    async for each in _rows(db, wanted, row.id):
        if each.pace == Pace.LISTEN and each.tape not in tapes:
            tapes[each.tape] = (await db.execute(select(TapeRow.steps).where(TapeRow.hash == each.tape))).scalar_one()
        session = deserialize_told(each, deserialize_tape(tapes.get(each.tape, [])))
        found.append(_sitting(each, session, zone))
    return tuple(found)


def _sitting(row: Row[Any], session: Session, zone: str) -> Sitting:
    day = row.day or day_of(row.until - INSTANT, zone)
    return Sitting(day, took(session).total_seconds(), row.pain_before, row.pain_after)


async def stops(db: AsyncSession, vault: Vault, person_id: int, zone: str) -> tuple[PainStop, ...]:
    """Return every report of a person's, the oldest first; those that do not count are marked."""
    further = defaultdict[int, list[tuple[FurtherKind, str]]](list)
    said = select(FurtherRow.id, FurtherRow.report_id, FurtherRow.kind, FurtherRow.words).where(
        FurtherRow.person_id == person_id
    )
    async for each in _rows(db, said, FurtherRow.id):
        further[each.report_id].append((FurtherKind(each.kind), each.words))
    reports = select(*ReportRow.__table__.c).where(ReportRow.person_id == person_id)
    return tuple([_stop(each, further[each.id], vault, zone) async for each in _rows(db, reports, ReportRow.id)])


def _stop(row: Row[Any], further: list[tuple[FurtherKind, str]], vault: Vault, zone: str) -> PainStop:
    added = [(kind is FurtherKind.NOTE, (words, Column.FURTHER)) for kind, words in further]
    said = [(row.words, Column.REPORT), *(words for is_note, words in added if not is_note)]
    notes = [(row.note, Column.NOTE), *(words for is_note, words in added if is_note)]
    words, note = (
        [text for sealed, column in each for text in opened(vault, sealed, row.person_id, column)]
        for each in (said, notes)
    )
    place = Place(**row.place) if row.place else None
    return PainStop(
        at=row.at,
        day=day_of(row.at, zone),
        place=place,
        routine=place.routine if place else None,
        words=tuple(words),
        note="\n".join(note) or None,
        score=row.score,
        body_place=row.body_place,
        signs=tuple(row.signs),
        advised=tuple(row.advised),
        is_withdrawn=row.withdrawn_at is not None,
        is_misheard=row.misheard_at is not None,
        unreadable=sum(bool(sealed) for sealed, _ in (*said, *notes)) - len(words) - len(note),
    )


async def agreed(db: AsyncSession, person_id: int, zone: str) -> tuple[Agreed, ...]:
    """Return what professionals have agreed to, the oldest first."""
    wanted = select(AgreementRow.id, AgreementRow.at, AgreementRow.about).where(AgreementRow.person_id == person_id)
    return tuple([Agreed(day_of(each.at, zone), each.about) async for each in _rows(db, wanted, AgreementRow.id)])


async def levels_from(db: AsyncSession, person_id: int, first: datetime) -> dict[str, int]:
    """Return the level at which each exercise was first done from an instant on, as far as something was said of it."""
    row = FeedbackRow
    mine = (row.person_id == person_id, row.at >= first)
    firsts = select(row.exercise, func.min(row.session_id).label("session")).where(*mine).group_by(row.exercise)
    each = firsts.subquery()
    found = select(row.exercise, row.level).join(
        each, (row.exercise == each.c.exercise) & (row.session_id == each.c.session)
    )
    return {row.exercise: row.level for row in await db.execute(found)}


async def has_stops(db: AsyncSession, person_id: int) -> bool:
    """Return whether a person has any report at all."""
    found = select(ReportRow.id).where(ReportRow.person_id == person_id).limit(1)
    return (await db.execute(found)).scalar_one_or_none() is not None


async def _rows(
    db: AsyncSession, wanted: Select[*tuple[Any, ...]], key: InstrumentedAttribute[int]
) -> AsyncIterator[Row[*tuple[Any, ...]]]:
    """Return rows in the order of their key, which is among what is wanted; others have their turn after each piece."""
    piece = (await db.execute(wanted.order_by(key).limit(PIECE))).all()
    while piece:
        for row in piece:
            yield row
        later = wanted.where(key > piece[-1].id).order_by(key).limit(PIECE)
        piece = (await db.execute(later)).all() if len(piece) == PIECE else []
