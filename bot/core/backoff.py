"""Ever longer waits between tries that fail: each twice the one before, up to a longest."""

from dataclasses import dataclass

DOUBLINGS = 30
"""So often a wait doubles at most, so that no number of tries is too large to reckon with."""


@dataclass(frozen=True, slots=True)
class Backoff:
    """How long to wait, in seconds."""

    first: float
    longest: float

    def wait(self, tries: int) -> float:
        """Return how long to wait after so many failures before the one just seen."""
        return min(self.longest, self.first * 2.0 ** min(tries, DOUBLINGS))
