"""Sessions: opened, driven, closed. The core decides; this room loads, saves, and sets the alarm in the same breath."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date, timedelta

from bot.coach import tracks, week_plan
from bot.coach.arranging import arrange_for
from bot.coach.visit import Visit
from bot.core.calendar import day_of
from bot.core.doubt import LONGEST_DAY
from bot.core.rules.levels import in_turn
from bot.core.rules.pain import Closed, Reason, gate
from bot.core.rules.screening import TAKEN_BACK
from bot.core.rules.streak import KEPT
from bot.core.rules.summary import day_kinds, in_full
from bot.core.screens import messages
from bot.core.screens.card import Card
from bot.core.screens.closed import closed
from bot.core.screens.rating import Rating, question
from bot.core.session.machine import is_open, is_over, moves, step
from bot.core.session.state import (
    Arranged,
    Asks,
    Event,
    Finished,
    GoesOn,
    Interrupted,
    Intro,
    Move,
    Pace,
    Session,
    Show,
    Stopped,
    Tapped,
    Toast,
    Why,
)
from bot.store import diary, sessions
from bot.store.serialization import hold_of, serialize_session
from bot.store.sessions import Kept

LEADS_NOWHERE = frozenset({Move.PAUSE, Move.STOP, Move.END, Move.ALL, Move.UNFOLD, Move.FOLD, Move.HOW})
"""Moves that are made even where a session may not go on; Stop may have to be unfolded first."""
STARTS: Mapping[Pace, Move] = {Pace.TAPS: Move.START, Pace.HANDS_FREE: Move.HANDS_FREE, Pace.LISTEN: Move.LISTEN}
"""What begins a session in each pace."""
INSTANT = timedelta(microseconds=1)
"""What a session's day is longer than its last moment."""


async def open_session(visit: Visit, routine: str | None = None, pace: Pace | None = None) -> None:
    """Offer today's session. One that is open already pauses and asks; one that was only offered is offered anew.

    Where a pace is given, what is offered begins at once.
    """
    entrance = gate(visit.profile, hold_of(visit.person), visit.now)
    if isinstance(entrance, Closed):
        await visit.say(closed(visit.words, entrance.reason, visit.profile, visit.now))
        return
    visit.person.arrived, visit.asked = True, None
    wanted = visit.routine(routine)
    running = await sessions.unfinished(visit.db, visit.person.id)
    was_asked = running is not None and getattr(running.session.phase, "asks", None) is Asks.HEALTH
    if running is None or isinstance(running.session.phase, Intro):
        arranged = await _arranged(visit, wanted, running)
        if not arranged.tape:
            await visit.say(messages.all_left_out(visit.words, arranged.left_out))
            return
        if running is None:
            await _begin(visit, arranged, pace)
            return
        await _offer_anew(visit, running, arranged)
    else:
        await drive(visit, running, Interrupted(Asks.AGAIN))
    if await _start(visit, visit.kept or running, pace):
        return
    if visit.buries or running.row.buried or was_asked:  # the questions came after its card
        show_anew(visit, visit.kept or running)
    elif visit.kept is None:
        visit.toast = visit.words.label("toast.here")


async def _arranged(visit: Visit, wanted: str, running: Kept | None) -> Arranged:
    """Arrange what is wanted without the gear that is missing; but whoever wants what needs it has it again."""
    missing = running.session.missing if running else frozenset()
    arranged = await arrange_for(visit, wanted, missing)
    return arranged if arranged.tape or not missing else await arrange_for(visit, wanted, frozenset())


async def _begin(visit: Visit, arranged: Arranged, pace: Pace | None) -> None:
    """Offer a session, and begin it in a pace, if one is given."""
    session = Session(
        arranged.routine, arranged.tape, visit.day_ends, offers=arranged.offers, left_out=arranged.left_out
    )
    offered = await sessions.begin(visit.db, visit.person.id, session, visit.today, visit.now)
    visit.present(offered)
    await _start(visit, offered, pace)


async def _offer_anew(visit: Visit, offered: Kept, arranged: Arranged) -> None:
    """Put what is wanted now in the place of what was offered; the same stays, with its choices folded."""
    if offered.session.routine != arranged.routine:
        await drive(visit, offered, arranged)
    elif offered.session.unfolded:
        await drive(visit, offered, Tapped(Move.FOLD, offered.session.rev))


async def _start(visit: Visit, kept: Kept, pace: Pace | None) -> bool:
    """Begin what is offered in a pace, if one is given; return whether it has begun. Its card comes last."""
    if pace is None or not isinstance(kept.session.phase, Intro):
        return False
    kept.row.buried = True
    return await drive(visit, kept, Tapped(STARTS[pace], kept.session.rev))


def show_anew(visit: Visit, kept: Kept) -> None:
    """Put the live card at the end of the chat again."""
    kept.row.buried, kept.row.shown = True, -1
    visit.present(kept)


async def keep_last(visit: Visit) -> None:
    """Something was said after the live card: send it anew, so that it stays the last message."""
    running = await sessions.unfinished(visit.db, visit.person.id)
    if running and visit.kept is None and not isinstance(running.session.phase, Intro):
        show_anew(visit, running)


async def hold(visit: Visit, asks: Asks) -> None:
    """Pause a session that a person is in the middle of: something comes first."""
    running = await sessions.unfinished(visit.db, visit.person.id)
    if running and is_open(running.session) and getattr(running.session.phase, "asks", None) is not asks:
        await drive(visit, running, Interrupted(asks))


async def end(visit: Visit) -> None:
    """End the session that is offered or under way, and keep what was done."""
    running = await sessions.unfinished(visit.db, visit.person.id)
    if running:
        await drive(visit, running, Tapped(Move.STOP, running.session.rev))


async def drive(visit: Visit, kept: Kept, event: Event) -> bool:
    """Let an event happen to a session; return whether it changed anything.

    Whatever leads on in it leads past nothing: where no session may begin, none goes on, from no card however old.
    """
    before = kept.session
    if isinstance(event, Tapped) and (shut := _shut(visit, before, event)) is not None:
        await visit.say(closed(visit.words, shut.reason, visit.profile, visit.now))
        return False
    after, effects = step(before, event, visit.now)
    for effect in effects:
        match effect:
            case Toast(key=key):
                visit.toast = visit.words.label(key)
            case Show(loud=loud):
                kept.row.loud = kept.row.loud or loud
    if after is before:
        return False
    if after.tape is not before.tape:
        kept.row.tape = await sessions.keep_tape(visit.db, after.tape)
    serialize_session(after, kept.row)
    changed = Kept(kept.row, after)
    visit.present(changed)
    await tracks.bring(visit, before, changed)
    if is_over(after) and not isinstance(before.phase, Intro):
        await _close(visit, changed)
    return True


def _shut(visit: Visit, session: Session, tapped: Tapped) -> Closed | None:
    """Return why a move is not made; one that means nothing (any more) is left to the session."""
    if tapped.move in LEADS_NOWHERE or tapped.rev != session.rev or tapped.move not in moves(session):
        return None
    entrance = gate(visit.profile, hold_of(visit.person), visit.now)
    if isinstance(entrance, Closed) and not (entrance.reason is Reason.STALE and is_open(session)):
        return entrance
    return None


async def take_back_end(visit: Visit, kept: Kept, undo: Tapped, summary: int | None) -> None:
    """Go back into a session that was finished today, unless another one is open; its summary goes."""
    if not _is_of_today(visit, kept) or await sessions.unfinished(visit.db, visit.person.id):
        visit.toast = visit.words.label("toast.gone")
    elif await drive(visit, kept, undo):
        await take_back_day(visit, kept.row.id)
        kept.row.buried = True  # the summary came after the card
        visit.removes = summary


async def go_on(visit: Visit, kept: Kept) -> bool:
    """Go on after all where a plain stop had ended it; not after pain, on another day, or once another was begun."""
    phase, newest = kept.session.phase, await sessions.latest(visit.db, visit.person.id)
    is_late = not isinstance(phase, Stopped) or abs(visit.now - phase.at) > TAKEN_BACK
    is_newest = newest is not None and newest.row.id == kept.row.id
    entrance = gate(visit.profile, hold_of(visit.person), visit.now)
    if is_late or not _is_of_today(visit, kept) or not is_newest or isinstance(entrance, Closed):
        return False
    if not await drive(visit, kept, GoesOn()):
        return False
    await take_back_day(visit, kept.row.id)
    kept.row.buried = True  # the summary came after the card
    return True


def _is_of_today(visit: Visit, kept: Kept) -> bool:
    """Return whether the day of a session still lasts."""
    return timedelta() < kept.session.until - visit.now <= LONGEST_DAY


async def count_as_choice(visit: Visit, kept: Kept) -> None:
    """A session that was stopped by words which meant no pain counts for its day as one stopped by choice."""
    if not isinstance(kept.session.phase, Stopped):
        return
    await take_back_day(visit, kept.row.id)
    by_choice = replace(kept.session, phase=replace(kept.session.phase, why=Why.CHOICE))
    for kind in day_kinds(by_choice, visit.library.roles, visit.library.least):
        visit.log_day(kind, _day(visit, kept), session=kept.row.id)


async def take_back_day(visit: Visit, session_id: int) -> None:
    """Reverse what a session wrote into the day log."""
    for line in await visit.days():
        if line.session_id == session_id:
            diary.reverse(visit.db, line, visit.now)


async def _close(visit: Visit, kept: Kept) -> None:
    """Store the day, and put the summary into the outbox; after pain and despair, their answers are what is said."""
    kinds = day_kinds(kept.session, visit.library.roles, visit.library.least)
    for kind in kinds:
        visit.log_day(kind, _day(visit, kept), session=kept.row.id)
    await visit.db.flush()
    if not _is_answered(kept.session):
        visit.person.tips += 1
        said = await summary(visit, kept, _question(visit, kept))
        key = f"summary:{visit.person.id}:{kept.row.id}:{kept.session.rev}"
        await visit.say(said, key=key, edits=kept.row.message_id if _is_quiet(kept.session) else None)
    if kinds:
        visit.day_is_over()
    if isinstance(kept.session.phase, Finished):
        await week_plan.ask_usual_start(visit)


async def summary(visit: Visit, kept: Kept, rated: Rating | None) -> Card:
    """Draw the summary of a session that is over, with its tip if that is the newest one."""
    newest = await sessions.latest(visit.db, visit.person.id)
    is_newest = newest is None or newest.row.id == kept.row.id
    tip = (visit.person.tips - 1) % messages.tips_known(visit.words) + 1 if is_newest else None
    log = await visit.days()
    kept_by = [line.session_id for line in log if line.day == _day(visit, kept) and line.kind in KEPT]
    streak, is_first = visit.streak_of(log), kept_by[:1] == [kept.row.id]  # a day is celebrated once
    return messages.summary(
        kept.row.id, kept.session, visit.words, streak, visit.share_of(log), tip=tip, rating=rated, is_first=is_first
    )


def _question(visit: Visit, kept: Kept) -> Rating | None:
    """Ask how one exercise felt that has notches and was done in full; not who had enough, or whose day ended."""
    if _is_quiet(kept.session) or messages.may_go_on(kept.session):
        return None
    order = tuple(visit.exercises)
    known = [name for name in in_full(kept.session) if name in visit.exercises and visit.exercises[name].top]
    about = in_turn(known, order, visit.person.rated)
    if about is None:
        return None
    visit.person.rated = about
    return question(kept.row.id, about, visit.words)


def _day(visit: Visit, kept: Kept) -> date:
    """Return the day that a session counts for."""
    return kept.row.day or day_of(kept.session.until - INSTANT, visit.zone)


def _is_answered(session: Session) -> bool:
    """Return whether what ended it has an answer of its own: pain, or despair."""
    return isinstance(session.phase, Stopped) and session.phase.why in (Why.PAIN, Why.QUIET)


def _is_quiet(session: Session) -> bool:
    """Return whether nobody should hear of its end: the day has ended over it, or nobody said what was done."""
    return isinstance(session.phase, Stopped) and session.phase.why in {Why.DAY_ENDED, Why.UNANSWERED}
