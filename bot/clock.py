"""The machine's clock. The rule: it is read here and nowhere else; whoever needs the time is given it."""

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta


def _machines_clock() -> datetime:
    return datetime.now(UTC)  # noqa: TID251 # here the clock is made


class SystemClock:
    """The machine's clock, as it was taken over, carried on by the monotonic one.

    So nobody's time jumps while they are at something: what the machine's clock is set to counts from one moment on.
    """

    def __init__(
        self, read: Callable[[], datetime] = _machines_clock, elapsed: Callable[[], float] = time.monotonic
    ) -> None:
        self._read, self.elapsed = read, elapsed
        self.take_over()

    def now(self) -> datetime:
        """Return the instant."""
        return self._taken_over + timedelta(seconds=self.elapsed() - self._since)

    def off(self) -> timedelta:
        """Return by how much the machine's clock was set since it was taken over."""
        return self._read() - self.now()

    def take_over(self) -> None:
        """Go by the machine's clock as it is."""
        self._since, self._taken_over = self.elapsed(), self._read()

    def delay(self, until: datetime) -> float:
        """Return the real seconds until a moment."""
        return max(0.0, (until - self.now()).total_seconds())

    def subscribe(self, callback: Callable[[], None]) -> None:
        """Time never jumps here."""
