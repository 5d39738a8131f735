"""The stage: paper, floor, the figure's place and the lens with the foot in it.

The rule: every picture has the same order: floor, figure, lens, arrows; the left one is the right one in a mirror.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import acos, cos, hypot, pi, sin

from tools.pictures.hulls import Point
from tools.pictures.ink import ACCENT, FAINT, FLOOR, GLASS, INK, PAPER, SIZE, path

RING = 5.0


@dataclass(frozen=True, slots=True)
class Lens:
    """The round glass that shows the foot large."""

    at: Point
    radius: float

    def source(self, at: Point, radius: float) -> list[str]:
        """What the glass enlarges: a spot behind the figure, and the way from there to the glass."""
        (x, y), (a, b) = self.at, at
        far = hypot(x - a, y - b)
        ux, uy = (x - a) / far, (y - b) / far
        lines = []
        for k in (1, -1):  # the two lines that touch both circles
            tilt = k * acos((radius - self.radius) / far)
            nx, ny = ux * cos(tilt) - uy * sin(tilt), ux * sin(tilt) + uy * cos(tilt)
            lines.append((a + nx * radius, b + ny * radius, x + nx * self.radius, y + ny * self.radius))
        (p, q, r, s), (t, u, v, w) = lines
        beam = path([(p, q), (r, s), (v, w), (t, u)])
        return [
            f'<path d="{beam}" fill="{GLASS}" opacity="0.45"/>',
            f'<circle cx="{a:.1f}" cy="{b:.1f}" r="{radius}" fill="{GLASS}" stroke="{FAINT}" stroke-width="3"/>',
        ]

    def over(self, parts: Iterable[str], above: Iterable[str] = ()) -> list[str]:
        """The glass with what is seen in it; above: what may reach over its rim."""
        (x, y), r = self.at, self.radius
        return [
            f'<clipPath id="glass"><circle cx="{x}" cy="{y}" r="{r}"/></clipPath>',
            f'<circle cx="{x}" cy="{y}" r="{r}" fill="{GLASS}"/>',
            f'<g clip-path="url(#glass)">{"".join(parts)}</g>',
            f'<circle cx="{x}" cy="{y}" r="{r}" fill="none" stroke="{INK}" stroke-width="{RING}"/>',
            *above,
        ]

    def stay(self, share: float) -> list[str]:
        """The rim fills with colour while a position is held."""
        if share <= 0:
            return []
        (x, y), r, turn = self.at, self.radius, 2 * pi * min(share, 0.9999)
        end = f"{x + r * sin(turn):.1f} {y - r * cos(turn):.1f}"
        arc = f"M{x} {y - r}A{r} {r} 0 {int(turn > pi)} 1 {end}"
        return [f'<path d="{arc}" fill="none" stroke="{ACCENT}" stroke-width="{2 * RING}"/>']

    def floor(self, y: float) -> list[str]:
        """The floor in the glass, below a line."""
        x, r = self.at[0], self.radius
        return [
            f'<rect x="{x - r}" y="{y:.1f}" width="{2 * r}" height="{SIZE}" fill="{FLOOR}"/>',
            f'<path d="M{x - r} {y:.1f}H{x + r}" fill="none" stroke="{INK}" stroke-width="4"/>',
        ]


def floor(y: float) -> list[str]:
    """The floor below the figure, with its line."""
    return [
        f'<rect y="{y}" width="{SIZE}" height="{SIZE - y}" fill="{FLOOR}"/>',
        f'<path d="M0 {y}H{SIZE}" fill="none" stroke="{INK}" stroke-width="3" opacity="0.35"/>',
    ]


def picture(parts: Iterable[str], *, mirrored: bool = False) -> str:
    """The whole picture as SVG."""
    turn = f' transform="matrix(-1 0 0 1 {SIZE} 0)"' if mirrored else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {SIZE} {SIZE}" width="{SIZE}" height="{SIZE}">'
        f'<rect width="{SIZE}" height="{SIZE}" fill="{PAPER}"/>'
        f'<g stroke-linecap="round" stroke-linejoin="round"{turn}>{"".join(parts)}</g></svg>'
    )
