"""Time for a whole world: the sandbox's clock, which can run fast, stand still and jump ahead.

The rule: nobody here asks the operating system what time it is. A reading says what time it was at one tick of
the real monotonic clock and how fast time goes since; everything else is arithmetic on that.
"""

import asyncio
import math
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Protocol


@dataclass(frozen=True, slots=True)
class Reading:
    """What the clock said once.

    `now` in unix seconds on this clock, `real` in seconds on the machine's monotonic clock at that very moment, `rate`
    in clock seconds per real second, `version` the number of changes so far.
    """

    now: float
    rate: float
    version: int
    real: float

    def at(self, real: float) -> "Reading":
        """Return the same clock, read at another real moment."""
        return Reading(self.now + (real - self.real) * self.rate, self.rate, self.version, real)


class Timekeeper(Protocol):
    """What a program needs of time: the present, how long to sleep, and to hear when that answer has changed."""

    def now(self) -> datetime:
        """Return the present, aware, in UTC."""
        ...

    def delay(self, until: datetime) -> float:
        """Return the real seconds until then at this rate: 0 when it has passed, infinity on a frozen clock."""
        ...

    def elapsed(self) -> float:
        """Return the seconds that were lived, jumps and all: being set back takes none of them away."""
        ...

    def off(self) -> timedelta:
        """Return by how much the clock was set back and nobody has dealt with it yet."""
        ...

    def take_over(self) -> None:
        """It has been dealt with."""
        ...

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call back after every jump and every change of rate; return the way out."""
        ...


class Dial:
    """A reading that others watch: what the clock and its follower have in common."""

    def __init__(self, reading: Reading, real: Callable[[], float]) -> None:
        self.real = real
        self._reading = reading
        self._callbacks: dict[object, Callable[[], None]] = {}
        self._set_back = self._taken_over = 0.0

    def reading(self) -> Reading:
        """Return the clock as it stands at this very moment."""
        return self._reading.at(self.real())

    def now(self) -> datetime:
        """Return the present, aware, in UTC."""
        return datetime.fromtimestamp(self.reading().now, UTC)

    def delay(self, until: datetime) -> float:
        """Return the real seconds until then at this rate: 0 when it has passed, infinity on a frozen clock."""
        reading = self.reading()
        left = until.timestamp() - reading.now
        if left <= 0:
            return 0.0
        return left / reading.rate if reading.rate else math.inf

    def elapsed(self) -> float:
        """Return the seconds that were lived, jumps and all: being set back takes none of them away."""
        return self.reading().now + self._set_back

    def off(self) -> timedelta:
        """Return by how much the clock was set back and nobody has dealt with it yet; a jump is no such thing."""
        return timedelta(seconds=self._taken_over - self._set_back)

    def take_over(self) -> None:
        """It has been dealt with."""
        self._taken_over = self._set_back

    def subscribe(self, callback: Callable[[], None]) -> Callable[[], None]:
        """Call back after every jump and every change of rate; return the way out."""
        key = object()
        self._callbacks[key] = callback
        return lambda: self._callbacks.pop(key, None) and None

    async def changed(self, after: int) -> Reading:
        """Wait until more than `after` changes have happened, and return the clock then."""
        event = asyncio.Event()
        leave = self.subscribe(event.set)
        try:
            while self._reading.version <= after:
                event.clear()
                await event.wait()
        finally:
            leave()
        return self.reading()

    def _turn(self, reading: Reading) -> None:
        real = self.real()
        self._set_back += max(0.0, self._reading.at(real).now - reading.at(real).now)
        self._reading = reading
        for callback in tuple(self._callbacks.values()):
            callback()


class Clock(Dial):
    """The sandbox's own clock. It never goes back, except when it is set."""

    def __init__(self, start: datetime, *, rate: float = 1.0, real: Callable[[], float] = time.monotonic) -> None:
        super().__init__(Reading(_seconds(start), _speed(rate), 0, real()), real)

    def run(self, rate: float) -> None:
        """Go on at another speed: 1 is real time, 60 a minute each second, 0 stands still."""
        self._change(self.reading().now, _speed(rate))

    def jump(self, ahead: timedelta) -> None:
        """Skip so much time at once."""
        if ahead < timedelta():
            raise ValueError("the clock does not jump back; set it instead")
        reading = self.reading()
        self._change(reading.now + ahead.total_seconds(), reading.rate)

    def set(self, moment: datetime) -> None:
        """Say what time it is; the only way back."""
        self._change(_seconds(moment), self.reading().rate)

    def _change(self, now: float, rate: float) -> None:
        before = self.reading()
        self._turn(Reading(now, rate, before.version + 1, before.real))


def _seconds(moment: datetime) -> float:
    if moment.tzinfo is None:
        raise ValueError("a moment without a time zone is no moment")
    return moment.timestamp()


def _speed(rate: float) -> float:
    if not 0 <= rate < math.inf:
        raise ValueError("time runs forwards or stands still")
    return float(rate)
