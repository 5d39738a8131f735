"""A person: legs, arms, trunk and head, with joints that bend the right way.

Measures of somebody of 168 cm, grey-haired, in a shirt and shorts, so that calves and feet are bare. The rule: a limb
is posed by where it starts and ends; its knee or elbow follows.
"""

from dataclasses import dataclass
from itertools import pairwise

from tools.pictures.foot import Foot
from tools.pictures.hulls import Ball, Skin, chain, tube
from tools.pictures.ink import ACCENT, FAR_SKIN, HAIR, INK, LINE, SHIRT, SKIN, TROUSERS, Sheet, mix
from tools.pictures.space import UP, V, bend

THIGH, SHANK = 43.0, 40.5
ARM, FOREARM = 28.5, 25.5
WIDE, HIPS = 17.0, 8.5
"""Half the shoulders' width, and half the hips'."""
FORE, BACKWARD = V(1, 0, 0), V(-1, 0, -0.6)
CALF = ((0.0, 5.1, 0.0), (0.1, 5.2, 0.6), (0.26, 5.6, 1.5), (0.42, 5.1, 1.5), (0.6, 4.2, 0.8), (0.8, 3.3, 0.2))
"""Along the shank: share of the way, radius, and how far it lies behind the bone."""
MUSCLE = ((0.13, 1.6, 2.2), (0.26, 3.6, 2.7), (0.4, 3.5, 2.4), (0.55, 2.2, 1.9), (0.7, 0.7, 1.4))
SHIN = ((0.05, 2.2, 1.9), (0.3, 2.3, 1.9), (0.6, 2.0, 1.3), (0.8, 1.6, 1.0))
"""The muscle likewise, and the front of the shank: how far it lies before the bone."""


@dataclass(frozen=True, slots=True)
class Leg:
    """A leg from the hip to the toes."""

    hip: V
    foot: Foot
    pole: V = FORE
    """Where the knee points."""

    @property
    def knee(self) -> V:
        """Where the knee is."""
        return bend(self.hip, self.foot.ankle.at, (THIGH, SHANK), self.pole)

    def shank(self) -> list[Skin]:
        """From the knee to the ankle, with its calf and the sinew that runs to the heel."""
        knee, ankle = self.knee, self.foot.ankle.at
        back = self._back()
        balls = [(knee.to(ankle, at) + back * off, radius) for at, radius, off in CALF]
        joint, up = self.foot.ankle, (knee - ankle).unit()
        sinew = tube(
            [(ankle + up * 9 + back, 2.6), (ankle + up * 3 + back * 2.0, 1.7), (joint.point(-3.6, 0, -3.4), 2.7)]
        )
        front = [(ankle + up * 5.5 - back * 0.2, 2.9), (joint.point(2.2, -0.2, -0.5), 3.0)]
        return [*tube([*balls, (ankle + up * 1.2 + back * 0.4, 3.0)]), *sinew, front]

    def _back(self) -> V:
        axis = (self.foot.ankle.at - self.knee).unit()
        fore = self.pole - axis * self.pole.dot(axis)
        return fore.unit() * -1

    def calf(self) -> list[Skin]:
        """The calf's muscle, for colouring."""
        knee, ankle, back = self.knee, self.foot.ankle.at, self._back()
        return tube([(knee.to(ankle, at) + back * off, radius) for at, radius, off in MUSCLE])

    def shin(self) -> list[Skin]:
        """The front of the shank, which hides the calf from whoever stands before it."""
        knee, ankle, fore = self.knee, self.foot.ankle.at, self._back() * -1
        return tube([(knee.to(ankle, at) + fore * off, radius) for at, radius, off in SHIN])

    def thigh(self) -> list[Skin]:
        """From the hip to the knee."""
        return tube(
            [(self.hip, 8.6), (self.hip.to(self.knee, 0.4), 7.6), (self.hip.to(self.knee, 0.8), 5.9), (self.knee, 5.2)]
        )

    def shorts(self) -> list[Skin]:
        """The leg of the shorts."""
        return tube([(self.hip, 9.2), (self.hip.to(self.knee, 0.4), 8.4), (self.hip.to(self.knee, 0.62), 7.9)])

    def draw(self, sheet: Sheet, *, near: bool, work: float | None = None, fine: bool = False) -> None:
        """Draw the leg; work, from 0 to 1, colours the calf."""
        skin = SKIN if near else FAR_SKIN
        self.foot.draw(sheet, skin, [*self.shank(), *self.thigh()], fine=fine)
        if work is not None:
            sheet.patch(self.calf(), mix(skin, ACCENT, 0.06 + 0.88 * work))
            if self._back().dot(sheet.camera.axes()[2]) < 0:
                sheet.patch(self.shin(), skin)
        sheet.flesh(self.shorts(), TROUSERS if near else mix(TROUSERS, INK, 0.18))


@dataclass(frozen=True, slots=True)
class Trunk:
    """A trunk from the hips' middle to the head."""

    hips: V
    lean: float
    """How far the shoulders are before the hips."""
    bow: float = 0.0
    """How far the head is bent forward."""

    @property
    def chest(self) -> V:
        """Between the shoulders."""
        return self.hips + V(self.lean, 0, (50.0**2 - self.lean**2) ** 0.5)

    def shoulder(self, side: int) -> V:
        """A shoulder: -1 the right one, 1 the left."""
        return self.chest + V(0, side * WIDE, -2.5)

    def hip(self, side: int) -> V:
        """A hip."""
        return self.hips + V(0, side * HIPS, 0)

    def draw(self, sheet: Sheet) -> None:
        """Draw trunk, neck and head."""
        up = (self.chest - self.hips).unit()
        across = V(0, 1, 0)

        def slab(share: float, wide: float, radius: float, fore: float = 0.0) -> list[Ball]:
            at = self.hips + up * (50.0 * share) + V(fore, 0, 0)
            return [(at + across * wide, radius), (at - across * wide, radius)]

        neck = self.chest + V(1.0 + self.bow * 0.2, 0, 6)
        head = self.chest + V(3.5 + self.bow, 0, 18.5 - self.bow * 0.35)
        sheet.flesh(tube([(self.chest, 5.0), (neck, 4.7), (head - V(1.5, 0, 4), 5.5)]), SKIN)
        slabs = [slab(0.0, 7.0, 9.0), slab(0.35, 6.0, 8.8), slab(0.72, 7.5, 9.6, 0.6), slab(0.93, 12.0, 5.6)]
        sheet.flesh([(*slabs[0], *slabs[0])], TROUSERS)
        sheet.flesh([(*a, *b) for a, b in pairwise(slabs)], SHIRT)
        self._head(sheet, head)

    def _head(self, sheet: Sheet, head: V) -> None:
        tilt = self.bow * 0.16
        face = [(head + V(0.4, 0, 0.8), 9.4), (head + V(2.6, 0, -4.8), 5.8)]
        nose = [(head + V(9.2, 0, -0.2), 1.0), (head + V(11.0, 0, -3.0 - tilt), 1.2), (head + V(8.2, 0, -4), 1.2)]
        hair = [(head + V(-3.4, 0, 2.2), 8.8), (head + V(-5.2, 0, -2.6), 6.0)]
        fringe = [(head + V(3.0, -3.6, 7.4), 3.0), (head + V(3.4, 3.0, 7.6), 3.0), (head + V(-3, 0, 5), 6.5)]
        sheet.flesh([face, nose], SKIN)
        sheet.flesh([hair, fringe], HAIR)
        ear = head + V(0.4, -8.8, -1.4)
        sheet.flesh([[(ear, 1.9), (ear + V(-0.3, 0, -1.8), 1.5)]], SKIN, line=LINE * 0.7)
        for side in (-1, 1):
            eye = head + V(8.2, side * 3.4, 0.2)
            if sheet.camera.axes()[2].dot(V(1, side * 0.25, 0)) > 0.1:
                sheet.ellipse(sheet.camera.see(eye), (2.4, 2.8), INK)


@dataclass(frozen=True, slots=True)
class Fist:
    """A hand closed round something, with its thumb on top."""

    at: V
    along: V
    """From the wrist to the knuckles."""

    def place(self, along: float, high: float, radius: float) -> Ball:
        """A ball of the hand."""
        up = (UP - self.along * UP.dot(self.along)).unit()
        return self.at + self.along * along + up * high, radius

    def palm(self) -> list[Skin]:
        """The hand without its thumb."""
        return [[self.place(*ball) for ball in ((-1.0, 0.6, 2.5), (3.0, 1.5, 1.9), (3.4, -1.4, 1.7), (0.6, -2.4, 1.6))]]

    def fingers(self, sheet: Sheet, skin: str) -> None:
        """The gaps between the fingers, and the thumb over them."""
        side = self.along.cross(UP) * 2.0
        for k in (-0.9, 0.5):
            ends = (self.place(4.6, k, 0)[0], self.place(1.6, k - 0.9, 0)[0])
            sheet.stroke([ends[0], ends[0].to(ends[1], 0.5), ends[1]], INK, LINE * 0.55)
        thumb = [(at + side, radius) for at, radius in (self.place(-0.6, 1.7, 1.3), self.place(2.6, 2.6, 1.15))]
        sheet.flesh(chain(thumb), skin, line=LINE * 0.6)


@dataclass(frozen=True, slots=True)
class Arm:
    """An arm from the shoulder to the hand."""

    shoulder: V
    hand: V
    pole: V = BACKWARD
    """Where the elbow points."""

    def draw(self, sheet: Sheet, *, near: bool) -> None:
        """Draw arm, fist and sleeve."""
        elbow = bend(self.shoulder, self.hand, (ARM, FOREARM), self.pole)
        wrist = self.hand.to(elbow, 0.12)
        skin = SKIN if near else FAR_SKIN
        arm = tube(
            [
                (self.shoulder, 4.8),
                (self.shoulder.to(elbow, 0.5), 4.3),
                (elbow, 3.7),
                (elbow.to(wrist, 0.35), 3.6),
                (wrist, 2.5),
            ]
        )
        fist = Fist(self.hand, (self.hand - wrist).unit())
        sheet.flesh([*arm, *chain([(wrist, 2.5), fist.place(-1.0, 0.4, 2.6)]), *fist.palm()], skin)
        fist.fingers(sheet, skin)
        sleeve = tube([(self.shoulder, 5.8), (self.shoulder.to(elbow, 0.5), 5.4)])
        sheet.flesh(sleeve, SHIRT if near else mix(SHIRT, INK, 0.15))
