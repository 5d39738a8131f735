"""Matches what was typed with phrases that a language says times and days with.

The rule: this file knows no language. Words are read as content/places/said says they mean, the longest phrase first,
and then all of what is left has to be a phrase: an unknown word means that nothing was understood.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeAlias

from bot.places.folding import fold, spellings

Tokens: TypeAlias = tuple[str, ...]
Meanings: TypeAlias = Mapping[Tokens, Tokens]
"""What words in a row stand for; nothing where they count for nothing."""
Spoken: TypeAlias = tuple[Tokens, Iterable[str]]
"""A meaning, and the phrases for it."""

SPELLED = "'"
"""Stands behind a number that was said in letters."""
_TOKEN = re.compile(r"\d+(?:[.:,/-]\d+)*\.?|[^\W\d_]+")
_SLOT = re.compile(r"[A-Z]+")


@dataclass(frozen=True, slots=True)
class Phrase:
    """One way to say something."""

    said: re.Pattern[str]
    meaning: str


def tokens(text: str) -> Tokens:
    """Return the words of a text, folded, and its figures with what stands between their digits."""
    return tuple(_TOKEN.findall(fold(text)))


def meanings(said: Iterable[Spoken]) -> Meanings:
    """Return what every phrase stands for; of two meanings of one phrase, the later."""
    return {
        tokens(spelling): meaning for meaning, phrases in said for phrase in phrases for spelling in spellings(phrase)
    }


def numbers(said: Mapping[str, Sequence[str]], joined: Sequence[str]) -> Meanings:
    """Return the numbers from 0 to 59: tens and ones put together, and those that are listed."""
    together = (
        (
            (f"{tens + ones}{SPELLED}",),
            [each.format(tens=said[str(tens)][0], ones=one) for each in joined for one in said[str(ones)]],
        )
        for tens in range(20, 60, 10)
        for ones in range(1, 10)
    )
    listed = (((number + SPELLED,), phrases) for number, phrases in said.items())
    return meanings([*together, *listed])


def understood(said: Tokens, known: Meanings) -> Tokens:
    """Return what the words stand for, the longest phrases first."""
    longest = max(map(len, known), default=1)
    meant: list[str] = []
    begin = 0
    while begin < len(said):
        ends = range(min(len(said), begin + longest), begin, -1)
        end = next((end for end in ends if said[begin:end] in known), begin + 1)
        meant.extend(known.get(said[begin:end], said[begin:end]))
        begin = end
    return tuple(meant)


def phrase(template: str, slots: Mapping[str, str], meaning: str) -> Phrase:
    """Read a template: `a|b` is either, `[a]` may be missing, capitals are slots."""
    return Phrase(re.compile("".join(_pieces(template, slots))), meaning)


def slots(template: str) -> frozenset[str]:
    """Return the slots that a template always has."""
    said = (piece for piece in template.split() if not piece.startswith("["))
    return frozenset(slot for piece in said for slot in _SLOT.findall(piece))


def matches(said: Tokens, phrases: Iterable[Phrase]) -> Iterator[tuple[str, re.Match[str]]]:
    """Return the meaning of every phrase that says all of this, and what fills its slots."""
    text = "".join(f"{token} " for token in said)
    return ((each.meaning, found) for each in phrases if (found := each.said.fullmatch(text)))


def _pieces(template: str, slots: Mapping[str, str]) -> Iterator[str]:
    for piece in template.split():
        either = "|".join(_literal(each, slots) for each in piece.strip("[]").split("|"))
        yield f"(?:(?:{either}) ){'?' if piece.startswith('[') else ''}"


def _literal(piece: str, slots: Mapping[str, str]) -> str:
    if _SLOT.search(piece):
        return _SLOT.sub(lambda slot: slots[slot[0]], piece.replace(".", r"\."))
    return " ".join(tokens(piece))
