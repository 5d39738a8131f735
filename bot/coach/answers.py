"""What a person does, and who answers it. The rule: pain is heard first, in any state; nothing is met with silence.

But for edits: what is said anew in them is heard, and nothing is answered twice.
"""

from bot import places
from bot.coach import aftercare, commands, evenings, first_run, fitting, listening, mornings, pain, week_plan
from bot.coach import sessions as open_sessions
from bot.coach.visit import Visit
from bot.core.hearing.command import Said, said
from bot.core.incoming import Incoming, Left, Located, Pressed, Sent, Typed
from bot.core.rules.profile import Question
from bot.core.screens import taps
from bot.core.screens.buttons import parse
from bot.core.screens.card import Card
from bot.core.session.machine import is_open
from bot.core.session.state import Asks, Finished, Interrupted, Tapped
from bot.core.words import Filling
from bot.store import alarms, sessions
from bot.store.alarms import AlarmKind


async def answer(visit: Visit, incoming: Incoming) -> None:
    """Answer whatever a person did."""
    visit.buries = isinstance(incoming, Typed | Sent | Located) and not _is_changed(incoming)
    if not isinstance(incoming, Left):
        visit.person.ignored = 0
    if not visit.person.reachable:  # whoever writes, or has unblocked us, can be reached again
        visit.person.reachable = True
        await mornings.plan_anew(visit)
    match incoming:
        case Pressed():
            visit.query_id = incoming.query_id or None
            await _tapped(visit, incoming)
        case Left():
            visit.person.reachable = False
            await alarms.set_alarm(visit.db, AlarmKind.REMINDER, visit.person.id, None)
        case Typed() as typed:
            words = said(typed.text, typed.marked)
            if not await listening.settled(visit, typed, words):
                await _typed(visit, words)
        case Sent(kind=kind, caption=caption):
            words = said(caption.text, caption.marked)
            if not await listening.settled(visit, caption, words):
                await (_typed(visit, words) if words.command else _unreadable(visit, kind))
        case Located(changed=False) as located:
            visit.removes = None if located.live else located.message_id
            await _located(visit, located.latitude, located.longitude)


def _is_changed(incoming: Typed | Sent | Located) -> bool:
    """Say whether it is an older message, which stands where it stood."""
    return not isinstance(incoming, Sent) and incoming.changed


async def _say(visit: Visit, key: str, **values: Filling) -> None:
    """Answer with one line, and put the live card back at the end of the chat."""
    await visit.say(Card(visit.words.html(key, **values)))
    await open_sessions.keep_last(visit)


async def _unreadable(visit: Visit, kind: str) -> None:
    """We cannot hear or see it, and it may have been a cry: a session holds, and asks."""
    running = await sessions.unfinished(visit.db, visit.person.id)
    if running and is_open(running.session):
        running.row.buried = True
        await open_sessions.drive(visit, running, Interrupted(Asks.MEDIA))
    else:
        await visit.say(Card(visit.words.html("reply.cannot-see", kind=visit.words.html(f"kind.{kind}"))))


async def _located(visit: Visit, latitude: float, longitude: float) -> None:
    """Where the person is answers which zone they live in, if that was asked; it is never kept."""
    if visit.person.asked != Question.ZONE and not visit.person.sharing:
        await _say(visit, "reply.location")
        return
    try:
        await first_run.place(visit, [places.zone_at(latitude, longitude)])
    except ValueError:
        await first_run.place(visit, [])


async def _typed(visit: Visit, said: Said) -> None:
    if said.name is not None:
        known = commands.COMMANDS.get(said.name)
        await (known(visit, said.rest) if known else commands.unknown(visit))
    elif visit.person.asked is not None and visit.person.asked.startswith(aftercare.NOTE):
        await aftercare.note(visit, said.text)
    elif visit.person.asked is not None and visit.person.asked.startswith(week_plan.DAY):
        await week_plan.typed(visit, said.text)
    elif visit.person.asked is not None:
        await first_run.typed(visit, said.text)
    else:
        await commands.unknown(visit)


async def _tapped(visit: Visit, pressed: Pressed) -> None:  # noqa: C901, PLR0912, PLR0915 # the table of contents of all buttons
    match parse(pressed.data):
        case taps.SessionTap(session=session_id, rev=rev, move=move):
            kept = await fitting.own(visit, session_id)
            if kept is None:
                visit.toast = visit.words.label("toast.not-yours")
            elif isinstance(kept.session.phase, Finished):
                await open_sessions.take_back_end(visit, kept, Tapped(move, rev), pressed.message_id)
            else:
                await open_sessions.drive(visit, kept, Tapped(move, rev))
        case taps.GearTap() as tap:
            await fitting.gear(visit, tap)
        case taps.RoutinesTap():
            await fitting.routines(visit)
        case taps.LevelTap() as tap:
            await fitting.level(visit, tap)
        case taps.FeelTap() as tap:
            await fitting.feel(visit, tap, pressed.message_id)
        case taps.PainNowTap() as tap:
            await fitting.ask_pain_now(visit, tap)
        case taps.RateTap() as tap:
            await fitting.rate(visit, tap, pressed.message_id)
        case taps.PutBackTap() as tap:
            await fitting.put_back(visit, tap)
        case taps.NoteTap(report=report):
            await aftercare.ask_note(visit, report)
        case taps.ExerciseTap(exercise=exercise) if exercise in visit.exercises:
            await open_sessions.open_session(visit, exercise)
        case taps.HurtsTap():
            await pain.stop(visit, None)
        case taps.TodayTap():
            await commands.today(visit, "")
        case taps.RoutineTap(routine=routine) if routine in visit.library.routines:
            await open_sessions.open_session(visit, routine)
        case taps.ChooseTap(routine=routine) if routine in visit.library.routines:
            visit.removes = pressed.message_id
            await open_sessions.open_session(visit, routine)
        case taps.AskTap() | taps.AnswerTap() | taps.HomeTap() | taps.LocateTap() as tap:
            await first_run.tapped(visit, tap, pressed.message_id)
        case taps.DayTap() | taps.DayTimeTap() | taps.EffortTap() as tap:
            await week_plan.tapped(visit, tap, pressed.message_id)
        case taps.SnoozeTap(length=length):
            await evenings.snooze(visit, length)
        case taps.NotTodayTap():
            await evenings.not_today(visit)
        case taps.PauseTap(days=days):
            await evenings.pause_days(visit, days)
        case taps.BackTap():
            await evenings.back(visit)
        case taps.KeepTap():
            await evenings.keep(visit)
        case taps.NoPainTap():
            visit.toast = visit.words.label("pain.good")
        case taps.MistakeTap() as tap:
            await aftercare.withdraw(visit, tap)
        case taps.WhereTap() | taps.ScoreTap() | taps.SignTap() as tap:
            await aftercare.enrich(visit, tap)
        case taps.MorningCheckTap(answer=morning):
            await aftercare.morning(visit, morning)
        case taps.ReadyTap():
            await aftercare.better(visit)
        case taps.ClearedTap():
            await aftercare.cleared(visit)
        case _:
            visit.toast = visit.words.label("toast.gone")
