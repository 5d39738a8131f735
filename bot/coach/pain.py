"""Pain: stop, store, advise, in one transaction; then the optional taps. SAFETY comes before everything here."""

from dataclasses import replace

from bot.coach import morning_check
from bot.coach import sessions as open_sessions
from bot.coach.visit import Visit
from bot.core.priority import Priority
from bot.core.rules.arrangement import level_of
from bot.core.rules.levels import Feedback
from bot.core.rules.pain import Place, days_held, hold_after, place, repeated
from bot.core.rules.screening import MISTAKE
from bot.core.rules.streak import DayKind
from bot.core.screens import advice
from bot.core.session.machine import is_open
from bot.core.session.state import Heard
from bot.store import diary, feedback
from bot.store.diary import NewReport
from bot.store.serialization import hold_of, put_hold
from bot.store.sessions import Kept
from bot.store.tables import ReportRow


async def stop(visit: Visit, words: str | None, running: Kept | None) -> int:
    """Stop what is running, store the report, set the hold, and put the advice into the outbox; return the report.

    Within ten minutes of the last report it is the same pain: the advice is given again, nothing is counted twice.
    """
    where = place(running.session, visit.now) if running and is_open(running.session) else None
    if running:
        await open_sessions.drive(visit, running, Heard())
    report = await diary.latest_report(visit.db, visit.person.id)
    if report is None or where is not None or abs(visit.now - report.at) > MISTAKE:
        report = await _report(visit, words, where, running)
    elif words is None:
        visit.toast = visit.words.label("pain.heard")
        return report.id
    await advise(visit, report)
    return report.id


async def advise(visit: Visit, report: ReportRow) -> None:
    """Put the advice into the outbox."""
    stops = await diary.counted_stops(visit.db, visit.person.id)
    card = advice.advice(
        visit.words,
        report.id,
        may_ask=bool(visit.person.consent),
        hold=hold_of(visit.person),
        repeated=repeated(stops, visit.now),
    )
    await visit.say(card, Priority.PAIN, key=f"advice:{visit.person.id}:{report.id}:{visit.key}")


async def _report(visit: Visit, words: str | None, where: Place | None, running: Kept | None) -> ReportRow:
    may_keep = bool(visit.person.consent)
    before = hold_of(visit.person)
    told = NewReport(visit.person.id, visit.now, before)
    if may_keep:
        told = replace(
            told,
            session=running.row.id if running else None,
            place=where,
            words=words,
            advised=[f"safety.advice.{part}" for part in advice.PARTS],
        )
    report = await diary.add_report(visit.db, visit.vault, told)
    if running and where and where.exercise and may_keep:
        pained = Feedback(level_of(running.session, visit.exercises[where.exercise]), None, pained=True)
        await feedback.note(visit.db, running.row, where.exercise, pained, visit.now)
    stops = await diary.counted_stops(visit.db, visit.person.id)
    for day in days_held(before, visit.today, visit.zone):  # a new stop must not forget the days that were held
        visit.log_day(DayKind.BRIDGED, day)
    put_hold(hold_after(stops, before=before, now=visit.now), visit.person)
    await morning_check.plan(visit)
    return report
