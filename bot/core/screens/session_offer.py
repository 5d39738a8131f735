"""The card before a session: what is planned, what to fetch, and what may still be chosen.

The rule: four rows of buttons at most. It starts in one tap; what may be chosen otherwise is unfolded, and folded again
with the choice. Of what was left out and of what fits better now, one thing is offered at a time.
"""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from bot.core.screens.card import Button, Card, Rows, grid, listed
from bot.core.screens.minutes import told
from bot.core.screens.names import called
from bot.core.screens.session_buttons import rows
from bot.core.screens.taps import GearTap, LevelTap, PainNowTap, PutBackTap, RoutinesTap, When
from bot.core.session.exercise import Exercise, Routine, exercises_of, gear_of, seconds, spare_gear
from bot.core.session.state import Offer, Session
from bot.core.words import Html, Words, lines, paragraphs

MOST = 2
"""Rows of what may be chosen; gear comes first."""
ASKED = ""
"""No exercise yet: it is asked which one comes back."""


def offer(
    session_id: int,
    session: Session,
    words: Words,
    exercises: Mapping[str, Exercise],
    routines: Mapping[str, Routine],
) -> Card:
    """Draw a session that has not begun."""
    gear = gear_of(session.tape, exercises)
    spare = (thing for thing in spare_gear(exercises.values()) if thing in gear or thing in session.missing)
    may_miss = tuple(dict.fromkeys((*spare, *sorted(session.missing))))  # a chair is missed only by whoever says so
    name = called(words, session.routine, session.tape, routines)
    return Card(_text(session, name, gear, words), _rows(session_id, session, may_miss, words))


def _text(session: Session, name: str, gear: tuple[str, ...], words: Words) -> Html:
    minutes = told(timedelta(seconds=seconds(session.tape)))
    return paragraphs(
        words.html("session.intro", routine=name, n=minutes),
        lines(*(_listed(name, words) for name in exercises_of(session.tape))),
        words.html("session.gear", gear=listed(words, "gear", gear)) if gear else None,
        words.html("session.left-out", names=_named(words, session.left_out)) if session.left_out else None,
        setup(words, gear),
    )


def setup(words: Words, gear: tuple[str, ...]) -> Html:
    """Say what must be so before any session, wherever one begins."""
    return lines(
        words.html("safety.setup.place"),
        *(words.html(f"safety.setup.{thing}") for thing in gear if words.has(f"safety.setup.{thing}")),
        words.html("safety.setup.pain"),
    )


def _rows(session_id: int, session: Session, may_miss: tuple[str, ...], words: Words) -> Rows:
    """Start, hands-free first, and say how it feels now; or, unfolded, what is missing, what fits, another routine."""

    def missing(thing: str) -> Button:
        name = words.label(f"gear.short.{thing}")
        back, gone = words.label("button.gear-back", gear=name), words.label("button.gear-missing", gear=name)
        return Button(back if thing in session.missing else gone, GearTap(session_id, session.rev, thing))

    *starts, turn, hurts = rows(session_id, session, words)
    if not session.unfolded:
        pain_now = Button(words.label("button.pain-now"), PainNowTap(session_id, When.BEFORE))
        return *starts, (pain_now, *turn), hurts
    choices = (*grid([missing(thing) for thing in may_miss], 2), *_fits(session, words))
    other = Button(words.label("button.routines"), RoutinesTap())
    return *choices[:MOST], (other, *turn), hurts


def _fits(session: Session, words: Words) -> Rows:
    """Offer what comes back, which is asked where it may be several things; else the first notch there is."""
    match session.left_out:
        case []:
            return tuple((_notch(notch, words),) for notch in session.offers[:1])
        case [name]:
            return ((put_back(words, name),),)
        case _:
            return ((Button(words.label("button.put-back-which"), PutBackTap(ASKED)),),)


def put_back(words: Words, exercise: str) -> Button:
    """Offer to put an exercise back."""
    return Button(words.label("button.put-back", name=words.label(f"exercise.{exercise}.name")), PutBackTap(exercise))


def which_back(words: Words, exercises: Sequence[str]) -> Card:
    """Ask which of several exercises comes back."""
    return Card(words.html("session.put-back-which"), grid([put_back(words, name) for name in exercises], 1))


def _notch(offer: Offer, words: Words) -> Button:
    """Offer the next notch, with the new length."""
    name, minutes = words.label(f"exercise.{offer.exercise}.name"), told(timedelta(seconds=offer.seconds))
    label = words.label("button.notch", name=name, reps=offer.reps, n=minutes)
    return Button(label, LevelTap(offer.exercise, offer.level))


def _named(words: Words, exercises: tuple[str, ...]) -> str:
    return ", ".join(words.label(f"exercise.{name}.name") for name in exercises)


def _listed(exercise: str, words: Words) -> Html:
    """Name an exercise; what it is for stands in the list of all, so that the offer fits on a phone."""
    return words.html("session.offer", name=words.html(f"exercise.{exercise}.name"))
