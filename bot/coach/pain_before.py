"""Pain before a session: above 0, three answers take the place of a start, and what was said holds for the day.

The rule: how high the number is decides nothing. What closes a day is never opened again on that day.
"""

from bot.coach import morning_check
from bot.coach import sessions as open_sessions
from bot.coach.visit import Visit
from bot.core.incoming import Pressed
from bot.core.priority import Priority
from bot.core.rules.pain import Closed, Reason, days_held, gate, hold_after
from bot.core.rules.profile import PainAnswer
from bot.core.rules.screening import pain_said
from bot.core.rules.streak import DayKind
from bot.core.screens import closed
from bot.core.screens.card import Card
from bot.core.screens.messages import rated
from bot.core.screens.taps import PainBeforeTap
from bot.store import agreements
from bot.store.agreements import About
from bot.store.serialization import hold_of, put_hold, put_pain_before


async def ask(visit: Visit, score: int, edits: int | None) -> None:
    """It hurts before a session: what was offered or under way ends, and it is asked which pain that is."""
    await open_sessions.end(visit)
    if pain_said(visit.profile, visit.now) in (None, PainAnswer.KNOWN):
        _say(visit, PainAnswer.ASKED)
    entrance = gate(visit.profile, hold_of(visit.person), visit.now)
    noted = visit.words.html("rate.noted", n=score)
    if entrance == Closed(Reason.PAIN_ASKED):
        await visit.say(closed.pain_before(visit.words, noted), edits=edits)
    else:
        await visit.say(Card(rated(visit.words, score)), edits=edits)


async def take(visit: Visit, tap: PainBeforeTap, pressed: Pressed) -> None:
    """Take which pain it is."""
    said = pain_said(visit.profile, visit.now)
    match tap.answer:
        case PainAnswer.NEW:
            await _new(visit, pressed)
        case PainAnswer.UNSEEN:
            await _unseen(visit, pressed)
        case PainAnswer.KNOWN if said is PainAnswer.ASKED:
            await _known(visit, pressed)
        case PainAnswer.KNOWN if said in (PainAnswer.NEW, PainAnswer.UNSEEN):
            await open_sessions.open_session(visit)
        case _:
            visit.toast = visit.words.label("toast.gone")


async def _new(visit: Visit, pressed: Pressed) -> None:
    """New, or worse than usual: a hold as after a stop, though none is counted."""
    before = hold_of(visit.person)
    await open_sessions.end(visit)
    _say(visit, PainAnswer.NEW)
    for day in days_held(before, visit.today, visit.zone):  # a new hold must not forget the days that were held
        visit.log_day(DayKind.BRIDGED, day)
    put_hold(hold_after((), before=before, now=visit.now), visit.person)
    await morning_check.plan(visit)
    await _advise(visit, PainAnswer.NEW, pressed)


async def _unseen(visit: Visit, pressed: Pressed) -> None:
    """Usual, and nobody has looked at it: not today, and the day breaks no streak."""
    await open_sessions.end(visit)
    if pain_said(visit.profile, visit.now) not in (PainAnswer.NEW, PainAnswer.UNSEEN):
        _say(visit, PainAnswer.UNSEEN)
        visit.log_day(DayKind.BRIDGED)
    await _advise(visit, PainAnswer.UNSEEN, pressed)


async def _known(visit: Visit, pressed: Pressed) -> None:
    """Usual, and the provider knows: stored with its date; today everything is at its lowest dose."""
    agreements.add(visit.db, visit.person.id, About.USUAL_PAIN, visit.now)
    _say(visit, PainAnswer.KNOWN)
    await _advise(visit, PainAnswer.KNOWN, pressed)
    await open_sessions.open_session(visit)


def _say(visit: Visit, answer: PainAnswer) -> None:
    """Note what was said; it holds until the day ends, and a session of that day is not free of pain."""
    put_pain_before(answer, visit.day_ends, visit.person)
    visit.person.pained_at = visit.day_ends


async def _advise(visit: Visit, answer: PainAnswer, pressed: Pressed) -> None:
    card = Card(visit.words.html(f"safety.pain-before.{answer}"))
    await visit.say(card, Priority.PAIN, edits=pressed.message_id)
