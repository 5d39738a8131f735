"""A scene: what each exercise's file hands out, and the pictures that come of it.

The rule: a loop ends where it starts; its frame at 1 is its frame at 0.
"""

from collections.abc import Callable
from dataclasses import dataclass

from tools.pictures.stage import picture

RATE = 25
"""Frames a second."""


@dataclass(frozen=True, slots=True)
class Scene:
    """An exercise's loop."""

    exercise: str
    seconds: float
    poster: float
    """The share of the loop that says most as a still."""
    frame: Callable[[float], list[str]]
    sides: bool = True
    """Whether a foot works by itself; then it is drawn as the right one."""
    turned: float = 0.0
    """By what share of the loop the mirrored picture starts later."""

    first: float = 0.5
    """Where the contact sheet takes its frames, in shares of the way from one to the next."""

    @property
    def pictures(self) -> tuple[str, ...]:
        """The names of its pictures, without their endings."""
        return (f"{self.exercise}-right", f"{self.exercise}-left") if self.sides else (self.exercise,)

    def at(self, t: float, name: str) -> str:
        """One of its pictures at a share of the loop, as SVG."""
        mirrored = name.endswith("-left")
        return picture(self.frame((t + self.turned * mirrored) % 1), mirrored=mirrored)

    def times(self) -> list[float]:
        """The share of the loop at which each of its frames stands."""
        count = round(self.seconds * RATE)
        return [i / count for i in range(count)]
