"""The picture that stands above the live card: like the card, a pure function of the session.

The rule: it shows the exercise and the foot of which the card speaks, or nothing. Above the card of a session that is
heard stands its track: once pain has stopped it, that goes.
"""

from collections.abc import Collection, Iterable

from bot.core.screens.card import Card
from bot.core.screens.session_card import Drawing
from bot.core.session.exercise import Exercise, Picture, Side, exercises_of
from bot.core.session.machine import is_open
from bot.core.session.state import Finished, Intro, Listening, Pace, Session, Stopped, Why
from bot.core.session.tape import upcoming
from bot.core.words import Words

TRACK = "track"
"""What the track is called where the name of a picture would stand."""


def loop(session: Session, drawing: Drawing) -> Card | None:
    """Return the picture of the set that is under way or comes next, with what it shows in words for whoever hears it.

    What is offered is shown before it begins where it is a single exercise.
    """
    is_shown = (is_open(session) and not isinstance(session.phase, Listening)) or (
        isinstance(session.phase, Intro) and len(exercises_of(session.tape)) == 1
    )
    work = upcoming(session.tape, session.head) if is_shown else None
    picture = Picture(work.exercise, work.side) if work else None
    return captioned(picture, drawing.words) if picture and picture.name in drawing.pictures else None


def first_of(exercises: Iterable[Exercise], pictures: Collection[str]) -> Picture | None:
    """Return what the exercises look like, by the first of them that has a picture."""
    drawn = (Picture(exercise.id, exercise.first) for exercise in exercises)
    return next((picture for picture in drawn if picture.name in pictures), None)


def captioned(picture: Picture, words: Words) -> Card:
    """Draw a picture with what it shows as its caption: a screen reader has nothing else of it."""
    name = words.html(f"exercise.{picture.exercise}.name")
    if picture.side is None:
        return Card(name, picture=picture)
    foot = words.html(f"side.foot.{picture.side}")
    return Card(words.html("session.foot", name=name, foot=foot), picture=picture)


def stays(name: str, session: Session) -> bool:
    """Return whether what stands above the card is a track that may stay: heard on, or heard to a harmless end."""
    match session.phase:
        case Listening() | Finished():
            return name == TRACK
        case Stopped(why=why) if session.pace is Pace.LISTEN:
            return name == TRACK and why not in {Why.PAIN, Why.QUIET}
        case _:
            return False


def is_of(name: str, exercise: str) -> bool:
    """Return whether a picture of this name shows this exercise, with whichever foot."""
    return name in {Picture(exercise, side).name for side in (None, *Side)}
