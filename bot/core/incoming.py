"""What can arrive from a person, freed of Telegram. The coach answers these, and nothing else."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Typed:
    """Words. `changed`: an older message was edited into them."""

    text: str
    changed: bool = False


@dataclass(frozen=True, slots=True)
class Pressed:
    """A button under one of our messages."""

    data: str
    query_id: str
    """What the tap is answered by; empty where nobody can say."""
    message_id: int | None


@dataclass(frozen=True, slots=True)
class Sent:
    """A picture, voice, sticker, file: what we cannot read, but for its caption."""

    kind: str
    caption: str = ""


@dataclass(frozen=True, slots=True)
class Located:
    """Where the person is."""

    latitude: float
    longitude: float
    message_id: int | None
    """To be taken off the phone: coordinates are never kept, not in the chat either."""


@dataclass(frozen=True, slots=True)
class Left:
    """The person has blocked the bot."""


@dataclass(frozen=True, slots=True)
class Returned:
    """The person has unblocked it."""


Incoming: TypeAlias = Typed | Pressed | Sent | Located | Left | Returned
