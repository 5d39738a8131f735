"""Resisted flexion: seated on the floor, a band round the ball of the foot; press, stay, release.

The rule: the heel stays on the floor and the hands keep still; the ankle opens, and the band gives.
"""

from math import cos, radians, sin

from tools.pictures import stage
from tools.pictures.body import Arm, Leg, Trunk
from tools.pictures.foot import Foot
from tools.pictures.gear import Band
from tools.pictures.ink import Sheet
from tools.pictures.motion import there_and_back
from tools.pictures.scene import Scene
from tools.pictures.space import UP, Camera, Joint, V

PRESSED, LET_GO = 0.15, 0.815
"""From when to when the foot stays: two of the three seconds."""
HIP = V(0, -8.5, 9.5)
FIGURE = Camera(28, 10, 4.9, V(0, 0, 0), (128, 565))
LENS = stage.Lens((446, 186), 170)
FOOT = Camera(14, 4, 7.2, V(80, -8.5, 12), (428, 228))
BEND = V(0.1, 0, 1)


def foot(press: float, y: float = -8.5) -> Foot:
    """The foot pressed by a share, its heel on the floor."""
    pitch = 86 - 40 * press
    base = Joint(V(78.5, y, 0), V(1, 0, 0), V(0, -1 if y < 0 else 1, 0), UP).pitched(pitch)
    low = base.point(-3.6, 0.1, -4.1).z - 3.3
    return Foot(Joint(V(78.5, y, -low), base.fore, base.out, base.up), -6 + 10 * press, 4)


def frame(t: float) -> list[str]:
    """The picture at a share of the loop."""
    press = there_and_back(t, (0.0, PRESSED), (LET_GO, 1.0))
    hands = (V(31 - 1.5 * press, -15, 27), V(31 - 1.5 * press, 13, 28))
    now = foot(press)
    band = Band(now.ankle, hands, min(1.0, 0.35 + 4 * press))  # it is taut before the foot has gone far
    figure, lens = Sheet(FIGURE), Sheet(FOOT)
    trunk = Trunk(V(HIP.x, 0, HIP.z), -1.0, 1.0)
    Leg(V(HIP.x, 8.5, HIP.z), foot(0.1, 9.0), BEND).draw(figure, near=False)
    Arm(trunk.shoulder(1), hands[1], V(-1, 0.6, -0.5)).draw(figure, near=False)
    trunk.draw(figure)
    band.far(figure, 9)
    leg = Leg(HIP, now, BEND)
    leg.draw(figure, near=True, work=press)
    band.near(figure, 9)
    Arm(trunk.shoulder(-1), hands[0], V(-1, -0.5, -0.6)).draw(figure, near=True)
    band.far(lens, 20)
    leg.draw(lens, near=True, work=press, fine=True)
    band.near(lens, 20)
    held = min((t - PRESSED) / (LET_GO - PRESSED), 1) if t < LET_GO else 1 - (t - LET_GO) / (0.5 * (1 - LET_GO))
    above = [*LENS.stay(held), *arrows(t)]
    glass = LENS.over([*LENS.floor(FOOT.see(V(80, -8.5, 0))[1]), *lens.parts], above)
    spot = LENS.source(FIGURE.see(V(79, -8.5, 12)), 78)
    return [*stage.floor(505), *spot, *figure.parts, *glass]


def arrows(t: float) -> list[str]:
    """Press and release, beyond the toes."""
    sheet = Sheet(FOOT)
    centre = V(78.5, -8.5, 7)

    def arc(radius: float, start: float, end: float) -> list[tuple[float, float]]:
        turns = [radians(start + (end - start) * i / 8) for i in range(9)]
        return [FOOT.see(centre + V(radius * cos(a), 0, radius * sin(a))) for a in turns]

    pressing = 1.0 if t < LET_GO else 0.0
    sheet.arrow(arc(28, 80, 42), pressing)
    sheet.arrow(arc(31.2, 42, 80), 1 - pressing)
    return sheet.parts


SCENE = Scene("resisted-flexion", 3.0, 0.5, frame)
