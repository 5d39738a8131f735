"""Ankle circles: seated, one foot lifted; its toes go round a clock, first clockwise, then back.

The lens looks as the person does: from above, toes away. 12 o'clock is far away, with the toes pointed; 6 o'clock is
near, with the foot flexed and turned a little outward. The rule: the leg keeps still, only the ankle turns.
"""

from math import asin, cos, degrees, pi, radians, sin

from tools.pictures import seat, stage
from tools.pictures.body import Leg
from tools.pictures.foot import Foot
from tools.pictures.ink import ACCENT, FAINT, GLASS, INK, LINE, Sheet
from tools.pictures.scene import Scene
from tools.pictures.space import UP, Camera, Joint, V

ANKLE = Joint(V(62.5, -8.5, 25), V(1, 0, 0), V(0, -1, 0), UP)
ABOVE = 75.0
LENS = stage.Lens((448, 196), 182)
FOOT = Camera(-90, ABOVE, 10.5, ANKLE.at, (448, 338))
DIAL = (448.0, 186.0)
ROUND = 112.0


def turned(t: float) -> float:
    """The place on the clock, in turns: once round, and once back."""
    way = 1 if t < 0.5 else -1
    s = (2 * t) % 1
    return way * (s - 0.8 * sin(2 * pi * s) / (2 * pi))


def foot(turn: float) -> Foot:
    """The foot whose toes stand at a place on the clock."""
    a = 2 * pi * turn
    away = 0.715 + 0.28 * cos(a)
    out = 0.21 * sin(a) + 0.035 * (1 - cos(a))
    pitch = 180 - degrees(asin(away)) - ABOVE
    yaw = degrees(asin(out / cos(radians(pitch)) * 0.9))
    return Foot(ANKLE.yawed(yaw).pitched(pitch), 4 - 14 * cos(a), 6 + 10 * cos(a))


def frame(t: float) -> list[str]:
    """The picture at a share of the loop."""
    now = foot(turned(t))
    figure = Sheet(seat.CAMERA)
    seat.draw(figure, now)
    spot = LENS.source(seat.CAMERA.see(ANKLE.point(5, 0, 4)), 66)
    lens = Sheet(FOOT)
    dial(lens)
    lens.parts += arrow(t)
    Leg(seat.HIP, now, seat.BEND).draw(lens, near=True, fine=True)
    x, y = FOOT.see(now.tip(1))
    lens.ellipse((x, y), (9, 9), ACCENT)
    return [*stage.floor(540), *spot, *figure.parts, *LENS.over(lens.parts)]


def on_dial(turn: float, radius: float) -> tuple[float, float]:
    """A place on the clock's rim."""
    return DIAL[0] + radius * sin(2 * pi * turn), DIAL[1] - radius * cos(2 * pi * turn)


def dial(sheet: Sheet) -> None:
    """The clock's face: a rim, and a mark at every hour."""
    for hour in range(12):
        big = hour % 3 == 0
        sheet.line([on_dial(hour / 12, ROUND + 12), on_dial(hour / 12, ROUND + (32 if big else 22))], INK if big else FAINT, 7 if big else 4)


def arrow(t: float) -> list[str]:
    """The way round."""
    sheet = Sheet(FOOT)
    way = 1 if t < 0.5 else -1
    sheet.arrow([on_dial(way * (0.04 + 0.9 * i / 24), ROUND) for i in range(25)], 1, 9, GLASS)
    return sheet.parts


SCENE = Scene("ankle-circles", 4.0, 0.06, frame, turned=0.5)
