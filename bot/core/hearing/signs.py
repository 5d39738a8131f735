"""Hearing warning signs, and where it hurts, in what a person writes of their pain: what is named, and not denied.

The rule: it is looked for only where pain is reported already, so it stops nothing; in doubt the sign is there. Phrases
are written as in a lexicon, but reach over commas; `@body` and `@cannot` stand for the lists of these names.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache

from bot.core.hearing.lexicon import SignWords, alternatives
from bot.core.hearing.phrases import Found, GrowingNode, Table, find, folded
from bot.core.hearing.spelling import spellings
from bot.core.hearing.text import Word, read

_DENIALS = "denials"
_AT = "at "
"""What the category of a place begins with: a sign may have its name."""
_REACH = 3
"""So many words may stand between a denial and the sign that it denies: no sign of any fever."""


def named(text: str, languages: Sequence[SignWords]) -> frozenset[str]:
    """Return the warning signs that a text names."""
    return frozenset(each for each in _heard(text, languages) if not each.startswith(_AT))


def placed(text: str, languages: Sequence[SignWords]) -> frozenset[str]:
    """Return the places at which it hurts, as a text names them."""
    return frozenset(each.removeprefix(_AT) for each in _heard(text, languages) if each.startswith(_AT))


def _heard(text: str, languages: Sequence[SignWords]) -> Iterator[str]:
    words = read(text).words
    return (category for each in languages for category in _named(words, each))


def _named(words: Sequence[Word], language: SignWords) -> Iterator[str]:
    table = _compiled(language)
    meanings = [table.spellings.plainly(word.text) or table.spellings.perhaps(word.text) for word in words]
    found = find([replace(word, clause=word.sentence) for word in words], meanings, table)
    denied = {place for each in found if each.category == _DENIALS for place in range(each.start, each.stop)}
    signs = (each for each in found if each.category in language.signs or each.category.startswith(_AT))
    return (each.category for each in signs if not _is_denied(each, words, denied))


def _is_denied(hit: Found, words: Sequence[Word], denied: Iterable[int]) -> bool:
    """Return whether a denial stands shortly before the sign, or in its gap."""
    clause = words[hit.start].clause
    near = {place for place in range(hit.start - 1 - _REACH, hit.start) if place >= 0 and words[place].clause == clause}
    return not (near | set(hit.skipped)).isdisjoint(denied)


@lru_cache(maxsize=64)
def _compiled(language: SignWords) -> Table:
    """Return a language's phrases as a table; made once, since the words never change."""
    phrases, words = GrowingNode(), set[str]()
    others = {"body": language.body, "cannot": language.cannot, _DENIALS: language.denials}
    others |= {f"{_AT}{place}": items for place, items in language.parts.items()}
    for category, items in (*language.signs.items(), *others.items()):
        for plain in (plain for item in items for plain in alternatives(item)):
            row = folded(plain)
            phrases.add(row, category)
            words.update(each for each in row if each[0] not in "@.")
    return Table(spellings(words, words, {}), phrases.grown(), frozenset())
