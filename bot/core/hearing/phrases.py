"""Finding a lexicon's phrases among the words that were read.

The rule of this room: it finds, it does not judge. A lexicon is compiled once; a phrase is a row of items, and what is
found says which category it belongs to and which words it covers.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import cache, lru_cache
from operator import itemgetter

from bot.core.hearing.lexicon import Lexicon, alternatives
from bot.core.hearing.spelling import MEANT, SHORT, Spellings, spellings
from bot.core.hearing.text import Word, read

HITS = frozenset({"pain", "pain_in_body", "cries", "doubt", "doubt_in_body", "doubt_alone"})
"""The categories that may mean pain."""

_LOUD = HITS | {"despair", "body"}
_GAPS = {"..": 2, "...": 5}
_OVER = "|"
_GROUPS = {"@body": "body", "@joint": "joint", "@cannot": "cannot"}
_HEARD_THROUGH_SLIPS = frozenset({"pain", "doubt", "body", "stop"})
_HEARD_THROUGH_EXCHANGES = frozenset({"negators", "negators_after", "without"})
_BESIDE_A_BODY = {"pain": "pain_in_body", "doubt": "doubt_in_body", "pain_in_body": "pain_in_body"}
"""Categories whose words of three letters are heard through an exchange where a part of the body stands beside."""


@dataclass(frozen=True, slots=True)
class Found:
    """A phrase among the words, from `start` to before `stop`; `skipped` are the words in its gaps."""

    category: str
    start: int
    stop: int
    skipped: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Node:
    """All phrases with one beginning: the items that go on from here, and the categories of those that end here."""

    following: Mapping[str, "Node"] = field(default_factory=dict)
    categories: frozenset[str] = frozenset()


@dataclass(slots=True)
class GrowingNode:
    """A tree of phrases as it grows. It is large, and most of its branches are alike."""

    following: dict[str, "GrowingNode"] | None = None
    categories: tuple[str, ...] = ()

    def add(self, items: Sequence[str], category: str) -> None:
        """Grow a phrase from here."""
        node = self
        for item in items:
            if node.following is None:
                node.following = {}
            node = node.following.get(item) or node.following.setdefault(item, GrowingNode())
        node.categories = _with(node.categories, category)

    def grown(self) -> Node:
        """Return the tree, its branches that are alike being one: a tenth of the memory."""
        return _shared(self, {})


def _shared(growing: GrowingNode, known: dict[tuple[object, ...], Node]) -> Node:
    following = {item: _shared(onward, known) for item, onward in (growing.following or {}).items()}
    alike = (growing.categories, *((item, id(node)) for item, node in sorted(following.items(), key=itemgetter(0))))
    if alike not in known:
        known[alike] = Node(following, frozenset(growing.categories))
    return known[alike]


@cache
def _with(categories: tuple[str, ...], category: str) -> tuple[str, ...]:
    """Return these categories and one more; the same ones are the same value, and few."""
    return tuple(sorted({*categories, category}))


@dataclass(frozen=True, slots=True)
class Table:
    """A compiled lexicon: its spellings, and its phrases as a tree of their items."""

    spellings: Spellings
    phrases: Node
    loud: frozenset[str]
    """A word of each phrase that may mean pain, and of each part of the body; where none stands, nothing hurts."""
    language: str = ""

    def words(self, category: str) -> frozenset[str]:
        """Return the single words that make up a whole item of the category."""
        return frozenset(item for item, node in self.phrases.following.items() if category in node.categories)


@lru_cache(maxsize=64)
def compiled(lexicon: Lexicon) -> Table:
    """The table of a lexicon; made once, since a lexicon never changes."""
    phrases = GrowingNode()
    words: set[str] = set()
    loud: set[str] = set()
    slippery: set[str] = set()
    exchanged: dict[str, str] = {}
    denials = [folded(item) for each in (*lexicon.negators, *lexicon.without) for item in alternatives(each)]
    for category in (entry.name for entry in fields(lexicon) if entry.name != "language"):
        for item in getattr(lexicon, category):
            for plain in alternatives(item):
                items = folded(plain)
                phrases.add(items, category)
                words.update(items)
                if category in _LOUD:
                    loud.update(_loudest(items))
                if category in _HEARD_THROUGH_SLIPS and len(items) == 1:
                    slippery.update(items)
                if category in _HEARD_THROUGH_EXCHANGES and len(items) == 1:
                    exchanged[items[0]] = items[0]
                if category in _BESIDE_A_BODY and len(items) == 1 and len(items[0]) == SHORT:
                    exchanged[items[0]] = f"{MEANT}{items[0]}"
                    phrases.add((f"{MEANT}{items[0]}",), _BESIDE_A_BODY[category])
                    for denial in denials:
                        phrases.add((*denial, f"{MEANT}{items[0]}"), "calm")
    told = spellings({word for word in words if not _is_mark(word)}, slippery, exchanged)
    return Table(told, phrases.grown(), frozenset(loud), lexicon.language)


def _loudest(items: Sequence[str]) -> list[str]:
    """The longest word of a phrase, without which it is not said."""
    return sorted((item for item in items if not _is_mark(item)), key=len)[-1:]


def _is_mark(item: str) -> bool:
    return item in _GAPS or item in _GROUPS or item == _OVER


def folded(item: str) -> tuple[str, ...]:
    """A plain item as a row of words, folded exactly as the text will be."""
    return tuple(word for part in item.split() for word in _folded_part(part))


@lru_cache(maxsize=1 << 12)
def _folded_part(part: str) -> tuple[str, ...]:
    if _is_mark(part):
        return (part,)
    words = tuple(word.text for word in read(part.strip("*")).words)
    return (part.replace(part.strip("*"), words[0]),) if "*" in part else words


def find(words: Sequence[Word], meanings: Sequence[frozenset[str]], table: Table) -> list[Found]:
    """Every phrase of the table among the words, where `meanings` holds what each word may stand for."""
    search = _Search(words, meanings, table.phrases)
    for found in search.run():
        search.groups[found.category, found.start].append(found.stop)
    return search.run()


class _Search:
    """One look through the words. `groups` holds where the phrases of an earlier look end, by category and start."""

    def __init__(self, words: Sequence[Word], meanings: Sequence[frozenset[str]], phrases: Node) -> None:
        self.words, self.meanings, self.phrases = words, meanings, phrases
        self.groups: dict[tuple[str, int], list[int]] = defaultdict(list)

    def run(self) -> list[Found]:
        return [found for start in range(len(self.words)) for found in self._starting_at(start)]

    def _starting_at(self, start: int) -> Iterator[Found]:
        seen: set[tuple[str, int]] = set()
        for categories, stop, skipped in self._follow(self.phrases, start, self.words[start].clause):
            for category in categories:
                if (category, stop) not in seen:
                    seen.add((category, stop))
                    yield Found(category, start, stop, skipped)

    def _follow(self, node: Node, place: int, clause: int) -> Iterator[tuple[frozenset[str], int, tuple[int, ...]]]:
        """Which phrases end where, going on from a node at a place, and the places that they skip; shortest first."""
        if node.categories:
            yield node.categories, place, ()
        if not node.following:
            return
        is_inside = place < len(self.words) and self.words[place].clause == clause
        if _OVER in node.following and not (is_inside and self.words[place].text.isalnum()):
            yield node.following[_OVER].categories, place, ()
        if is_inside:
            for onward, reached, skipped in self._steps(node, place):
                for categories, stop, further in self._follow(onward, reached, clause):
                    yield categories, stop, (*skipped, *further)

    def _steps(self, node: Node, place: int) -> Iterator[tuple[Node, int, range]]:
        """Return the nodes that are reached from a node at a place, where, and what is skipped on the way."""
        for item in self.meanings[place]:
            if item in node.following:
                yield node.following[item], place + 1, range(0)
        for group, category in _GROUPS.items():
            if group in node.following:
                for stop in self.groups.get((category, place), ()):
                    yield node.following[group], stop, range(0)
        for gap, longest in _GAPS.items():
            if gap in node.following:
                for reached in range(place, place + longest + 1):
                    yield node.following[gap], reached, range(place, reached)
