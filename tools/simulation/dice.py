"""Chance, with a seed: the same day comes out every time."""

from math import exp
from random import Random

MANY = 30.0
"""From here on the kind curve is as good as counting."""


class Dice:
    """Says how many of many independent people do a thing in one second."""

    def __init__(self, seed: int) -> None:
        self._random = Random(seed)  # noqa: S311 # a simulation has to be repeatable, not secret

    def draw(self, mean: float) -> int:
        """Return a number of people, so many on average (a Poisson draw)."""
        if mean >= MANY:
            return max(0, round(self._random.gauss(mean, mean**0.5)))
        rare, product, drawn = exp(-mean), self._random.random(), 0
        while product > rare:
            product *= self._random.random()
            drawn += 1
        return drawn
