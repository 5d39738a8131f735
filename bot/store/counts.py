"""Counts of what is in the database, for whoever runs the bot.

The rule: numbers of everybody at once. Nobody's name is in them, and nothing about anybody's health.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, Select, func, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.core.rules.streak import EXERCISED
from bot.store.tables import UNSHOWN, DayRow, InboxRow, InboxState, OutboxRow, PersonRow, SessionRow

LATELY = timedelta(days=7)


@dataclass(frozen=True, slots=True)
class Depths:
    """What is under way."""

    sessions_open: int
    outbox: int
    """Messages that are on no phone yet."""
    inbox: int
    """Updates that are not worked off."""


@dataclass(frozen=True, slots=True)
class Counts:
    """What `footing stats` says."""

    people: int
    unreachable: int
    """Of them, who has blocked the bot."""
    reminded: int
    """Of them, who has a plan."""
    seen_lately: int
    new_lately: int
    days_lately: int
    """Days with exercises."""
    sessions_open: int
    outbox: int
    inbox: int
    set_aside: int


@dataclass(frozen=True, slots=True)
class DayCounts:
    """What the admin is told of a day."""

    seen: int
    new: int
    sessions: int
    """Those that were begun."""


async def depths(db: AsyncSession, now: datetime) -> Depths:
    """Count what is under way, in one look."""
    asked = (_under_way(now), _waiting(), _inbox(InboxState.OPEN))
    return Depths(*(await db.execute(select(*(each.scalar_subquery() for each in asked)))).one())


async def count_all(db: AsyncSession, now: datetime) -> Counts:
    """Count everything, in one look."""
    since = now - LATELY
    days = select(DayRow.person_id, DayRow.day).where(DayRow.kind.in_(EXERCISED), DayRow.at >= since)
    exercised = days.distinct().subquery()
    asked = (
        _people(),
        _people(PersonRow.reachable.is_(False)),
        _people(PersonRow.week.is_not(None), PersonRow.zone.is_not(None)),
        _people(PersonRow.seen_on >= since.date()),
        _people(PersonRow.created_at >= since),
        select(func.count()).select_from(exercised),
        _under_way(now),
        _waiting(),
        _inbox(InboxState.OPEN),
        _inbox(InboxState.ASIDE),
    )
    return Counts(*(await db.execute(select(*(each.scalar_subquery() for each in asked)))).one())


async def count_day(db: AsyncSession, since: datetime, until: datetime) -> DayCounts:
    """Count a day of the operator's; whoever was seen later as well was counted on their last day only."""
    asked = (
        _people(PersonRow.seen_on >= since.date()),
        _people(PersonRow.created_at >= since, PersonRow.created_at < until),
        select(func.count()).where(SessionRow.created_at >= since, SessionRow.created_at < until),
    )
    return DayCounts(*(await db.execute(select(*(each.scalar_subquery() for each in asked)))).one())


def _people(*which: ColumnElement[bool]) -> Select[Any]:
    return select(func.count(PersonRow.id)).where(*which)


def _under_way(now: datetime) -> Select[Any]:
    return select(func.count(SessionRow.id)).where(SessionRow.over.is_(False), SessionRow.until > now)


def _waiting() -> Select[Any]:
    return select(func.count(OutboxRow.key)).where(text(UNSHOWN))


def _inbox(state: InboxState) -> Select[Any]:
    return select(func.count(InboxRow.update_id)).where(InboxRow.state == state)
