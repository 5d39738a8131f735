"""What is asked for of reminders and pauses in everyday words.

The rule: what is said clearly is done, and said; where a day, a time or how often is not clear, that is asked.
"""

from datetime import date, time, timedelta

from bot.coach import commands, first_run, pauses, reading, snoozes, week_plan
from bot.coach.visit import Visit
from bot.core.calendar import clock_of, day_of, instant
from bot.core.incoming import Pressed
from bot.core.rules.alarms import AlarmKind
from bot.core.rules.pain import Closed, gate
from bot.core.rules.profile import Question, parse_time, unanswered
from bot.core.rules.reminder import EVERY_DAY, Often, Snooze, snoozed_until
from bot.core.rules.week import moved, on_weekdays
from bot.core.screens import everyday
from bot.core.screens.card import Card, day, moment
from bot.core.screens.closed import closed
from bot.core.screens.taps import RemindTap
from bot.core.understanding.slots import DAY, Request, minutes, named
from bot.store import alarms
from bot.store.serialization import hold_of

LONGEST_SNOOZE = 12 * 60
"""Minutes."""


async def remind_at(visit: Visit, request: Request) -> None:
    """Set the reminder to the time that was said; ask which days where that isn't said."""
    if unanswered(visit.profile) is not None:
        await first_run.ask_next(visit)
        return
    language, books = visit.person.language, visit.library.phrasebooks_for(visit.person.language)
    at, often = reading.time_in(request.text, language), reading.often_in(request.text, books)
    if at is None:
        await first_run.ask_for(visit, Question.TIME)
    elif often is not None:
        await _remind(visit, at, often, tomorrow="tomorrow" in named(DAY, request.text, books))
    else:
        await commands.reply(visit, everyday.how_often(visit.words, f"{at:%H:%M}"))


async def tapped(visit: Visit, tap: RemindTap, _pressed: Pressed) -> None:
    """Set the reminder to the time that was said, for the days that were asked for."""
    at = parse_time(tap.at)
    if at is None or unanswered(visit.profile) is not None:
        visit.toast = visit.words.label("toast.gone")
    else:
        await _remind(visit, at, tap.often)


async def snooze(visit: Visit, request: Request) -> None:
    """Put today's reminder off for so long; ask for how long where that isn't said."""
    if await _is_silent(visit):
        return
    length = minutes(request.text, visit.library.phrasebooks_for(visit.person.language))
    if length is None or not 0 < length <= LONGEST_SNOOZE:
        lengths = [each for each in Snooze if snoozed_until(each, visit.now, visit.today, visit.zone)]
        await commands.reply(visit, everyday.put_off(visit.words, lengths))
        return
    until = visit.now + timedelta(minutes=length)
    await snoozes.put_off(visit, until)
    await commands.reply(visit, everyday.reminded_once(visit.words, moment(until, visit.zone)))


async def not_today(visit: Visit, _request: Request) -> None:
    """No session today."""
    if unanswered(visit.profile) is not None:
        await first_run.ask_next(visit)
        return
    await snoozes.rest_today(visit)
    await commands.reply(visit, Card(visit.words.html("toast.not-today")))


async def pause(visit: Visit, request: Request) -> None:
    """Pause the reminders until the day that was said, or for so many days; ask where it isn't clear."""
    if unanswered(visit.profile) is not None:
        await first_run.ask_next(visit)
        return
    until = reading.until_in(request.text, visit.today, visit.person.language)
    if until is None and visit.asked is Question.PAUSE:
        await pauses.typed(visit, request.text)  # that was asked already, and is not clear
    else:
        await pauses.pause(visit, (until - visit.today).days if until else 0)


async def returned(visit: Visit, _request: Request) -> None:
    """Greet whoever is back, and offer to end a pause."""
    if until := _paused_until(visit):
        said = day(instant(until, time(12), visit.zone), visit.zone)
        await commands.reply(visit, everyday.welcome_back(visit.words, said, may_begin=False))
    else:
        may_begin = await commands.may_begin(visit)
        await commands.reply(visit, everyday.welcome_back(visit.words, None, may_begin=may_begin))


async def resume(visit: Visit, request: Request) -> None:
    """End a pause of days where there is one; no session is running."""
    if _paused_until(visit):
        await returned(visit, request)
    else:
        await commands.nothing_runs(visit)


async def when(visit: Visit, _request: Request) -> None:
    """Say when the next reminder comes."""
    upcoming = visit.situation().upcoming
    if upcoming is None:
        await first_run.ask_next(visit)
        return
    card = everyday.when_reminded(visit.words, upcoming, is_paused=_paused_until(visit) is not None)
    await commands.reply(visit, card)


async def turn_off(visit: Visit, request: Request) -> None:
    """Offer to turn the reminders off."""
    week = visit.profile.week
    if week is None or week.is_off:
        await when(visit, request)
    else:
        await commands.reply(visit, everyday.turn_off(visit.words))


async def leave(visit: Visit, request: Request) -> None:
    """Offer a pause to whoever is away, or ill."""
    if visit.profile.plan is None:
        await first_run.ask_next(visit)
    else:
        await commands.reply(visit, everyday.leave(visit.words, request.intent))


async def _remind(visit: Visit, at: time, often: Often, *, tomorrow: bool = False) -> None:
    if often is Often.ONCE:
        await _once(visit, at, tomorrow=tomorrow)
        return
    week = visit.profile.week or EVERY_DAY
    await week_plan.change(visit, moved(week, at) if often is Often.DAILY else on_weekdays(week, at))
    card = everyday.reminded_from_now(visit.words, f"{at:%H:%M}", often, visit.situation().upcoming)
    await commands.reply(visit, card)


async def _once(visit: Visit, at: time, *, tomorrow: bool) -> None:
    """Remind once, at the next such time."""
    if await _is_silent(visit):
        return
    on = visit.now.astimezone(clock_of(visit.zone)).date()
    due = instant(on, at, visit.zone)
    if tomorrow or due <= visit.now:
        due = instant(on + timedelta(days=1), at, visit.zone)
    if day_of(due, visit.zone) == visit.today:
        await snoozes.put_off(visit, due)
    else:
        await alarms.set_alarm(visit.db, AlarmKind.SNOOZE, visit.person.id, due)
    await commands.reply(visit, everyday.reminded_once(visit.words, moment(due, visit.zone)))


async def _is_silent(visit: Visit) -> bool:
    """Say why no reminder would come, and return whether that is so."""
    entrance = gate(visit.profile, hold_of(visit.person), visit.now)
    if unanswered(visit.profile) is not None:
        await first_run.ask_next(visit)
    elif isinstance(entrance, Closed):
        await commands.reply(visit, closed(visit.words, entrance.reason, visit.profile, visit.now))
    elif _paused_until(visit):
        await returned(visit, Request("returned"))
    else:
        return False
    return True


def _paused_until(visit: Visit) -> date | None:
    """Return the day until which reminders are paused; None where they are not."""
    until = visit.person.paused_until
    return until if until is not None and until > visit.today else None
