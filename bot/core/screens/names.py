"""What a routine is called today: by what is in it.

The rule: no screen says the name of a whole routine where some of it is missing or left out.
"""

from collections.abc import Mapping
from datetime import timedelta

from bot.core.screens.minutes import told
from bot.core.session.exercise import Routine, Tape, exercises_of, seconds
from bot.core.words import Filling, Words


def called(words: Words, routine: str, tape: Tape, routines: Mapping[str, Routine]) -> str:
    """Return what is done today by its name: a routine's, that of some of it, or a single exercise's."""
    if routine not in routines:
        known = f"routine.{routine}.name"  # of an older release
        return words.label(known if words.has(known) else f"exercise.{routine}.name")
    whole, today = {entry.exercise for entry in routines[routine].entries}, exercises_of(tape)
    if not today or whole.issubset(today):
        return words.label(f"routine.{routine}.name")
    return _sentence(words.label(f"routine.{routine}.some", count=counted(words, len(today))))


def promise(words: Words, tape: Tape) -> dict[str, Filling]:
    """Return what a text fills in that promises a session: how many exercises it has, and about how many minutes."""
    return {"count": counted(words, len(exercises_of(tape))), "n": told(timedelta(seconds=seconds(tape)))}


def counted(words: Words, number: int) -> str:
    """Return a number of exercises as a word, where the language has it; else in figures."""
    return words.label(f"count.{number}") if words.has(f"count.{number}") else str(number)


def _sentence(text: str) -> str:
    """Begin a name as a sentence is begun."""
    return text[:1].upper() + text[1:]
