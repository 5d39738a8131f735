"""Likeness: which intent a line is most like, of all lines that people were known to say.

The rule: it knows words and pairs of them, and no grammar; what each tells was learned from lines, idle talk among
them, and is never written by hand. It is a second opinion: what it says counts by how far the first is ahead.
"""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import pairwise
from random import Random

NONE = "none"
"""What idle talk is labelled with; it is like this as it would be like an intent."""
_NUMBER = "0"
_END = "."
_TURNS = 6
"""So often is each line learned."""
_AHEAD = 1.0
"""So far is the right intent to be ahead of every other one."""
_STEP = 0.1
"""So much is learned from a line at most."""

Weights = Mapping[str, Mapping[str, float]]
"""By a word or a pair, how much it speaks for or against an intent."""


def marks(words: Sequence[str]) -> tuple[str, ...]:
    """Return what a line is known by: its words, and those that stand side by side."""
    plain = [_NUMBER if word.isdigit() else word for word in words]
    pairs = (f"{one} {other}" for one, other in pairwise((_END, *plain, _END)))
    return tuple(dict.fromkeys((*plain, *pairs)))


def likeness(words: Sequence[str], weights: Weights) -> Mapping[str, float]:
    """Return how much a line is like each intent."""
    return _told(marks(words), weights)


def ahead(told: Mapping[str, float], among: Collection[str] = ()) -> tuple[str, float]:
    """Return the first of all intents, or of these, and how far it is ahead of the second."""
    ranked = sorted(((told.get(each, 0.0), each) for each in among or told), reverse=True)
    if not ranked:
        return NONE, 0.0
    return ranked[0][1], ranked[0][0] - (ranked[1][0] if len(ranked) > 1 else 0.0)


def learned(lines: Iterable[tuple[str, Sequence[str]]]) -> Weights:
    """Learn from lines, each with its intent: a passive-aggressive perceptron, averaged over all that it was.

    Source: Crammer et al., Online Passive-Aggressive Algorithms, JMLR 7 (2006), the variant PA-I.
    """
    known = [(intent, marks(words)) for intent, words in lines]
    now: dict[str, dict[str, float]] = defaultdict(dict)
    since: dict[str, dict[str, float]] = defaultdict(dict)
    chance = Random(1)  # noqa: S311  # the order of what is learned is no secret, and always the same
    seen = 1
    for _ in range(_TURNS):
        chance.shuffle(known)
        for intent, line in known:
            told = _told(line, now)
            rival = max((each for each in told if each != intent), key=lambda each: (told[each], each), default="")
            short = _AHEAD - told.get(intent, 0.0) + told.get(rival, 0.0)
            if short > 0:
                step = min(_STEP, short / (2 * len(line)))
                for mark in line:
                    for each, by in ((intent, step), (rival, -step)):
                        now[mark][each] = now[mark].get(each, 0.0) + by
                        since[mark][each] = since[mark].get(each, 0.0) + by * seen
            seen += 1
    return {mark: {i: by - since[mark][i] / seen for i, by in each.items() if i} for mark, each in now.items()}


def written(weights: Weights, least: float) -> Iterator[str]:
    """Yield the lines of a file of weights, without those that tell less than this."""
    for mark, each in sorted(weights.items()):
        told = [f"{intent}={by:.2f}" for intent, by in sorted(each.items()) if abs(by) >= least]
        if told:
            yield "\t".join((mark, *told))


def learned_from(files: Iterable[str]) -> Weights:
    """Return the weights that the text of such files holds."""
    rows = (line.split("\t") for file in files for line in file.splitlines())
    return {
        mark: {intent: float(by) for intent, _, by in (each.partition("=") for each in told)} for mark, *told in rows
    }


def _told(line: Iterable[str], weights: Weights) -> dict[str, float]:
    told: dict[str, float] = defaultdict(float)
    for mark in line:
        for intent, by in weights.get(mark, {}).items():
            told[intent] += by
    return told
