"""What became of the checks of one client: passed, excused, failed, all."""

from dataclasses import dataclass, field


@dataclass(slots=True)
class Report:
    """One client's checks. `floor`: the share of those that are not excused which must pass."""

    client: str
    floor: float
    passed: list[str] = field(default_factory=list)
    excused: list[str] = field(default_factory=list)
    failed: list[str] = field(default_factory=list)
    reasons: list[str] = field(default_factory=list)  # of those that are excused
    missing: str = ""  # the line that brings the client, where it is not there

    def count(self, check: str, *, is_passed: bool, excuse: str = "") -> None:
        """Take down one; with an excuse it may fail."""
        (self.passed if is_passed else self.excused if excuse else self.failed).append(check)
        self.reasons += [excuse] if excuse and not is_passed else []

    def skipped(self, line: str) -> "Report":
        """The client is not there; the line brings it."""
        self.missing = line
        return self

    @property
    def share(self) -> float:
        """Passed, of those that are not excused."""
        return len(self.passed) / max(1, len(self.passed) + len(self.failed))

    @property
    def is_good(self) -> bool:
        """Whether the floor is reached; a client that is not there says nothing."""
        return bool(self.missing) or (bool(self.passed) and self.share >= self.floor)

    def row(self) -> str:
        """Return a line of the table."""
        if self.missing:
            return f"| {self.client} | | | | skipped: `{self.missing}` |"
        counts = (len(self.passed), len(self.excused), len(self.passed) + len(self.excused) + len(self.failed))
        return f"| {self.client} | {' | '.join(map(str, counts))} | {self.share:.4f} ≥ {self.floor} |"
