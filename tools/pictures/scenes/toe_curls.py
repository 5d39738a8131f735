"""Toe curls: seated, a towel under the feet; the toes scrunch it towards the heel and push it out again.

The rule: the heel stays where it is; the towel goes as far as the toes do.
"""

from tools.pictures import seat, stage
from tools.pictures.body import Leg
from tools.pictures.foot import HEIGHT, Foot
from tools.pictures.gear import Towel
from tools.pictures.ink import Sheet
from tools.pictures.motion import there_and_back
from tools.pictures.scene import Scene
from tools.pictures.space import UP, Camera, Joint, V

HEEL = V(36, -8.5, 0)
FLAT = Joint(V(36, -8.5, HEIGHT + 0.5), V(1, 0, 0), V(0, -1, 0), UP)
LENS = stage.Lens((446, 190), 176)
FOOT = Camera(38, 24, 8.5, V(48, -8.5, 3), (452, 222))


def foot(curl: float) -> Foot:
    """The foot with its toes curled by a share: the arch rises, the toes grip."""
    raised = 7.0 * curl
    hinge = FLAT.point(-3.6, 0, -HEIGHT)
    turned = FLAT.pitched(raised)
    at = hinge - turned.fore * -3.6 - turned.up * -HEIGHT
    return Foot(FLAT.pitched(raised, at), 14 * curl - raised, 58 * curl)


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
