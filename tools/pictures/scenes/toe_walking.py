"""Toe walking: on tiptoe through a room; feet straight, toes outward, toes inward.

The lens looks from the front, where the directions differ; the three prints below say which it is. The rule: a foot
turns while it is in the air.
"""

from math import cos, hypot, pi, radians, sin

from tools.pictures import stage
from tools.pictures.body import Arm, Leg, Trunk
from tools.pictures.foot import BALL, HEIGHT, Foot
from tools.pictures.hulls import convex
from tools.pictures.ink import ACCENT, FAINT, SHADE, Sheet, path
from tools.pictures.motion import ease
from tools.pictures.scene import Scene
from tools.pictures.space import UP, Camera, Joint, V

WAYS = (0.0, 34.0, -26.0)
"""Degrees outward, in turn."""
TURN = 0.25
"""The share of a part in which the toes turn."""
POINTER = 50.0
"""How long the arrow before a foot is, in pixels."""
STEPS = 4
"""Double steps in a loop."""
PRINT = (
    ((0, -22, 8.5), (-3, -4, 6.5)),
    ((-3, -4, 6.5), (0, 12, 11), (-5, 6, 6)),
    ((8.5, 28, 5.0),),
    ((1.5, 29, 3.6),),
    ((-4, 27, 3.2),),
    ((-8.5, 23.5, 3.0),),
    ((-12, 19, 2.8),),
)
"""A print, big toe inward: across, down, radius."""
TIPTOE, STRIDE, CLEAR = 44.0, 9.0, 4.5
FIGURE = Camera(32, 7, 3.3, V(0, 0, 0), (140, 590))
LENS = stage.Lens((436, 206), 186)
FOOT = Camera(90, 24, 6.5, V(0, 0, 4), (436, 236))


def yaw(t: float) -> float:
    """How far the toes point outward: a short turn at the start of each part, then they stay."""
    part, share = int(t * 3) % 3, (t * 3) % 1
    before, after = WAYS[part - 1], WAYS[part]
    return before + (after - before) * ease(share / TURN)


def foot(t: float, side: int) -> Foot:
    """A foot at a share of the loop; -1 is the right one, which steps first."""
    share = (t * STEPS + (0 if side < 0 else 0.5)) % 1
    if share < 0.5:
        x, up = -STRIDE + 2 * STRIDE * ease(share / 0.5), CLEAR * sin(pi * share / 0.5) ** 2
    else:
        x, up = STRIDE - 2 * STRIDE * (share - 0.5) / 0.5, 0.0
    flat = Joint(V(x, side * 9.5, 1.8 + up), V(1, 0, 0), V(0, side, 0), UP).yawed(yaw(t))
    angle = TIPTOE + up * 1.5
    turned = flat.pitched(-angle)
    at = flat.at - turned.fore * BALL + turned.up * (HEIGHT - 1.8)
    return Foot(flat.pitched(-angle, at), angle - up * 4)


def person(sheet: Sheet, t: float, *, fine: bool = False) -> None:
    """The person, or as much of them as the camera sees."""
    right, left = foot(t, -1), foot(t, 1)
    hips = V(-5, 0, 96)
    trunk = Trunk(hips, 3.0)
    legs = [Leg(trunk.hip(1), left, left.ankle.fore), Leg(trunk.hip(-1), right, right.ankle.fore)]
    swing = (right.ankle.at.x - left.ankle.at.x) * 0.5
    if not fine:
        hand = trunk.shoulder(1) + V(6 + swing, 4, -50)
        Arm(trunk.shoulder(1), hand, V(-1, 0.2, 0)).draw(sheet, near=False)
    for leg in legs:
        leg.draw(sheet, near=fine or leg is legs[1], work=0.7 if fine or leg is legs[1] else None, fine=fine)
    if not fine:
        trunk.draw(sheet)
        Arm(trunk.shoulder(-1), trunk.shoulder(-1) + V(6 - swing, -4, -50), V(-1, -0.2, 0)).draw(sheet, near=True)


def frame(t: float) -> list[str]:
    """The picture at a share of the loop."""
    figure, ground, lens, top = Sheet(FIGURE), Sheet(FOOT), Sheet(FOOT), Sheet(FOOT)
    person(figure, t)
    person(lens, t, fine=True)
    for side in (-1, 1):
        now = foot(t, side)
        fore = V(now.ankle.fore.x, now.ankle.fore.y, 0).unit()
        tip = now.ankle.point(20, 0, -6)
        start = V(tip.x, tip.y, 0) + fore * 3.5
        a, b = FOOT.see(start), FOOT.see(start + fore)
        long = POINTER / hypot(b[0] - a[0], b[1] - a[1])
        top.arrow([(a[0] + (b[0] - a[0]) * long * k, a[1] + (b[1] - a[1]) * long * k) for k in (0, 0.5, 1)], 1, 10)
        shadow = V(now.ankle.at.x, now.ankle.at.y, 0) - fore * 3
        ground.patch([[(V(tip.x, tip.y, 0) - fore * 4, 4.0), (shadow, 3.0)]], SHADE)
    figure.arrow([FIGURE.see(V(x, 0, 0)) for x in (30, 42, 56)], 1, 9)
    spot = LENS.source(FIGURE.see(V(0, 0, 5)), 84)
    glass = LENS.over([*LENS.floor(150), *ground.parts, *lens.parts, *top.parts])
    return [*stage.floor(556), *spot, *figure.parts, *glass, *turns(int(t * 3) % 3)]


def turns(now: int) -> list[str]:
    """The three directions in their order, with the present one in colour."""
    sheet = Sheet(FOOT)
    for i, way in enumerate(WAYS):
        x = 318 + 118 * i
        pair(sheet, (x, 478), way, ACCENT if i == now else FAINT)
        if i:
            sheet.line([(x - 65, 468), (x - 57, 478)], FAINT, 5)
            sheet.line([(x - 57, 478), (x - 65, 488)], FAINT, 5)
    return sheet.parts


def pair(sheet: Sheet, at: tuple[float, float], way: float, shade: str) -> None:
    """A pair of prints, seen from the front like the feet in the lens."""
    for side in (-1, 1):
        c, s = cos(radians(way * side)), sin(radians(way * side))

        def place(x: float, y: float, side: int = side, c: float = c, s: float = s) -> tuple[float, float]:
            return at[0] + side * 22 - side * x * c + y * s, at[1] + y * c + side * x * s

        for group in PRINT:
            ring = [place(x + r * cos(w / 8 * pi), y + r * sin(w / 8 * pi)) for x, y, r in group for w in range(16)]
            sheet.parts.append(f'<path d="{path(convex(ring))}" fill="{shade}"/>')


SCENE = Scene("toe-walking", 4.0, 0.5, frame, sides=False)
