"""What a person answers to a reminder: later, not today, or to keep it as it is. The schedule never moves."""

from datetime import datetime, timedelta

from bot.coach.doubts import doubt_alarm
from bot.coach.visit import Visit
from bot.core.incoming import Pressed
from bot.core.rules.alarms import AlarmKind
from bot.core.rules.reminder import LATEST, Snooze, snoozed_until
from bot.core.rules.streak import EXERCISED, DayKind
from bot.core.screens import mornings
from bot.core.screens.card import Card, buttons_alone, clock
from bot.core.screens.taps import KeepTap, LaterTap, NotTodayTap, SnoozeTap
from bot.store import alarms, outbox

FARTHEST = timedelta(days=2)
"""A reminder that is asked for once is for today or tomorrow."""


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
    await put_off(visit, until)
    visit.toast = visit.words.label("toast.snoozed", at=clock(until, visit.zone))
    if pressed.message_id is not None and pressed.message_id != await _newest(visit):
        await visit.say(mornings.put_off(visit.words), edits=pressed.message_id)


async def put_off(visit: Visit, until: datetime) -> None:
    """Bring today's reminder at another moment, which is still today's; until then it offers little."""
    await alarms.set_alarm(visit.db, AlarmKind.SNOOZE, visit.person.id, until)
    visit.day_lasts(until + LATEST)
    await _leave(visit, mornings.put_off(visit.words))


async def not_today(visit: Visit, _tap: NotTodayTap, _pressed: Pressed) -> None:
    """No session today; or no more of it, where there was one."""
    is_done = any(line.day == visit.today and line.kind in EXERCISED for line in await visit.days())
    await rest_today(visit)
    visit.toast = visit.words.label("toast.enough" if is_done else "toast.not-today")


async def rest_today(visit: Visit) -> None:
    """Nothing is asked, it is remembered honestly, and nothing more comes today."""
    for kind in (AlarmKind.SNOOZE, AlarmKind.FOLLOW_UP):
        await alarms.set_alarm(visit.db, kind, visit.person.id, None)
    if not any(line.day == visit.today for line in await visit.days()):
        visit.log_day(DayKind.NOT_TODAY)
    visit.day_is_over()
    await _leave(visit, buttons_alone(()))


async def _leave(visit: Visit, buttons: Card) -> None:
    """Leave only these buttons below the newest reminder, however it was answered: by a tap, or in words."""
    if (message := await _newest(visit)) is not None:
        await visit.say(buttons, edits=message)


async def _newest(visit: Visit) -> int | None:
    """Return the newest reminder's message, if it is on the phone."""
    key = visit.person.reminder_key
    return await outbox.message_of(visit.db, key) if key is not None else None


async def keep(visit: Visit, _tap: KeepTap, _pressed: Pressed) -> None:
    """Keep the reminder as it is."""
    visit.toast = visit.words.label("toast.kept")


async def replan(visit: Visit) -> None:
    """A snooze stays as it is; one that a wrong clock has set too far ahead is over now."""
    await doubt_alarm(visit, AlarmKind.SNOOZE, instead=visit.now, ahead=FARTHEST)
