"""A figure: ours beside the peer's, measured in the same run. The rule: a ratio is judged, or a count; never a time.

Machines differ in how fast they are, not in how often something was lost.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from math import inf
from typing import TypeAlias

WIDTH = 46
HEADING = f"{'':<{WIDTH}}{'ours':>13}{'peer':>13}{'ratio':>9}  floor"


@dataclass(frozen=True, slots=True)
class Figure:
    """One line of the table. A figure without a bound is told, not judged."""

    name: str
    unit: str
    ours: float
    peer: float
    at_most: float = inf
    at_least: float = 0.0

    @property
    def ratio(self) -> float:
        """Ours for one of the peer's."""
        return self.ours / self.peer

    @property
    def met(self) -> bool:
        """Return whether the ratio is within its bound."""
        return self.at_least <= self.ratio <= self.at_most

    def __str__(self) -> str:
        bound = f"<= {self.at_most:g}" if self.at_most < inf else f">= {self.at_least:g}" if self.at_least else ""
        ours, peer = (_short(value, self.unit) for value in (self.ours, self.peer))
        return _line(self.name, ours, peer, f"{self.ratio:.2f}", _judged(bound, met=self.met))


@dataclass(frozen=True, slots=True)
class Count:
    """One line of the table: how often something happened that should not. A count without a bound is told."""

    name: str
    ours: int
    peer: int
    at_most: float = inf

    @property
    def met(self) -> bool:
        """Return whether it happened to us no more often than it may."""
        return self.ours <= self.at_most

    def __str__(self) -> str:
        bound = f"<= {self.at_most:.0f}" if self.at_most < inf else ""
        return _line(self.name, f"{self.ours}", f"{self.peer}", "", _judged(bound, met=self.met))


Line: TypeAlias = Figure | Count


def typical(turns: Iterable[tuple[float, float]]) -> tuple[float, float]:
    """Return ours and the peer's of the turn with the median ratio: a crowd of neighbours passes from turn to turn."""
    in_order = sorted(turns, key=lambda turn: turn[0] / turn[1])
    return in_order[len(in_order) // 2]


def _short(value: float, unit: str) -> str:
    """Write so many digits as are worth reading."""
    digits = 0 if value >= 1000 else 2
    return f"{value:,.{digits}f} {unit}".rstrip()


def _judged(bound: str, *, met: bool) -> str:
    verdict = "" if not bound else "ok" if met else "NOT MET"
    return f"{bound:<8}{verdict}"


def _line(name: str, ours: str, peer: str, ratio: str, judged: str) -> str:
    return f"{name:<{WIDTH}}{ours:>13}{peer:>13}{ratio:>9}  {judged}".rstrip()
