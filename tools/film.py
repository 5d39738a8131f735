"""A film: pictures one after the other, as one small GIF.

The rule: all pictures share one palette, so that only what has changed is stored and nothing flickers.
"""

from dataclasses import dataclass, field
from pathlib import Path

from PIL import Image, ImageOps


@dataclass(slots=True)
class Film:
    """What was filmed so far."""

    pictures: list[Image.Image] = field(default_factory=list)
    lengths: list[int] = field(default_factory=list)
    """Milliseconds that each picture stands."""

    def add(self, picture: Image.Image, length: int) -> None:
        """Show a picture for so many milliseconds."""
        self.pictures.append(picture)
        self.lengths.append(length)

    def add_page(self, page: Image.Image, length: int) -> None:
        """Show a page as large as the pictures before it allow, with its own colour around it."""
        size, corner = self.pictures[-1].size, page.convert("RGB").crop((0, 0, 1, 1))
        fitted, whole = ImageOps.contain(page.convert("RGB"), size, Image.Resampling.LANCZOS), corner.resize(size)
        whole.paste(fitted, ((whole.width - fitted.width) // 2, (whole.height - fitted.height) // 2))
        self.add(whole, length)

    def keep(self, path: Path) -> None:
        """Write the film as a GIF that begins anew at its end."""
        palette = _together(self.pictures).quantize(256, Image.Quantize.MAXCOVERAGE, kmeans=3)
        first, *rest = (picture.quantize(palette=palette, dither=Image.Dither.NONE) for picture in self.pictures)
        first.save(path, save_all=True, append_images=rest, duration=self.lengths, loop=0, optimize=True)


def _together(pictures: list[Image.Image]) -> Image.Image:
    """All pictures side by side, made small: their common colours."""
    small = [picture.reduce(2) for picture in pictures]
    strip = Image.new("RGB", (sum(picture.width for picture in small), small[0].height))
    at = 0
    for picture in small:
        strip.paste(picture, (at, 0))
        at += picture.width
    return strip
