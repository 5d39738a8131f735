"""What can arrive from a person, freed of Telegram. The coach answers these, and nothing else."""

from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True, slots=True)
class Typed:
    """Words."""

    text: str
    marked: str = ""
    """What of them Telegram marks as a command."""
    changed: bool = False
    """An older message was edited into them; or Telegram tells of it again, for a reaction or a preview."""
    message_id: int = 0
    """The message; 0 is not known."""
    sent_at: int = 0
    """When it was first sent, in seconds since 1970."""


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
    caption: Typed


@dataclass(frozen=True, slots=True)
class Located:
    """Where the person is."""

    latitude: float
    longitude: float
    message_id: int | None
    """To be taken off the phone: coordinates are never kept, not in the chat either."""
    live: bool = False
    """It is shared from now on: taking the message off the phone may end that."""
    changed: bool = False
    """The person has moved on, or stopped sharing."""


@dataclass(frozen=True, slots=True)
class Left:
    """The person has blocked the bot."""


@dataclass(frozen=True, slots=True)
class Returned:
    """The person has unblocked it."""


Incoming: TypeAlias = Typed | Pressed | Sent | Located | Left | Returned


def message_of(incoming: Incoming) -> int | None:
    """Return the message on the phone that an update is about, if it is about one."""
    match incoming:
        case Typed(message_id=message_id) | Sent(caption=Typed(message_id=message_id)):
            return message_id or None
        case Pressed(message_id=message_id) | Located(message_id=message_id):
            return message_id
        case Left() | Returned():
            return None
