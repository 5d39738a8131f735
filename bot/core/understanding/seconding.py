"""A second opinion on what was matched: what the line is like.

The rule of this room: what is done needs both; where they differ the person is asked, or nothing is done. What is only
told may follow either. In a session it takes away what idle talk was, and adds nothing.
"""

from collections.abc import Mapping, Sequence

from bot.core.understanding.frames import ACTING, OTHERS, TOLD
from bot.core.understanding.likeness import NONE, ahead, learned_from, likeness, marks
from bot.core.understanding.phrasebook import Phrasebook
from bot.core.understanding.wanted import Between, Match, Wanted
from bot.core.understanding.wording import Wording

ONE_OF_TWO, DOUBT, LIKE = 0.1, 0.1, 0.5
"""So far is what a line is like ahead of all else, for it to be that one of two; to be asked about beside something to
do; and to be understood where nothing was matched, or another thing that is only told."""
TO_DO, ONE_TO_DO, INSTEAD = 0.6, 0.4, 0.8
"""So far ahead is what may be done where nothing was matched; that one of two; and instead of what was matched."""
IDLE = 0.1
"""So far is idle talk ahead, for nothing to be told; where something is done, it is not ahead at all."""
LEAST = 0.4
"""So much is a line like what is done."""
FEW = 3
"""Of so many words one may be strange where something is done for a likeness."""
REPORTED = frozenset({"reported"})
"""Kin of what was said to somebody else, and asks us for nothing."""


class Second:
    """The second opinion on lines of these phrasebooks."""

    def __init__(self, books: Sequence[Phrasebook], wording: Wording) -> None:
        all_learned = all(book.likeness for book in books)  # what English lines taught says nothing of others
        self._weights = learned_from(book.likeness for book in books) if all_learned else {}
        self._wording = wording

    def opinion(self, found: Wanted, words: Sequence[str], *, strictly: bool) -> Wanted:
        """Return what is wanted, of what was matched and what the words are like; `strictly` is to add nothing."""
        if not self._weights:
            return found
        spelled = [self._wording.meant(word) or word for word in words]
        told = likeness(marks(spelled), self._weights)
        intent, by = ahead(told)
        is_reported = self._wording.speaks_of(words, REPORTED)
        if (
            isinstance(found, Match)
            and found.intent in ACTING
            and (is_reported or not _may_be_done(found.intent, told))
        ):
            return None
        if intent == NONE:
            return None if isinstance(found, Match | Between) and by >= IDLE else found
        if strictly or found == Match(intent):
            return found
        if isinstance(found, Between):
            one, by = ahead(told, among=found.intents)
            return Match(one) if by >= (ONE_TO_DO if one in ACTING else ONE_OF_TWO) else found
        if isinstance(found, Match):
            return _of_two(found, intent, by)
        return Match(intent) if self._is_ours(intent, by, spelled) and not is_reported else found

    def _is_ours(self, intent: str, by: float, spelled: Sequence[str]) -> bool:
        """Return whether that is wanted for no more than its likeness."""
        if intent not in ACTING:
            return by >= LIKE
        if intent in TOLD and self._wording.speaks_of(spelled, frozenset({OTHERS})):
            return False
        strange = sum(word not in self._weights and not word.isdigit() for word in spelled)
        return by >= TO_DO and FEW * strange <= len(spelled)


def _may_be_done(intent: str, told: Mapping[str, float]) -> bool:
    by = told.get(intent, 0.0)
    return by >= LEAST and by >= told.get(NONE, 0.0)


def _of_two(found: Match, intent: str, by: float) -> Wanted:
    """What was matched, or what it is like, or the question which."""
    if found.intent == intent:
        return found
    acts = found.intent in ACTING
    if by >= (INSTEAD if acts or intent in ACTING else LIKE):
        return Match(intent)
    return Between((found.intent, intent)) if acts and by >= DOUBT else found
