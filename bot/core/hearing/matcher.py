"""Several lexicons that hear together: English, the person's own language, and all others as they are spelled.

The rule of this room: a word that one of the near ones knows is no slip of another's word, and what is harmless in one
of them is harmless in all; beyond that, each lexicon reads the whole text by itself.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.core.hearing.context import Context
from bot.core.hearing.lexicon import Lexicons
from bot.core.hearing.names import NAMES, PAIN
from bot.core.hearing.phrases import HITS, Found, Table, compiled, find
from bot.core.hearing.spelling import pieces, shortened, unstretched
from bot.core.hearing.text import Tokens, Word, read, spaced_letters

_JOINED = ("pain", "doubt", "stop", "cries")
_PARTED = ("pain", "doubt")
_LONGEST_GLUED = 60
_LONGEST_PLAIN = 24
_CRIES = frozenset({"cries", "doubt_alone"})


@lru_cache(maxsize=64)
def matcher(lexicons: Lexicons) -> "Matcher":
    """Return the matcher of somebody's lexicons; made once, since lexicons never change."""
    near, far = (tuple(compiled(lexicon) for lexicon in dict.fromkeys(side)) for side in (lexicons.near, lexicons.far))
    return Matcher(near, far, lexicons.plain | frozenset(NAMES) - {PAIN})


class Matcher:
    """Compiled lexicons with the words that they know, and the loud ones, for whose sake letters are rearranged."""

    def __init__(
        self, tables: tuple[Table, ...], far: tuple[Table, ...] = (), plain: frozenset[str] = frozenset()
    ) -> None:
        self.tables, self.far, self.plain = tables, far, plain
        self._plain_slips = _by_shortened(plain)
        self.known = frozenset[str]().union(*(table.spellings.exact for table in tables))
        self.joined = self._words(_JOINED)
        self.parted = frozenset(word for word in self._words(_PARTED) if len(word) > 3)

    def _words(self, categories: tuple[str, ...]) -> frozenset[str]:
        return frozenset[str]().union(*(table.words(category) for table in self.tables for category in categories))

    def listen(self, text: str, end: int) -> tuple[Tokens, tuple[Context, ...]]:
        """Return what was typed, and how each lexicon sees it; of a long text, `end` letters at each end."""
        typed = read(text, end)
        typed = replace(typed, words=tuple(self._parted(self._mended(self._joined(typed.words)))))
        meanings = {word: self._meanings(word) for word in {word.text for word in typed.words}}
        found = [
            find(typed.words, [meanings[word.text][place] for word in typed.words], table)
            for place, table in enumerate(self.tables)
        ]
        harmless = _harmless(found)
        tables = zip(found, self.tables, strict=True)
        near = tuple(Context(typed, phrases, harmless, table.language) for phrases, table in tables)
        return typed, (*near, *self._from_afar(typed, harmless))

    def _from_afar(self, typed: Tokens, harmless: list[Found]) -> Iterator[Context]:
        """How the far lexicons see it, those of them that see anything."""
        for table in self.far:
            meanings = {word: table.spellings.plainly(word) for word in {word.text for word in typed.words}}
            if any(not table.loud.isdisjoint(meant) for meant in meanings.values()):
                found = find(typed.words, [meanings[word.text] for word in typed.words], table)
                found = [phrase for phrase in found if phrase.category not in HITS or self._is_foreign(typed, phrase)]
                yield Context(typed, found, [*harmless, *_harmless([found])], table.language, is_far=True)

    def _is_foreign(self, typed: Tokens, phrase: Found) -> bool:
        """Whether a far lexicon's hit is no mere cry, and has a word that none of the near ones knows."""
        places = (place for place in range(phrase.start, phrase.stop) if place not in phrase.skipped)
        words = (typed.words[place].text for place in places)
        return phrase.category not in _CRIES and not all(map(self._is_near, words))

    def _is_near(self, word: str) -> bool:
        return any(table.spellings.plainly(word) for table in self.tables)

    def _meanings(self, word: str) -> tuple[frozenset[str], ...]:
        """What the word may stand for in each near lexicon; of an everyday word's slip, no more than an exchange."""
        plain = tuple(table.spellings.plainly(word) for table in self.tables)
        if any(plain) and word == unstretched(word):
            return plain
        everyday = self._is_everyday_slip(word)
        return tuple(
            said | table.spellings.perhaps(word, exchanges_only=everyday)
            for said, table in zip(plain, self.tables, strict=True)
        )

    def _is_everyday_slip(self, word: str) -> bool:
        near = (meant for key in (word, *shortened(word)) for meant in self._plain_slips.get(key, ()))
        return len(word) <= _LONGEST_PLAIN and any(OSA.distance(word, meant, score_cutoff=1) <= 1 for meant in near)

    def _joined(self, words: tuple[Word, ...]) -> Iterator[Word]:
        """Return the words, with spaced letters ("p a i n") joined where a loud word comes of it."""
        rest = 0
        for start, stop in spaced_letters(words):
            found = pieces("".join(word.text[0] for word in words[start:stop]), self.known)
            if not self.joined.isdisjoint(found) or all(len(piece) > 1 for piece in found):
                yield from words[rest:start]
                rest = start
                for piece in found:
                    yield replace(words[rest], text=piece, end=words[rest + len(piece) - 1].end)
                    rest += len(piece)
        yield from words[rest:]

    def _mended(self, words: Iterator[Word]) -> Iterator[Word]:
        """Return the words, with a loud one joined where a stray space cut it ("hur ts") and a part makes no sense."""
        held: list[Word] = []
        for word in words:
            if held and self._is_cut(held[0], word):
                held[0] = replace(held[0], text=held[0].text + word.text, end=word.end)
            else:
                yield from held
                held = [word]
        yield from held

    def _is_cut(self, word: Word, rest: Word) -> bool:
        if word.clause != rest.clause or word.text + rest.text not in self.joined:
            return False
        return not self.known.issuperset({word.text, rest.text})

    def _parted(self, words: Iterator[Word]) -> Iterator[Word]:
        """Return the words, with glued ones ("ithurts") parted where they are known words and a loud one among them."""
        for word in words:
            found = self.parts(word.text)
            for piece in found:
                yield replace(word, text=piece)
            if not found:
                yield word

    def parts(self, glued: str) -> tuple[str, ...]:
        """Return the known words that a glued word consists of, if a loud one is among them; empty otherwise."""
        if not 6 <= len(glued) <= _LONGEST_GLUED or any(table.spellings.plainly(glued) for table in self.tables):
            return ()
        found = pieces(unstretched(glued), self.known)
        whole = all(len(piece) > 1 for piece in found)
        return found if whole and not self.parted.isdisjoint(found) else ()


def _harmless(found: Iterable[Iterable[Found]]) -> list[Found]:
    return [phrase for phrases in found for phrase in phrases if phrase.category == "harmless"]


def _by_shortened(words: Iterable[str]) -> dict[str, list[str]]:
    """The words by every form that a slip of one may share with it."""
    forms: dict[str, list[str]] = defaultdict(list)
    for word in words:
        for form in {word, *shortened(word)}:
            forms[form].append(word)
    return forms
