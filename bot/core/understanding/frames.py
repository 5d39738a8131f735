"""Frames: meanings that ask for something wherever they stand together, whatever polite or chatty words stand around.

The rule of this room: the fullest frame counts. What nobody knows speaks against a frame, the more the fewer of its
words are there; what is said of somebody else asks us for nothing; and a thing that is done needs more of it than one
that is only told.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot.core.understanding.phrasebook import Phrasebook
from bot.core.understanding.wording import Item, Wording

OTHERS, NOT, NO = "others", "not", "no"
"""Kin that guard: somebody else, and a denial."""
ASKED = frozenset({"how", "what", "which", "when", "where", "why", "who", "how-much"})
"""Kin of what only asks; nothing is done for it."""
PAST = "past"
"""The kin of what is over; nothing is done for it, but by what tells of it."""
TOLD = frozenset({"health-changed", "did-it", "returned"})
WHOLE, SURE, WITHOUT, LIFTS, OR = "=", "+", "-", "~", "|"
SMALL, UNUSED, STRANGE = 0.5, 0.25, 0.4
"""So much counts a word of a frame that is a small one; and so much count against it one that the frame does not call
for, and one that nobody knows."""
BESIDE = 0.2
"""Two intents that are no further apart are as near."""
DOES: Sequence[int] = (0, 0, 0, 1, 2)
TELLS: Sequence[int] = (0, 0, 2, 3, 4)
"""By how many telling words of a frame are there, how many strange ones it bears: one that does, one that tells."""
POLITE = frozenset({"ok", "thanks", "hello", "bye"})
"""Intents that ask for nothing; beside another they change nothing."""
ACTING = frozenset(
    {
        *("start", "done", "next", "skip", "back", "repeat", "undo", "pause", "resume", "stop", "more-time"),
        *("too-easy", "too-hard", "taps", "hands-free", "missing", "have", "remind-at", "snooze", "not-today"),
        *("pause-until", "pause-days", "returned", "reminder-off", "export", "delete", "did-it", "health-changed"),
    }
)
"""What is begun, ended, changed or deleted; the other intents only tell."""


@dataclass(frozen=True, slots=True)
class _Frame:
    intent: str
    asked: tuple[frozenset[str], ...]
    unless: frozenset[str]
    is_whole: bool
    is_sure: bool
    """It bears one strange word more."""
    lifts: frozenset[str]
    """Guards that it does without."""


@dataclass(frozen=True, slots=True)
class Found:
    """An intent that a frame asks for, and how fully."""

    intent: str
    fullness: float


class Frames:
    """The frames of several phrasebooks, ready to be looked up."""

    def __init__(self, books: Iterable[Phrasebook], wording: Wording) -> None:
        self._wording = wording
        self._by_kin: dict[str, list[_Frame]] = defaultdict(list)
        for book in books:
            for intent, written in book.frames.items():
                for each in written:
                    frame = _frame(intent, each)
                    for name in frame.asked[0]:
                        self._by_kin[name].append(frame)

    def find(self, words: Sequence[str]) -> tuple[str, ...]:
        """Return the intents that the words ask for most fully; several where they are as near, none where none is."""
        items = self._wording.read(words)
        there = frozenset(name for item in items for name in item.kin)
        inner = there.union(*(item.inner for item in items))
        best: dict[str, float] = {}
        for frame in {id(each): each for name in inner for each in self._by_kin.get(name, ())}.values():
            fullness = _fullness(frame, items, there, inner)
            if fullness > best.get(frame.intent, 0):
                best[frame.intent] = fullness
        best = {intent: best[intent] for intent in best if intent not in POLITE} or best
        most = max(best.values(), default=0)
        return tuple(intent for intent, fullness in best.items() if most - fullness < BESIDE)


def _fullness(frame: _Frame, items: Sequence[Item], there: frozenset[str], inner: frozenset[str]) -> float:
    """How fully a frame is there; 0 where it is not."""
    if there & frame.unless or not all(inner & each for each in frame.asked):
        return 0
    called = frozenset().union(*frame.asked)
    guards = {OTHERS, *((NOT, *ASKED) if frame.intent in ACTING else ()), *((PAST,) if frame.intent in ACTING - TOLD else ())}
    if there & guards - called - frame.lifts:
        return 0
    used = _used(frame, items)
    if len(used) < len(frame.asked):
        return 0
    strange = sum(item.is_strange and item not in used for item in items)
    unused = sum(not item.is_small and not item.is_strange and not (item.kin | item.inner) & (called | frame.lifts) for item in items)
    weights = [_weight(item, called) for item in used]
    telling = min(sum(weight > SMALL or bool(item.kin & {NOT, NO}) for item, weight in zip(used, weights, strict=True)), len(DOES) - 1)
    bears = (DOES if frame.intent in ACTING else TELLS)[telling] + frame.is_sure
    if strange + (unused if frame.intent in ACTING else 0) > (0 if frame.is_whole else bears):
        return 0
    if frame.is_whole and (unused or any(item.is_phrase and not item.kin & called for item in items)):
        return 0
    if telling <= 1 and frame.intent in ACTING and unused:
        return 0
    return max(0.01, sum(weights) - UNUSED * unused - STRANGE * strange)


def _used(frame: _Frame, items: Sequence[Item]) -> list[Item]:
    """The words of a frame, each of them another one."""
    left, used = list(items), []
    for each in frame.asked:
        if (item := next((item for item in left if (item.kin | item.inner) & each), None)) is not None:
            left.remove(item)
            used.append(item)
    return used


def _frame(intent: str, written: str) -> _Frame:
    words = written.lstrip(WHOLE + SURE).split()
    asked = tuple(frozenset(word.split(OR)) for word in words if word[0] not in {WITHOUT, LIFTS})
    unless = frozenset(word.removeprefix(WITHOUT) for word in words if word.startswith(WITHOUT))
    lifts = frozenset(word.removeprefix(LIFTS) for word in words if word.startswith(LIFTS))
    return _Frame(intent, asked, unless, written.startswith(WHOLE), written.startswith(SURE), lifts)


def _weight(item: Item, called: frozenset[str]) -> float:
    return SMALL if (item.is_small and not item.is_phrase) or not item.kin & called else 1
