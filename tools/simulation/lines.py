"""Those who wait: one line a priority, the first priority goes first, and in a priority whoever has waited longest.

The rule: what came in was sent, was dropped, or still waits. Nothing else can become of a message.
"""

from collections import Counter, deque
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import TypeAlias

from bot.core.priority import Priority

Group: TypeAlias = tuple[int, int]
"""The second in which messages came, and how many."""


@dataclass(slots=True)
class Line:
    """The messages of one priority."""

    came: int = 0
    dropped: int = 0
    late: Counter[int] = field(default_factory=Counter)
    """How many were sent so many seconds after they came; 0 is within the same second."""
    _groups: deque[Group] = field(default_factory=deque)
    _waiting: int = 0

    @property
    def waiting(self) -> int:
        """Return how many wait."""
        return self._waiting

    @property
    def sent(self) -> int:
        """Return how many were sent."""
        return self.late.total()

    @property
    def latest(self) -> int:
        """The most seconds that anything sent came late."""
        return max(self.late, default=0)

    def age(self, now: int) -> int:
        """Return the seconds that the oldest has waited; 0 where nobody waits."""
        return now - self._groups[0][0] if self._groups else 0

    def join(self, now: int, messages: int) -> None:
        """Let messages wait from now on."""
        if messages:
            self.came += messages
            self._waiting += messages
            self._groups.append((now, messages))

    def send(self, now: int, room: int) -> int:
        """Send as many as there is room for; return how many."""
        left = room
        while self._groups and left:
            since, messages = self._groups.popleft()
            if messages > left:
                self._groups.appendleft((since, messages - left))
                messages = left
            self.late[now - since] += messages
            self._waiting -= messages
            left -= messages
        return room - left

    def drop(self, before: int) -> None:
        """Give up on whatever came before this second."""
        while self._groups and self._groups[0][0] < before:
            _, messages = self._groups.popleft()
            self.dropped += messages
            self._waiting -= messages

    def quantile(self, share: float) -> int:
        """Return the seconds within which this share of what was sent had left."""
        enough, so_far = share * self.sent, 0
        for seconds in sorted(self.late):
            so_far += self.late[seconds]
            if so_far >= enough:
                return seconds
        return 0


@dataclass(slots=True)
class Lines:
    """All priorities before one limit."""

    per_second: int
    _lines: dict[Priority, Line] = field(default_factory=lambda: {priority: Line() for priority in Priority})

    def __getitem__(self, priority: Priority) -> Line:
        return self._lines[priority]

    def __iter__(self) -> Iterator[tuple[Priority, Line]]:
        return iter(self._lines.items())

    def send(self, now: int) -> dict[Priority, int]:
        """Spend one second's limit; return how many were sent of each priority."""
        room, sent = self.per_second, {}
        for priority, line in self._lines.items():
            sent[priority] = line.send(now, room)
            room -= sent[priority]
        return sent
