"""A dose that fits: one notch up is offered, never imposed; one notch down comes by itself.

The rule: only what was felt since the level last changed counts, and pain in an exercise is never easy.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import takewhile

EASY_TIMES = 2
"""So many times easy in a row, and the next notch is offered."""


class Feel(StrEnum):
    """How an exercise felt, in one tap."""

    EASY = "easy"
    RIGHT = "right"
    HARD = "hard"


@dataclass(frozen=True, slots=True)
class Feedback:
    """How an exercise went in one session."""

    level: int
    feel: Feel | None
    pained: bool = False


class Fit(StrEnum):
    """What becomes of a level."""

    UP = "up"
    """Offered."""
    STAYS = "stays"
    DOWN = "down"
    """Done."""


def fit(level: int, top: int, past: Sequence[Feedback]) -> Fit:
    """Return what becomes of a level.

    Args:
        level: the present one, from 0.
        top: the highest that the exercise has.
        past: how it went, the oldest first.
    """
    newest = list(takewhile(lambda feedback: feedback.level == level, reversed(past)))
    if newest and (newest[0].pained or newest[0].feel is Feel.HARD):
        return Fit.DOWN if level > 0 else Fit.STAYS
    easy = [feedback.feel is Feel.EASY and not feedback.pained for feedback in newest[:EASY_TIMES]]
    return Fit.UP if level < top and len(easy) == EASY_TIMES and all(easy) else Fit.STAYS
