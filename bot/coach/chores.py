"""What is done now and then for everybody: after a start, after a change of the time zones' rules, once an hour."""

from datetime import timedelta

from bot.coach import on_alarm, retention
from bot.coach.coach import Coach
from bot.coach.listening import KEEP
from bot.core.rules.alarms import AlarmKind
from bot.store import Transaction, facts, heard, inbox, outbox, people

BATCH = 100
"""People in one transaction when all are gone through."""
PLANNED_BY = "planned-by"
"""The fact that says what everybody's alarms were planned by."""
KEEP_INBOX = timedelta(days=2)
"""Telegram repeats an update for a day at most."""
KEEP_OUTBOX = timedelta(days=30)


async def recover(coach: Coach) -> None:
    """After a start: what the process before us was sending is sent now, where it cannot be alive any more."""
    if coach.database.is_embedded:
        async with coach.database.begin() as db:
            await outbox.release(db, coach.clock.now())


async def want_replan(db: Transaction) -> None:
    """Let everything that is planned be planned anew, soon."""
    await facts.remember(db, PLANNED_BY, "")


def planned_by(tzdata: str) -> str:
    """Return what everybody's alarms are planned by: the time zones' rules, and the kinds of alarms that there are."""
    return " ".join((tzdata, *sorted(AlarmKind)))


async def replan(coach: Coach, tzdata: str) -> None:
    """Plan everybody anew after a change of the time zones' rules or of the kinds of alarms, or where it is wanted."""
    rules = planned_by(tzdata)
    async with coach.database.reading() as db:
        if await facts.recall(db, PLANNED_BY) == rules:
            return
    last = 0
    while True:
        async with coach.database.begin() as db:
            batch = await people.some(db, last, BATCH)
            for person_id in batch:
                if person := await people.lock(db, person_id):
                    await on_alarm.replan(coach.visit(db, person, f"replan:{tzdata}"))
            if not batch:
                await facts.remember(db, PLANNED_BY, rules)
                return
            last = batch[-1]


async def tidy(coach: Coach) -> None:
    """Forget what is settled and old."""
    now = coach.clock.now()
    async with coach.database.begin() as db:
        await inbox.forget(db, now - KEEP_INBOX)
        await outbox.forget(db, now - KEEP_OUTBOX)
        await heard.forget(db, now - KEEP)
    await retention.keep_no_longer(coach)
    await coach.database.scrub()
