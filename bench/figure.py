"""A figure: ours beside the peer's, measured in the same run. The rule: only the ratio is judged; machines differ."""

from dataclasses import dataclass
from math import inf

HEADING = f"{'':<36}{'ours':>12}{'peer':>12}{'ratio':>8}  floor"


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
        """Whether the ratio is within its bound."""
        return self.at_least <= self.ratio <= self.at_most

    def __str__(self) -> str:
        bound = f"<= {self.at_most:g}" if self.at_most < inf else f">= {self.at_least:g}" if self.at_least else ""
        verdict = "" if not bound else "ok" if self.met else "NOT MET"
        ours, peer = (f"{value:.2f} {self.unit}" for value in (self.ours, self.peer))
        return f"{self.name:<36}{ours:>12}{peer:>12}{self.ratio:>8.2f}  {bound:<8}{verdict}".rstrip()
