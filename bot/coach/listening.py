"""What a person says, listened to before anything else is looked for; and edits, which may have been heard before.

The rule: pain is heard first, in any state, whatever a text looks like. An edit is a message: what it says anew is
heard, and a command that it makes is carried out. One that says what its message said is no news, however late it
comes: Telegram tells of a message again for a reaction or a preview. Where nobody can know any more whether it is
news, and it speaks of pain, we ask.
"""

from dataclasses import dataclass
from datetime import timedelta

from bot.coach import asking, despair, everyday, pain, screening
from bot.coach import sessions as open_sessions
from bot.coach.visit import Visit
from bot.core.hearing import Ask, Stop, StopKind, Verdict, despair_in, is_pain
from bot.core.hearing.command import Said, listen
from bot.core.hearing.edits import is_mended
from bot.core.incoming import Typed
from bot.core.rules.asked import NoteOn
from bot.core.rules.screening import TAKEN_BACK
from bot.core.screens import messages
from bot.core.session.machine import is_open
from bot.core.session.state import Asks, Interrupted, Move, Tapped
from bot.core.understanding import Everyday, Match, Understood, Wanted, understand
from bot.store import diary, heard, sessions
from bot.store.heard import Memory, mark_of
from bot.store.sessions import Kept
from bot.store.tables import FurtherKind, ReportRow

HEALTH_CHANGED = "health-changed"
"""The intent that leads to the screening, in any state."""
AFTERWARDS = timedelta(hours=1)
"""How long what means nothing else is taken to be said of a pain."""
KEEP = timedelta(days=30)
"""How long what a message said is remembered; people can edit theirs for two days."""


@dataclass(frozen=True, slots=True)
class _Listened:
    """A text as it was heard."""

    typed: Typed
    said: Said
    before: Memory | None
    """What its message said before, where it was edited and that is remembered."""
    understood: Understood
    running: Kept | None

    @property
    def meant(self) -> Verdict:
        return self.understood.verdict

    @property
    def in_session(self) -> bool:
        return self.running is not None and is_open(self.running.session)


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
    if typed.changed and before is None and _is_old(visit, typed):
        await _ask_of_old(visit, running, meant)
        return True
    visit.person.quiet = False  # they have written, and it is news
    it = _Listened(typed, said, before, understood, running)
    if said.command is None and not is_pain(meant):
        await pain.more_than_the_button(visit)
    report = await _note_of(visit, it)
    if report is None:
        report, answered = await _acted(visit, it)
    else:
        answered = await asking.take(visit, said.text)
        if in_session and isinstance(meant, Ask):
            await _ask(visit, running)
    if typed.message_id and said.text:
        may_keep = visit.person.consent and (is_pain(meant) or not despair_in(meant))
        words = said.text if report is not None and may_keep else None
        memory = Memory(visit.person.id, typed.message_id, mark, words, report)
        await heard.remember(visit.db, visit.vault, memory, visit.now, edited=typed.changed)
    if said.command is not None:
        return isinstance(meant, Stop)
    return answered or typed.changed or isinstance(meant, Stop | Ask)


async def _acted(visit: Visit, it: _Listened) -> tuple[int | None, bool]:
    """Do what was heard; return the report that the message belongs to, and whether something asked was answered."""
    answered, report = False, it.before.report_id if it.before else None
    match it.meant:
        case Stop(why=StopKind.PAIN | StopKind.DESPAIR) as alarm:
            return await _alarmed(visit, it.said, alarm, it.before, it.running), False
        case Stop() if it.running:
            await open_sessions.drive(visit, it.running, Tapped(Move.STOP, it.running.session.rev))
        case Ask() if not _is_answered(visit, it):
            if it.said.command is None and not it.typed.changed:
                answered = await asking.take(visit, it.said.plain)
            await _ask(visit, it.running)
        case _ if is_health(it.understood.wants):
            await screening.said(visit)
            answered = True
        case _ if isinstance(it.understood.wants, Everyday | None) and (stood := await _told_more(visit, it)):
            await pain.further(visit, stood, it.said.words)
            return stood.id, True
        case _ if it.understood.wants and not it.typed.changed:
            running = it.running if it.in_session else None
            answered = await everyday.answer(visit, it.understood.wants, it.said.text, running)
    if report is not None:
        await _corrected(visit, it.said, report)
    return report, answered


def _is_answered(visit: Visit, it: _Listened) -> bool:
    """Return whether what leaves doubt is everyday all the same, so that its answer asks what the doubt would."""
    is_settled = visit.asked is None and visit.profile.plan is not None
    return it.understood.wants is not None and is_settled and not it.typed.changed


async def _note_of(visit: Visit, it: _Listened) -> int | None:
    """Return the report whose note this is: what comes while a note is asked for is the note, whatever it says.

    Not so a command; nor what stops a session; nor pain once the report is over, for then it is pain anew. An edit is
    one only where it changes what was something else. Despair is answered first, and keeps the note as well.
    """
    asked = visit.asked
    if not isinstance(asked, NoteOn) or it.said.command is not None or not it.said.text.strip():
        return None
    if (it.typed.changed and not _is_new(visit, it)) or (it.in_session and isinstance(it.meant, Stop)):
        return None
    if despair_in(it.meant):
        return None
    if is_pain(it.meant):
        report = await diary.report(visit.db, visit.person.id, asked.report)
        if report is None or not visit.person.consent or not pain.stands_open(visit, report):
            return None
    return asked.report


def _is_new(visit: Visit, it: _Listened) -> bool:
    """Return whether an edit is of a message that belongs to no report; one that nobody remembers must be fresh."""
    if it.before is not None:
        return it.before.report_id is None
    return it.typed.sent_at > visit.now.timestamp() - TAKEN_BACK.total_seconds()


async def _told_more(visit: Visit, it: _Listened) -> ReportRow | None:
    """Return the report that words of no other meaning belong to: for an hour, "it's getting worse" is said of it."""
    if it.in_session or it.typed.changed or it.said.command is not None or visit.asked is not None:
        return None
    report = await diary.latest_report(visit.db, visit.person.id)
    if report is None or not pain.stands_open(visit, report) or not it.said.text.strip():
        return None
    return report if abs(visit.now - report.at) <= AFTERWARDS else None


async def _corrected(visit: Visit, said: Said, report_id: int) -> None:
    """A message that belongs to a report says something harmless now: that is kept as well."""
    report = await diary.report(visit.db, visit.person.id, report_id)
    if report is not None:
        await pain.further(visit, report, said.words, FurtherKind.EDIT, silent=True)


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
    is_wanted = isinstance(understood.wants, Match) and not asking.is_answer(visit, said.plain)
    return understood if is_wanted else Understood(listen(said, lexicons, in_session=in_session))


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
    if mended or (pain.stands_open(visit, report) and not in_session):
        await pain.further(visit, report, said.words, FurtherKind.EDIT, silent=mended)
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
    visit.is_puzzled = True
    if running and is_open(running.session):
        running.row.buried = True
        await open_sessions.drive(visit, running, Interrupted(Asks.DOUBT))
    else:
        await visit.say(messages.does_it_hurt(visit.words))


def _is_old(visit: Visit, typed: Typed) -> bool:
    return 0 < typed.sent_at < visit.now.timestamp() - KEEP.total_seconds()
