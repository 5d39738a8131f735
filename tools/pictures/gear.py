"""The chair, the towel and the band.

The rule: gear is cool or wooden, never warm: the accent belongs to the body.
"""

from dataclasses import dataclass
from itertools import pairwise
from math import cos, pi, sin

from tools.pictures.hulls import Skin, chain
from tools.pictures.ink import (
    CLOTH,
    CLOTH_DARK,
    CLOTH_INK,
    CLOTH_INSIDE,
    CLOTH_LIGHT,
    CLOTH_LINE,
    FAR_WOOD,
    INK,
    LINE,
    RUBBER,
    WOOD,
    Sheet,
    mix,
)
from tools.pictures.space import Joint, V

SEAT, BACK, DEEP, HALF = 45.0, 88.0, 40.0, 20.0
"""A chair's height, that of its back, its depth and half its width."""
PULL, FOLDS, FOLD = 6.5, 3, 3.4
"""How far a curl pulls the towel, into how many folds, and how high they stand."""
AT = 13.4
"""Where the band lies on the foot."""


def rod(*points: V, radius: float = 1.7) -> list[Skin]:
    """A round bar through points."""
    return chain([(p, radius) for p in points])


def chair_far(sheet: Sheet, x: float) -> None:
    """The far legs of a chair whose back stands at x."""
    sheet.flesh(
        [
            *rod(V(x, HALF, BACK), V(x + 2, HALF, SEAT), V(x - 2, HALF, 1.7)),
            *rod(V(x + DEEP - 2, HALF, SEAT), V(x + DEEP, HALF, 1.7)),
        ],
        FAR_WOOD,
    )


def chair_seat(sheet: Sheet, x: float) -> None:
    """The seat and the near legs."""
    front = rod(V(x + DEEP - 2, -HALF, SEAT), V(x + DEEP, -HALF, 1.7))
    hind = rod(V(x + 2, -HALF, SEAT), V(x - 2, -HALF, 1.7))
    sheet.flesh([*front, *hind], WOOD)
    seat = [(V(x + 2 + dx, y, SEAT - 1.8), 2.2) for dx in (0, DEEP - 3) for y in (-HALF, HALF)]
    sheet.flesh([seat], WOOD)


def chair_back(sheet: Sheet, x: float) -> None:
    """The near post and the rails of the back."""
    rails = [
        [(V(x + (BACK - z) * 0.04, y, z), r) for y in (-HALF, HALF)] for z, r in ((BACK - 2, 3.2), (BACK - 20, 2.0))
    ]
    sheet.flesh([*rails, *rod(V(x, -HALF, BACK - 1), V(x + 2, -HALF, SEAT))], WOOD)


@dataclass(frozen=True, slots=True)
class Towel:
    """A towel on the floor, pulled by a share from its far end: it folds between heel and toes."""

    heel: V
    """On the floor, below the heel."""
    behind: float
    ahead: float
    half: float
    pulled: float

    def line(self) -> list[tuple[float, float, float]]:
        """Along the towel: where, how high, and how much light falls on it (0 to 1)."""
        start, end = self.heel.x + 1.0, self.heel.x + 21.5 - PULL * self.pulled
        far = self.heel.x + self.ahead - PULL * self.pulled
        flat = [(self.heel.x - self.behind, 0.5, 0.5), (start, 0.5, 0.5)]
        steps = FOLDS * 12
        high = FOLD * self.pulled
        folds = []
        for i in range(1, steps):
            s = i / steps
            swell = sin(pi * s) ** 0.6
            z = 0.5 + high * swell * ((1 - cos(2 * pi * FOLDS * s)) / 2) ** 0.5
            folds.append((start + (end - start) * s, z, 0.5 + 0.5 * self.pulled * swell * sin(2 * pi * FOLDS * s)))
        return [
            *flat,
            *folds,
            (end, 0.5, 0.5),
            (far - 9, 0.5, 0.5),
            (far - 6.5, 0.5, 0.5),
            (far - 4, 0.5, 0.5),
            (far, 0.5, 0.5),
        ]

    def draw(self, sheet: Sheet) -> None:
        """Draw it, the part behind first: a nearer fold hides a farther one."""
        line, viewer = self.line(), sheet.camera.axes()[2]
        near, far = self.heel.y - self.half, self.heel.y + self.half
        hull = [V(x, near, z) for x, z, _ in line] + [V(x, far, z) for x, z, _ in reversed(line)]
        sheet.area(hull, CLOTH, line=LINE * 2)
        for i, ((x, z, _), (v, w, light)) in enumerate(pairwise(line)):
            stripe = i == len(line) - 3
            shade = CLOTH_LINE if stripe else mix(CLOTH_DARK, CLOTH_LIGHT, light)
            if V(z - w, 0, v - x).dot(viewer) < 0:  # the inside of a fold, seen from its open end
                shade = CLOTH_INSIDE
            quad = [V(x, near, z), V(x, far, z), V(v, far, w), V(v, near, w)]
            sheet.area(quad, shade, line=0.8, ink=shade)
        edge = [V(x, near, z) for x, z, _ in line]
        ground = [V(edge[-1].x, near, 0.3), V(edge[0].x, near, 0.3)]
        fine = min(LINE, sheet.camera.scale * 0.6)  # small folds keep a fine line
        sheet.area([*edge, *ground], CLOTH_INSIDE, fine)  # the open ends of the folds, which stand on the floor
        if self.pulled > 0.15:
            crests = [
                b for a, b, c in zip(line, line[1:], line[2:], strict=False) if a[1] < b[1] >= c[1] and b[1] > 0.7
            ]
            for x, z, _ in crests:
                sheet.stroke([V(x, near, z), V(x, far, z)], CLOTH_INK, LINE * 0.75, min(1.0, self.pulled * 1.6))


@dataclass(frozen=True, slots=True)
class Band:
    """A band from hand to hand round the ball of a foot; taut from 0 to 1."""

    foot: Joint
    hands: tuple[V, V]
    """The one on the foot's outer side, and the other."""
    taut: float

    def ends(self, sheet: Sheet, hand: V, wide: float, shade: str) -> None:
        """What hangs out of a fist."""
        self._draw(sheet, [hand, hand + V(-1.5, 0, -5), hand + V(-1.0, 0, -10)], wide, shade)

    def _strand(self, hand: V, out: float) -> list[V]:
        grip = self.foot.point(AT, out, -4.6)
        sag = V(0, 0, -7.0 * (1 - self.taut))
        return [hand.to(grip, s) + sag * (4 * s * (1 - s)) for s in (0, 0.25, 0.5, 0.75, 1)]

    def far(self, sheet: Sheet, wide: float) -> None:
        """The strand behind the foot."""
        self.ends(sheet, self.hands[1], wide * 0.9, mix(RUBBER, INK, 0.25))
        end = [self.foot.point(AT, -3.8, -7.4), self.foot.point(AT, -1, -8.2)]
        self._draw(sheet, [*self._strand(self.hands[1], -4.6), *end], wide * 0.9, mix(RUBBER, INK, 0.25))

    def near(self, sheet: Sheet, wide: float) -> None:
        """The strand before the foot, and the part on the sole."""
        self.ends(sheet, self.hands[0], wide, RUBBER)
        across = [(-3.3, -8.1), (0, -8.4), (3.4, -8.3), (5.2, -7.4), (5.4, -4.6)]
        sole = [self.foot.point(AT - out * 0.22, out, up) for out, up in across]
        self._draw(sheet, [*sole, *self._strand(self.hands[0], 5.4)[-2::-1]], wide, RUBBER)

    def _draw(self, sheet: Sheet, points: list[V], wide: float, shade: str) -> None:
        width = wide * (1 - 0.36 * self.taut)
        sheet.stroke(points, INK, width + 2 * LINE * 0.8)
        sheet.stroke(points, shade, width)
