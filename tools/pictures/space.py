"""Points, joints and the camera.

The world is measured in centimetres: x is where the person faces, y their left, z up; the floor is z = 0. The rule:
nothing here knows what is drawn.
"""

from dataclasses import dataclass
from math import cos, radians, sin, sqrt


@dataclass(frozen=True, slots=True)
class V:
    """A point or a direction in space."""

    x: float
    y: float
    z: float

    def __add__(self, o: "V") -> "V":
        return V(self.x + o.x, self.y + o.y, self.z + o.z)

    def __sub__(self, o: "V") -> "V":
        return V(self.x - o.x, self.y - o.y, self.z - o.z)

    def __mul__(self, k: float) -> "V":
        return V(self.x * k, self.y * k, self.z * k)

    def dot(self, o: "V") -> float:
        """How far this reaches along the other."""
        return self.x * o.x + self.y * o.y + self.z * o.z

    def cross(self, o: "V") -> "V":
        """The normal of both."""
        return V(self.y * o.z - self.z * o.y, self.z * o.x - self.x * o.z, self.x * o.y - self.y * o.x)

    @property
    def length(self) -> float:
        """Centimetres."""
        return sqrt(self.dot(self))

    def unit(self) -> "V":
        """The direction alone."""
        return self * (1 / self.length)

    def to(self, o: "V", share: float) -> "V":
        """The point that lies this share of the way to the other."""
        return self + (o - self) * share


UP = V(0, 0, 1)


@dataclass(frozen=True, slots=True)
class Joint:
    """A place with directions of its own: forward, out (away from the body's middle) and up."""

    at: V
    fore: V
    out: V
    up: V

    def point(self, fore: float, out: float, up: float) -> V:
        """A point in this joint's own measures."""
        return self.at + self.fore * fore + self.out * out + self.up * up

    def pitched(self, degrees: float, at: V | None = None) -> "Joint":
        """The joint with its forward end raised, in place or at another point."""
        c, s = cos(radians(degrees)), sin(radians(degrees))
        return Joint(at or self.at, self.fore * c + self.up * s, self.out, self.up * c - self.fore * s)

    def yawed(self, degrees: float) -> "Joint":
        """The joint with its forward end turned outward."""
        c, s = cos(radians(degrees)), sin(radians(degrees))
        return Joint(self.at, self.fore * c + self.out * s, self.out * c - self.fore * s, self.up)

    def rolled(self, degrees: float) -> "Joint":
        """The joint with its outer edge raised."""
        c, s = cos(radians(degrees)), sin(radians(degrees))
        return Joint(self.at, self.fore, self.out * c + self.up * s, self.up * c - self.out * s)


def bend(root: V, end: V, lengths: tuple[float, float], pole: V) -> V:
    """Where a knee or an elbow is: two bones from root to end, bent towards the pole."""
    upper, lower = lengths
    line = end - root
    reach = min(line.length, (upper + lower) * 0.999)
    along = (upper**2 - lower**2 + reach**2) / (2 * reach)
    off = sqrt(max(upper**2 - along**2, 0.0))
    axis = line.unit()
    side = (pole - axis * pole.dot(axis)).unit()
    return root + axis * along + side * off


@dataclass(frozen=True, slots=True)
class Camera:
    """Looks from an azimuth (0: the person's right side, 90: from the front) and an elevation, without perspective."""

    azimuth: float
    elevation: float
    scale: float
    """Pixels a centimetre."""
    look: V
    """What stands at the centre."""
    centre: tuple[float, float]

    def axes(self) -> tuple[V, V, V]:
        """Right, up, and towards the viewer."""
        a, e = radians(self.azimuth), radians(self.elevation)
        viewer = V(sin(a) * cos(e), -cos(a) * cos(e), sin(e))
        right = V(cos(a), sin(a), 0)
        return right, viewer.cross(right), viewer

    def see(self, p: V) -> tuple[float, float]:
        """Where a point falls on the picture."""
        right, up, _ = self.axes()
        d = p - self.look
        return self.centre[0] + self.scale * d.dot(right), self.centre[1] - self.scale * d.dot(up)

    def depth(self, p: V) -> float:
        """How near a point is: larger is nearer."""
        return (p - self.look).dot(self.axes()[2])
