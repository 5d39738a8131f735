"""Which words of a lexicon a typed word may stand for: itself, stretched, with a slip of the finger, glued together.

The rule of this room: a word that any lexicon knows is that word and nothing else. Only an unknown one may be a slip,
and the shorter it is, the less of a slip is forgiven: short words stand one letter beside ordinary ones.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby
from re import sub

_LONGEST_WORD = 24
SHORT = 3
"""So few letters leave no room for a slip but two of them exchanged."""
MEANT = "~"
"""Stands before a short word of pain that may have been meant: it counts beside a part of the body alone."""


@dataclass(frozen=True, slots=True)
class Spellings:
    """The words of one lexicon, ready to be looked up. A word with a star is kept with its star."""

    exact: frozenset[str]
    stems: Mapping[int, frozenset[str]]
    tails: Mapping[int, frozenset[str]]
    squeezed: Mapping[str, tuple[str, ...]]
    """By their letters without repeats, the words that have some; any other is its own."""
    slips: Mapping[str, tuple[str, ...]]
    exchanges: Mapping[str, tuple[str, ...]]

    def plainly(self, word: str) -> frozenset[str]:
        """What the word stands for, as it is spelled."""
        found = {word} & self.exact
        found.update(f"{word[:size]}*" for size, stems in self.stems.items() if word[:size] in stems)
        found.update(f"*{word[-size:]}" for size, tails in self.tails.items() if word[-size:] in tails)
        return frozenset(found)

    def perhaps(self, word: str, *, exchanges_only: bool = False) -> frozenset[str]:
        """What an unknown word may stand for: stretched letters, or a slip, or both."""
        short = unstretched(word)
        meant = self.plainly(short) | self._squeezed(squeeze(word))
        slips = self._slipped(word) | self._slipped(short)
        if exchanges_only:
            slips = frozenset(slip for slip in slips if sorted(slip) == sorted(word))
        return (meant | slips).union(self.exchanges.get(word, ()))

    def _squeezed(self, letters: str) -> frozenset[str]:
        return frozenset({letters} & self.exact).union(self.squeezed.get(letters, ()))

    def _slipped(self, word: str) -> frozenset[str]:
        if len(word) > _LONGEST_WORD:
            return frozenset()
        near = {meant for key in (word, *shortened(word)) for meant in self.slips.get(key, ())}
        return frozenset(meant for meant in near if _is_slip(word, meant))


def spellings(words: Iterable[str], slippery: Iterable[str], exchanged: Mapping[str, str]) -> Spellings:
    """Prepare the words of a lexicon; only the slippery ones are ever heard through a slip.

    Those of `exchanged` are heard where two neighbours of their letters are exchanged, and as what.
    """
    plain = {word for word in words if "*" not in word}
    starred = {word for word in words if "*" in word}
    squeezed: dict[str, list[str]] = defaultdict(list)
    slips: dict[str, list[str]] = defaultdict(list)
    for word in plain:
        if (letters := squeeze(word)) != word:
            squeezed[letters].append(word)
    for word in plain & set(slippery):
        if len(word) >= 4:
            for key in dict.fromkeys((word, *shortened(word))):
                slips[key].append(word)
    exchanges: dict[str, list[str]] = defaultdict(list)
    for word, meant in exchanged.items():
        for key in dict.fromkeys(_with_neighbours_exchanged(word)):
            exchanges[key].append(meant)
    return Spellings(
        exact=frozenset(plain),
        stems=_by_size(word[:-1] for word in starred if word.endswith("*")),
        tails=_by_size(word[1:] for word in starred if word.startswith("*")),
        squeezed={key: tuple(values) for key, values in squeezed.items()},
        slips={key: tuple(values) for key, values in slips.items()},
        exchanges={key: tuple(values) for key, values in exchanges.items()},
    )


def squeeze(word: str) -> str:
    """Every run of a letter as one: "owww" and "ow", "pullled" and "pulled" are the same."""
    return "".join(letter for letter, _ in groupby(word))


def unstretched(word: str) -> str:
    """Letters that stand three times or more in a row, as in no ordinary word, as one; doubles stay."""
    return sub(r"(.)\1{2,}", r"\1", word)


def pieces(glued: str, known: frozenset[str]) -> tuple[str, ...]:
    """Letters without spaces as known words, the longest first; a letter that begins none stands by itself."""
    found: list[str] = []
    start = 0
    while start < len(glued):
        sizes = range(min(_LONGEST_WORD, len(glued) - start), 1, -1)
        size = next((size for size in sizes if glued[start : start + size] in known), 1)
        found.append(glued[start : start + size])
        start += size
    return tuple(found)


def _by_size(parts: Iterable[str]) -> dict[int, frozenset[str]]:
    sizes: dict[int, set[str]] = defaultdict(set)
    for part in parts:
        sizes[len(part)].add(part)
    return {size: frozenset(members) for size, members in sizes.items()}


def shortened(word: str) -> Iterable[str]:
    """Return the word without one of its letters: two words one slip apart share such a form, or one is the other's."""
    return (word[:place] + word[place + 1 :] for place in range(len(word)))


def _with_neighbours_exchanged(word: str) -> Iterator[str]:
    if len(word) >= SHORT:
        for at in range(len(word) - 1):
            yield word[:at] + word[at + 1] + word[at] + word[at + 2 :]


def _is_slip(word: str, meant: str) -> bool:
    """One slip at most, the first letter right or exchanged with the second; of four letters only an exchange."""
    from rapidfuzz.distance import OSA  # noqa: PLC0415 # slow to import, and content is read without it

    if OSA.distance(word, meant, score_cutoff=1) != 1:
        return False
    exchanged = sorted(word) == sorted(meant)
    return exchanged or (word[0] == meant[0] and len(meant) > 4)
