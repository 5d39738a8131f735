"""Pain: stop, store, advise, in one transaction; then whatever else is said of it. SAFETY comes before everything here.

The rule: a report has the whole advice once. While it is open, what is said of pain belongs to it, each word kept, and
is answered in two lines; a warning sign that is new in it brings that sign's line.
"""

from dataclasses import replace

from bot.coach import morning_check
from bot.coach import sessions as open_sessions
from bot.coach.visit import Visit
from bot.core.calendar import day_begins
from bot.core.hearing.signs import named
from bot.core.priority import Priority
from bot.core.rules.arrangement import level_of
from bot.core.rules.levels import Feedback
from bot.core.rules.pain import (
    Place,
    Professional,
    Told,
    days_held,
    hold_after,
    is_report_open,
    place,
    repeated,
)
from bot.core.rules.screening import TAKEN_BACK
from bot.core.rules.streak import DayKind
from bot.core.screens import advice
from bot.core.screens.card import Card, buttons_alone
from bot.core.session.machine import is_open
from bot.core.session.state import Heard
from bot.core.words import Html
from bot.store import diary, feedback, outbox
from bot.store.diary import FurtherWords, NewReport
from bot.store.serialization import hold_of, put_hold
from bot.store.sessions import Kept
from bot.store.tables import FurtherKind, ReportRow
from bot.store.vault import Column


async def stop(visit: Visit, words: str | None, running: Kept | None) -> int:
    """Stop what is running, store the report, set the hold, and put the advice into the outbox; return the report.

    While the last report is open it is the same pain, unless it hurts in a session: nothing is counted twice.
    """
    where = place(running.session, visit.now) if running and is_open(running.session) else None
    if running:
        await open_sessions.drive(visit, running, Heard())
    report = await diary.latest_report(visit.db, visit.person.id)
    if report is None or where is not None or not stands_open(visit, report):
        report = await _report(visit, words, where, running)
        visit.is_new_pain = True
        await _advise(visit, report, ran=where is not None)
    elif words is None and abs(visit.now - report.at) <= TAKEN_BACK:
        visit.toast = visit.words.label("pain.heard")
    else:
        await further(visit, report, words)
    return report.id


def stands_open(visit: Visit, report: ReportRow) -> bool:
    """Return whether what is said of pain now belongs to this report."""
    counts = report.withdrawn_at is None and report.misheard_at is None
    return counts and is_report_open(report.at, visit.now, day_begins(visit.today, visit.zone))


async def further(
    visit: Visit, report: ReportRow, words: str | None, kind: FurtherKind = FurtherKind.SAID, *, silent: bool = False
) -> None:
    """Keep further words of a pain, and answer in two lines; where it is `silent`, only what is new in them is said."""
    is_kept = bool(words and visit.person.consent)
    signs = await _new_signs(visit, report, words or "")
    if words and is_kept:
        diary.add_words(visit.db, visit.vault, report, FurtherWords(words, visit.now, kind))
    await more_said(visit, report)
    answer = advice.further(visit.words, report.id, is_kept=is_kept, hold=hold_of(visit.person))
    if not silent:
        await visit.say(answer, Priority.PAIN)
    for sign in signs:
        await name_sign(visit, report, sign)


async def note(visit: Visit, report: ReportRow, text: str) -> None:
    """Keep a note that was asked for, whatever it says, and answer in one line."""
    signs = await _new_signs(visit, report, text)
    await keep_note(visit, report, text)
    kept = visit.words.html("pain.note-kept")
    if not signs:
        await visit.say(Card(kept))
    for place_, sign in enumerate(signs):
        await name_sign(visit, report, sign, first=kept if place_ == 0 else None)


async def keep_note(visit: Visit, report: ReportRow, text: str) -> None:
    """Keep a note beside its report, after those before it."""
    if report.note is None:
        report.note = visit.vault.seal(text, visit.person.id, Column.NOTE)
    else:
        diary.add_words(visit.db, visit.vault, report, FurtherWords(text, visit.now, FurtherKind.NOTE))
    await more_said(visit, report)


async def name_sign(visit: Visit, report: ReportRow, sign: str, first: Html | None = None) -> None:
    """Take a warning sign that was ticked or said: its line is said, and a professional comes first."""
    warning = next(known for known in visit.library.warnings if known.id == sign)
    if visit.person.consent:
        report.signs = sorted({*report.signs, sign})
    await more_said(visit, report)
    report.told = Told.SIGN
    before = hold_of(visit.person)
    put_hold(Professional(min(report.at, before.since) if before else report.at), visit.person)
    await visit.say(advice.urgent(visit.words, warning.id, warning.urgency, first), Priority.PAIN)


async def more_said(visit: Visit, report: ReportRow) -> None:
    """More than the button was used: it was no mistake, and the advice loses that way back."""
    if report.told == Told.BUTTON:
        report.told = Told.BOTH
        await redraw_buttons(visit, report, Told.BOTH)


async def more_than_the_button(visit: Visit) -> None:
    """Something was written or sent after a stop by the button: whatever it was, it is no mere slip of a thumb."""
    hold = hold_of(visit.person)
    if hold is not None and abs(visit.now - hold.since) <= TAKEN_BACK:
        report = await diary.latest_report(visit.db, visit.person.id)
        if report is not None:
            await more_said(visit, report)


async def redraw_buttons(visit: Visit, report: ReportRow, told: Told | None) -> None:
    """Change the buttons under the advice; its words stay as they are."""
    message_id = await outbox.message_of(visit.db, _advice_key(report))
    if message_id is not None:
        rows = advice.below(visit.words, report.id, may_ask=bool(visit.person.consent), told=told)
        await visit.say(buttons_alone(rows), key=f"below:{visit.person.id}:{report.id}:{visit.key}", edits=message_id)


async def _new_signs(visit: Visit, report: ReportRow, text: str) -> list[str]:
    """Return the warning signs in a text that were neither ticked nor said in this report, the most urgent first."""
    words = visit.library.sign_words_for(visit.person.language)
    found = named(text, words)
    if not found:
        return []
    known = set(report.signs).union(
        *(named(said, words) for said in await diary.said_of(visit.db, visit.vault, report))
    )
    return [sign.id for sign in visit.library.warnings if sign.id in found - known]


async def _advise(visit: Visit, report: ReportRow, *, ran: bool) -> None:
    """Put the whole advice into the outbox, once for each report."""
    stops = await diary.counted_stops(visit.db, visit.person.id)
    card = advice.advice(
        visit.words,
        report.id,
        may_ask=bool(visit.person.consent),
        hold=hold_of(visit.person),
        repeated=repeated(stops, visit.now),
        ran=ran,
        told=Told(report.told),
    )
    await visit.say(card, Priority.PAIN, key=_advice_key(report))


def _advice_key(report: ReportRow) -> str:
    return f"advice:{report.person_id}:{report.id}"


async def _report(visit: Visit, words: str | None, where: Place | None, running: Kept | None) -> ReportRow:
    may_keep = bool(visit.person.consent)
    before = hold_of(visit.person)
    told = NewReport(visit.person.id, visit.now, before, Told.BUTTON if words is None else Told.WORDS)
    if may_keep:
        told = replace(
            told,
            session=running.row.id if running else None,
            place=where,
            words=words,
            advised=[f"safety.advice.{part}" for part in (advice.PARTS if where else advice.NONE_RAN)],
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
