"""The card before a session: what is planned, what to fetch, and what may still be chosen."""

from collections.abc import Mapping
from datetime import timedelta

from bot.core.screens.card import Button, Card, Rows, grid, listed
from bot.core.screens.minutes import told
from bot.core.screens.names import called
from bot.core.screens.session_buttons import rows
from bot.core.screens.taps import GearTap, LevelTap, PainNowTap, PutBackTap, RoutinesTap, When
from bot.core.session.exercise import Exercise, Routine, exercises_of, gear_of, seconds, spare_gear
from bot.core.session.state import Offer, Session
from bot.core.words import Html, Words, lines, paragraphs


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
        lines(*(_line(name, words) for name in exercises_of(session.tape))),
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
    """Start, hands-free first; what is missing today; another routine; and how it feels now."""

    def missing(thing: str) -> Button:
        name = words.label(f"gear.short.{thing}")
        back, gone = words.label("button.gear-back", gear=name), words.label("button.gear-missing", gear=name)
        return Button(back if thing in session.missing else gone, GearTap(session_id, session.rev, thing))

    *starts, stop, hurts = rows(session_id, session, words)
    notches = [_notch(notch, words) for notch in session.offers]
    back = [Button(_put_back(words, name), PutBackTap(name)) for name in session.left_out]
    spare = grid([missing(thing) for thing in may_miss], 2)
    other = Button(words.label("button.routines"), RoutinesTap())
    pain_now = Button(words.label("button.pain-now"), PainNowTap(session_id, When.BEFORE))
    return *starts, *grid([*notches, *back], 1), *spare, stop, (other, pain_now), hurts


def _put_back(words: Words, exercise: str) -> str:
    return words.label("button.put-back", name=words.label(f"exercise.{exercise}.name"))


def _notch(offer: Offer, words: Words) -> Button:
    """Offer the next notch, with the new length."""
    name, minutes = words.label(f"exercise.{offer.exercise}.name"), told(timedelta(seconds=offer.seconds))
    label = words.label("button.notch", name=name, reps=offer.reps, n=minutes)
    return Button(label, LevelTap(offer.exercise, offer.level))


def _named(words: Words, exercises: tuple[str, ...]) -> str:
    return ", ".join(words.label(f"exercise.{name}.name") for name in exercises)


def _line(exercise: str, words: Words) -> Html:
    """Name an exercise; what it is for is said when it comes, and where it is asked about."""
    return words.html("session.offer", name=words.html(f"exercise.{exercise}.name"))
