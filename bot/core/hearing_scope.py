"""Weighing what was found: whether it is said to be there, denied, over, imagined, remembered or somebody else's.

The rule of this room: a denial reaches only across small words that the lexicon names, and never beyond its own clause.
What it does not surely reach is pain: "can't walk because of the pain" denies nothing.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from enum import IntEnum

from bot.core.hearing_phrases import Found
from bot.core.hearing_text import Typed

_REACH = 8
_CRIES = frozenset({"cries", "doubt_alone"})
_IN_BODY = frozenset({"pain_in_body", "doubt_in_body"})
_HITS = frozenset({"pain", "doubt"}) | _IN_BODY | _CRIES
_DENIES = frozenset({"negators", "negators_after", "without", "ends"})
_CROSSED = frozenset({"passable", "degrees", "almost", "body", "past", "present", "conditions", "connectives"}) | _DENIES


class Grade(IntEnum):
    """How surely something hurts."""

    NOTHING = 0
    DOUBT = 1
    PAIN = 2


@dataclass(frozen=True, slots=True)
class Weighed:
    """A grade, and the words from `start` to before `stop` that decided it."""

    grade: Grade
    start: int
    stop: int


class Scope:
    """One text as one lexicon sees it: which categories each word, clause and sentence has."""

    def __init__(self, typed: Typed, found: Iterable[Found], harmless: Iterable[Found]) -> None:
        self.typed, self.words = typed, typed.words
        self.found = tuple(found)
        self.masked = tuple(harmless) + tuple(phrase for phrase in self.found if phrase.category == "calm")
        self.roles: list[set[str]] = [set() for _ in self.words]
        self.body: dict[int, list[int]] = defaultdict(list)
        self.first: dict[tuple[int, str], int] = {}
        self.last: dict[tuple[int, str], int] = {}
        for phrase in self.found:
            self._note(phrase)
        self.denying = {
            word.clause
            for word, roles in zip(self.words, self.roles, strict=True)
            if "negators" in roles and "connectives" not in roles
        }
        self.alone = all(roles & (_CRIES | {"passable", "body"}) for roles in self.roles)

    def _note(self, phrase: Found) -> None:
        word = self.words[phrase.start]
        for place in range(phrase.start, phrase.stop):
            if place not in phrase.skipped:
                self.roles[place].add(phrase.category)
        self.first.setdefault((word.clause, phrase.category), phrase.start)
        self.last[word.sentence, phrase.category] = phrase.start
        if phrase.category == "body":
            self.body[word.clause].append(phrase.start)

    def weighed(self) -> Iterator[Weighed]:
        """Every hit with its grade, in the order of the text."""
        for hit in self.found:
            if hit.category == "calm":
                yield self._weigh_calm(hit)
            elif hit.category in _HITS and self._counts(hit):
                yield self._weigh(hit)

    def enough(self) -> Iterator[Found]:
        """The words that plainly end a session: phrases that do so anywhere, and clauses that say nothing else."""
        plain = self._plain()
        for phrase in self.found:
            anywhere = phrase.category == "stop_anywhere" and not self._denial(phrase)
            alone = phrase.category == "stop" and plain >= set(range(phrase.start, phrase.stop))
            if (anywhere or alone) and not self._is_masked(phrase):
                yield phrase

    def _plain(self) -> set[int]:
        """The places of the clauses, or thoughts within them, that consist of plain stops and fillers."""
        thoughts: dict[tuple[int, int], list[int]] = defaultdict(list)
        thought = 0
        for place, word in enumerate(self.words):
            thought += "breaks" in self.roles[place]
            thoughts[word.clause, thought].append(place)
        return {
            place
            for places in thoughts.values()
            if all(self.roles[place] & {"stop", "fillers"} or not self.words[place].text.isalnum() for place in places)
            for place in places
        }

    def _is_masked(self, hit: Found) -> bool:
        """Whether a harmless phrase takes a word of the hit away; one that lies wholly inside takes nothing."""
        return any(
            mask.start < hit.stop
            and hit.start < mask.stop
            and (mask.start < hit.start or hit.stop < mask.stop or (mask.start, mask.stop) == (hit.start, hit.stop))
            for mask in self.masked
        )

    def _counts(self, hit: Found) -> bool:
        if self._is_masked(hit):
            return False
        if hit.category in _CRIES:
            return self.alone
        if hit.category in _IN_BODY:
            own = range(hit.start, hit.stop)
            return any(place not in own for place in self.body[self.words[hit.start].clause])
        return True

    def _weigh_calm(self, phrase: Found) -> Weighed:
        denied = self._denial(phrase) or self._is_taken_back(phrase)
        return Weighed(Grade.PAIN if denied else Grade.NOTHING, phrase.start, phrase.stop)

    def _weigh(self, hit: Found) -> Weighed:
        said = Weighed(Grade.DOUBT if hit.category.startswith("doubt") else Grade.PAIN, hit.start, hit.stop)
        denial = self._denial(hit) or self._end(hit)
        if denial and not self._is_taken_back(hit):
            faint = self._is_faint(hit, denial)
            start, stop = min(hit.start, *denial), max(hit.stop, *(place + 1 for place in denial))
            return Weighed(Grade.DOUBT if faint else Grade.NOTHING, start, stop)
        if not denial and self._is_imagined(hit):
            return Weighed(Grade.DOUBT, hit.start, hit.stop)
        return said

    def _denial(self, hit: Found) -> tuple[int, ...]:
        """The places from a denial to the hit, or in the hit's gap; empty when nothing denies it."""
        if any("negators" in self.roles[place] for place in hit.skipped):
            return hit.skipped
        path = self._path(hit, -1)
        for steps, place in enumerate(path, start=1):
            if "without" in self.roles[place]:
                return () if self.words[place].clause in self.denying else path[:steps]
            if "negators" in self.roles[place]:
                return path[:steps]
        return ()

    def _is_faint(self, hit: Found, denial: tuple[int, ...]) -> bool:
        """Whether what is denied is only the degree of it, or the denial itself is halved."""
        behind, before = self._path(hit, 1)[:1], min(denial) - 1
        halved = before >= 0 and "almost" in self.roles[before]
        return halved or any(self.roles[place] & {"degrees", "almost"} for place in (*denial, *behind))

    def _end(self, hit: Found) -> tuple[int, ...]:
        """The places from the hit to the word that says it is over or not there; empty when there is none."""
        path = self._path(hit, 1)
        for steps, place in enumerate(path, start=1):
            roles = self.roles[place]
            if "ends" in roles:
                denied = any(self.roles[before] & {"negators", "negators_after"} for before in path[: steps - 1])
                return () if denied else path[:steps]
        for steps, place in enumerate(path, start=1):
            if "negators_after" in self.roles[place] and self._closes(place, path):
                return path[:steps]
        return ()

    def _closes(self, place: int, path: tuple[int, ...]) -> bool:
        """A denial from behind holds at the end of its thought; "hurts not there, but here" denies nothing."""
        following = place + 1
        if following == len(self.words) or self.words[following].clause != self.words[place].clause:
            return True
        return bool(self.roles[following] & {"breaks", "exceptions"}) or (
            following in path and "degrees" not in self.roles[following]
        )

    def _is_taken_back(self, hit: Found) -> bool:
        return self.last.get((self.words[hit.start].sentence, "exceptions"), -1) >= hit.stop

    def _is_imagined(self, hit: Found) -> bool:
        """Asked about, thought of, remembered, or somebody else's."""
        word = self.words[hit.start]
        asked = word.sentence in self.typed.asked and (word.sentence, "own") not in self.last
        past = (word.sentence, "past") in self.last and (word.sentence, "present") not in self.last
        others = self.first.get((word.clause, "others"), hit.start) < hit.start
        thought = any("conditions" in self.roles[place] for place in (*hit.skipped, *self._path(hit, -1)))
        return asked or past or others or thought

    def _path(self, hit: Found, step: int) -> tuple[int, ...]:
        """The places on the way back (-1) or forward (1) from a hit, as far as a denial could reach."""
        clause = self.words[hit.start].clause
        path: list[int] = []
        place = hit.start - 1 if step < 0 else hit.stop
        while 0 <= place < len(self.words) and len(path) < _REACH and self.words[place].clause == clause:
            if not self._carries(place, place - step):
                break
            path.append(place)
            place += step
        return tuple(path)

    def _carries(self, place: int, previous: int) -> bool:
        """Whether a denial passes a place: small words, and other hits that are strung together with this one."""
        roles = self.roles[place]
        if "breaks" in roles:
            return False
        return bool(roles & _CROSSED or (roles & _HITS and self.roles[previous] & (_HITS | {"connectives"})))
