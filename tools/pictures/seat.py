"""A person on a chair: what the ankle circles and the toe curls share.

The rule: only the working leg differs; whoever sits, sits comfortably, with a straight back and the hands at rest.
"""

from tools.pictures import gear
from tools.pictures.body import Arm, Leg, Trunk
from tools.pictures.foot import HEIGHT, Foot
from tools.pictures.ink import Sheet
from tools.pictures.space import UP, Camera, Joint, V

CAMERA = Camera(28, 8, 3.75, V(0, 0, 0), (150, 562))
HIP = V(-6, -8.5, 53.5)
CHAIR = -21.0
REST = Joint(V(36, 9.0, HEIGHT), V(1, 0, 0), V(0, 1, 0), UP)
"""The ankle of the foot that rests."""
BEND = V(0.75, 0, 0.66)
"""Where a sitting person's knee points."""


def draw(sheet: Sheet, foot: Foot, *, work: float | None = None, bow: float = 0.0) -> None:
    """Draw the person and the chair."""
    trunk = Trunk(V(HIP.x, 0, HIP.z), 2.0 + bow, bow)
    near = Leg(HIP, foot, BEND)
    far = Leg(V(HIP.x, 8.5, HIP.z), Foot(REST), BEND)
    gear.chair_far(sheet, CHAIR)
    gear.chair_back(sheet, CHAIR)
    gear.chair_seat(sheet, CHAIR)
    Arm(trunk.shoulder(1), far.hip.to(far.knee, 0.62) + V(0, 0, 9), V(-1, 0.5, -0.4)).draw(sheet, near=False)
    far.draw(sheet, near=False)
    trunk.draw(sheet)
    near.draw(sheet, near=True, work=work)
    Arm(trunk.shoulder(-1), near.hip.to(near.knee, 0.5) + V(0, -1, 9.5), V(-1, -0.3, -0.4)).draw(sheet, near=True)
