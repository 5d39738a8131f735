"""The normal form of what was said: its words, and what each of them means.

The rule of this room: it knows no intent. A word, or several in a row, has the names of all its kin, itself among them;
one that no book has is taken for the word that it is one slip away from, or is strange.
"""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.core.hearing.lexicon import alternatives
from bot.core.hearing.spelling import unstretched
from bot.core.hearing.text import read
from bot.core.understanding.phrasebook import Phrasebook, frames_of

FIGURE = "figure"
"""The kin of every number in figures."""
_UNITED = re.compile(r"(?<![^\W_])(\d+)(?=[^\W\d_])")
_JOINED = re.compile(r"\b(i) (m|ve)\b")
_DOUBLED = re.compile(r"(.)\1+$")
_SHORTEST_SLIP = 3
_ENDINGS = frozenset({"d", "r", "ed", "er", "ly"})
"""Another form of a word is no slip of it: who says that they paused something asks for nothing."""


@dataclass(frozen=True, slots=True)
class Item:
    """A word that was said, or several that mean one thing."""

    words: str
    kin: frozenset[str]
    inner: frozenset[str] = frozenset()
    """The kin of the words of a phrase by themselves."""
    is_phrase: bool = False
    is_small: bool = False
    """It says nothing by itself."""
    is_strange: bool = False
    """No frame knows what it means."""


def clauses_of(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the words of a text, by its clauses.

    What hearing reads as two words for the sake of its contexts is one here, as it is said; a unit stands by itself.
    """
    found: dict[int, list[str]] = defaultdict(list)
    for word in read(_UNITED.sub(r"\1 ", text)).words:
        found[word.clause].append(word.text)
    return tuple(tuple(_JOINED.sub(r"\1\2", " ".join(words)).split()) for words in found.values())


def words_of(text: str) -> tuple[str, ...]:
    """Return the words of a text."""
    return tuple(word for clause in clauses_of(text) for word in clause)


class Wording:
    """What the words of several phrasebooks mean."""

    def __init__(self, books: Sequence[Phrasebook], vocabulary: frozenset[str]) -> None:
        self.small = frozenset(w for book in books for item in (*book.small, *book.fillers) for w in words_of(item))
        self._kin: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for name, phrase in _named(books):
            self._kin[phrase].add(name)
        self._first = frozenset(phrase[0] for phrase in self._kin)
        self._joints = frozenset(word for book in books for item in book.joints for word in words_of(item))
        self._longest = max(map(len, self._kin), default=1)
        self._known = vocabulary | self.small | {word for phrase in self._kin for word in phrase}
        self._ordinary = frozenset(w for book in books for item in book.lookalikes for w in words_of(item))
        self._slippery = sorted(word for word in self._known if len(word) > _SHORTEST_SLIP and word.isalpha())
        self._meant = lru_cache(maxsize=4096)(self._look_up)

    def knows(self, word: str) -> bool:
        """Return whether a word stands in a book."""
        return word in self._known

    def meant(self, word: str) -> str:
        """Return the known word that a word is, or is one slip away from; empty where there is none."""
        return word if word in self._known or word.isdigit() else self._meant(word)

    def read(self, words: Sequence[str]) -> tuple[Item, ...]:
        """Return what the words mean, as many of them together as have a meaning of their own."""
        spelled = [self._base(self.meant(word) or word) for word in words]
        found: list[Item] = []
        at = 0
        while at < len(spelled):
            sizes = range(min(self._longest, len(spelled) - at), 0, -1)
            size = next((size for size in sizes if tuple(spelled[at : at + size]) in self._kin), 1)
            found.append(self._item(tuple(spelled[at : at + size])))
            at += size
        return tuple(found)

    def speaks_of(self, words: Sequence[str], kin: frozenset[str]) -> bool:
        """Return whether any of the words is of one of these kin."""
        return any(item.kin & kin for item in self.read(words))

    def parts(self, clause: Sequence[str]) -> Iterator[tuple[str, ...]]:
        """Return what stands between the words that join thoughts: and, so, because."""
        part: list[str] = []
        for word in (*clause, None):
            if word is not None and word not in self._joints:
                part.append(word)
            elif part:
                yield tuple(part)
                part = []

    def _item(self, words: tuple[str, ...]) -> Item:
        said, is_phrase = " ".join(words), len(words) > 1
        if said.isdigit():
            return Item(said, frozenset({FIGURE}))
        kin = frozenset(self._kin.get(words, ()))
        inner = frozenset(name for word in words for name in self._kin.get((word,), ())) if is_phrase else frozenset()
        is_small = all(word in self.small for word in words)
        return Item(said, kin, inner, is_phrase, is_small, is_strange=not kin and not is_small)

    def _base(self, word: str) -> str:
        """A word without the s of another form, where only that one means something: someones, doors, asks."""
        plain = word[:-1] if word.endswith("s") and len(word) > _SHORTEST_SLIP else ""
        return plain if self._means(plain) and not self._means(word) else word

    def _means(self, word: str) -> bool:
        """Return whether a word means something to a frame, or begins what does, or is a small one."""
        return word in self._first or word in self.small

    def _look_up(self, word: str) -> str:
        for plain in (unstretched(word), _DOUBLED.sub(r"\1", word)):
            if plain in self._known:
                return plain
        if len(word) <= _SHORTEST_SLIP or word in self._ordinary:
            return ""
        near = process.extract(word, self._slippery, scorer=OSA.distance, score_cutoff=1, limit=None)
        return next((meant for meant, _, _ in near if _is_slip(word, meant)), "")


def _is_slip(word: str, meant: str) -> bool:
    """Two letters exchanged, or the last one left out; in a longer word, another slip behind its first letter."""
    if word.startswith(meant) and word[len(meant) :] in _ENDINGS:
        return False
    if len(word) > _SHORTEST_SLIP and meant[:-1] == word:
        return True
    return sorted(word) == sorted(meant) or (word[0] == meant[0] and min(len(word), len(meant)) > 4)


def _named(books: Iterable[Phrasebook]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Every word or phrase with the name of its kin; words that stand in a row without braces are each one."""
    for book in books:
        for name, items in book.kin.items():
            for item in items:
                plain = alternatives(item) if "{" in item else item.split()
                yield from ((name, words_of(each)) for each in plain)
        for kind, things in book.slots.items():
            for phrases in things.values():
                yield from ((kind, words_of(plain)) for phrase in phrases for plain in alternatives(phrase))
        called = {name for frame in frames_of(book) for name in frame.called}
        yield from ((word, (word,)) for word in called - book.kin.keys() - book.slots.keys() - {FIGURE})
