"""One conversation: its messages, its keyboard, what was pinned, and a diary of all that happened in it."""

from collections import Counter, deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from sandbox.messages import Message

DIARY_LENGTH = 5_000
"""Entries; what is older is forgotten, so that a long soak does not fill the memory."""
TYPING_SECONDS = 5.0
"""How long a chat action is shown."""


@dataclass(frozen=True, slots=True)
class Entry:
    """A line of the diary: at what time (unix seconds), which method, by whom, about what."""

    at: float
    method: str  # sent · edited · deleted · tapped · answered · reacted
    who: str
    text: str
    message: Message | None = None


class Chat:
    """A private chat, a group or a channel, from the bot's point of view."""

    def __init__(self, json: dict[str, Any]) -> None:
        self.json = json
        self.id = int(json["id"])
        self.messages: dict[int, Message] = {}
        self.keyboard: dict[str, Any] | None = None
        self.pinned: list[int] = []
        self.action: tuple[str, float] | None = None
        self.diary: deque[Entry] = deque(maxlen=DIARY_LENGTH)
        self.tally: Counter[str] = Counter()  # the bot's methods here: sent, edited, deleted
        self.menu_button: dict[str, Any] | None = None
        self.left = False  # the bot has left, or was sent away

    @property
    def private(self) -> bool:
        """A conversation between one person and the bot."""
        return bool(self.json["type"] == "private")

    def typing(self, now: float) -> str | None:
        """Return what the bot is doing at this moment, as it said with sendChatAction."""
        return self.action[0] if self.action and now < self.action[1] + TYPING_SECONDS else None

    def newest(self) -> Iterable[Message]:
        """Return the messages, the newest first."""
        return reversed(self.messages.values())
