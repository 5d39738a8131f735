"""One text as one lexicon sees it: what each word is, and how far a small word reaches.

The rule of this room: it answers questions about places in the text; what they mean for the feet is decided elsewhere.
"""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator
from functools import cached_property
from itertools import accumulate

from bot.core.hearing.phrases import HITS, Found
from bot.core.hearing.text import Tokens

_REACH = 8
_ASIDE = frozenset({"cries", "doubt_alone", "passable", "body"})
_DENIES = frozenset({"negators", "negators_after", "without", "ends"})
_CROSSED = _DENIES | {"passable", "degrees", "almost", "body", "past", "present", "conditions", "connectives"}


class Context:
    """The phrases found in a text, word by word, clause by clause and sentence by sentence."""

    def __init__(
        self, typed: Tokens, found: Iterable[Found], harmless: Iterable[Found], language: str, *, is_far: bool = False
    ) -> None:
        self.language = language
        self.words, self.asked = typed.words, typed.asked
        self._sentences = [word.sentence for word in typed.words]
        self.found = tuple(found)
        self._masks: dict[int, list[Found]] = defaultdict(list)
        self._denials: dict[int, tuple[int, ...]] = {}
        self.roles: list[set[str]] = [set() for _ in self.words]
        self._in_clause: dict[tuple[int, str], list[int]] = defaultdict(list)
        self._last: dict[tuple[int, str], int] = {}
        for phrase in self.found:
            self._note(phrase)
        for mask in (*harmless, *(phrase for phrase in self.found if phrase.category == "calm")):
            for place in range(mask.start, mask.stop):
                self._masks[place].append(mask)
        spoken = [roles for word, roles in zip(self.words, self.roles, strict=True) if word.text.isalnum()]
        self.is_cry = all(roles & _ASIDE for roles in spoken)
        """Whether the text is nothing but a cry and a part of the body."""
        self.is_own_body = not is_far and self.is_cry and len(spoken) <= 3 and any("own" in roles for roles in spoken)
        """Whether it is nothing but a part of one's own body: "oh my foot!"."""

    def _note(self, phrase: Found) -> None:
        word = self.words[phrase.start]
        for place in range(phrase.start, phrase.stop):
            if place not in phrase.skipped:
                self.roles[place].add(phrase.category)
        self._in_clause[word.clause, phrase.category].append(phrase.start)
        self._last[word.sentence, phrase.category] = phrase.start

    @cached_property
    def thoughts(self) -> tuple[tuple[int, int], ...]:
        """Which thought of the text each word belongs to: a clause, as far as nothing breaks it."""
        breaks = accumulate("breaks" in roles for roles in self.roles)
        return tuple((word.clause, broken) for word, broken in zip(self.words, breaks, strict=True))

    def is_masked(self, hit: Found) -> bool:
        """Return whether a harmless phrase takes a word of the hit away; one that lies wholly inside takes nothing."""
        return any(
            mask.start < hit.start or hit.stop < mask.stop or (mask.start, mask.stop) == (hit.start, hit.stop)
            for place in range(hit.start, hit.stop)
            for mask in self._masks.get(place, ())
        )

    def near(self, hit: Found, category: str) -> Iterator[int]:
        """Yield where phrases of the category begin in the hit's clause, outside the hit itself, from left to right."""
        places = self._in_clause.get((self.words[hit.start].clause, category), ())
        return (place for place in places if not hit.start <= place < hit.stop)

    def denials(self, hit: Found) -> tuple[int, ...]:
        """Return the places in the hit's clause that deny by themselves, unlike "nor", which only joins words."""
        clause = self.words[hit.start].clause
        if clause not in self._denials:
            places = self._in_clause.get((clause, "negators"), ())
            self._denials[clause] = tuple(place for place in places if "connectives" not in self.roles[place])
        return self._denials[clause]

    def answer_to(self, hit: Found) -> int | None:
        """Return where the sentence behind the hit's begins; None where there is none."""
        place = bisect_right(self._sentences, self.words[hit.start].sentence)
        return place if place < len(self.words) else None

    def says(self, hit: Found, category: str, *, after: int = -1) -> bool:
        """Return whether the hit's sentence says something of the category, from a place on."""
        return self._last.get((self.words[hit.start].sentence, category), -1) > after

    def back(self, hit: Found) -> tuple[int, ...]:
        """Return the places from the hit backwards, as far as a small word would reach it."""
        return self._path(hit, hit.start - 1, -1)

    def forward(self, hit: Found) -> tuple[int, ...]:
        """Return the places from behind the hit onwards, as far as a small word would reach it."""
        return self._path(hit, hit.stop, 1)

    def follows(self, place: int) -> set[str] | None:
        """Return the roles of the next word of the clause; None at its end."""
        following = place + 1
        if following == len(self.words) or self.words[following].clause != self.words[place].clause:
            return None
        return self.roles[following]

    def _path(self, hit: Found, place: int, step: int) -> tuple[int, ...]:
        clause = self.words[hit.start].clause
        if not self.words[hit.start].text.isalnum() or "breaks" in self.roles[hit.start]:
            return ()  # nobody denies a face, nor an ouch
        path: list[int] = []
        while 0 <= place < len(self.words) and len(path) < _REACH and self.words[place].clause == clause:
            if not self._carries(place, place - step):
                break
            path.append(place)
            place += step
        return tuple(path)

    def _carries(self, place: int, previous: int) -> bool:
        """Return whether a denial passes a place: small words, and other hits strung together with this one."""
        roles = self.roles[place]
        if "breaks" in roles:
            return False
        return bool(roles & _CROSSED or (roles & HITS and self.roles[previous] & (HITS | {"connectives"})))
