"""Finding a lexicon's phrases among the words that were read.

The rule of this room: it finds, it does not judge. A lexicon is compiled once; a phrase is a row of items, and what is
found says which category it belongs to and which words it covers.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, fields
from functools import lru_cache

from bot.core.hearing_spelling import Spellings, spellings
from bot.core.hearing_text import Word, read
from bot.core.lexicon import Lexicon, alternatives

_GAP = "..."
_BODY = "@body"
_LONGEST_GAP = 5
_HEARD_THROUGH_SLIPS = frozenset({"pain", "pain_in_body", "doubt", "doubt_in_body", "body", "stop", "stop_anywhere"})


@dataclass(frozen=True, slots=True)
class Phrase:
    """One plain item of a lexicon and the category that it stands in."""

    category: str
    items: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase among the words, from `start` to before `stop`; `skipped` are the words in its gaps."""

    category: str
    start: int
    stop: int
    skipped: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Table:
    """A compiled lexicon: its spellings, and its phrases under their first items."""

    spellings: Spellings
    phrases: Mapping[str, tuple[Phrase, ...]]

    def words(self, category: str) -> frozenset[str]:
        """The single words that make up a whole item of the category."""
        found = (phrase for phrases in self.phrases.values() for phrase in phrases)
        return frozenset(p.items[0] for p in found if p.category == category and len(p.items) == 1)


@lru_cache(maxsize=64)
def compiled(lexicon: Lexicon) -> Table:
    """The table of a lexicon; made once, since a lexicon never changes."""
    phrases: dict[str, list[Phrase]] = defaultdict(list)
    for field in fields(lexicon):
        if field.name != "language":
            for item in getattr(lexicon, field.name):
                for plain in alternatives(item):
                    phrase = Phrase(field.name, folded(plain))
                    phrases[phrase.items[0]].append(phrase)
    every = [phrase for group in phrases.values() for phrase in group]
    words = {item for phrase in every for item in phrase.items} - {_GAP, _BODY}
    slippery = {item for phrase in every if phrase.category in _HEARD_THROUGH_SLIPS for item in phrase.items}
    return Table(spellings(words, slippery), {first: tuple(group) for first, group in phrases.items()})


def folded(item: str) -> tuple[str, ...]:
    """A plain item as a row of words, folded exactly as the text will be."""
    row: list[str] = []
    for part in item.split():
        if part in {_GAP, _BODY}:
            row.append(part)
        elif part.strip("*") != part:
            (word,) = read(part.strip("*")).words
            row.append(part.replace(part.strip("*"), word.text))
        else:
            row.extend(word.text for word in read(part).words)
    return tuple(row)


def find(words: Sequence[Word], meanings: Sequence[frozenset[str]], table: Table) -> list[Found]:
    """Every phrase of the table among the words, where `meanings` holds what each word may stand for."""
    search = _Search(words, meanings, table)
    places = [found for found in search.run() if found.category == "body"]
    for place in places:
        search.places[place.start].append(place.stop)
    return list(search.run()) if places else list(search.found)


class _Search:
    """One look through the words. `places` are the parts of the body found by an earlier look."""

    def __init__(self, words: Sequence[Word], meanings: Sequence[frozenset[str]], table: Table) -> None:
        self.words, self.meanings, self.table = words, meanings, table
        self.places: dict[int, list[int]] = defaultdict(list)
        self.found: list[Found] = []

    def run(self) -> list[Found]:
        self.found = [found for start in range(len(self.words)) for found in self._starting_at(start)]
        return self.found

    def _starting_at(self, start: int) -> Iterator[Found]:
        firsts = [*self.meanings[start], _BODY] if start in self.places else self.meanings[start]
        for first in firsts:
            for phrase in self.table.phrases.get(first, ()):
                match = next(self._rest(phrase.items, start, self.words[start].clause), None)
                if match is not None:
                    yield Found(phrase.category, start, *match)

    def _rest(self, items: tuple[str, ...], place: int, clause: int) -> Iterator[tuple[int, tuple[int, ...]]]:
        """Where the items end when they begin at the place, and the places skipped on the way; nearest first."""
        if not items:
            yield place, ()
        elif place >= len(self.words) or self.words[place].clause != clause:
            return
        elif items[0] == _GAP:
            for end in range(place, place + _LONGEST_GAP + 1):
                for stop, skipped in self._rest(items[1:], end, clause):
                    yield stop, (*range(place, end), *skipped)
        elif items[0] == _BODY:
            for end in self.places.get(place, ()):
                yield from self._rest(items[1:], end, clause)
        elif items[0] in self.meanings[place]:
            yield from self._rest(items[1:], place + 1, clause)
