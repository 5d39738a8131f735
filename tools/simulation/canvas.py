"""A sheet of paper on which lines, areas and words are drawn in the measures of the finished picture.

The rule: drawn four times as large, kept at twice, so that edges are soft and a dense screen shows sharp letters.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from PIL import Image, ImageDraw, ImageFont

LARGE, KEPT = 4, 2
PAPER = "#ffffff"
DASH = 4.0

Point: TypeAlias = tuple[float, float]


@dataclass(slots=True)
class Canvas:
    """A sheet, so many pixels wide and high."""

    width: int
    height: int
    _image: Image.Image = field(init=False)
    _pen: ImageDraw.ImageDraw = field(init=False)

    def __post_init__(self) -> None:
        self._image = Image.new("RGB", (self.width * LARGE, self.height * LARGE), PAPER)
        self._pen = ImageDraw.Draw(self._image)

    def line(self, points: Sequence[Point], colour: str, width: float = 1.0) -> None:
        """Draw along the points."""
        self._pen.line([_large(point) for point in points], colour, round(width * LARGE), joint="curve")

    def dashes(self, left: Point, right: Point, colour: str) -> None:
        """Draw a level dashed line."""
        x = left[0]
        while x < right[0]:
            self.line([(x, left[1]), (min(x + DASH, right[0]), right[1])], colour)
            x += 2 * DASH

    def area(self, points: Sequence[Point], colour: str) -> None:
        """Fill what the points enclose."""
        self._pen.polygon([_large(point) for point in points], colour)

    def write(self, at: Point, words: str, colour: str, size: float = 12.0, anchor: str = "la") -> float:
        """Write at a point, of which the anchor says where in the words it is; return how wide they are."""
        font = ImageFont.load_default(size * LARGE)
        self._pen.text(_large(at), words, colour, font, anchor)
        return self._pen.textlength(words, font) / LARGE

    def image(self) -> Image.Image:
        """Return the picture."""
        return self._image.resize((self.width * KEPT, self.height * KEPT), Image.Resampling.LANCZOS)


def _large(point: Point) -> Point:
    return point[0] * LARGE, point[1] * LARGE
