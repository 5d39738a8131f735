"""A foot: heel, arch, ball and five toes that bend, hung on an ankle.

Its measures are of a foot of 26 cm. The ankle's joint is 8 cm above the sole. The rule: a foot is posed by its ankle's
joint, by how far the toes are raised at the ball, and by how far they curl.
"""

from dataclasses import dataclass, replace
from math import cos, radians, sin

from tools.pictures.hulls import Ball, Skin, tube
from tools.pictures.ink import INK, LINE, NAIL, SKIN, Sheet
from tools.pictures.space import Joint, V

HEIGHT = 8.0
BALL = 12.6
"""How far the ball lies before the ankle."""
KNUCKLES = ((13.2, -3.1, -6.0), (13.6, -0.9, -6.2), (13.1, 0.9, -6.4), (12.3, 2.5, -6.5), (11.2, 3.9, -6.6))
"""Where the toes begin: forward, out, up."""
TOES = ((6.6, 1.75, -0.3), (6.4, 1.3, 0.0), (6.0, 1.25, 0.3), (5.4, 1.2, 0.5), (4.6, 1.15, 0.8))
"""Length, radius, and how far each points outward."""

ASIDE = 0.9
"""How squarely a foot is seen from its outer side before its toes hide one another (a cosine)."""


@dataclass(frozen=True, slots=True)
class Foot:
    """A foot in a pose."""

    ankle: Joint
    lift: float = 0.0
    """Degrees that the toes are raised against the sole."""
    curl: float = 0.0
    """Degrees that the toes bend in their own joints."""

    def toe(self, i: int) -> list[Ball]:
        """One toe, from its knuckle to its tip."""
        length, radius, out = TOES[i]
        at = self.ankle.point(*KNUCKLES[i])
        pitch = self.lift - self.curl * 0.2
        balls = [(at, radius * 1.1)]
        for part, turn in ((0.42, 0.0), (0.32, self.curl), (0.26, self.curl * 0.75)):
            pitch -= turn
            c, s = cos(radians(pitch)), sin(radians(pitch))
            at = at + (self.ankle.fore * c + self.ankle.up * s + self.ankle.out * (out * 0.16)) * (length * part)
            balls.append((at, radius * (1.0 if part > 0.3 else 0.92)))
        return balls

    def tip(self, i: int = 1) -> V:
        """The tip of a toe."""
        return self.toe(i)[-1][0]

    def body(self) -> list[Skin]:
        """Everything behind the toes."""
        p = self.ankle.point
        ankle, front = (p(0, 0, 0.2), 3.7), (p(2.2, -0.2, -0.5), 3.1)
        heel, under = (p(-3.6, 0.1, -4.1), 3.3), (p(-2.4, 0.1, -5.2), 2.8)
        instep = (p(6.2, -0.8, -2.7), 2.9)
        inner, outer = (p(13.0, -2.7, -5.9), 2.1), (p(11.2, 3.3, -6.3), 1.7)
        edge = (p(4.0, 2.4, -6.0), 2.0)
        achilles = (p(-2.4, 0, 0.2), 1.7)
        return [
            (heel, under, ankle),
            (achilles, heel, ankle),
            *tube([(p(-0.4, 0, 1.0), 3.0), ankle, front, instep, (p(10, -1.2, -4.7), 2.5), inner], 4),
            (instep, inner, outer, (p(10, 2.2, -5.6), 2.0)),
            (instep, front, edge, (p(1, 1.8, -3.6), 2.6)),
            (under, edge, (p(0, 0.6, -3.6), 3)),
            (edge, outer, instep),
            (under, (p(3.2, -0.6, -4.4), 2.4), ankle),
            ((p(3.2, -0.6, -4.4), 2.4), instep, ankle),
            *(((self.ankle.point(*k), 1.7), inner, outer) for k in KNUCKLES[:4]),
        ]

    def low(self) -> float:
        """How high its lowest point is."""
        return min(self.toes_low(), *(at.z - radius for skin in self.body() for at, radius in skin))

    def toes_low(self) -> float:
        """How high the lowest point of the toes is."""
        return min(at.z - radius for i in range(5) for at, radius in self.toe(i))

    def set_down(self, floor: float = 0.0) -> "Foot":
        """The same foot, raised or lowered until it stands on the floor."""
        at = self.ankle.at + V(0, 0, floor - self.low())
        return replace(self, ankle=replace(self.ankle, at=at))

    def draw(self, sheet: Sheet, fill: str, more: list[Skin] | None = None, *, fine: bool = False) -> None:
        """Draw the foot as one shape, with whatever hangs on it; fine: with each toe, its nail and the ankle bone."""
        toes = [skin for i in range(5) for skin in tube(self.toe(i), 3)]
        sheet.flesh([*(more or []), *self.body(), *toes], fill)
        if fine:
            self.details(sheet, fill)

    def details(self, sheet: Sheet, fill: str = SKIN) -> None:
        """Each toe by itself, the farthest first, and the ankle bone; from the side the toes are one behind another."""
        aside = self.ankle.out.dot(sheet.camera.axes()[2]) > ASIDE
        for i in (4,) if aside else sorted(range(5), key=lambda i: sheet.camera.depth(self.toe(i)[1][0])):
            self._toe(sheet, i, fill)
        self._bone(sheet)

    def _toe(self, sheet: Sheet, i: int, fill: str) -> None:
        balls = self.toe(i)
        sheet.flesh(tube([(balls[0][0].to(balls[1][0], 0.6), balls[1][1]), *balls[1:]], 3), fill, line=LINE * 0.7)
        root, first = balls[0], balls[1]
        rim = LINE / sheet.camera.scale  # what hides a toe's root leaves the outline of the whole foot alone
        behind = root[0] - self.ankle.fore * 2 - self.ankle.out * (0.25 * KNUCKLES[i][1])
        seam = root[0].to(first[0], 0.5)
        sheet.patch([[(behind, root[1] - rim), (root[0], root[1] - rim * 0.5), (seam, first[1] * 1.05)]], fill)
        (a, _), (b, radius) = balls[2], balls[3]
        along = (b - a).unit()
        top = (
            self.ankle.out.cross(along)
            if self.ankle.out.cross(self.ankle.fore).dot(self.ankle.up) > 0
            else along.cross(self.ankle.out)
        )
        if top.dot(sheet.camera.axes()[2]) > 0.12:
            middle = b + top * (radius * 0.78) + along * (radius * 0.1)
            ring = [
                middle + along * (radius * 0.75 * cos(radians(w))) + self.ankle.out * (radius * 0.6 * sin(radians(w)))
                for w in range(0, 360, 30)
            ]
            sheet.area(ring, NAIL, line=LINE * 0.35)

    def _bone(self, sheet: Sheet) -> None:
        if self.ankle.out.dot(sheet.camera.axes()[2]) > 0.3:
            arc = [
                self.ankle.point(1.9 * cos(radians(w)) - 0.4, 3.6, 1.7 * sin(radians(w)) - 0.4)
                for w in range(200, 345, 24)
            ]
            sheet.stroke(arc, INK, LINE * 0.7)
