"""Frames: meanings that ask for something wherever they stand together, whatever polite or chatty words stand around.

The rule of this room: the fullest frame counts. What nobody knows speaks against a frame, the more the fewer of its
words are there; what is said of somebody else asks us for nothing; and a thing that is done needs more of it than one
that is only told.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from bot.core.understanding.phrasebook import Frame, Phrasebook, frames_of
from bot.core.understanding.wording import Item, Wording

OTHERS, NOT, NO = "others", "not", "no"
"""Kin that guard: somebody else, and a denial."""
ASKED = frozenset({"how", "what", "which", "when", "where", "why", "who", "how-much"})
"""Kin of what only asks; nothing is done for it."""
PAST = "past"
"""The kin of what is over; nothing is done for it, but by what tells of it."""
TOLD = frozenset({"health-changed", "did-it", "returned"})
SMALL, UNUSED, STRANGE = 0.5, 0.25, 0.4
"""So much counts a word of a frame that is a small one; and so much count against it one that the frame does not call
for, and one that nobody knows."""
LEAST = 0.01
"""So full is a frame that is there at all."""
BESIDE = 0.2
"""Two intents that are no further apart are as near."""
DOES: Sequence[int] = (0, 0, 0, 1, 2)
TELLS: Sequence[int] = (0, 0, 2, 3, 4)
"""By how many telling words of a frame are there, how many strange ones it bears: one that does, one that tells."""
POLITE = frozenset({"ok", "thanks", "hello", "bye"})
"""Intents that ask for nothing; beside another they change nothing."""
BY_THE_WAY = frozenset({*POLITE, "away", "tired", "sick"})
"""What is said of oneself beside a wish is its reason."""
CLEARLY, HARDLY = 1.5, 0.75
"""So full is a wish that has a reason; a wish that is less full than this is only politeness: "how are you"."""
OURS = frozenset({"remind", "training", "tapping", "snooze"})
"""Kin of what is hardly ever spoken of but with us; beside one, a full wish bears a known word more."""
ACTING = frozenset(
    {
        *("start", "done", "next", "skip", "back", "repeat", "undo", "pause", "resume", "stop", "more-time"),
        *("too-easy", "too-hard", "taps", "hands-free", "missing", "have", "remind-at", "snooze", "not-today"),
        *("pause-until", "pause-days", "returned", "reminder-off", "export", "delete", "did-it", "health-changed"),
    }
)
"""What is begun, ended, changed or deleted; the other intents only tell."""
GUARDS: Mapping[tuple[bool, bool], frozenset[str]] = {
    (acts, tells): frozenset({OTHERS, *((NOT, *ASKED) if acts else ()), *((PAST,) if acts and not tells else ())})
    for acts in (False, True)
    for tells in (False, True)
}
"""What guards against a frame that does not name it, by whether something is done for it, and whether it tells."""


@dataclass(frozen=True, slots=True)
class _Said:
    """What was said: its words, and all that they mean."""

    items: tuple[Item, ...]
    there: frozenset[str]
    """The kin of what is there."""
    inner: frozenset[str]
    """The kin of the words inside a phrase besides."""


class Frames:
    """The frames of several phrasebooks, ready to be looked up."""

    def __init__(self, books: Iterable[Phrasebook], wording: Wording) -> None:
        self._wording = wording
        self._by_kin: dict[str, list[Frame]] = defaultdict(list)
        for frame in (each for book in books for each in frames_of(book)):
            for name in frame.asked[0]:
                self._by_kin[name].append(frame)

    def find(self, words: Sequence[str]) -> tuple[str, ...]:
        """Return the intents that the words ask for most fully; several where they are as near, none where none is."""
        items = self._wording.read(words)
        there = frozenset(name for item in items for name in item.kin)
        said = _Said(items, there, there.union(*(item.inner for item in items)))
        best: dict[str, float] = {}
        for frame in {id(each): each for name in said.inner for each in self._by_kin.get(name, ())}.values():
            if _is_there(frame, said) and (fullness := _fullness(frame, said)) > best.get(frame.intent, 0):
                best[frame.intent] = fullness
        for aside, least in ((BY_THE_WAY, CLEARLY), (POLITE, HARDLY)):
            if any(intent not in aside and fullness >= least for intent, fullness in best.items()):
                best = {intent: best[intent] for intent in best if intent not in aside}
        most = max(best.values(), default=0)
        return tuple(intent for intent, fullness in best.items() if most - fullness < BESIDE)


def _is_there(frame: Frame, said: _Said) -> bool:
    """Return whether all of a frame is there, and nothing that guards against it."""
    if (said.there | (said.inner & {NOT, NO})) & frame.unless or not all(said.inner & each for each in frame.asked):
        return False
    return not said.there & GUARDS[frame.intent in ACTING, frame.intent in TOLD] - frame.called - frame.lifts


def _fullness(frame: Frame, said: _Said) -> float:
    """How fully a frame that is there is said; 0 where too much else is."""
    used, called = _used(frame, said.items), frame.called
    if len(used) < len(frame.asked):
        return 0
    acts = frame.intent in ACTING
    strange = sum(item.is_strange for item in said.items)
    unused = sum(_is_unused(item, called | frame.lifts) for item in said.items)
    weights = [SMALL if _is_weak(item, called) else 1 for item in used]
    sure = sum(not _is_weak(item, called) or bool(item.kin & {NOT, NO}) for item in used)
    is_ours = acts and sure > 1 and not strange and any(item.kin & OURS for item in used)
    bears = (DOES if acts else TELLS)[min(sure, len(DOES) - 1)] + frame.is_sure + is_ours
    if strange + acts * unused > (0 if frame.is_whole else bears) or (sure <= 1 and acts and unused):
        return 0
    if frame.is_whole and (unused or any(item.is_phrase and not item.kin & called for item in said.items)):
        return 0
    return max(LEAST, sum(weights) - UNUSED * unused - STRANGE * strange)


def _is_unused(item: Item, called: frozenset[str]) -> bool:
    """Return whether a word tells something that a frame does not call for."""
    return not item.is_small and not item.is_strange and not (item.kin | item.inner) & called


def _is_weak(item: Item, called: frozenset[str]) -> bool:
    """Return whether a word is a small one, or in a phrase that means something else."""
    return (item.is_small and not item.is_phrase) or not item.kin & called


def _used(frame: Frame, items: Sequence[Item]) -> list[Item]:
    """The words of a frame, each of them another one."""
    left, used = list(items), list[Item]()
    for each in frame.asked:
        if (item := next((item for item in left if (item.kin | item.inner) & each), None)) is not None:
            left.remove(item)
            used.append(item)
    return used
