"""Ankle circles: seated, one foot lifted; its toes go round a clock, first clockwise, then back.

The lens looks as the person does: from above, toes away. 12 o'clock is far away, with the toes pointed; 6 o'clock is
near, with the foot flexed and turned a little outward. The rule: the leg keeps still, only the ankle turns, and the
toes stand where the clock says.
"""

from math import asin, cos, degrees, pi, sin

from tools.pictures import seat, stage
from tools.pictures.body import Leg
from tools.pictures.foot import Foot
from tools.pictures.ink import ACCENT, FAINT, GLASS, INK, SKIN, Sheet, mix
from tools.pictures.scene import Scene
from tools.pictures.space import UP, Camera, Joint, V

ANKLE = Joint(V(63, -8.5, 27), V(1, 0, 0), V(0, -1, 0), UP)
ABOVE = 106.0
LENS = stage.Lens((448, 196), 182)
FOOT = Camera(-90, ABOVE, 12.0, ANKLE.at, (448, 364))
DIAL = (448.0, 164.0)
ROUND = 52.0
"""The clock's middle, and how far from it the toes go round, in pixels."""
OUTWARD = 14.0
"""Degrees that the outer edge is raised at 6 o'clock."""
LEADS = 1
"""The toe that goes round the clock, next to the big one."""


def turned(t: float) -> float:
    """The place on the clock, in turns: once round, and once back."""
    way = 1 if t < 0.5 else -1
    s = (2 * t) % 1
    return way * (s - 0.6 * sin(2 * pi * s) / (2 * pi))


def foot(turn: float) -> Foot:
    """The foot whose toes stand at a place on the clock."""
    a = 2 * pi * turn
    x, y = on_dial(turn, ROUND)
    away, yaw = 0.75, 0.0
    for _ in range(12):  # until the toe stands where the clock says
        pitch = 180 - degrees(asin(min(away, 1.0))) - ABOVE
        joint = ANKLE.yawed(yaw).pitched(pitch).rolled(OUTWARD * (1 - cos(a)) / 2)
        now = Foot(joint, -4 - 14 * cos(a), 6 + 10 * cos(a))
        p, q = FOOT.see(now.tip(LEADS))
        away, yaw = away + (q - y) / (21 * FOOT.scale), yaw + degrees((x - p) / (15 * FOOT.scale))
    return now


def frame(t: float) -> list[str]:
    """The picture at a share of the loop."""
    now = foot(turned(t))
    figure = Sheet(seat.CAMERA)
    seat.draw(figure, now)
    spot = LENS.source(seat.CAMERA.see(ANKLE.point(5, 0, 4)), 66)
    lens = Sheet(FOOT)
    for hour in range(12):
        mark(lens, hour, turned(t))
    lens.parts += arrow(t)
    Leg(seat.HIP, now, seat.BEND).draw(lens, near=True, fine=True)
    lens.line([on_dial(i / 24, ROUND) for i in range(25)], ACCENT, 9, 0.3)  # the way round, seen through the foot
    mark(lens, 6, turned(t))  # over the foot, which would hide it
    lens.ellipse(FOOT.see(now.tip(LEADS)), (12, 12), SKIN)
    lens.ellipse(FOOT.see(now.tip(LEADS)), (9, 9), ACCENT)
    return [*stage.floor(540), *spot, *figure.parts, *LENS.over(lens.parts)]


def on_dial(turn: float, radius: float) -> tuple[float, float]:
    """A place on the clock's rim."""
    return DIAL[0] + radius * sin(2 * pi * turn), DIAL[1] - radius * cos(2 * pi * turn)


def mark(sheet: Sheet, hour: int, turn: float) -> None:
    """An hour on the clock's face; 12 and 6 light up as the toes pass them."""
    away = abs((turn - hour / 12 + 0.5) % 1 - 0.5) * 12
    big = hour % 3 == 0
    passed = min(1.0, max(0.0, 1.4 - away / 0.35)) if hour in (0, 6) else 0.0
    ends = [on_dial(hour / 12, ROUND + 14), on_dial(hour / 12, ROUND + (38 if big else 24))]
    sheet.line(ends, mix(INK if big else FAINT, ACCENT, passed), (8 if big else 4) + 4 * passed)


def arrow(t: float) -> list[str]:
    """The way round."""
    sheet = Sheet(FOOT)
    way = 1 if t < 0.5 else -1
    sheet.arrow([on_dial(way * (0.04 + 0.9 * i / 24), ROUND) for i in range(25)], 1, 9, GLASS)
    return sheet.parts


SCENE = Scene("ankle-circles", 4.0, 0.06, frame, turned=0.5, first=0.3)
