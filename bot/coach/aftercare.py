"""After the advice: the optional taps, the mistake, the morning after, and the ways out of a hold."""

from bot.coach import pain, screening
from bot.coach import sessions as open_sessions
from bot.coach.visit import Visit
from bot.core.hearing.signs import placed
from bot.core.incoming import Pressed
from bot.core.priority import Priority
from bot.core.rules.alarms import AlarmKind
from bot.core.rules.asked import NoteOn
from bot.core.rules.pain import Closed, Misheard, Reason, Told, days_held, gate, hold_misheard
from bot.core.rules.screening import LONG_HOLD, TAKEN_BACK, asked_anew
from bot.core.rules.streak import DayKind
from bot.core.screens import advice
from bot.core.screens.card import Card
from bot.core.screens.taps import (
    ClearedTap,
    MisheardTap,
    MistakeTap,
    MorningAnswer,
    MorningCheckTap,
    NoteTap,
    ReadyTap,
    ScoreTap,
    SignTap,
    WhereTap,
)
from bot.core.session.state import Stopped, Withdrawn
from bot.store import agreements, alarms, diary, feedback, sessions
from bot.store.agreements import About
from bot.store.serialization import deserialize_hold, hold_of, put_hold
from bot.store.sessions import Kept
from bot.store.tables import ReportRow


async def enrich(visit: Visit, tap: WhereTap | ScoreTap | SignTap, pressed: Pressed) -> None:
    """Add what the person taps under the advice, and say so; each is optional, and none changes the advice."""
    report = await diary.report(visit.db, visit.person.id, tap.report)
    if report is None:
        visit.toast = visit.words.label("toast.gone")
        return
    match tap:
        case SignTap(sign=sign):
            await _sign(visit, report, sign)
            return
        case WhereTap(place="") if visit.person.consent:
            await visit.say(advice.where(visit.words, report.id, visit.library.places))
            return
        case ScoreTap(score=advice.UNASKED) if visit.person.consent:
            await visit.say(advice.how_strong(visit.words, report.id))
            return
        case WhereTap(place=place) if place in visit.library.places and visit.person.consent:
            report.body_place = place
            await pain.more_said(visit, report)
            await visit.say(advice.where(visit.words, report.id, visit.library.places, place), edits=pressed.message_id)
        case ScoreTap(score=score) if 0 <= score <= 10 and visit.person.consent:
            report.score = score
            await pain.more_said(visit, report)
            await visit.say(advice.how_strong(visit.words, report.id, score), edits=pressed.message_id)
    visit.toast = visit.words.label("pain.noted")


async def _sign(visit: Visit, report: ReportRow, sign: str) -> None:
    """Show the list of warning signs, or take one: its line is said again, and a professional comes first."""
    warning = next((known for known in visit.library.warnings if known.id == sign), None)
    if warning is None:
        signs = advice.signs(visit.words, report.id, [known.id for known in visit.library.warnings])
        await visit.say(signs, Priority.PAIN)
        return
    await pain.name_sign(visit, report, sign)


async def ask_note(visit: Visit, tap: NoteTap, _pressed: Pressed) -> None:
    """Ask for a note; the next words are it, whatever they say."""
    report = await diary.report(visit.db, visit.person.id, tap.report)
    if report is None or report.withdrawn_at is not None or not visit.person.consent:
        visit.toast = visit.words.label("toast.gone")
        return
    visit.asked = NoteOn(report.id)
    await visit.say(Card(visit.words.html("pain.note-ask")))


async def note(visit: Visit, report_id: int, text: str) -> None:
    """Keep the note that was asked for; where notes may not be kept any more, say so."""
    visit.asked = None
    report = await diary.report(visit.db, visit.person.id, report_id)
    if report is not None and visit.person.consent:
        await pain.note(visit, report, text)
    else:
        await visit.say(Card(visit.words.html("pain.note-off")))


async def withdraw(visit: Visit, tap: MistakeTap, _pressed: Pressed) -> None:
    """By mistake: the report is kept but not counted, the hold is lifted, the session may go on at the same step."""
    report = await diary.report(visit.db, visit.person.id, tap.report)
    if report is None or report.withdrawn_at is not None:
        visit.toast = visit.words.label("toast.gone")
        return
    newest = await diary.latest_report(visit.db, visit.person.id)
    if report.told != Told.BUTTON or newest is not report:
        visit.toast = visit.words.label("toast.mistake-said")
        if report.told not in advice.WAYS_BACK:
            await pain.redraw_buttons(visit, report, None)
        return
    if abs(visit.now - report.at) > TAKEN_BACK:
        visit.toast = visit.words.label("toast.mistake-late")
        return
    report.withdrawn_at = visit.now
    if visit.asked == NoteOn(report.id):
        visit.asked = None
    put_hold(deserialize_hold(report.hold_before), visit.person)
    if hold_of(visit.person) is None:
        await alarms.set_alarm(visit.db, AlarmKind.CHECK, visit.person.id, None)
    await visit.say(Card(visit.words.html("pain.withdrawn")))
    if stopped := await _stopped_by(visit, report):
        await open_sessions.take_back_day(visit, stopped.row.id)
        await open_sessions.drive(visit, stopped, Withdrawn())


async def misheard(visit: Visit, tap: MisheardTap, _pressed: Pressed) -> None:
    """The words meant no pain: they are kept and the day stays closed, but it is no stop for pain any more."""
    report = await diary.report(visit.db, visit.person.id, tap.report)
    if report is None or report.told not in (Told.WORDS, Told.SIGN):
        visit.toast = visit.words.label("toast.gone")
        return
    if report.misheard_at is not None:
        visit.toast = visit.words.label("toast.misheard-noted")
        return
    if abs(visit.now - report.at) > TAKEN_BACK:
        visit.toast = visit.words.label("toast.mistake-late")
        return
    report.misheard_at = visit.now
    await visit.db.flush()
    stops = await diary.counted_stops(visit.db, visit.person.id)
    before = deserialize_hold(report.hold_before)
    hold = hold_misheard(hold_of(visit.person), before=before, told=Told(report.told), stops=stops, now=visit.now)
    put_hold(hold, visit.person)
    if isinstance(hold, Misheard):
        await alarms.set_alarm(visit.db, AlarmKind.CHECK, visit.person.id, None)
    if ended := await _stopped_by(visit, report):
        await open_sessions.count_as_choice(visit, ended)
        await feedback.forget_pain(visit.db, ended.row.id)
    await pain.redraw_buttons(visit, report, None)
    await visit.say(Card(visit.words.html("pain.misheard-kept")))


async def _stopped_by(visit: Visit, report: ReportRow) -> Kept | None:
    """Return the session that a report stopped, if it is the newest."""
    newest = await sessions.latest(visit.db, visit.person.id)
    stopped = newest and isinstance(newest.session.phase, Stopped) and newest.session.phase.at == report.at
    return newest if stopped else None


async def morning(visit: Visit, tap: MorningCheckTap, _pressed: Pressed) -> None:
    """Take the answer of the morning after: better opens a plain hold; anything else keeps it, with advice."""
    if tap.answer is MorningAnswer.BETTER:
        await _better(visit)
    else:
        await visit.say(Card(visit.words.html(f"safety.morning.{tap.answer}")), Priority.PAIN)


async def ready(visit: Visit, _tap: ReadyTap, _pressed: Pressed) -> None:
    """Take the person's word that they are ready."""
    await _better(visit)


async def _better(visit: Visit) -> None:
    """It is better now: lift a plain hold from the next day on."""
    if gate(visit.profile, hold_of(visit.person), visit.now) == Closed(Reason.READY):
        await _lift(visit)
    await open_sessions.open_session(visit)


async def cleared(visit: Visit, _tap: ClearedTap, _pressed: Pressed) -> None:
    """A professional has agreed: lifts a hold, or what was ticked; after a warning sign it is asked once more."""
    match gate(visit.profile, hold_of(visit.person), visit.now):
        case Closed(Reason.WARNED):
            await screening.ask_really(visit)
            return
        case Closed(Reason.PROFESSIONAL):
            agreements.add(visit.db, visit.person.id, About.HOLD, visit.now)
            await _lift(visit)
        case Closed(Reason.PROVIDER):
            agreements.add(visit.db, visit.person.id, About.SIGNS, visit.now)
            visit.person.cleared = True
    await open_sessions.open_session(visit)


async def _lift(visit: Visit) -> None:
    """Take the hold off and return gently: the lowest doses, without what hurt or loads the places that were named.

    Held days are bridged; after a long hold the screening is asked again.
    """
    hold = hold_of(visit.person)
    reports = await diary.reports_of(visit.db, visit.person.id, hold)
    hurt = {report.place["exercise"] for report in reports if report.place and report.place.get("exercise")}
    loaded = {name for report in reports for at in await _places(visit, report) for name in visit.library.loads[at]}
    visit.person.left_out = sorted({*visit.person.left_out, *hurt, *loaded})
    visit.person.levels, visit.person.pained_at = {}, visit.now
    for day in days_held(hold, visit.today, visit.zone):
        visit.log_day(DayKind.BRIDGED, day)
    put_hold(None, visit.person)
    holds = [hold, *(deserialize_hold(report.hold_before) for report in reports)]
    if any(each is not None and visit.now - each.since > LONG_HOLD for each in holds):
        visit.profile = asked_anew(visit.profile)
    await alarms.set_alarm(visit.db, AlarmKind.CHECK, visit.person.id, None)
    await visit.say(Card(visit.words.html("safety.morning.better")))


async def _places(visit: Visit, report: ReportRow) -> frozenset[str]:
    """Return where it hurt, by the button and by all that was written."""
    words = visit.library.sign_words_for(visit.person.language)
    said = [placed(each, words) for each in await diary.said_of(visit.db, visit.vault, report)]
    return frozenset({report.body_place} if report.body_place else ()).intersection(visit.library.loads).union(*said)
