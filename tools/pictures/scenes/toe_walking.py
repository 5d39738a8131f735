"""Toe walking: on tiptoe through a room; feet straight, toes outward, toes inward.

The lens looks from the front, where the directions differ; the three prints below say which it is. The rule: no heel
comes down, in the lens, in the figure or in the prints.
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
POINTER = 28.0
"""How long the tip before a foot is that shows where its toes point, in pixels."""
STEPS = 4
"""Double steps in a loop."""
PRINT = (
    ((3, 12, 9.5), (-5.5, 10, 7.5)),
    ((8.5, 28, 5.0),),
    ((1.5, 29, 3.6),),
    ((-4, 27, 3.2),),
    ((-8.5, 23.5, 3.0),),
    ((-12, 19, 2.8),),
)
"""The print of a foot on tiptoe, big toe inward: across, down, radius."""
TIPTOE, STRIDE, CLEAR = 44.0, 9.0, 3.5
FIGURE = Camera(12, 7, 3.3, V(0, 0, 0), (140, 590))
LENS = stage.Lens((436, 206), 186)
FOOT = Camera(86, 18, 5.9, V(0, 0, 0), (430, 286))


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
    out = yaw(t) / WAYS[1]
    flat = Joint(V(x, side * (10.5 + 0.8 * out + 1.6 * out**2), 1.8 + up), V(1, 0, 0), V(0, side, 0), UP).yawed(yaw(t))
    angle = TIPTOE + up * 1.5
    turned = flat.pitched(-angle)
    at = flat.at - turned.fore * BALL + turned.up * (HEIGHT - 1.8)
    return Foot(flat.pitched(-angle, at), angle - 3 - up * 6).set_down(up)


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
        ball, out = now.ankle.point(BALL, 0, -6), now.ankle.out
        centre = V(ball.x, ball.y, 0) + fore * 1.5
        round_ = [2 * pi * i / 24 for i in range(24)]
        ground.area([centre + fore * (8.0 * cos(w)) + out * (6.0 * sin(w)) for w in round_], SHADE, 0)
        top.parts += pointer(V(now.tip().x, now.tip().y, 0) + fore * 3.2, fore)
    figure.arrow([FIGURE.see(V(x, 0, 0)) for x in (30, 42, 56)], 1, 9)
    spot = LENS.source(FIGURE.see(V(0, 0, 5)), 84)
    glass = LENS.over([*LENS.floor(188), *ground.parts, *lens.parts, *top.parts])
    return [*stage.floor(556), *spot, *figure.parts, *glass, *turns(int(t * 3) % 3)]


def pointer(start: V, fore: V) -> list[str]:
    """Where the toes point: a tip without a shaft, so that nothing seems to slide there."""
    (x, y), (a, b) = FOOT.see(start), FOOT.see(start + fore)
    ux, uy = (a - x) / hypot(a - x, b - y), (b - y) / hypot(a - x, b - y)
    ring = [(x + ux * POINTER, y + uy * POINTER), *((x - k * uy * 11, y + k * ux * 11) for k in (1, -1))]
    return [f'<path d="{path(ring)}" fill="{ACCENT}" stroke="{ACCENT}" stroke-width="5"/>']


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
            x, y = 1.35 * x, 1.35 * (y - 17)  # turned about its own middle
            return at[0] + side * 23 - side * x * c + y * s, at[1] + y * c + side * x * s

        for group in PRINT:
            ring = [place(x + r * cos(w / 8 * pi), y + r * sin(w / 8 * pi)) for x, y, r in group for w in range(16)]
            sheet.parts.append(f'<path d="{path(convex(ring))}" fill="{shade}"/>')


SCENE = Scene("toe-walking", 4.0, 0.5, frame, sides=False)
