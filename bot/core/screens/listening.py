"""A session for the ear, as far as it is seen: the words below its track, its list, and what is said without one."""

from collections.abc import Mapping

from bot.core.rules.summary import Tally, tallies
from bot.core.screens.card import Button, Card, Style
from bot.core.screens.names import called
from bot.core.screens.taps import MeantTap
from bot.core.session.exercise import Routine
from bot.core.session.state import Session
from bot.core.track.audio import Audio
from bot.core.words import Html, Words, lines


def to_hear(session: Session, words: Words, routines: Mapping[str, Routine], *, speaks: bool) -> Card:
    """Draw the message with the track; without a voice it is tones, and that is said."""
    title = called(words, session.routine, session.tape, routines)
    text = words.html("listen.track" if speaks else "listen.tones")
    return Card(text, audio=Audio(title, words.language, session.tape))


def no_track(words: Words) -> Card:
    """Say that there is nothing to be heard, and offer the way that needs no track."""
    hands_free = Button(words.label("intent.hands-free"), MeantTap("hands-free"), Style.SUCCESS)
    return Card(words.html("listen.no-track"), ((hands_free,),))


def ticked(session: Session, words: Words) -> Html:
    """List the exercises, each as it was ticked."""
    return lines(
        *(
            words.html(f"ticked.{_mark(tally)}", name=words.html(f"exercise.{tally.exercise}.name"))
            for tally in tallies(session)
        )
    )


def _mark(tally: Tally) -> str:
    if tally.done == tally.of:
        return "done"
    return "skipped" if tally.skipped else "open"
