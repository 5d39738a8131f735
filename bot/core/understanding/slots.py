"""What stands in the slot of an intent: things by their names, and how many minutes.

The rule: what names two things names neither, and who asks says so; nothing is guessed.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from bot.core.hearing.lexicon import alternatives
from bot.core.understanding.matching import books_together
from bot.core.understanding.phrasebook import Phrasebook
from bot.core.understanding.wording import words_of

GEAR, EXERCISE, OFTEN, DAY, MINUTES, UNIT = "gear", "exercise", "often", "day", "minutes", "unit"
"""The kinds of things that a phrasebook names."""
_NEAR = 2
"""A number's unit is no further behind it: "20 more minutes"."""
_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Request:
    """What somebody asks for: the intent, the words of its slot, and all that was said."""

    intent: str
    slot: str = ""
    text: str = ""


def named(kind: str, text: str, books: tuple[Phrasebook, ...]) -> tuple[str, ...]:
    """Return the things of a kind that a text names, those of the longest names first."""
    wording = books_together(books).wording
    said = " ".join(wording.meant(word) or word for word in words_of(text))
    found: dict[str, int] = {}
    for phrase, name in _names(kind, books):
        if f" {phrase} " in f" {said} ":
            found.setdefault(name, len(phrase))
    return tuple(sorted(found, key=lambda name: -found[name]))


def minutes(text: str, books: tuple[Phrasebook, ...]) -> int | None:
    """Return how many minutes a text says, in figures or in words; None where it says none.

    A number that stands alone is one of minutes.
    """
    words = words_of(text)
    for at, number in enumerate(words):
        for unit in words[at + 1 : at + 1 + _NEAR] if number.isdecimal() and len(number) <= _DIGITS else ():
            if factor := next(iter(named(UNIT, unit, books)), None):
                return int(number) * int(factor)
    said = next(map(int, named(MINUTES, text, books)), None)
    figures = [word for word in words if word.isdecimal()]
    return int(figures[0]) if said is None and len(figures) == 1 and len(figures[0]) <= _DIGITS else said


@lru_cache(maxsize=256)
def _names(kind: str, books: tuple[Phrasebook, ...]) -> tuple[tuple[str, str], ...]:
    """Every name of every thing of a kind, the longest first, folded as what is said is."""
    rows = (
        (" ".join(words_of(plain)), name)
        for book in books
        for name, phrases in book.slots.get(kind, {}).items()
        for plain in _plain(phrases)
    )
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def _plain(phrases: Iterable[str]) -> Iterable[str]:
    return (plain for phrase in phrases for plain in alternatives(phrase))
