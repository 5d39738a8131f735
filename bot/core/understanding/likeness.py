"""Likeness: which intent a line is most like, of all lines that people were known to say.

The rule: it knows words and pairs of them, and no grammar; what each tells was learned from lines, idle talk among
them, and is never written by hand. It is a second opinion: what it says counts by how far the first is ahead.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from itertools import pairwise

NONE = "none"
"""What idle talk is labelled with; it is like this as it would be like an intent."""
_NUMBER = "0"
_END = "."

Weights = Mapping[str, tuple[tuple[str, float], ...]]
"""By a word or a pair, how much it speaks for or against some intents."""


def marks(words: Sequence[str]) -> tuple[str, ...]:
    """Return what a line is known by: its words, and those that stand side by side."""
    plain = [_NUMBER if word.isdigit() else word for word in words]
    pairs = (f"{one} {other}" for one, other in pairwise((_END, *plain, _END)))
    return tuple(dict.fromkeys((*plain, *pairs)))


def likeness(line: Iterable[str], weights: Weights) -> Mapping[str, float]:
    """Return how much a line of these marks is like each intent."""
    told: dict[str, float] = defaultdict(float)
    for mark in line:
        for intent, by in weights.get(mark, ()):
            told[intent] += by
    return told


def ahead(told: Mapping[str, float], among: Collection[str] = ()) -> tuple[str, float]:
    """Return the first of all intents, or of these, and how far it is ahead of the second."""
    ranked = sorted(((told.get(each, 0.0), each) for each in among or told), reverse=True)
    if not ranked:
        return NONE, 0.0
    return ranked[0][1], ranked[0][0] - (ranked[1][0] if len(ranked) > 1 else 0.0)


def learned_from(files: Iterable[str]) -> Weights:
    """Return the weights that the text of such files holds."""
    told = dict[str, tuple[str, float]]()  # the same few stand in thousands of lines
    weights = dict[str, tuple[tuple[str, float], ...]]()
    for file in files:
        for line in file.splitlines():
            mark, *each = line.split("\t")
            weights[mark] = tuple(told.get(one) or told.setdefault(one, _told(one)) for one in each)
    return weights


def _told(written: str) -> tuple[str, float]:
    intent, _, by = written.partition("=")
    return intent, float(by)
