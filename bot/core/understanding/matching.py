"""Matching what was said with the examples and the frames of the phrasebooks.

The rule of this room: by the whole line first, then by frames, then by its words, then through slips, and at last by
each of its clauses; what comes near nothing is nothing, and where two intents are as near, both are named. What was not
said whole is seconded by what it is like. Whoever calls has heard pain first.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import log

from rapidfuzz import fuzz, process

from bot.core.hearing.lexicon import alternatives
from bot.core.understanding.frames import ACTING, BY_THE_WAY, NOT, OTHERS, POLITE, Frames
from bot.core.understanding.phrasebook import Phrasebook
from bot.core.understanding.seconding import Second
from bot.core.understanding.wanted import Between, Everyday, Match, Wanted, one_of
from bot.core.understanding.wording import Wording, clauses_of, words_of

SLOT = "..."
NEAR = 0.74
"""So much of what is said, by weight, is in the example, and of the example in what is said."""
KIN = 0.6
"""So much of it, where every word is an everyday one; then it is understood, but nothing is asked for."""
BESIDE = 0.04
"""Two intents that are no further apart are as near."""
ALIKE = 88
"""So many of a hundred letters of a line that has slips are those of the example."""
UNKNOWN = 0.8
"""So much weighs a word that no example has, of one that a single example has."""
ENOUGH = 3
"""So many words of an example let one be unknown beside them, where nothing is done."""
DENIALS = frozenset({NOT})
_FACES = "\N{BLACK SUN WITH RAYS}"
_LONGEST = 40
ASKING = frozenset({"how", "remaining", "listen"})
"""Intents whose slot may be anything that is known; "how do I cook rice" asks for nothing of ours."""
SHORT_ORDERS = frozenset({"pause", "resume", "skip", "next", "back", "repeat", "undo", "stop", "snooze", "not-today"})
"""A clause that is one of these and no more is meant for us, whatever the others say: "phone's ringing, wait"."""
_LONGEST_SLOT = 8
_SHORTEST_SLIP = 3


@dataclass(frozen=True, slots=True)
class _Example:
    intent: str
    words: frozenset[str]
    is_denied: bool


@lru_cache(maxsize=64)
def books_together(books: tuple[Phrasebook, ...]) -> "Books":
    """Phrasebooks that are matched together; made once, since they never change."""
    return Books(books)


class Books:
    """The examples and frames of several phrasebooks, ready to be looked up."""

    def __init__(self, books: Sequence[Phrasebook]) -> None:
        self.fillers = frozenset(word for book in books for item in book.fillers for word in words_of(item))
        self._idle = frozenset(words_of(line) for book in books for item in book.idle for line in alternatives(item))
        self._whole: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self._bare: dict[tuple[str, ...], list[str]] = defaultdict(list)
        self._slots: list[tuple[tuple[str, ...], tuple[str, ...], str]] = []
        for intent, example in _examples(books):
            self._add(intent, example)
        self._lines = {" ".join(words): intents for words, intents in self._whole.items()}
        self.vocabulary = frozenset(word for words in self._bare for word in words)
        self.wording = Wording(books, self.vocabulary | self.fillers)
        self._frames = Frames(books, self.wording)
        self._examples = [
            _Example(intent, frozenset(words), self.wording.speaks_of(words, DENIALS))
            for words, intents in self._bare.items()
            for intent in intents
        ]
        self._by_word: dict[str, list[_Example]] = defaultdict(list)
        for each in self._examples:
            for word in each.words:
                self._by_word[word].append(each)
        self._second = Second(books, self.wording)
        self._weights = {word: self._weight(len(places)) for word, places in self._by_word.items()}
        self._unknown = UNKNOWN * self._weight(1)

    def _add(self, intent: str, example: str) -> None:
        head, slot, tail = example.partition(SLOT)
        if slot:
            self._slots.append((words_of(head), words_of(tail), intent))
            return
        words = words_of(example)
        bare = self.bare(words)
        forms = ((words, self._whole), *([(bare, self._bare)] if _tells(bare, words) else []))
        for form, known in forms:
            if form and intent not in known[form]:
                known[form].append(intent)

    def _weight(self, examples: int) -> float:
        """A word tells the more, the fewer examples use it."""
        return 0.3 + log(1 + len(self._examples) / examples)

    def bare(self, words: Sequence[str]) -> tuple[str, ...]:
        """The words without those that change nothing; all of them, where nothing else is said."""
        return tuple(word for word in words if word not in self.fillers) or tuple(words)

    def match(self, text: str, *, exactly: bool = False, strictly: bool = False) -> Wanted:
        """What a text asks for; `strictly` is to understand no frame beside what nobody knows.

        `exactly` is to understand only words that are known as they stand.
        """
        words = self._spoken(words_of(text))
        if not words:
            return None
        if words in self._idle:
            return Everyday()
        if whole := self._whole.get(words) or self._whole.get(self.bare(words)):
            return one_of(whole)
        if strictly and (said := self._examples_of(words)) is not None:
            return said
        is_known = all(word in self.vocabulary or word in self.fillers for word in words)
        if (exactly and not is_known) or len(words) > _LONGEST:
            return None
        if exactly:
            understood = self._by_words(self.bare(words))
            return None if isinstance(understood, Everyday) else understood
        return self._second.opinion(self._matched(text, words, strictly=strictly), words, strictly=strictly)

    def _matched(self, text: str, words: tuple[str, ...], *, strictly: bool) -> Wanted:
        found = self._framed(words, strictly=strictly)
        if found is None:
            found = (
                self._examples_of(words)
                or self._slotted(words)
                or self._by_words(self.bare(words))
                or self._by_letters(words)
            )
        if _asks(found):
            return found
        clauses = clauses_of(text)
        return self._alike(clauses) or (None if strictly else self._of_clauses(clauses)) or found

    def speaks_of(self, text: str, kin: frozenset[str]) -> bool:
        """Return whether a text has a word of any of these kin."""
        return self.wording.speaks_of(words_of(text), kin)

    def match_whole(self, text: str) -> Wanted:
        """What a text asks for that is an example as it stands."""
        return self._examples_of(self._spoken(words_of(text)))

    def _alike(self, clauses: Sequence[Sequence[str]]) -> Match | None:
        """What every clause of a text asks for alike, politeness aside; "too easy, that crossword" asks for nothing."""
        if len(clauses) < 2:
            return None
        wanted = [self._by_words(self.bare(words)) for words in clauses]
        asked = {each.intent for each in wanted if isinstance(each, Match)} - POLITE
        return Match(asked.pop()) if len(asked) == 1 and all(isinstance(each, Match) for each in wanted) else None

    def _of_clauses(self, clauses: Iterable[Sequence[str]]) -> Wanted:
        """What the clauses of a text ask for: what is done first, then what is told, its reason, and what is polite."""
        parts = [part for clause in clauses for part in self.wording.parts(clause)]
        strange = [any(item.is_strange for item in self.wording.read(part)) for part in parts]
        asked: list[str] = []
        for part in parts:
            found = self._examples_of(part) or self._framed(part)
            is_bare = len(self.bare(part)) <= 2 and any(strange)
            if isinstance(found, Match) and not (is_bare and found.intent not in SHORT_ORDERS):
                asked.append(found.intent)
        for kind in (ACTING - BY_THE_WAY, frozenset(asked) - BY_THE_WAY, frozenset(asked) - POLITE):
            if wanted := [intent for intent in asked if intent in kind]:
                return one_of(wanted)
        return Match(asked[0]) if asked else None

    def _framed(self, words: Sequence[str], *, strictly: bool = False) -> Wanted:
        if strictly and any(item.is_strange for item in self.wording.read(words)):
            return None
        said = self._frames.find(words)
        return one_of(said) if said else None

    def _spoken(self, words: tuple[str, ...]) -> tuple[str, ...]:
        """The words without the signs of a button that no example has; they say nothing beside its words."""
        return tuple(word for word in words if word in self.vocabulary or not _is_sign(word)) or words

    def _examples_of(self, words: tuple[str, ...]) -> Wanted:
        bare = self.bare(words)
        said = self._whole.get(words) or self._whole.get(bare) or self._bare.get(bare)
        return one_of(said) if said else None

    def _slotted(self, words: tuple[str, ...]) -> Match | None:
        """The longest example whose words stand around those of its slot."""
        found: tuple[int, Match] | None = None
        for form in dict.fromkeys((words, self.bare(words))):
            for head, tail, intent in self._slots:
                size, around = len(form) - len(head) - len(tail), len(head) + len(tail)
                if not 0 < size <= _LONGEST_SLOT or (found and found[0] >= around):
                    continue
                slot = form[len(head) : len(form) - len(tail)]
                if form[: len(head)] == head and form[len(form) - len(tail) :] == tail and self._fits(intent, slot):
                    found = around, Match(intent, " ".join(slot))
        return found[1] if found else None

    def _fits(self, intent: str, slot: Sequence[str]) -> bool:
        items = self.wording.read(slot)
        return intent not in ASKING or not any(item.is_strange or OTHERS in item.kin for item in items)

    def _by_words(self, words: tuple[str, ...]) -> Wanted:
        meant = tuple(self._meant(word) for word in words)
        if (said := self._examples_of(meant)) is not None:
            return said
        known = {word for word in meant if word}
        total = sum(self._weights.get(word or "", self._unknown) for word in set(meant) if word not in self.fillers)
        best: dict[str, float] = defaultdict(float)
        near = {id(each): each for word in known for each in self._by_word.get(word, ())}.values()
        is_denied = self.wording.speaks_of(words, DENIALS)
        for example in near:
            if example.intent in ACTING and example.is_denied != is_denied:
                continue
            common = sum(self._weights[word] for word in example.words & known)
            whole = sum(self._weights[word] for word in example.words)
            best[example.intent] = max(best[example.intent], 2 * common / (total + whole))
        ranked = sorted(best.items(), key=lambda each: -each[1])
        if ranked and ranked[0][1] >= NEAR and self._bears(ranked[0][0], meant):
            return one_of([intent for intent, score in ranked if ranked[0][1] - score <= BESIDE])
        is_spelt = all(word in self.vocabulary or word in self.fillers for word in words)  # a slip may be a cry
        return Everyday() if is_spelt and ranked and ranked[0][1] >= KIN else None

    def _bears(self, intent: str, meant: Sequence[str]) -> bool:
        """Return whether what nobody knows may stand beside it."""
        if intent in ACTING and any(item.is_strange for item in self.wording.read(meant)):
            return False
        return all(meant) or (intent not in ACTING and sum(map(bool, meant)) >= ENOUGH)

    def _meant(self, word: str) -> str:
        """The word of an example that a word is, or is one slip away from; empty where there is none."""
        meant = self.wording.meant(word)
        return meant if meant in self.vocabulary or meant in self.fillers or meant.isdigit() else ""

    def _by_letters(self, words: tuple[str, ...]) -> Wanted:
        line = " ".join(words)
        if len(line) <= _SHORTEST_SLIP:
            return None
        near = process.extract(line, self._lines.keys(), scorer=fuzz.ratio, score_cutoff=ALIKE, limit=3)
        is_denied = self.wording.speaks_of(words, DENIALS)
        best = [
            intent
            for form, score, _ in near
            if near[0][1] - score <= 100 * BESIDE
            for intent in self._lines[form]
            if intent not in ACTING or self.wording.speaks_of(form.split(), DENIALS) == is_denied
        ]
        return one_of(best) if best else None


def _asks(found: Wanted) -> bool:
    """Return whether something is asked for; what is said by the way may stand beside it."""
    return isinstance(found, Between) or (isinstance(found, Match) and found.intent not in BY_THE_WAY)


def _is_sign(word: str) -> bool:
    """Return whether it is an arrow or the like of it; faces come later in Unicode."""
    return len(word) == 1 and not word.isalnum() and word < _FACES


def _tells(bare: Sequence[str], words: Sequence[str]) -> bool:
    """Return whether an example still says what it says without its fillers: "not today" does not."""
    return len(bare) > 1 or len(bare) == len(words) or (len(bare) == 1 and len(bare[0]) > _SHORTEST_SLIP)


def _examples(books: Iterable[Phrasebook]) -> Iterator[tuple[str, str]]:
    return (
        (intent, plain)
        for book in books
        for intent, examples in book.intents.items()
        for example in examples
        for plain in alternatives(example)
    )
