"""What a person says, listened to before anything else is looked for; and edits, which may have been heard before.

The rule: pain is heard first, in any state, whatever a text looks like. An edit is a message: what it says anew is
heard, and a command that it makes is carried out. One that says what its message said is no news, however late it
comes: Telegram tells of a message again for a reaction or a preview. Where nobody can know any more whether it is
news, and it speaks of pain, we ask.
"""

from datetime import timedelta

from bot.coach import despair, everyday, pain, screening
from bot.coach import sessions as open_sessions
from bot.coach.visit import Visit
from bot.core.calendar import day_of
from bot.core.hearing import Ask, Stop, StopKind, Verdict, despair_in, is_pain
from bot.core.hearing.command import Said, listen
from bot.core.hearing.edits import is_mended
from bot.core.incoming import Typed
from bot.core.rules.asked import NoteOn
from bot.core.screens import messages
from bot.core.session.machine import is_open
from bot.core.session.state import Asks, Interrupted, Move, Tapped
from bot.core.understanding import Match, Understood, Wanted, understand
from bot.store import diary, heard, sessions
from bot.store.heard import Memory, mark_of
from bot.store.sessions import Kept

HEALTH_CHANGED = "health-changed"
"""The intent that leads to the screening, in any state."""
KEEP = timedelta(days=30)
"""How long what a message said is remembered; people can edit theirs for two days."""


async def settled(visit: Visit, typed: Typed, said: Said) -> bool:
    """Listen to what was said; return whether that was all: nobody has to look for a command or an answer."""
    before = await heard.recall(visit.db, visit.vault, visit.person.id, typed.message_id) if typed.changed else None
    mark = mark_of(f"/{said.command} {said.rest}" if said.command else said.text.strip())
    if typed.changed and (not said.text or (before is not None and before.mark == mark)):
        return True
    running = await sessions.unfinished(visit.db, visit.person.id)
    in_session = running is not None and is_open(running.session)
    understood = _understood(visit, said, in_session=in_session)
    meant = understood.verdict
    report = before.report_id if before else None
    if typed.changed and before is None and _is_old(visit, typed):
        await _ask_of_old(visit, running, meant)
        return True
    visit.person.quiet = False  # they have written, and it is news
    match meant:
        case Stop(why=StopKind.PAIN | StopKind.DESPAIR):
            report = await _alarmed(visit, said, meant, before, running)
        case Stop() if running:
            await open_sessions.drive(visit, running, Tapped(Move.STOP, running.session.rev))
        case Ask():
            await _ask(visit, running)
        case _ if is_health(understood.wants):
            await screening.said(visit)
        case _ if in_session and running and understood.wants and not typed.changed:
            await everyday.answer(visit, running, understood.wants)
            return True
    if typed.message_id and said.text:
        words = said.text if is_pain(meant) and visit.person.consent else None
        memory = Memory(visit.person.id, typed.message_id, mark, words, report)
        await heard.remember(visit.db, visit.vault, memory, visit.now, edited=typed.changed)
    if said.command is not None:
        return isinstance(meant, Stop)
    return typed.changed or isinstance(meant, Stop | Ask) or is_health(understood.wants)


def is_health(wants: Wanted) -> bool:
    """Return whether somebody has said that something about their health has changed."""
    return isinstance(wants, Match) and wants.intent == HEALTH_CHANGED


def _understood(visit: Visit, said: Said, *, in_session: bool) -> Understood:
    """Hear pain, and what is not understood; an answer to what we have asked holds nothing unless it may be pain."""
    lexicons = visit.library.lexicons_for(visit.person.language)
    books = visit.library.phrasebooks_for(visit.person.language)
    understood = understand(said, lexicons, books, in_session=in_session)
    if visit.asked is None or (is_health(understood.wants) and not isinstance(visit.asked, NoteOn)):
        return understood
    return Understood(listen(said, lexicons, in_session=in_session))


async def _alarmed(visit: Visit, said: Said, meant: Stop, before: Memory | None, running: Kept | None) -> int | None:
    """Answer despair, pain, or both; return the report, if there is one."""
    if meant.despair:
        await despair.answer(visit, said, None if is_pain(meant) else running, meant.despair)
    if is_pain(meant):
        return await _hurts(visit, said, before, running)
    return before.report_id if before else None


async def _hurts(visit: Visit, said: Said, before: Memory | None, running: Kept | None) -> int | None:
    """Stop for pain; an edit of what has brought a report belongs to that, on its day or where it only mends a slip."""
    report = await diary.report(visit.db, visit.person.id, before.report_id) if before and before.report_id else None
    if before is None or report is None:
        return await pain.stop(visit, said.words, running)
    mended = before.words is not None and is_mended(before.words, said.text)
    in_session = running is not None and is_open(running.session)
    of_today = report.withdrawn_at is None and day_of(report.at, visit.zone) == visit.today
    if mended or (of_today and not in_session):
        if visit.person.consent:
            diary.add_words(report, visit.vault, said.words)
        if not mended:
            await pain.advise(visit, report)
        return report.id
    if before.words is None and not visit.person.consent:
        await _ask(visit, running)
        return report.id
    return await pain.stop(visit, said.words, running)


async def _ask_of_old(visit: Visit, running: Kept | None, meant: Verdict) -> None:
    """It may be a reaction to what was answered long ago: pain is asked about; despair is answered once more."""
    if language := despair_in(meant):
        await despair.answer(visit, None, running, language)
    elif isinstance(meant, Ask) or is_pain(meant):
        await _ask(visit, running)


async def _ask(visit: Visit, running: Kept | None) -> None:
    """Ask whether it hurts; a session pauses meanwhile."""
    if running and is_open(running.session):
        running.row.buried = True
        await open_sessions.drive(visit, running, Interrupted(Asks.DOUBT))
    else:
        await visit.say(messages.does_it_hurt(visit.words))


def _is_old(visit: Visit, typed: Typed) -> bool:
    return 0 < typed.sent_at < visit.now.timestamp() - KEEP.total_seconds()
