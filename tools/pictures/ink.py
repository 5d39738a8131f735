"""The style: few colours, one weight of line, arrows. What is drawn becomes SVG here.

The rule: warm paper, dark ink, cool gear; the one warm accent is kept for what works and where it goes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from math import atan2, cos, hypot, sin

from tools.pictures.hulls import Point, Skin, outline
from tools.pictures.space import Camera, V

SIZE = 640
"""Pixels, both ways."""
LINE = 4.4
"""The weight of every outline."""
PAPER, GLASS, FLOOR = "#efe7da", "#e0eae9", "#e0d5c3"
INK, FAINT, SHADE = "#35302c", "#a99c8b", "#c9bba5"
SKIN, FAR_SKIN = "#fffaf2", "#e6dccc"
NAIL = "#f3dccd"
ACCENT, TINT = "#d9481c", "#f7c4ac"
SHIRT, TROUSERS, HAIR = "#a9bcc0", "#5f7780", "#8d8880"
WOOD, FAR_WOOD = "#c9b595", "#b09c7e"
CLOTH, CLOTH_LINE, CLOTH_INK = "#cbdcdc", "#86aab0", "#4d6a70"
CLOTH_INSIDE, CLOTH_DARK, CLOTH_LIGHT = "#5f8a93", "#9dbcc1", "#d9e9ea"
RUBBER = "#2393a0"


def path(points: Iterable[Point], *, closed: bool = True) -> str:
    """Points as the data of an SVG path."""
    return "M" + "L".join(f"{x:.1f} {y:.1f}" for x, y in points) + ("Z" if closed else "")


def curve(points: Sequence[Point]) -> str:
    """A soft line through points."""
    out = [f"M{points[0][0]:.1f} {points[0][1]:.1f}"]
    for i in range(len(points) - 1):
        a, b, c, d = points[max(i - 1, 0)], points[i], points[i + 1], points[min(i + 2, len(points) - 1)]
        p, q = (
            (b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6),
            (c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6),
        )
        out.append(f"C{p[0]:.1f} {p[1]:.1f} {q[0]:.1f} {q[1]:.1f} {c[0]:.1f} {c[1]:.1f}")
    return "".join(out)


@dataclass(slots=True)
class Sheet:
    """What a camera has seen so far, the last on top."""

    camera: Camera
    parts: list[str] = field(default_factory=list)

    def flesh(self, skins: Sequence[Skin], fill: str, *, line: float = LINE, ink: str = INK) -> None:
        """Fill skins as one shape with one outline."""
        for shade, more in ((ink, line), (fill, 0.0)):
            data = "".join(path(outline(skin, self.camera, more)) for skin in skins)
            self.parts.append(f'<path d="{data}" fill="{shade}"/>')

    def patch(self, skins: Iterable[Skin], fill: str, opacity: float = 1) -> None:
        """Colour without an outline."""
        data = "".join(path(outline(skin, self.camera)) for skin in skins)
        self.parts.append(f'<path d="{data}" fill="{fill}" opacity="{opacity:.2f}"/>')

    def stroke(self, points: Iterable[V], ink: str = INK, width: float = LINE, opacity: float = 1) -> None:
        """A soft line through points in space."""
        self.line([self.camera.see(p) for p in points], ink, width, opacity)

    def line(self, points: Sequence[Point], ink: str = INK, width: float = LINE, opacity: float = 1) -> None:
        """A soft line on the paper."""
        self.parts.append(
            f'<path d="{curve(points)}" fill="none" stroke="{ink}" stroke-width="{width:.1f}" opacity="{opacity:.2f}"/>'
        )

    def area(self, points: Iterable[V], fill: str, line: float = LINE, ink: str = INK) -> None:
        """A flat shape in space."""
        data = path(self.camera.see(p) for p in points)
        self.parts.append(f'<path d="{data}" fill="{fill}" stroke="{ink}" stroke-width="{line}"/>')

    def ellipse(self, at: Point, radii: Point, fill: str) -> None:
        """A soft shadow, or a dot."""
        self.parts.append(
            f'<ellipse cx="{at[0]:.1f}" cy="{at[1]:.1f}" rx="{radii[0]:.1f}" ry="{radii[1]:.1f}" fill="{fill}"/>'
        )

    def arrow(self, points: Sequence[Point], strength: float = 1, width: float = 9, halo: str = "") -> None:
        """An arrow along points; its strength says whether that is what happens now."""
        shade = mix(TINT, ACCENT, strength)
        tip, before = points[-1], points[-2]
        angle = atan2(tip[1] - before[1], tip[0] - before[0])
        size = width * 1.75
        back = (tip[0] - size * cos(angle), tip[1] - size * sin(angle))
        wings = [(back[0] + k * size * 0.85 * sin(angle), back[1] - k * size * 0.85 * cos(angle)) for k in (1, -1)]
        shaft = [*points[:-1], back] if hypot(back[0] - before[0], back[1] - before[1]) > 1 else list(points[:-1])
        head = path([wings[0], tip, wings[1]])
        for ink, more in ([(halo, 7.0)] if halo else []) + [(shade, 0.0)]:
            if len(shaft) > 1:
                self.line(shaft, ink, width + more)
            self.parts.append(f'<path d="{head}" fill="{ink}" stroke="{ink}" stroke-width="{4 + more:.1f}"/>')


def mix(a: str, b: str, share: float) -> str:
    """A colour between two."""
    pairs = zip(bytes.fromhex(a[1:]), bytes.fromhex(b[1:]), strict=True)
    return "#" + "".join(f"{round(x + (y - x) * share):02x}" for x, y in pairs)
