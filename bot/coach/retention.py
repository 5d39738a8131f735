"""How long anything is kept: whoever is not here for two years is told, and a month later everything is deleted.

A session that is older than a year is no more than its line of the day log, and how its exercises felt; what was
said about pain is never reduced. The rule: a few at a time, and everybody else has their turn in between.
"""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import date, timedelta

from bot.coach.coach import Coach
from bot.coach.leaving import leave
from bot.coach.visit import Farewell, Visit
from bot.core.calendar import day_begins
from bot.core.priority import Priority
from bot.core.screens import own_data
from bot.store import Transaction, people, retention

INACTIVE = timedelta(days=731)
"""After so long without a word or a tap, somebody is told."""
NOTICE = timedelta(days=30)
"""So much later everything of theirs is deleted."""
WHOLE = timedelta(days=366)
"""How long a session is kept as it was."""
BATCH = 100
"""What is gone through in one transaction."""
PAUSE = 0.02
"""Seconds between two, in which whoever else writes has their turn."""
KIND = "leaving"
"""How the key of the message begins."""


async def keep_no_longer(coach: Coach) -> None:
    """Tell and delete whoever was not here for too long, and reduce the sessions of long ago."""
    today = coach.clock.now().date()
    await _until_none(coach, lambda db: retention.begin_to_count(db, today, BATCH))
    await _each(coach, lambda db, after: retention.untold(db, today - INACTIVE, after, BATCH), _tell)
    await _each(coach, lambda db, after: retention.told(db, today - INACTIVE, today, after, BATCH), _delete)
    await _until_none(coach, lambda db: retention.reduce(db, coach.clock.now() - WHOLE, BATCH))


async def _until_none(coach: Coach, some: Callable[[Transaction], Awaitable[int]]) -> None:
    """Do something to a few at a time, until there is nobody and nothing left."""
    while True:
        async with coach.database.begin() as db:
            done = await some(db)
        if not done:
            return
        await asyncio.sleep(PAUSE)


async def _each(
    coach: Coach,
    some: Callable[[Transaction, int], Awaitable[list[int]]],
    deal_with: Callable[[Visit, date], Awaitable[None]],
) -> None:
    """Deal with people, each in a transaction of their own."""
    after = 0
    while True:
        async with coach.database.reading() as db:
            found = await some(db, after)
        for person_id in found:
            await _one(coach, person_id, deal_with)
            await asyncio.sleep(PAUSE)
        if not found:
            return
        after = found[-1]


async def _one(coach: Coach, person_id: int, deal_with: Callable[[Visit, date], Awaitable[None]]) -> None:
    async with coach.database.begin() as db:
        person = await people.lock(db, person_id)
        today = coach.clock.now().date()
        if person is None or person.seen_on is None or person.seen_on >= today - INACTIVE:
            return  # they were here meanwhile
        visit = coach.visit(db, person, f"{KIND}:{today}")
        await deal_with(visit, today)
        await visit.close()
    await coach.perform(visit)


async def _tell(visit: Visit, today: date) -> None:
    """Say when everything will be deleted; it counts all the same where nothing can be said."""
    person = visit.person
    if person.leaves_on is not None:
        return
    person.leaves_on = today + NOTICE
    if person.reachable and not person.quiet:
        at = day_begins(person.leaves_on, visit.zone) + timedelta(hours=9)
        card = own_data.leaving(visit.words, at, visit.zone)
        await visit.say(card, Priority.BROADCAST, key=f"{KIND}:{person.id}:{person.leaves_on}")


async def _delete(visit: Visit, today: date) -> None:
    """Delete everything; nothing more is said to whoever was told a month ago."""
    if visit.person.leaves_on is not None and visit.person.leaves_on <= today:
        farewell = await leave(visit)
        visit.farewell = Farewell(None, farewell.messages)
