"""The machine's clock was set while the bot ran, or while it was down: what was stored on the old one is moved along.

The rule: forward, everything that is due now is simply late. Back, what lasts so long goes on lasting so long, and what
is a moment of people's is planned anew. No bot moves what others have set by a clock that was right.
"""

import logging
from datetime import datetime, timedelta

from bot.coach import chores
from bot.coach.coach import Coach
from bot.coach.visit import LEASE, day_ends
from bot.core.doubt import BEYOND, LONGEST_DAY
from bot.core.rules.alarms import AlarmKind
from bot.core.rules.reminder import is_evening
from bot.core.session.machine import GRACE, step
from bot.core.session.state import ClockSet
from bot.store import Transaction, alarms, facts, outbox, sessions, ticks
from bot.store.serialization import serialize_session

log = logging.getLogger(__name__)

SEEN = "clock"
"""The fact that says what time it was when a bot last looked."""


async def deal_with(coach: Coach, by: timedelta) -> None:
    """The clock was set by so much: deal with it, and go by it from then on.

    Raises:
        DatabaseUnavailable: it is not gone by yet.
    """
    if by < timedelta():
        async with coach.database.begin() as db:
            await _move_back(coach, db, by)
    coach.clock.take_over()
    coach.plans_doubted.set()
    _tell(by)


async def look_back(coach: Coach) -> None:
    """After a start: see whether the clock was set back while the bot was down.

    Raises:
        DatabaseUnavailable: the database cannot be reached.
    """
    async with coach.database.begin() as db:
        seen = await facts.recall(db, SEEN)
        by = coach.clock.now() - datetime.fromisoformat(seen) if seen else timedelta()
        if by < timedelta():
            await _move_back(coach, db, by)
            _tell(by)


async def remember(coach: Coach) -> None:
    """Write down what time it is, for the next start."""
    async with coach.database.autocommit() as db:
        await facts.remember(db, SEEN, coach.clock.now().isoformat())


def _tell(by: timedelta) -> None:
    if abs(by) > GRACE:
        log.warning("clock.set seconds=%d", by.total_seconds())


async def _move_back(coach: Coach, db: Transaction, by: timedelta) -> None:
    """Move what this bot has set along with the clock, in one transaction.

    The clock is taken over when the rows are locked: whoever came before went by the old one, whoever comes after does
    by the new one.
    """
    ours = await sessions.driven_by(db, coach.database.bot)
    coach.clock.take_over()
    now = coach.clock.now()
    for kept, person in ours:
        after, _ = step(kept.session, ClockSet(by, day_ends(person, now)), now)
        serialize_session(after, kept.row)
    await ticks.bring_forward(db, coach.database.bot, now, absurd=now + LONGEST_DAY)
    await outbox.bring_forward(db, now, now + LEASE)
    if coach.database.is_embedded:
        snoozed = await alarms.ahead(db, AlarmKind.SNOOZE, now)
        moved = {person: at + by for person, at, zone in snoozed if zone and not is_evening(at, zone)}
        await alarms.set_alarms(db, AlarmKind.SNOOZE, moved)
    if by < -BEYOND and not await facts.is_it_about(db, now - by, BEYOND):  # else it was right, and is not now
        await outbox.forget_beyond(db, now + BEYOND)
        await chores.want_replan(db)
