"""Heel raises: behind a chair, on one leg; the heel rises and sinks, hinging at the ball of the foot.

The rule: the toes and the ball stay where they are; everything above them goes up and down together.
"""

from math import cos, radians, sin

from tools.pictures import gear, stage
from tools.pictures.body import Arm, Leg, Trunk
from tools.pictures.foot import BALL, HEIGHT, Foot
from tools.pictures.ink import LINE, Sheet
from tools.pictures.motion import there_and_back
from tools.pictures.scene import Scene
from tools.pictures.space import UP, Camera, Joint, V

HIGHEST = 36.0
"""Degrees that the foot is raised at the top."""
FIGURE = Camera(28, 7, 3.3, V(0, 0, 0), (176, 596))
GLASS = stage.Lens((462, 190), 168)
FOOT = Camera(16, 0, 5.7, V(7, -8.5, 0), (474, 322))
FLAT = Joint(V(0, -8.5, HEIGHT), V(1, 0, 0), V(0, -1, 0), UP)
CHAIR = 40.0
HOLD = 84.5


def working(up: float) -> Foot:
    """The working foot with its heel raised by a share."""
    angle = HIGHEST * up
    hinge = FLAT.point(BALL, 0, 1.8 - HEIGHT)
    c, s = cos(radians(angle)), sin(radians(angle))
    back, high = -BALL, HEIGHT - 1.8
    at = hinge + FLAT.fore * (back * c + high * s) + FLAT.up * (high * c - back * s)
    return Foot(FLAT.pitched(-angle, at), angle - 3).set_down()


def frame(t: float) -> list[str]:
    """The picture at a share of the loop."""
    up = there_and_back(t, (0.06, 0.46), (0.56, 0.96))
    spot = GLASS.source(FIGURE.see(V(6, -8.5, 7)), 62)
    return [*stage.floor(560), *spot, *figure(up), *GLASS.over(closeup(up), arrows(t))]


def leg(up: float) -> Leg:
    """The leg that works."""
    foot = working(up)
    return Leg(V(foot.ankle.at.x + 2.0 - 3 * up, -8.5, foot.ankle.at.z + 79.5), foot)


def figure(up: float) -> list[str]:
    """The whole person and the chair."""
    sheet = Sheet(FIGURE)
    near = leg(up)
    trunk = Trunk(V(near.hip.x, 0, near.hip.z), 4.0)
    lifted = Joint(V(-31, 9.0, 22 + near.foot.ankle.at.z), V(1, 0, 0), V(0, 1, 0), UP).pitched(-72)
    gear.chair_far(sheet, CHAIR)
    Arm(trunk.shoulder(1), V(CHAIR - 1, 13, HOLD + 2)).draw(sheet, near=False)
    Leg(trunk.hip(1), Foot(lifted)).draw(sheet, near=False)
    near.draw(sheet, near=True, work=up)
    trunk.draw(sheet)
    gear.chair_seat(sheet, CHAIR)
    gear.chair_back(sheet, CHAIR)
    Arm(trunk.shoulder(-1), V(CHAIR - 1, -13, HOLD + 2)).draw(sheet, near=True)
    return sheet.parts


def closeup(up: float) -> list[str]:
    """The foot in the lens."""
    sheet = Sheet(FOOT, GLASS.floor(FOOT.see(V(0, -8.5, 0))[1] + LINE / 2))
    leg(up).draw(sheet, near=True, work=up, fine=True)
    return sheet.parts


def arrows(t: float) -> list[str]:
    """Up and down, behind the heel."""
    sheet = Sheet(FOOT)
    x, y = FOOT.see(V(-12, -8.5, 0))
    rising, sinking = (1.0, 0.0) if t < 0.5 else (0.0, 1.0)
    sheet.arrow([(x, y - 32), (x, y - 80), (x, y - 120)], rising)
    sheet.arrow([(x - 26, y - 120), (x - 26, y - 80), (x - 26, y - 32)], sinking)
    return sheet.parts


SCENE = Scene("heel-raises", 3.0, 0.48, frame)
