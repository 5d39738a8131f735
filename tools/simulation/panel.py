"""One chart of the picture: a day from left to right, a measure from below upwards.

The rule: the axis names its unit, and every mark on it is a round number.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from math import log

from tools.simulation.canvas import Canvas, Point

INK, FAINT, GRID = "#24292f", "#6e7781", "#e7eaee"

Scale = Callable[[float], float]
"""Where a value stands: 0 is the foot of the chart, 1 its top."""


def even(most: float) -> Scale:
    """Let equal steps be equally high."""
    return lambda value: value / most


def by_times(least: float, most: float) -> Scale:
    """Let equal ratios be equally high; whatever is less than the least stands at the foot."""
    return lambda value: log(max(value, least) / least) / log(most / least)


@dataclass(frozen=True, slots=True)
class Panel:
    """A chart on a sheet."""

    canvas: Canvas
    left: float
    top: float
    width: float
    height: float
    scale: Scale

    @property
    def foot(self) -> float:
        """Return where its lowest line is."""
        return self.top + self.height

    def name(self, title: str) -> None:
        """Say what is measured, and in what."""
        self.canvas.write((self.left, self.top - 10), title, INK, 13, "ls")

    def marks(self, marks: Sequence[tuple[float, str]]) -> None:
        """Draw a line across at each mark, and write beside it what it stands for."""
        for value, words in marks:
            y = self._y(value)
            self.canvas.line([(self.left, y), (self.left + self.width, y)], GRID)
            self.canvas.write((self.left - 8, y), words, FAINT, 11, "rm")

    def note(self, words: str, colour: str) -> None:
        """Write at the end of the line with the name."""
        self.canvas.write((self.left + self.width - 4, self.top - 10), words, colour, 11, "rs")

    def level(self, value: float, words: str, colour: str) -> None:
        """Draw a level that means something."""
        y = self._y(value)
        self.canvas.dashes((self.left, y), (self.left + self.width, y), colour)
        self.canvas.write((self.left + self.width - 4, y - 4), words, colour, 11, "rs")

    def fill(self, values: Sequence[float], colour: str, edge: str) -> None:
        """Draw one value after the other, and what is below them."""
        points = self._points(values)
        self.canvas.area([(self.left, self.foot), *points, (self.left + self.width, self.foot)], colour)
        self.canvas.line(points, edge, 1.25)

    def trace(self, values: Sequence[float], colour: str) -> None:
        """Draw one value after the other."""
        self.canvas.line(self._points(values), colour, 1.5)

    def _points(self, values: Sequence[float]) -> list[Point]:
        step = self.width / (len(values) - 1)
        return [(self.left + nth * step, self._y(value)) for nth, value in enumerate(values)]

    def _y(self, value: float) -> float:
        return self.foot - self.scale(value) * self.height
