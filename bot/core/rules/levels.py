"""A dose that fits: one notch is offered, up or down, never imposed; after pain one notch down comes by itself.

The rule: only what was felt since the level last changed counts, and pain in an exercise is never easy. How one felt is
asked about one exercise a session, in turn.
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
    """Done, after pain; what was hard is offered a notch down when that is said."""


def fit(level: int, top: int, past: Sequence[Feedback]) -> Fit:
    """Return what becomes of a level.

    Args:
        level: the present one, from 0.
        top: the highest that the exercise has.
        past: how it went, the oldest first.
    """
    newest = list(takewhile(lambda feedback: feedback.level == level, reversed(past)))
    if newest and newest[0].pained:
        return Fit.DOWN if level > 0 else Fit.STAYS
    easy = [feedback.feel is Feel.EASY and not feedback.pained for feedback in newest[:EASY_TIMES]]
    return Fit.UP if level < top and len(easy) == EASY_TIMES and all(easy) else Fit.STAYS


def in_turn(each: Sequence[str], order: Sequence[str], last: str | None) -> str | None:
    """Return which exercise is asked about; None where there is none to ask about.

    Args:
        each: those that can be asked about.
        order: all there are, in their order.
        last: the one that was asked about before.
    """
    after = order.index(last) + 1 if last in order else 0
    return next((name for name in (*order[after:], *order[:after]) if name in each), None)
