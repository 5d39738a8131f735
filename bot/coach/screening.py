"""The screening asked again, and the ways out of a warning sign: a mistake within ten minutes, a professional's word.

The rule: whatever a person says of their health that has changed, nothing goes on until the questions are answered.
"""

from bot.coach import first_run
from bot.coach import sessions as open_sessions
from bot.coach.visit import Visit
from bot.core.incoming import Pressed
from bot.core.rules.screening import asked_anew, is_mistake, may_agree, unwarned
from bot.core.screens.card import Card
from bot.core.screens.screening import is_of, really
from bot.core.screens.taps import AgreedTap, HealthTap, NoSignTap
from bot.core.session.state import Asks
from bot.store import agreements
from bot.store.agreements import About


async def health_changed(visit: Visit, edits: int | None = None) -> None:
    """Ask the screening again, from any state: a session pauses, and waits for the answers."""
    await open_sessions.hold(visit, Asks.HEALTH)
    visit.profile = asked_anew(visit.profile)
    await first_run.ask_next(visit, edits)


async def said(visit: Visit) -> None:
    """Answer words that say so: "I'm pregnant now", "I had surgery"."""
    if visit.profile.warned is None:
        await visit.say(Card(visit.words.html("ask.health-changed")))
    await health_changed(visit)


async def tapped(visit: Visit, _tap: HealthTap, pressed: Pressed) -> None:
    """Something about my health has changed."""
    await health_changed(visit, pressed.message_id)


async def no_sign(visit: Visit, tap: NoSignTap, pressed: Pressed) -> None:
    """The warning sign was tapped by mistake: back to the question, within ten minutes."""
    sign = visit.profile.warned
    if sign is None or not is_of(tap.since, sign):
        visit.toast = visit.words.label("toast.gone")
    elif not is_mistake(sign, visit.now):
        visit.toast = visit.words.label("toast.mistake-late")
    else:
        visit.person.warned_at = visit.person.warned_until = None
        await first_run.ask_next(visit, pressed.message_id)


async def ask_really(visit: Visit) -> None:
    """Ask once more whether a professional has agreed, where that may be said already."""
    sign = visit.profile.warned
    if sign is not None and may_agree(sign, visit.now):
        await visit.say(really(visit.words, sign))
    else:
        await first_run.ask_next(visit)


async def agreed(visit: Visit, tap: AgreedTap, pressed: Pressed) -> None:
    """A professional has agreed, said twice: it is stored with its date, and the questions go on."""
    sign = visit.profile.warned
    if sign is None or not is_of(tap.since, sign):
        visit.toast = visit.words.label("toast.gone")
        return
    if may_agree(sign, visit.now):
        agreements.add(visit.db, visit.person.id, About.WARNING, visit.now)
        visit.profile = unwarned(visit.profile)
    await first_run.ask_next(visit, pressed.message_id)
