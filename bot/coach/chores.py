"""What is done now and then for everybody: after a start, after a change of the time zones' rules, once an hour."""

from datetime import timedelta

from bot.coach import evenings, mornings
from bot.coach.coach import Coach
from bot.coach.listening import KEEP
from bot.store import Transaction, alarms, facts, heard, inbox, outbox, people
from bot.store.alarms import AlarmKind

BATCH = 100
"""People in one transaction when all are gone through."""
TZDATA = "tzdata"
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
    await facts.remember(db, TZDATA, "")


async def replan(coach: Coach, tzdata: str) -> None:
    """After a change of the time zones' rules, or where it is wanted, plan anew whatever is planned for a moment."""
    async with coach.database.reading() as db:
        if await facts.recall(db, TZDATA) == tzdata:
            return
    last = 0
    while True:
        async with coach.database.begin() as db:
            batch = await people.some(db, last, BATCH)
            for person_id in batch:
                if person := await people.lock(db, person_id):
                    visit = coach.visit(db, person, f"replan:{tzdata}")
                    due = await alarms.alarm_at(db, AlarmKind.REMINDER, person_id)
                    if due is None or due > visit.now:  # one that is due rings, and plans the next by the new rules
                        await mornings.plan_anew(visit)
                    await evenings.plan_week(visit)
                    await evenings.doubt(visit)
            if not batch:
                await facts.remember(db, TZDATA, tzdata)
                return
            last = batch[-1]


async def tidy(coach: Coach) -> None:
    """Forget what is settled and old."""
    now = coach.clock.now()
    async with coach.database.begin() as db:
        await inbox.forget(db, now - KEEP_INBOX)
        await outbox.forget(db, now - KEEP_OUTBOX)
        await heard.forget(db, now - KEEP)
