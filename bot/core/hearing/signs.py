"""Hearing warning signs in what a person writes of their pain: which of the listed ones are named, and not denied.

The rule: it is looked for only where pain is reported already, so it stops nothing; in doubt the sign is there. Phrases
are written as in a lexicon, but reach over commas; `@body` and `@cannot` stand for the lists of these names.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.core.hearing.lexicon import SignWords, alternatives
from bot.core.hearing.phrases import Found, Node, Table, find, folded
from bot.core.hearing.spelling import spellings
from bot.core.hearing.text import Word, read

_DENIALS = "denials"
_REACH = 3
"""So many words may stand between a denial and the sign that it denies: no sign of any fever."""


def named(text: str, languages: Sequence[SignWords]) -> frozenset[str]:
    """Return the warning signs that a text names."""
    words = read(text).words
    return frozenset(sign for each in languages for sign in _named(words, each))


def _named(words: Sequence[Word], language: SignWords) -> Iterator[str]:
    table = _compiled(language)
    meanings = [table.spellings.plainly(word.text) or table.spellings.perhaps(word.text) for word in words]
    found = find([replace(word, clause=word.sentence) for word in words], meanings, table)
    denied = {place for each in found if each.category == _DENIALS for place in range(each.start, each.stop)}
    return (each.category for each in found if each.category in language.signs and not _is_denied(each, words, denied))


def _is_denied(hit: Found, words: Sequence[Word], denied: Iterable[int]) -> bool:
    """Return whether a denial stands shortly before the sign, or in its gap."""
    clause = words[hit.start].clause
    near = {place for place in range(hit.start - 1 - _REACH, hit.start) if place >= 0 and words[place].clause == clause}
    return not (near | set(hit.skipped)).isdisjoint(denied)


@lru_cache(maxsize=64)
def _compiled(language: SignWords) -> Table:
    """Return a language's phrases as a table; made once, since the words never change."""
    phrases, words = Node(), set[str]()
    others = {"body": language.body, "cannot": language.cannot, _DENIALS: language.denials}
    for category, items in (*language.signs.items(), *others.items()):
        for plain in (plain for item in items for plain in alternatives(item)):
            row = folded(plain)
            phrases.add(row, category)
            words.update(each for each in row if each[0] not in "@.")
    return Table(spellings(words, words, {}), phrases, frozenset())
