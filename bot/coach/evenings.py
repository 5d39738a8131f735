"""What else comes by itself, or is put off: snoozes, pauses of days, the check after pain, the week, a nudge."""

from datetime import datetime, time, timedelta

from bot.coach import mornings, pain
from bot.coach.doubts import LONGEST_PAUSE
from bot.coach.visit import Visit
from bot.core.calendar import clock_of, instant
from bot.core.doubt import BEYOND
from bot.core.priority import Priority
from bot.core.rules.profile import left
from bot.core.rules.reminder import EVENING, LATEST, Snooze, snoozed_until
from bot.core.rules.streak import KEPT, DayKind
from bot.core.screens import messages
from bot.core.screens.card import clock
from bot.store import alarms, diary
from bot.store.alarms import AlarmKind
from bot.store.serialization import hold_of

FORTNIGHT = timedelta(days=14)


async def snooze(visit: Visit, length: Snooze) -> None:
    """Put today's reminder off; the schedule never moves."""
    until = snoozed_until(length, visit.now, visit.today, visit.zone)
    if until is None:
        visit.toast = visit.words.label("toast.evening-has-begun")
        return
    await alarms.set_alarm(visit.db, AlarmKind.SNOOZE, visit.person.id, until)
    visit.day_lasts(until + LATEST)
    visit.toast = visit.words.label("toast.snoozed", at=clock(until, visit.zone))


async def snooze_over(visit: Visit, due: datetime) -> None:
    """A snooze is over: the reminder comes again."""
    await alarms.set_alarm(visit.db, AlarmKind.SNOOZE, visit.person.id, None)
    if visit.now - due <= LATEST:
        await mornings.remind_again(visit, f"snooze:{visit.person.id}:{due.timestamp():.0f}")


async def not_today(visit: Visit) -> None:
    """No session today: nothing is asked, it is remembered honestly, and nothing more comes today."""
    for kind in (AlarmKind.SNOOZE, AlarmKind.FOLLOW_UP):
        await alarms.set_alarm(visit.db, kind, visit.person.id, None)
    if not any(line.day == visit.today for line in await visit.days()):
        visit.log_day(DayKind.NOT_TODAY)
    visit.day_is_over()
    visit.toast = visit.words.label("toast.not-today")


async def pause_days(visit: Visit, days: int) -> None:
    """Travelling or sick: no reminders for some days, and the streak is bridged over them."""
    if not 1 <= days <= LONGEST_PAUSE:
        await visit.say(messages.how_long(visit.words))
        return
    until = visit.today + timedelta(days=days)
    visit.person.paused_until = until
    await mornings.plan_anew(visit)
    for n in range(days):
        visit.log_day(DayKind.BRIDGED, visit.today + timedelta(days=n))
    await visit.say(messages.paused_until(visit.words, instant(until, time(12), visit.zone), visit.zone))


async def back(visit: Visit) -> None:
    """Back from a pause of days."""
    visit.person.paused_until = None
    await mornings.plan_anew(visit)
    visit.toast = visit.words.label("toast.back")


async def keep(visit: Visit) -> None:
    """Keep the reminder as it is."""
    visit.toast = visit.words.label("toast.kept")


async def check(visit: Visit) -> None:
    """The morning after a pain stop: one question, once; unanswered, one line after a fortnight, then silence."""
    hold = hold_of(visit.person)
    asked_long_ago = hold is not None and visit.now - hold.since >= FORTNIGHT
    again = hold.since + FORTNIGHT if hold and not asked_long_ago else None
    await alarms.set_alarm(visit.db, AlarmKind.CHECK, visit.person.id, again)
    if hold is None or not visit.person.reachable:
        return
    words, key = visit.words, f"{visit.person.id}:{hold.since.timestamp():.0f}"
    if asked_long_ago:
        await visit.say(messages.still_held(words), Priority.REMINDER, f"held:{key}")
    else:
        await visit.say(messages.morning_check(words), Priority.REMINDER, f"check:{key}")


async def plan_week(visit: Visit) -> None:
    """Set the alarm for the next weekly summary."""
    weekday, today = visit.profile.weekly, visit.now.astimezone(clock_of(visit.zone)).date()
    ahead = (today + timedelta(days=n) for n in range(8))
    moments = (instant(day, EVENING, visit.zone) for day in ahead if day.weekday() == weekday)
    await alarms.set_alarm(
        visit.db, AlarmKind.WEEKLY, visit.person.id, next((d for d in moments if d > visit.now), None)
    )


async def week(visit: Visit, due: datetime) -> None:
    """The weekly summary; after a week without anything there is none."""
    await plan_week(visit)
    since = visit.today - timedelta(days=6)
    lines = [line for line in await visit.days() if since <= line.day <= visit.today]
    kept = {line.day for line in lines if line.kind in KEPT}
    if not kept or not visit.person.reachable or hold_of(visit.person) or visit.now - due > LATEST:
        return
    stops = [
        at for at in await diary.counted_stops(visit.db, visit.person.id) if abs(visit.now - at) < timedelta(days=7)
    ]
    summary = messages.week(visit.words, len(kept), len(stops), await visit.streak())
    await visit.say(summary, Priority.BROADCAST, f"week:{visit.person.id}:{visit.today}")


async def nudge(visit: Visit) -> None:
    """A first run was left half-way a day ago: one gentle nudge, then silence."""
    await alarms.set_alarm(visit.db, AlarmKind.NUDGE, visit.person.id, None)
    questions = left(visit.profile)
    if questions and visit.person.reachable:
        await visit.say(messages.nudge(visit.words, len(questions)), Priority.REMINDER, f"nudge:{visit.person.id}")


async def doubt(visit: Visit) -> None:
    """Put right the alarms that stand further ahead than they are ever set: a clock that was ahead has set them."""
    person, tomorrow = visit.person.id, visit.now + timedelta(days=1) + BEYOND
    for kind, latest, instead in (
        (AlarmKind.SNOOZE, tomorrow, visit.now),
        (AlarmKind.FOLLOW_UP, tomorrow, None),
        (AlarmKind.NUDGE, tomorrow, visit.now + timedelta(days=1)),
        (AlarmKind.CHECK, visit.now + FORTNIGHT + BEYOND, pain.check_at(visit)),
    ):
        at = await alarms.alarm_at(visit.db, kind, person)
        if at is not None and at > latest:
            await alarms.set_alarm(visit.db, kind, person, instead)
