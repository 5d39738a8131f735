"""Pauses of days: travelling or sick, a person has no reminders, and their streak is bridged."""

from datetime import date, time, timedelta

from bot.coach import reminders
from bot.coach.doubts import LONGEST_PAUSE
from bot.coach.visit import Visit
from bot.core.calendar import instant
from bot.core.incoming import Pressed
from bot.core.rules.streak import DayKind
from bot.core.screens import messages
from bot.core.screens.taps import BackTap, PauseTap
from bot.store import diary


async def tapped(visit: Visit, tap: PauseTap, _pressed: Pressed) -> None:
    """Pause for so many days, or ask for how many."""
    await pause(visit, tap.days)


async def pause(visit: Visit, days: int) -> None:
    """Send no reminders for some days; where the number cannot be, ask for one."""
    if not 1 <= days <= LONGEST_PAUSE:
        await visit.say(messages.how_long(visit.words))
        return
    until = visit.today + timedelta(days=days)
    await _take_back(visit, visit.today)
    visit.person.paused_until = until
    await reminders.plan_anew(visit)
    for n in range(days):
        visit.log_day(DayKind.BRIDGED, visit.today + timedelta(days=n))
    await visit.say(messages.paused_until(visit.words, instant(until, time(12), visit.zone), visit.zone))


async def _take_back(visit: Visit, since: date) -> None:
    """Reverse what a pause has bridged ahead, from a day on."""
    for line in await visit.days():
        if line.kind == DayKind.BRIDGED and line.day >= since:
            diary.reverse(visit.db, line, visit.now)


async def back(visit: Visit, _tap: BackTap, _pressed: Pressed) -> None:
    """Come back from a pause of days; what of it is still to come bridges nothing any more."""
    await _take_back(visit, visit.today + timedelta(days=1))
    visit.person.paused_until = None
    await reminders.plan_anew(visit)
    visit.toast = visit.words.label("toast.back")
