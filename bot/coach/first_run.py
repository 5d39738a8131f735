"""The first run and the settings: a question is asked, an answer taken, the next screen takes its place."""

from collections.abc import Sequence
from datetime import timedelta

from bot import places
from bot.coach import evenings, mornings
from bot.coach.visit import Visit
from bot.core.calendar import zones
from bot.core.card import Card
from bot.core.first_run import all_set, ask, settings, which
from bot.core.profile import answered, unanswered
from bot.core.taps import AnswerTap, AskTap, Question
from bot.store import alarms
from bot.store.alarms import Bell

MOST = 8
"""Places to choose from, where what was typed may mean several."""
TYPED = (Question.ZONE, Question.TIME, Question.FOLLOW_UP)
"""Questions that may be answered by typing."""


async def ask_next(visit: Visit, edits: int | None = None) -> None:
    """Ask what is not answered yet."""
    question = unanswered(visit.profile)
    if question is not None:
        await _ask(visit, question, edits)


async def tapped(visit: Visit, tap: AskTap | AnswerTap, message_id: int | None) -> None:
    """Ask a question again, or take an answer; the screen changes in place."""
    match tap:
        case AskTap(question=question, page=page):
            await _ask(visit, question, message_id, page)
        case AnswerTap(question=question, value=value):
            await _take(visit, question, value, message_id)


async def typed(visit: Visit, text: str) -> None:
    """Take an answer that was typed: a city, or a time of day."""
    question = Question(visit.person.asked or Question.TIME)
    if question is Question.ZONE:
        await place(visit, places.find(text, visit.now, visit.person.language))
        return
    at = places.read_time(text, visit.person.language)
    value = f"{at:%H%M}" if at else ""
    if not await _take(visit, question, value, None):
        await visit.say(Card(visit.words.html("ask.time-unclear")))


async def place(visit: Visit, meant: Sequence[str]) -> None:
    """Take the zone of a place; ask which, where it is several, and say so where it is none."""
    match list(meant):
        case []:
            await visit.say(Card(visit.words.html("ask.zone-unclear")))
        case [zone]:
            await _take(visit, Question.ZONE, zone, None)
        case several:
            await visit.say(which(several[:MOST], visit.choices(), visit.words, visit.now))


async def _ask(visit: Visit, question: Question, edits: int | None, page: int = 0) -> None:
    visit.person.asked = question if question in TYPED else None
    left = visit.now + timedelta(days=1) if unanswered(visit.profile) is not None else None
    await alarms.set_alarm(visit.db, Bell.NUDGE, visit.person.id, left)
    await visit.say(ask(question, visit.profile, visit.choices(page), visit.words, visit.now), edits=edits)


async def _take(visit: Visit, question: Question, value: str, edits: int | None) -> bool:
    """Take an answer; answer whether it meant anything."""
    before = visit.profile
    after = answered(before, question, value, frozenset(visit.library.screening), zones())
    if after is None:
        return False
    visit.profile = after
    if question in (Question.ZONE, Question.TIME, Question.WEEKLY):
        await mornings.plan_next(visit)
        await evenings.plan_week(visit)
    following = question if question is Question.SCREENING and not after.screened else unanswered(after)
    if following is not None:
        await _ask(visit, following, edits)
        return True
    visit.person.asked = None
    await alarms.set_alarm(visit.db, Bell.NUDGE, visit.person.id, None)
    is_first_run = unanswered(before) is not None
    await visit.say((all_set if is_first_run else settings)(after, visit.words, visit.now), edits=edits)
    return True
