"""Flesh: balls, and the skin that is stretched over them.

A limb is a chain of balls; the skin over each neighbouring pair is one convex outline, and their union is the limb. It
looks right from everywhere. The rule: only geometry; colours are ink's business.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from math import cos, pi, sin, sqrt

from tools.pictures.space import Camera, V

Point = tuple[float, float]
Ball = tuple[V, float]
"""A centre and a radius."""
Skin = Sequence[Ball]
"""Balls under one convex skin."""
ROUND = {n: [(cos(2 * pi * i / n), sin(2 * pi * i / n)) for i in range(n)] for n in (12, 16, 24, 32, 48, 64)}


def rim(radius: float) -> list[Point]:
    """Points on a circle of one, enough for one of this many pixels to look round."""
    return next((ring for n, ring in ROUND.items() if n >= 7 * sqrt(radius)), ROUND[64])


def convex(points: Iterable[Point]) -> list[Point]:
    """The convex outline of points (Andrew's monotone chain), always the same way round."""
    ordered = sorted(set(points))

    def half(line: Iterable[Point]) -> list[Point]:
        out: list[Point] = []
        for p in line:
            while len(out) > 1 and turn(out[-2], out[-1], p) <= 0:
                out.pop()
            out.append(p)
        return out[:-1]

    return half(ordered) + half(reversed(ordered))


def turn(a: Point, b: Point, c: Point) -> float:
    """Which way a corner turns."""
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])


def outline(skin: Skin, camera: Camera, more: float = 0.0) -> list[Point]:
    """The outline of one skin as the camera sees it, some pixels wider all round."""
    points: list[Point] = []
    for centre, radius in skin:
        x, y = camera.see(centre)
        r = radius * camera.scale + more
        points += [(x + r * c, y + r * s) for c, s in rim(r)]
    return convex(points)


def chain(balls: Sequence[Ball]) -> list[Skin]:
    """A limb: each ball joined to the next."""
    return list(pairwise(balls))


def smooth(balls: Sequence[Ball], steps: int = 4) -> list[Ball]:
    """The same chain with balls between, on a curve through all of them (Catmull-Rom)."""
    out: list[Ball] = []
    for i in range(len(balls) - 1):
        a, b, c, d = balls[max(i - 1, 0)], balls[i], balls[i + 1], balls[min(i + 2, len(balls) - 1)]
        for k in range(steps):
            t = k / steps
            w = ((-t + 2 * t**2 - t**3) / 2, (2 - 5 * t**2 + 3 * t**3) / 2, (t + 4 * t**2 - 3 * t**3) / 2)
            last = (t**3 - t**2) / 2
            centre = a[0] * w[0] + b[0] * w[1] + c[0] * w[2] + d[0] * last
            out.append((centre, a[1] * w[0] + b[1] * w[1] + c[1] * w[2] + d[1] * last))
    return [*out, balls[-1]]


def tube(balls: Sequence[Ball], steps: int = 4) -> list[Skin]:
    """A limb with a soft outline."""
    return chain(smooth(balls, steps))
