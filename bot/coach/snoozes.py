"""What a person answers to a reminder: later, not today, or to keep it as it is. The schedule never moves."""

from bot.coach.doubts import doubt_alarm
from bot.coach.visit import Visit
from bot.core.incoming import Pressed
from bot.core.rules.alarms import AlarmKind
from bot.core.rules.reminder import LATEST, Snooze, snoozed_until
from bot.core.rules.streak import EXERCISED, DayKind
from bot.core.screens import mornings
from bot.core.screens.card import clock
from bot.core.screens.taps import KeepTap, LaterTap, NotTodayTap, SnoozeTap
from bot.store import alarms


async def later(visit: Visit, _tap: LaterTap, pressed: Pressed) -> None:
    """Ask how long to put it off, in place of the reminder's buttons."""
    lengths = [length for length in Snooze if snoozed_until(length, visit.now, visit.today, visit.zone)]
    if pressed.message_id is not None:
        await visit.say(mornings.how_much_later(visit.words, lengths), edits=pressed.message_id)


async def snooze(visit: Visit, tap: SnoozeTap, pressed: Pressed) -> None:
    """Put today's reminder off."""
    until = snoozed_until(tap.length, visit.now, visit.today, visit.zone)
    if until is None:
        visit.toast = visit.words.label("toast.evening-has-begun")
        return
    await alarms.set_alarm(visit.db, AlarmKind.SNOOZE, visit.person.id, until)
    visit.day_lasts(until + LATEST)
    visit.toast = visit.words.label("toast.snoozed", at=clock(until, visit.zone))
    if pressed.message_id is not None:
        await visit.say(mornings.put_off(visit.words), edits=pressed.message_id)


async def not_today(visit: Visit, _tap: NotTodayTap, _pressed: Pressed) -> None:
    """No session today: nothing is asked, it is remembered honestly, and nothing more comes today."""
    for kind in (AlarmKind.SNOOZE, AlarmKind.FOLLOW_UP):
        await alarms.set_alarm(visit.db, kind, visit.person.id, None)
    today = {line.kind for line in await visit.days() if line.day == visit.today}
    if not today:
        visit.log_day(DayKind.NOT_TODAY)
    visit.day_is_over()
    visit.toast = visit.words.label("toast.enough" if today & EXERCISED else "toast.not-today")


async def keep(visit: Visit, _tap: KeepTap, _pressed: Pressed) -> None:
    """Keep the reminder as it is."""
    visit.toast = visit.words.label("toast.kept")


async def replan(visit: Visit) -> None:
    """A snooze stays as it is; one that a wrong clock has set too far ahead is over now."""
    await doubt_alarm(visit, AlarmKind.SNOOZE, instead=visit.now)
