"""Pauses of days: travelling or sick, a person has no reminders, and their streak is bridged.

The rule: wherever it is asked for how long, a number is tapped or days are said in words; what is no answer has one
clear line.
"""

from datetime import date, time, timedelta

from bot import places
from bot.coach import reminders
from bot.coach.doubts import LONGEST_PAUSE
from bot.coach.visit import Visit
from bot.core.calendar import instant
from bot.core.incoming import Pressed
from bot.core.rules.profile import Question
from bot.core.rules.streak import DayKind
from bot.core.screens import messages
from bot.core.screens.card import Card
from bot.core.screens.taps import BackTap, PauseTap
from bot.store import diary


async def tapped(visit: Visit, tap: PauseTap, _pressed: Pressed) -> None:
    """Pause for so many days, or ask for how many."""
    await pause(visit, tap.days)


async def pause(visit: Visit, days: int) -> None:
    """Send no reminders for some days, and say so; where the number cannot be, ask for one."""
    if await begin(visit, days):
        until = instant(visit.today + timedelta(days=days), time(12), visit.zone)
        await visit.say(messages.paused_until(visit.words, until, visit.zone))
    else:
        visit.asked = Question.PAUSE
        await visit.say(messages.how_long(visit.words))


async def typed(visit: Visit, text: str) -> None:
    """Take how long it shall be, as it was said."""
    until = places.read_until(text, visit.today, visit.person.language)
    if until is not None and 1 <= (days := (until - visit.today).days) <= LONGEST_PAUSE:
        await pause(visit, days)
    else:
        await visit.say(Card(visit.words.html("ask.days-unclear")))


async def begin(visit: Visit, days: int) -> bool:
    """Send no reminders for some days; return whether there can be so many."""
    if not 1 <= days <= LONGEST_PAUSE:
        return False
    until = visit.today + timedelta(days=days)
    visit.asked = None
    await _take_back(visit, visit.today)
    visit.person.paused_until = until
    await reminders.plan_anew(visit)
    for n in range(days):
        visit.log_day(DayKind.BRIDGED, visit.today + timedelta(days=n))
    return True


async def _take_back(visit: Visit, since: date) -> None:
    """Reverse what a pause has bridged ahead, from a day on."""
    for line in await visit.days():
        if line.kind == DayKind.BRIDGED and line.day >= since:
            diary.reverse(visit.db, line, visit.now)


async def back(visit: Visit, _tap: BackTap, _pressed: Pressed) -> None:
    """Come back from a pause of days."""
    await end(visit)
    visit.toast = visit.words.label("toast.back")


async def end(visit: Visit) -> None:
    """End a pause of days; what of it is still to come bridges nothing any more."""
    await _take_back(visit, visit.today + timedelta(days=1))
    visit.person.paused_until = None
    await reminders.plan_anew(visit)
