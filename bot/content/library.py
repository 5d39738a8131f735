"""Everything that is coached and said, as one value that never changes."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from bot.core.hearing.lexicon import Lexicon, Lexicons, SignWords
from bot.core.session.exercise import Exercise, Role, Routine, Tape, unroll, work_of
from bot.core.understanding.phrasebook import Phrasebook
from bot.core.words import Html, Words

ENGLISH = "en"
"""The language that is always there, and that every other one is measured by."""
WORDLESS = "tones"
"""The voice of every language that nobody has spoken yet: tones alone."""


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
    voices: Mapping[str, Mapping[str, Path]]
    """By language, the clips that a track is joined from; and under `WORDLESS`, the tones alone."""
    prints: Path
    """The folder of the templates that pictures and pages are set by."""
    cover: Path | None
    """What a player shows with every track: a JPEG."""
    words: Mapping[str, Words]
    """By language; English is always there."""
    lexicons: Mapping[str, Lexicon]
    """By language; one may be heard that is not spoken."""
    heard_by: Callable[[str], Lexicons]
    """Returns, for one of these languages, what everybody who writes in it is heard by; always the same value."""
    phrasebooks: Mapping[str, Phrasebook]
    """By language; one may be understood that is not spoken."""
    despair: Mapping[str, Html]
    """What is answered to somebody who wants to die, in every language that is heard, spoken or not."""
    screening: tuple[str, ...]
    """What is asked before the first session, in order."""
    seating: frozenset[str]
    """Which of it keeps a person seated."""
    guarding: frozenset[str]
    """Which of it forbids that a person's feet are ever bare."""
    guarded: Mapping[str, Words]
    """By language, the words for those people: the choice between the two is made by `words_for`, and nowhere else."""
    warnings: tuple[Sign, ...]
    sign_words: Mapping[str, SignWords]
    """By language, the words by which the warning signs are heard."""
    places: tuple[str, ...]
    """Where it may hurt."""
    loads: Mapping[str, tuple[str, ...]]
    """The exercises that load each place: after pain there they are left out."""
    likely_zones: Mapping[str, tuple[str, ...]]
    """Time zones by language, the likeliest first."""

    @property
    def promised(self) -> Tape:
        """The daily routine as it is for a beginner: what is promised to whoever has not begun."""
        return unroll(self.routines[self.roles[Role.DAILY]], self.exercises)

    @property
    def least(self) -> float:
        """Seconds of work that make a day with exercises: as much as the floor has."""
        return work_of(unroll(self.routines[self.roles[Role.FLOOR]], self.exercises))

    @property
    def warnings_by_urgency(self) -> Mapping[str, Sequence[str]]:
        """The ids of the warning signs, by how soon each needs help."""
        return {
            urgency: [sign.id for sign in self.warnings if sign.urgency is urgency]
            for urgency in dict.fromkeys(sign.urgency for sign in self.warnings)
        }

    def words_for(self, language: str, ticked: Iterable[str] = ()) -> Words:
        """Return the words of a person's language, or of the nearest there is: de-AT is spoken to in German.

        Args:
            language: the person's.
            ticked: what the person has ticked in the screening; some of it changes what is said.
        """
        spoken = self.words if self.guarding.isdisjoint(ticked) else self.guarded
        return spoken.get(_primary(language), spoken[ENGLISH])

    def voice_for(self, language: str) -> Mapping[str, Path]:
        """Return the clips of the language in which a person is spoken to; where nobody has spoken it, the tones."""
        return self.voices.get(self.words_for(language).language, self.voices[WORDLESS])

    def speaks(self, language: str) -> bool:
        """Return whether somebody has spoken what is heard in this language; else it is tones."""
        return language in self.voices

    def despair_for(self, *languages: str) -> tuple[Html, ...]:
        """Return the answer to despair in each of these languages that is heard, and in English where none is."""
        heard = dict.fromkeys(_primary(language) for language in languages)
        return tuple(self.despair[each] for each in heard if each in self.despair) or (self.despair[ENGLISH],)

    def phrasebooks_for(self, language: str) -> tuple[Phrasebook, ...]:
        """Return what a person is understood by: English always, and their own language."""
        understood = dict.fromkeys((ENGLISH, _primary(language)))
        return tuple(self.phrasebooks[each] for each in understood if each in self.phrasebooks)

    def lexicons_for(self, language: str) -> Lexicons:
        """Return what a person is heard by: English and their own language, and every other one as it is spelled."""
        primary = _primary(language)
        return self.heard_by(primary if primary in self.lexicons else ENGLISH)

    def sign_words_for(self, language: str) -> tuple[SignWords, ...]:
        """Return the words by which a person's warning signs are heard: of their own language, and of English."""
        heard = dict.fromkeys((ENGLISH, _primary(language)))
        return tuple(self.sign_words[each] for each in heard if each in self.sign_words)


def _primary(language: str) -> str:
    return language.replace("_", "-").partition("-")[0].lower()
