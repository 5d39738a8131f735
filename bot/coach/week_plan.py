"""A person's week, changed: by the screen of days, by a time for all of them, by what was learned of them.

The rule: every change of the week goes through `change`, so that none changes what the days before it were.
"""

from dataclasses import replace

from bot import places
from bot.coach import reminders
from bot.coach.visit import Visit
from bot.core.incoming import Pressed
from bot.core.rules.asked import TimeOn
from bot.core.rules.habit import LOOKED_AT, usual_start
from bot.core.rules.profile import Question, parse_time
from bot.core.rules.reminder import EVERY_DAY
from bot.core.rules.streak import DayKind
from bot.core.rules.week import Week, rested, with_effort, with_time
from bot.core.screens import messages
from bot.core.screens.card import Card
from bot.core.screens.days import day
from bot.core.screens.questions import ask
from bot.core.screens.taps import DayTap, DayTimeTap, EffortTap
from bot.store import sessions


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
    await reminders.plan_anew(visit)


async def ask_time(visit: Visit, tap: DayTap, pressed: Pressed) -> None:
    """Ask for a weekday's time; the screen changes in place."""
    visit.asked = TimeOn(tap.weekday)
    await visit.say(day(tap.weekday, visit.profile.week or EVERY_DAY, visit.words), edits=pressed.message_id)


async def take_time(visit: Visit, tap: DayTimeTap, pressed: Pressed) -> None:
    """Take a weekday's time that was tapped."""
    at = parse_time(tap.at)
    if at is None:
        visit.toast = visit.words.label("toast.gone")
        return
    await change(visit, with_time(visit.profile.week or EVERY_DAY, tap.weekday, at))
    await show_days(visit, pressed.message_id)


async def take_effort(visit: Visit, tap: EffortTap, pressed: Pressed) -> None:
    """Take how much is planned on a weekday."""
    await change(visit, with_effort(visit.profile.week or EVERY_DAY, tap.weekday, tap.effort))
    await show_days(visit, pressed.message_id)


async def typed(visit: Visit, weekday: int, text: str) -> None:
    """Take the time of one weekday that was typed."""
    at = places.read_time(text, visit.person.language)
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
    visit.asked = Question.TIME
    await visit.say(ask(Question.DAYS, visit.situation()), edits=edits)
