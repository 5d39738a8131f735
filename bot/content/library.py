"""Everything that is coached and said, as one value that never changes."""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bot.core.hearing.lexicon import Lexicon, Lexicons
from bot.core.session.exercise import Exercise, Role, Routine
from bot.core.understanding.phrasebook import Phrasebook
from bot.core.words import Words

ENGLISH = "en"
"""The language that is always there, and that every other one is measured by."""


class Urgency(StrEnum):
    """How soon a warning sign needs help."""

    EMERGENCY = "emergency"
    TODAY = "today"


@dataclass(frozen=True, slots=True)
class Sign:
    """A warning sign."""

    id: str
    urgency: Urgency
    source: str
    """Where it is written that this sign needs help so soon."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """A moving picture as it lies in the content: the film, and the still that stands for it."""

    film: Path
    poster: Path


@dataclass(frozen=True, slots=True)
class Library:
    """The content."""

    exercises: Mapping[str, Exercise]
    """In the order of the daily routine."""
    routines: Mapping[str, Routine]
    roles: Mapping[Role, str]
    """Which routine has each role."""
    pictures: Mapping[str, Drawn]
    """Each by the name that the core has for it; an exercise may still be without."""
    words: Mapping[str, Words]
    """By language; English is always there."""
    lexicons: Mapping[str, Lexicon]
    """By language; one may be heard that is not spoken."""
    heard_by: Mapping[str, Lexicons]
    """By language, of everybody who writes in it."""
    phrasebooks: Mapping[str, Phrasebook]
    """By language; one may be understood that is not spoken."""
    screening: tuple[str, ...]
    """What is asked before the first session, in order."""
    seating: frozenset[str]
    """Which of it keeps a person seated."""
    warnings: tuple[Sign, ...]
    places: tuple[str, ...]
    """Where it may hurt."""
    likely_zones: Mapping[str, tuple[str, ...]]
    """Time zones by language, the likeliest first."""

    def words_for(self, language: str) -> Words:
        """Return the words of a person's language, or of the nearest there is: de-AT is spoken to in German."""
        return self.words.get(_primary(language), self.words[ENGLISH])

    def phrasebooks_for(self, language: str) -> tuple[Phrasebook, ...]:
        """Return what a person is understood by: English always, and their own language."""
        understood = dict.fromkeys((ENGLISH, _primary(language)))
        return tuple(self.phrasebooks[each] for each in understood if each in self.phrasebooks)

    def lexicons_for(self, language: str) -> Lexicons:
        """Return what a person is heard by: English and their own language, and every other one as it is spelled."""
        return self.heard_by.get(_primary(language), self.heard_by[ENGLISH])


def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()
