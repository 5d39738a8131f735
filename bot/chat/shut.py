"""What a 429 shuts: the chat that it was about; and all, where a second chat meets one soon or none is named.

The rule: a chat that is shut already and is asked again tells nothing new.
"""

from dataclasses import dataclass, field
from math import inf

ALIKE = 5.0
"""Seconds within which the 429s of two chats have one cause: we are too fast over all."""


@dataclass(slots=True)
class Shut:
    """The chats that are shut, and until when. Instants are seconds of the loop's clock."""

    _until: dict[int, float] = field(default_factory=dict)
    _last: tuple[int, float] | None = None
    """The chat that met the last 429, and when."""

    def shut(self, chat: int, seconds: float, now: float) -> bool:
        """Shut a chat that met a 429; return whether it speaks of all."""
        is_new = not self.left(chat, now)
        self._until[chat] = max(self._until.get(chat, now), now + seconds)
        if not is_new:
            return False
        before, self._last = self._last, (chat, now)
        return before is not None and before[0] != chat and now - before[1] <= ALIKE

    def left(self, chat: int, now: float) -> float:
        """Return for how many seconds a chat is still shut."""
        return max(0.0, self._until.get(chat, -inf) - now)

    def forget(self, now: float) -> None:
        """Forget the chats that are open again."""
        self._until = {chat: until for chat, until in self._until.items() if until > now}
