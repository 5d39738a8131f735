"""The first run and the settings: a question is asked, an answer taken, the next screen takes its place.

The rule: Back leads to the screen that somebody came from. What was said comes first; the first message stays above.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import timedelta

from bot import places
from bot.coach import follow_ups, on_alarm, pauses, reminders, week_plan, weekly
from bot.coach import sessions as open_sessions
from bot.coach.visit import Visit
from bot.core.calendar import zones
from bot.core.incoming import Pressed
from bot.core.rules.alarms import AlarmKind
from bot.core.rules.pain import Closed, gate
from bot.core.rules.profile import OFF, ONE, Known, Question, answered, unanswered
from bot.core.rules.screening import asked_anew, finished, is_stale, warn
from bot.core.screens.card import Card, NoKey, buttons_alone
from bot.core.screens.closed import closed
from bot.core.screens.first_run import hello, locate, which
from bot.core.screens.questions import ask, home
from bot.core.screens.screening import screened
from bot.core.screens.taps import AnswerTap, AskTap, HelloTap, HomeTap, LocateTap, Way
from bot.core.session.state import Asks
from bot.core.words import Html, paragraphs
from bot.store import alarms
from bot.store.serialization import hold_of

MOST = 8
"""Places to choose from, where what was typed may mean several."""
TYPED = {question: question for question in (Question.ZONE, Question.TIME, Question.FOLLOW_UP, Question.PAUSE)} | {
    Question.DAYS: Question.TIME
}
"""Questions that may be answered by typing, and what the words then answer."""
HEALTH = frozenset({Question.WARNING, Question.SCREENING})
"""The two screens of the screening."""
SETUP = HEALTH | {Question.ZONE, Question.TIME, Question.DAYS}
"""What a first run goes on with; where there is a warning sign, it does not."""


async def ask_next(visit: Visit, edits: int | None = None) -> None:
    """Ask what is not answered yet."""
    question = unanswered(visit.profile)
    if question is Question.CONSENT:
        await _say_hello(visit)
    elif question is not None:
        await _ask(visit, question, edits)


async def hello_again(visit: Visit, tap: HelloTap, pressed: Pressed) -> None:
    """Go on from the first message, which stays and is bare then; or back to it: a picture, it is sent anew."""
    if visit.profile.consent is not None and tap.way is Way.ON:
        await ask_next(visit)
    elif tap.way is Way.ON:
        await _ask(visit, Question.CONSENT, None, key=f"consent:{visit.person.id}:{pressed.message_id}")
        if pressed.message_id is not None:
            await visit.say(buttons_alone(()), edits=pressed.message_id)
    else:
        visit.removes = pressed.message_id
        await _say_hello(visit)


async def ask_again(visit: Visit, tap: AskTap, pressed: Pressed) -> None:
    """Ask a question again; the screen changes in place."""
    await _ask(visit, Question.WARNING if _ends_at(visit, tap.question) else tap.question, pressed.message_id, tap.page)


async def ask_for(visit: Visit, question: Question) -> None:
    """Ask a question because somebody has asked for it; what is not answered yet comes first."""
    await (_ask(visit, question, None) if unanswered(visit.profile) is None else ask_next(visit))


async def take(visit: Visit, tap: AnswerTap, pressed: Pressed) -> None:
    """Take an answer that was tapped; the screen changes in place."""
    await _take(visit, tap.question, tap.value, pressed.message_id)


async def ask_location(visit: Visit, _tap: LocateTap, _pressed: Pressed) -> None:
    """Bring the key that shares a location."""
    if _ends_at(visit, Question.ZONE):
        await ask_next(visit)
        return
    visit.asked, visit.person.sharing = Question.ZONE, True
    await visit.say(locate(visit.words))


async def home_again(visit: Visit, _tap: HomeTap, pressed: Pressed) -> None:
    """Go back to where the questions are asked from; questions about health may be left, and stand open then."""
    if visit.profile.arrived and visit.profile.warned is None and unanswered(visit.profile) in HEALTH:
        await visit.say(home(visit.situation()), edits=pressed.message_id)
    else:
        await go_home(visit, pressed.message_id)


async def typed(visit: Visit, question: Question, text: str) -> None:
    """Take an answer that was typed: a place or what its clock shows, a time of day, or how many days."""
    if question is Question.ZONE:
        await place(visit, zones_meant(visit, text))
        return
    if question is Question.PAUSE:
        await pauses.typed(visit, text)
        return
    at = places.read_time(text, visit.person.language)
    if at is None or not await _take(visit, question, f"{at:%H%M}", None):
        await visit.say(Card(visit.words.html("ask.time-unclear")))


def zones_meant(visit: Visit, text: str) -> Sequence[str]:
    """Return the zones of a place; where it is none, those whose clocks show what was typed, the likeliest first."""
    language = visit.person.language
    if found := places.find(text, visit.now, language):
        return found
    times = places.read_clock(text, language)
    return places.showing(times, visit.situation().choices.zones, visit.now) if times else ()


async def keep(visit: Visit) -> None:
    """Leave a question as it is: in the settings that is said, with how all stands; in the first run it waits."""
    if unanswered(visit.profile) is not None:
        await visit.say(Card(visit.words.html("ask.waits")))
        return
    here = home(visit.situation())
    visit.asked = None
    await _take_key_away(visit, visit.words.html("ask.zone-untaken"), None)
    await visit.say(replace(here, text=paragraphs(visit.words.html("ask.kept"), here.text)))


async def place(visit: Visit, meant: Sequence[str]) -> None:
    """Take the zone of a place; ask which, where it is several, and say so where it is none."""
    match list(meant):
        case []:
            await visit.say(Card(visit.words.html("ask.zone-unclear")))
        case [zone]:
            await _take(visit, Question.ZONE, zone, None)
        case several:
            await visit.say(which(several[:MOST], visit.situation()))


async def go_home(visit: Visit, edits: int | None) -> None:
    """Show where the questions are asked from; what is not answered yet comes first."""
    if unanswered(visit.profile) is not None:
        await ask_next(visit, edits)
        return
    edits = await _take_key_away(visit, visit.words.html("ask.zone-untaken"), edits)
    visit.asked = None
    await alarms.set_alarm(visit.db, AlarmKind.NUDGE, visit.person.id, None)
    await visit.say(home(visit.situation()), edits=edits)


async def _say_hello(visit: Visit) -> None:
    """Show whoever does not know us yet what it looks like."""
    visit.asked = None
    await _nudge(visit)
    await visit.say(hello(visit.situation()))


async def _nudge(visit: Visit) -> None:
    """Whoever leaves the first run half-way is reminded of it once."""
    is_left = unanswered(visit.profile) is not None and visit.profile.warned is None
    left = visit.now + timedelta(days=1) if is_left else None
    await alarms.set_alarm(visit.db, AlarmKind.NUDGE, visit.person.id, left)


async def _ask(visit: Visit, question: Question, edits: int | None, page: int = 0, key: str | None = None) -> None:
    if question is not Question.ZONE:
        edits = await _take_key_away(visit, visit.words.html("ask.zone-untaken"), edits)
    visit.asked = TYPED.get(question)
    await _nudge(visit)
    await visit.say(ask(question, visit.situation(page)), key=key, edits=edits)


async def _take(visit: Visit, question: Question, value: str, edits: int | None) -> bool:
    """Take an answer; return whether it meant anything."""
    if _ends_at(visit, question):
        await ask_next(visit, edits)
        return True
    if (question, value) == (Question.WARNING, ONE):
        await _warn(visit, edits)
        return True
    if question is Question.PAUSE:
        return await _take_pause(visit, value, edits)
    known = Known(frozenset(visit.library.screening), zones(), frozenset(visit.library.words))
    if question in HEALTH and is_stale(visit.profile, visit.now):
        visit.profile = asked_anew(visit.profile)
    after = answered(visit.profile, question, value, known)
    if after is None:
        return False
    if question is Question.SCREENING and after.screened:
        after = finished(after, visit.now, known.signs)
    if after.week is not None:
        await week_plan.change(visit, after.week)
    visit.profile = after
    await _go_on(visit, question, await _plan_with(visit, question, edits))
    return True


async def _take_pause(visit: Visit, value: str, edits: int | None) -> bool:
    """Begin a pause of days, or end it."""
    if value == OFF:
        await pauses.end(visit)
    elif not (value.isdecimal() and await pauses.begin(visit, int(value))):
        return False
    await go_home(visit, edits)
    return True


async def _plan_with(visit: Visit, question: Question, edits: int | None) -> int | None:
    """Plan anew what an answer changes; return the message that what follows stands in."""
    if question is Question.ZONE:
        await reminders.plan_anew(visit)
        await on_alarm.replan(visit)
        edits = await _take_key_away(visit, visit.words.html("ask.zone-thanks"), edits)
    if question is Question.WEEKLY:
        await weekly.plan(visit)
    if question in (Question.ZONE, Question.FOLLOW_UP):
        await follow_ups.plan_anew(visit)
    if question is Question.LANGUAGE:
        visit.renames = True
    return edits


async def _go_on(visit: Visit, answered: Question, edits: int | None) -> None:
    """Show what follows an answer."""
    profile = visit.profile
    if answered in HEALTH and unanswered(profile) is not None:
        await open_sessions.hold(visit, Asks.HEALTH)
    if answered is Question.DAYS or (answered is Question.SCREENING and not profile.screened):
        await _ask(visit, answered, edits)
    elif answered is Question.WARNING:
        await _ask(visit, Question.SCREENING, edits)
    elif answered is Question.SCREENING and profile.arrived and unanswered(profile) is None:
        await _screened(visit, edits)
    else:
        await go_home(visit, edits)


async def _screened(visit: Visit, edits: int | None) -> None:
    """Say what came of a screening that was asked again."""
    visit.asked = None
    await alarms.set_alarm(visit.db, AlarmKind.NUDGE, visit.person.id, None)
    entrance = gate(visit.profile, hold_of(visit.person), visit.now)
    if isinstance(entrance, Closed):
        await open_sessions.hold(visit, Asks.HEALTH)
        await visit.say(closed(visit.words, entrance.reason, visit.profile, visit.now), edits=edits)
    else:
        await visit.say(screened(visit.words), edits=edits)


async def _warn(visit: Visit, edits: int | None) -> None:
    """Note a warning sign: nothing goes on, and the screen says what to do now."""
    visit.profile = warn(visit.profile, visit.now, visit.day_ends)
    await open_sessions.hold(visit, Asks.HEALTH)
    await _ask(visit, Question.WARNING, edits)


def _ends_at(visit: Visit, question: Question) -> bool:
    """Return whether a question is asked no more: there is a warning sign, and no professional has agreed since."""
    return visit.profile.warned is not None and question in SETUP


async def _take_key_away(visit: Visit, said: Html, edits: int | None) -> int | None:
    """Take the key that shares a location away, if it is there; whatever comes then is a new message, below it."""
    if not visit.person.sharing:
        return edits
    visit.person.sharing = False
    await visit.say(Card(said, key=NoKey()))
    return None
