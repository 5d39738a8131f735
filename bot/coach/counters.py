"""What the shell counts, and what it needs of whoever counts: `bot/metrics.py`, or nobody.

The rule: counted is what was stored, or came to an end. No count knows of whom, and none is ever read by the coach.
"""

from enum import StrEnum
from typing import Protocol

from bot.core.priority import Priority


class SendOutcome(StrEnum):
    """What became of a send."""

    SHOWN = "shown"
    SUPERSEDED = "superseded"
    UNREACHABLE = "unreachable"
    REFUSED = "refused"
    LATER = "later"
    UNCERTAIN = "uncertain"


class Counters(Protocol):
    """Whoever counts."""

    def came(self, kind: str) -> None:
        """Count an update by its kind."""
        ...

    def listened(self, *, understood: bool) -> None:
        """Count a message that somebody has written, and whether we knew what to do with it."""
        ...

    def stopped_for_pain(self) -> None:
        """Count a stop for pain."""
        ...

    def sent(self, priority: Priority, outcome: SendOutcome) -> None:
        """Count a send that has come to an end."""
        ...

    def late(self, kind: str, seconds: float) -> None:
        """Count something that was due so many seconds ago, and is dealt with now."""
        ...


class Uncounted:
    """Nobody counts."""

    def came(self, kind: str) -> None:
        """Let it pass."""

    def listened(self, *, understood: bool) -> None:
        """Let it pass."""

    def stopped_for_pain(self) -> None:
        """Let it pass."""

    def sent(self, priority: Priority, outcome: SendOutcome) -> None:
        """Let it pass."""

    def late(self, kind: str, seconds: float) -> None:
        """Let it pass."""
