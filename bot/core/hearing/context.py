"""One text as one lexicon sees it: what each word is, and how far a small word reaches.

The rule of this room: it answers questions about places in the text; what they mean for the feet is decided elsewhere.
"""

from bisect import bisect_left, bisect_right
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
        self.language, self.is_far = language, is_far
        self.words, self.asked, self.quoted = typed.words, typed.asked, typed.quoted
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

    def is_part_of_calm(self, hit: Found) -> bool:
        """Return whether a calm phrase is only a piece of a longer one."""
        return any(
            mask.category == "calm"
            and mask.start <= hit.start
            and hit.stop <= mask.stop
            and mask.stop - mask.start > hit.stop - hit.start
            for mask in self._masks.get(hit.start, ())
        )

    def is_bare_no(self, place: int) -> bool:
        """Return whether the sentence from a place on begins with a denial, and says nothing beside it."""
        sentence = self.words[place].sentence
        stop = bisect_right(self._sentences, sentence)
        small = _DENIES | {"passable"}
        return (
            bool(self.roles[place] & {"negators", "negators_after"})
            and all(roles & small for roles in self.roles[place : min(stop, place + _REACH)])
            and stop - place <= _REACH
        )

    def near(self, hit: Found, category: str) -> Iterator[int]:
        """Yield where phrases of the category begin in the hit's clause, outside the hit itself, from left to right."""
        places = self._in_clause.get((self.words[hit.start].clause, category), ())
        return (place for place in places if not hit.start <= place < hit.stop)

    def leads(self, category: str, hit: Found) -> bool:
        """Return whether a phrase of the category begins before the hit, or with it and outlasts it."""
        start, stop = self._first_in_thought.get((self.thoughts[hit.start], category), (hit.start, 0))
        return start < hit.start or (start == hit.start and stop > hit.stop)

    @cached_property
    def _first_in_thought(self) -> dict[tuple[tuple[int, int], str], tuple[int, int]]:
        """Where each category is first said in a thought, and to where; none begins amid a break ("as *if my*")."""
        begun = {phrase.start for phrase in self.found if phrase.category == "breaks"}
        first: dict[tuple[tuple[int, int], str], tuple[int, int]] = {}
        for phrase in self.found:
            if "breaks" not in self.roles[phrase.start] or phrase.start in begun:
                key = self.thoughts[phrase.stop - 1], phrase.category
                start, stop = first.get(key, (phrase.start, 0))
                first[key] = start, max(stop, phrase.stop if start == phrase.start else 0)
        return first

    def opens_later(self, category: str, hit: Found) -> bool:
        """Return whether a phrase of the category begins in a later clause of the hit's sentence."""
        word = self.words[hit.start]
        last = self._last.get((word.sentence, category), -1)
        return last >= hit.stop and self.words[last].clause != word.clause

    def is_own(self, hit: Found) -> bool:
        """Return whether the hit's clause names oneself."""
        return bool(self._in_clause.get((self.words[hit.start].clause, "own")))

    def is_memory(self, hit: Found) -> bool:
        """Return whether the hit's sentence tells of what was, and of nothing that is."""
        sentence = self.words[hit.start].sentence
        return (self.says(hit, "past") or self.says(hit, "well")) and sentence not in self._presently

    @cached_property
    def _presently(self) -> frozenset[int]:
        """The sentences that say what is; "is fine now" does not."""
        well = self._covered("well")
        places = (place for place, roles in enumerate(self.roles) if "present" in roles and place not in well)
        return frozenset(self.words[place].sentence for place in places)

    def is_of_another(self, hit: Found) -> bool:
        """Return whether it is somebody else's: whoever is named in it, or else next before it, or right behind it."""
        named = self._persons.get(self.words[hit.start].clause, [])
        if not named:
            return self._goes_on_about_another(hit)
        place = bisect_left(named, (hit.start, False))
        if place < len(named) and named[place][0] < hit.stop:
            return named[place][1]
        if place:
            return named[place - 1][1]
        beyond = max((hit.stop - 1, *self.forward(hit))) + 1
        return place < len(named) and named[place][0] <= beyond and named[place][1]

    def _goes_on_about_another(self, hit: Found) -> bool:
        """Return whether the clause before names somebody else alone, and the sentence never oneself."""
        word = self.words[hit.start]
        before = self._persons.get(word.clause - 1, [])
        told = {self.words[place].sentence for place, _ in before}
        is_cry = not word.text.isalnum() or (word.clause, "breaks") in self._in_clause
        return told == {word.sentence} and word.sentence not in self._spoken_of_oneself and not is_cry

    @cached_property
    def _spoken_of_oneself(self) -> frozenset[int]:
        """The sentences in which one names oneself."""
        named = (person for persons in self._persons.values() for person in persons)
        return frozenset(self.words[place].sentence for place, is_another in named if not is_another)

    @cached_property
    def _persons(self) -> dict[int, list[tuple[int, bool]]]:
        """Who is named in each clause, and whether it is somebody else; no "my" in "my husband", nor an "ouch"."""
        others = self._covered("others")
        persons: dict[int, list[tuple[int, bool]]] = defaultdict(list)
        for place, roles in enumerate(self.roles):
            if place in others or ("own" in roles and "breaks" not in roles):
                persons[self.words[place].clause].append((place, place in others))
        return persons

    def _covered(self, category: str) -> frozenset[int]:
        phrases = (phrase for phrase in self.found if phrase.category == category)
        return frozenset(place for phrase in phrases for place in range(phrase.start, phrase.stop))

    @cached_property
    def is_quoting(self) -> bool:
        """Whether something stands around what is quoted, and nobody speaks of themselves there."""
        around = [place for place, word in enumerate(self.words) if word.clause not in self.quoted]
        spoken = any(self.words[place].text.isalnum() for place in around)
        return spoken and not any("own" in self.roles[place] for place in around)

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
        if roles & HITS and not roles & _DENIES:
            return bool(self.roles[previous] & (HITS | {"connectives"}))
        return bool(roles & _CROSSED)
