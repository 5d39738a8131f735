"""The weekly summary: planned for the person's weekday, in the evening, and said where there is anything to say."""

from dataclasses import replace
from datetime import datetime, timedelta

from bot.coach import pages
from bot.coach.silence import may_speak
from bot.coach.visit import Visit
from bot.core.calendar import clock_of, day_of, instant
from bot.core.priority import Priority
from bot.core.progress.weeks import Period
from bot.core.progress.worth import worth_saying
from bot.core.rules.alarms import AlarmKind
from bot.core.rules.reminder import EVENING
from bot.core.rules.streak import EXERCISED, KEPT
from bot.core.screens import messages
from bot.core.screens.card import Card
from bot.store import alarms, diary


async def plan(visit: Visit) -> None:
    """Set the alarm for the next summary."""
    weekday, today = visit.profile.weekly, visit.now.astimezone(clock_of(visit.zone)).date()
    ahead = (today + timedelta(days=n) for n in range(8))
    moments = (instant(day, EVENING, visit.zone) for day in ahead if day.weekday() == weekday)
    at = next((moment for moment in moments if moment > visit.now), None)
    await alarms.set_alarm(visit.db, AlarmKind.WEEKLY, visit.person.id, at)


async def summary(visit: Visit, due: datetime) -> None:
    """Have the week summed up, where there is anything to say; it is drawn when its turn has come."""
    await plan(visit)
    if await _said(visit, due):
        await visit.say(None, Priority.BROADCAST, f"week:{visit.person.id}:{visit.today}")


async def compose(visit: Visit, due: datetime) -> Card | None:
    """Draw the week up to now, as a picture with one thing worth saying; after a week without anything, None."""
    said = await _said(visit, due)
    if said is None:
        return None
    drawn = await pages.picture(visit, Period.WEEK, said.text)
    return replace(drawn, rows=said.rows)


async def _said(visit: Visit, due: datetime) -> Card | None:
    """Say how the week was, in words; after a week without anything there is nothing to say."""
    week, log = {visit.today - timedelta(days=n) for n in range(7)}, await visit.days()
    kinds = [line for line in log if line.day in week and line.kind in KEPT]
    if not kinds or not may_speak(visit, AlarmKind.WEEKLY, due, log):
        return None
    exercised = {line.day for line in kinds if line.kind in EXERCISED}
    stops = [at for at in await diary.counted_stops(visit.db, visit.person.id) if day_of(at, visit.zone) in week]
    worth = worth_saying(await pages.past_of(visit, visit.today - timedelta(days=13)), dict(visit.profile.levels))
    return messages.week(visit.words, len(exercised), len(stops), visit.streak_of(log), worth)
