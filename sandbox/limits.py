"""Flood control: so many messages a second over all, and so many to one chat, as Telegram counts them.

Counted in real seconds, since a bot waits in real seconds.
"""

import math
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field

WINDOW = 1.0
"""Real seconds."""
OVER_ALL = 0
"""No chat has this id."""
COUNTED = ("send", "edit")
"""Beginnings of the methods that count."""


@dataclass(slots=True)
class FloodControl:
    """How fast a bot may be; None is no limit."""

    per_second: int | None = None
    per_chat: int | None = None
    real: Callable[[], float] = time.monotonic
    _sent: dict[int, deque[float]] = field(default_factory=dict, init=False)

    def wait(self, method: str, chat: int | None) -> int | None:
        """Return how long a bot has to wait before this call, in seconds; None: it may go ahead, and then it counts."""
        if not method.startswith(COUNTED):
            return None
        now = self.real()
        limits = [(OVER_ALL, self.per_second), (chat or OVER_ALL, self.per_chat)]
        full = [self._full_until(key, most, now) for key, most in limits if most is not None]
        if any(until > now for until in full):
            return max(1, math.ceil(max(full) - now))
        for key, most in limits:
            if most is not None:
                self._sent[key].append(now)
        return None

    def _full_until(self, key: int, most: int, now: float) -> float:
        sent = self._sent.setdefault(key, deque())
        while sent and sent[0] <= now - WINDOW:
            sent.popleft()
        return sent[0] + WINDOW if len(sent) >= most else now
