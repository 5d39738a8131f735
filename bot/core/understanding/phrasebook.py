"""The everyday words of one language: data, as a translator wrote them.

The rule of this room: nothing here decides. An intent is a name with examples of how people say it; `{a,b}` in an
example stands for each alternative in turn, and `...` for the words that the intent is about, which are its slot. What
is named there stands under `slots`.
"""

from collections.abc import Iterable, Mapping
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
    lookalikes: tuple[str, ...] = ()
    """Ordinary words one slip away from these; never taken for a slip."""
    joints: tuple[str, ...] = ()
    """Words that join two thoughts: and, because."""
    kin: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """Words of one meaning, by the name under which frames call for them."""
    frames: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    """By the intent's id, meanings that ask for it wherever they stand together."""


SHORTEST = 5
"""Shorter words stand too near to others for a slip of them to be told."""


def everyday_words(books: Iterable[Phrasebook]) -> frozenset[str]:
    """Every word that is an example by itself, folded, unless it is a short one."""
    plain = (each for book in books for said in book.intents.values() for item in said for each in alternatives(item))
    rows = (tuple(word.text for word in read(example).words) for example in plain if " " not in example)
    return frozenset(row[0] for row in rows if len(row) == 1 and len(row[0]) >= SHORTEST)
