"""How much may be sent: tokens that come back at a rate, a few at once, the last of them kept for whoever is urgent.

The rule: what is left is one instant, `empty_at`; whoever knows it knows all. Instants are seconds of any one clock.
"""

from dataclasses import dataclass, replace
from math import floor, inf

ROUNDING = 1e-6
"""Of a token: an instant that was computed and waited for must not miss it by a bit."""


@dataclass(frozen=True, slots=True)
class Draw:
    """What a budget grants: so many tokens, and the seconds until there can be another."""

    granted: int
    wait: float


@dataclass(frozen=True, slots=True)
class Bucket:
    """Tokens: `rate` come back in a second, `size` are there after a rest, `kept` of these are for the urgent."""

    rate: float
    size: float
    kept: float = 0.0
    empty_at: float = -inf
    """When there was nothing left, or will be again."""

    def left(self, now: float) -> float:
        """Return the tokens that are there; below nothing where more were taken, or where it is shut."""
        return min(self.size, (now - self.empty_at) * self.rate)

    def wait(self, now: float, tokens: float = 1.0) -> float:
        """Return the seconds until so many are there; 0 is now."""
        missing = tokens - self.left(now)
        return missing / self.rate if missing > ROUNDING else 0.0

    def without(self, tokens: float, now: float) -> "Bucket":
        """Take tokens out, whether they are there or not."""
        return replace(self, empty_at=now - (self.left(now) - tokens) / self.rate)

    def shut(self, until: float) -> "Bucket":
        """Grant nothing before then; it opens with a single token, and fills from there."""
        return replace(self, empty_at=max(self.empty_at, until - 1 / self.rate))

    def draw(self, most: int, now: float, *, urgent: bool) -> tuple["Bucket", Draw]:
        """Take whole tokens, `most` at most; only the urgent are granted what is kept for them."""
        kept = 0.0 if urgent else self.kept
        granted = max(0, min(most, floor(self.left(now) - kept + ROUNDING)))
        after = self.without(granted, now)
        return after, Draw(granted, after.wait(now, kept + 1))


def overall(per_second: float) -> Bucket:
    """Return what a bot may send over all: a tenth of a second's worth is kept, and as much again may go at once."""
    kept = max(1.0, per_second / 10)
    return Bucket(per_second, 2 * kept + 1, kept)
