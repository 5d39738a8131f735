"""Toe curls: seated, a towel under the feet; the toes scrunch it towards the heel and push it out again.

The rule: the heel stays where it is, the toes stay on the towel, and the towel goes as far as they do.
"""

from dataclasses import replace

from tools.pictures import seat, stage
from tools.pictures.body import Leg
from tools.pictures.foot import HEIGHT, Foot
from tools.pictures.gear import Towel
from tools.pictures.ink import CLOTH_LINE, Sheet
from tools.pictures.motion import there_and_back
from tools.pictures.scene import Scene
from tools.pictures.space import UP, Camera, Joint, V

HEEL = V(36, -8.5, 0)
CLOTH = 0.5
"""How thick the towel is."""
FLAT = Joint(V(36, -8.5, HEIGHT + CLOTH), V(1, 0, 0), V(0, -1, 0), UP)
LENS = stage.Lens((446, 190), 176)
FOOT = Camera(38, 24, 8.5, V(48, -8.5, 3), (452, 222))


def foot(curl: float) -> Foot:
    """The foot with its toes curled by a share: the arch rises, heel and toes stay on the towel."""
    hinge = FLAT.point(-3.6, 0, -HEIGHT)

    def raised(degrees: float) -> Foot:
        turned = FLAT.pitched(degrees)
        joint = replace(turned, at=hinge + turned.fore * 3.6 + turned.up * HEIGHT)
        return Foot(joint, 6 * curl - degrees, 58 * curl)

    low, high = -2.0, 20.0
    for _ in range(24):
        middle = (low + high) / 2
        low, high = (low, middle) if raised(middle).toes_low() > CLOTH else (middle, high)
    return raised(high)


def frame(t: float) -> list[str]:
    """The picture at a share of the loop."""
    curl = there_and_back(t, (0.04, 0.44), (0.54, 0.94))
    now = foot(curl)
    figure = Sheet(seat.CAMERA)
    Towel(V(HEEL.x, 0, 0), 12, 40, 24, curl).draw(figure)
    seat.draw(figure, now, bow=4.0)
    spot = LENS.source(seat.CAMERA.see(V(46, -8.5, 5)), 68)
    lens = Sheet(FOOT)
    Towel(HEEL, 16, 31, 13, curl).draw(lens)
    lens.patch([[(V(at.x + 0.6, at.y - 0.4, CLOTH), 1.3) for at in (now.tip(i) for i in range(5))]], CLOTH_LINE, 0.8)
    Leg(seat.HIP, now, seat.BEND).draw(lens, near=True, fine=True)
    return [*stage.floor(540), *spot, *figure.parts, *LENS.over([*LENS.floor(0)[:1], *lens.parts], arrows(t))]


def arrows(t: float) -> list[str]:
    """Towards the heel, and out again."""
    sheet = Sheet(FOOT)
    pulling = 1.0 if t < 0.5 else 0.0
    a, b = FOOT.see(V(66, -25, 0)), FOOT.see(V(44, -25, 0))
    sheet.arrow([a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), b], pulling)
    a, b = FOOT.see(V(45, -30, 0)), FOOT.see(V(67, -30, 0))
    sheet.arrow([a, ((a[0] + b[0]) / 2, (a[1] + b[1]) / 2), b], 1 - pulling)
    return sheet.parts


SCENE = Scene("toe-curls", 3.0, 0.46, frame)
