"""A person's week, changed: by the screen of days, by a time for all of them, by what was learned of them.

The rule: every change of the week goes through `change`, so that none changes what the days before it were.
"""

from dataclasses import replace

from bot import places
from bot.coach import mornings
from bot.coach.visit import Visit
from bot.core.rules.habit import LOOKED_AT, usual_start
from bot.core.rules.profile import Question, parse_time
from bot.core.rules.reminder import EVERY_DAY
from bot.core.rules.streak import DayKind
from bot.core.rules.week import SEVEN, Week, rested, with_effort, with_time
from bot.core.screens import messages
from bot.core.screens.card import Card
from bot.core.screens.days import day
from bot.core.screens.questions import ask
from bot.core.screens.taps import DayTap, DayTimeTap, EffortTap
from bot.store import sessions

DAY = "day:"
"""What typed words answer, when the time of one weekday was asked for: this and the weekday."""


async def change(visit: Visit, week: Week) -> None:
    """Take another week. What the old one rested until today is written down; from today on the new one counts."""
    before = visit.profile.week
    if before == week:
        return
    if before is None or before.rests != week.rests:
        for rest in rested(before, visit.person.plan_since, visit.today):
            visit.log_day(DayKind.BRIDGED, rest)
        visit.person.plan_since = visit.today
    visit.profile = replace(visit.profile, week=week)
    await mornings.plan_anew(visit)


async def tapped(visit: Visit, tap: DayTap | DayTimeTap | EffortTap, message_id: int | None) -> None:
    """Ask for a weekday's time, or change what is planned on it; the screen changes in place."""
    week, at = visit.profile.week or EVERY_DAY, parse_time(tap.at) if isinstance(tap, DayTimeTap) else None
    match tap:
        case DayTap(weekday=weekday) if weekday in SEVEN:
            visit.person.asked = f"{DAY}{weekday}"
            await visit.say(day(weekday, visit.words), edits=message_id)
        case DayTimeTap(weekday=weekday) if weekday in SEVEN and at is not None:
            await change(visit, with_time(week, weekday, at))
            await show_days(visit, message_id)
        case EffortTap(weekday=weekday, effort=effort) if weekday in SEVEN:
            await change(visit, with_effort(week, weekday, effort))
            await show_days(visit, message_id)
        case _:
            visit.toast = visit.words.label("toast.gone")


async def typed(visit: Visit, text: str) -> None:
    """Take the time of one weekday that was typed."""
    weekday, at = int((visit.person.asked or "").removeprefix(DAY)), places.read_time(text, visit.person.language)
    if at is None:
        await visit.say(Card(visit.words.html("ask.time-unclear")))
        return
    await change(visit, with_time(visit.profile.week or EVERY_DAY, weekday, at))
    await show_days(visit, None)


async def ask_usual_start(visit: Visit) -> None:
    """Ask once in a life, when it is clear, whether the reminder shall come when the person starts anyway."""
    plan = visit.profile.plan
    if plan is None or visit.person.usual_asked:
        return
    begun = await sessions.begun(visit.db, visit.person.id, LOOKED_AT)
    if at := usual_start(begun, plan.week, plan.zone):
        visit.person.usual_asked = True
        await visit.say(messages.usual_start(visit.words, at), key=f"usual:{visit.person.id}")


async def show_days(visit: Visit, edits: int | None) -> None:
    """Show the week; a time that is typed meanwhile is one for all days."""
    visit.person.asked = Question.TIME
    await visit.say(ask(Question.DAYS, visit.situation()), edits=edits)
