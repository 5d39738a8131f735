"""Somebody has said that they want to die: one calm answer, the session is over, and nothing comes by itself.

The rule: it is no report of pain, nothing is asked, and what they wrote is kept nowhere but in the note that they were
asked for. Quiet lasts until they write again.
"""

from bot.coach import pain
from bot.coach import sessions as open_sessions
from bot.coach.visit import Visit
from bot.core.hearing.command import Said
from bot.core.priority import Priority
from bot.core.rules.asked import NoteOn
from bot.core.screens import advice
from bot.core.session.state import Heard, Why
from bot.store import diary
from bot.store.sessions import Kept


async def answer(visit: Visit, said: Said | None, running: Kept | None, language: str) -> None:
    """Answer, in any state and whatever the person has agreed to.

    Args:
        visit: the person's.
        said: what they said; None where it is no news.
        running: the session that this ends; pain ends its own.
        language: the one that they said it in; it is answered in theirs, and in this.
    """
    if running:
        await open_sessions.drive(visit, running, Heard(Why.QUIET))
    visit.person.quiet = True
    card = advice.despair(visit.library.despair_for(visit.person.language, language))
    await visit.say(card, Priority.PAIN, key=f"despair:{visit.person.id}:{visit.key}")
    if said is not None and isinstance(visit.asked, NoteOn):
        await _keep_note(visit, visit.asked.report, said.text)


async def _keep_note(visit: Visit, report_id: int, text: str) -> None:
    """No text is lost that a person was asked for; that it is kept is not spoken of now."""
    visit.asked = None
    report = await diary.report(visit.db, visit.person.id, report_id)
    if report is not None and visit.person.consent:
        await pain.keep_note(visit, report, text)
