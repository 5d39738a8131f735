"""The everyday words of one language: data, as a translator wrote them.

The rule of this room: nothing here decides. An intent is a name with examples of how people say it; `{a,b}` in an
example stands for each alternative in turn, and `...` for the words that the intent is about, which are its slot. What
is named there stands under `slots`. Words of one meaning are `kin`, by a name of our own; a frame is a row of such
names, or of words, that ask for its intent wherever they stand together: `a|b` either, `-a` not beside it, `~a` though
that stands beside it; `=` at its beginning where nothing else may be said, `+` where a word more may be strange.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from bot.core.hearing.lexicon import alternatives
from bot.core.hearing.text import read


@dataclass(frozen=True, slots=True, eq=False)
class Phrasebook:
    """One language."""

    language: str
    """The language's code, as its folder is called."""

    fillers: tuple[str, ...]
    """Words that change nothing about what is wanted: please, now."""
    intents: Mapping[str, tuple[str, ...]]
    """Examples by the intent's id."""
    slots: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    """What is named in a slot: by the kind of thing, and by its id, how people call it."""
    small: tuple[str, ...] = ()
    """Words that say nothing by themselves, wherever they stand beside those of a frame."""
    idle: tuple[str, ...] = ()
    """Whole lines that ask for nothing, though their words might: "wait for it"."""
    lookalikes: tuple[str, ...] = ()
    """Ordinary words one slip away from these; never taken for a slip."""
    joints: tuple[str, ...] = ()
    """Words that join two thoughts: and, because."""
    kin: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words of one meaning, by the name under which frames call for them."""
    frames: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By the intent's id, meanings that ask for it wherever they stand together."""
    likeness: str = ""
    """What was learned from lines, as its file holds it: it is read when somebody first speaks."""


WHOLE, SURE, WITHOUT, LIFTS, OR = "=", "+", "-", "~", "|"


@dataclass(frozen=True, slots=True)
class Frame:
    """Meanings that ask for an intent wherever they stand together."""

    intent: str
    asked: tuple[frozenset[str], ...]
    """Of each of these, one is there."""
    unless: frozenset[str]
    """None of these is there."""
    lifts: frozenset[str]
    """These may be there, though they would guard against it."""
    is_whole: bool
    """Nothing else is said."""
    is_sure: bool
    """It bears one strange word more."""

    @property
    def called(self) -> frozenset[str]:
        """Return all that it is made of."""
        return frozenset().union(*self.asked)


def frame_of(intent: str, written: str) -> Frame:
    """Return a frame as it is written."""
    words = written.lstrip(WHOLE + SURE).split()
    asked = tuple(frozenset(word.split(OR)) for word in words if word[0] not in {WITHOUT, LIFTS})
    unless = frozenset(word.removeprefix(WITHOUT) for word in words if word.startswith(WITHOUT))
    lifts = frozenset(word.removeprefix(LIFTS) for word in words if word.startswith(LIFTS))
    return Frame(intent, asked, unless, lifts, written.startswith(WHOLE), written.startswith(SURE))


def frames_of(book: Phrasebook) -> Iterator[Frame]:
    """Return all frames of a phrasebook."""
    return (frame_of(intent, each) for intent, written in book.frames.items() for each in written)


SHORTEST = 5
"""Shorter words stand too near to others for a slip of them to be told."""


def everyday_words(books: Iterable[Phrasebook]) -> frozenset[str]:
    """Every word that is an example by itself, folded, unless it is a short one."""
    plain = (each for book in books for said in book.intents.values() for item in said for each in alternatives(item))
    rows = (tuple(word.text for word in read(example).words) for example in plain if " " not in example)
    return frozenset(row[0] for row in rows if len(row) == 1 and len(row[0]) >= SHORTEST)
