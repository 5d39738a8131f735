"""Everybody in session, as one number that shares the cards which are sent.

The rule: whoever is in session is brought on alike, so a session is over after its number of cards, however late.
"""

from collections import deque
from dataclasses import dataclass, field


@dataclass(slots=True)
class Crowd:
    """The people in session."""

    cards: int
    """Cards of one session."""
    people: int = 0
    most: int = 0
    """The largest number at once, so far."""
    started: int = 0
    _come: float = 0.0
    """Cards that somebody would have had who was in session from the beginning."""
    _ends: deque[tuple[float, int]] = field(default_factory=deque)
    """Where in that number sessions are over, and how many."""

    def start(self, people: int) -> None:
        """Let people begin."""
        if people:
            self.started += people
            self.people += people
            self.most = max(self.most, self.people)
            self._ends.append((self._come + self.cards, people))

    def bring_on(self, sent: int) -> int:
        """Share out the cards that were sent; return how many sessions they ended."""
        if not self.people:
            return 0  # a card that still waited for somebody whose session is over
        self._come += sent / self.people
        over = 0
        while self._ends and self._ends[0][0] <= self._come:
            over += self._ends.popleft()[1]
        self.people -= over
        return over
