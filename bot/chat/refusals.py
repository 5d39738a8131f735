"""What Telegram says no with, and what it means for the message that was to be shown.

The rule: a text decides before a kind does, for one kind has many meanings. What is in neither table leaves us
uncertain: it may be on the phone, and it is tried again.
"""

from collections.abc import Mapping
from enum import Enum, auto

from httpx import ConnectError, ConnectTimeout, PoolTimeout
from telegram.error import BadRequest, Conflict, EndPointNotFound, Forbidden, InvalidToken, RetryAfter


class Meaning(Enum):
    """What is to be done."""

    DONE = auto()
    """Nothing: it stands there already."""
    MISSING = auto()
    """Send it anew: there is no message to change."""
    GONE = auto()
    """Give it up: the person cannot be reached."""
    REFUSED = auto()
    """Give it up: this message will never be taken."""
    LATER = auto()
    """Try again: nothing was sent."""
    AWAY = auto()
    """Try again, seldom: Telegram takes nothing from us at present."""
    UNCERTAIN = auto()
    """Try again, ever more seldom: it may have been sent."""


TEXTS: Mapping[str, Meaning] = {
    "message is not modified": Meaning.DONE,
    "message to edit not found": Meaning.MISSING,
    "message not found": Meaning.MISSING,
    "message can't be edited": Meaning.MISSING,
    "there is no text in the message to edit": Meaning.MISSING,
    "message_id_invalid": Meaning.MISSING,
    "chat not found": Meaning.GONE,
    "have no write access to the chat": Meaning.GONE,
    "logged out": Meaning.AWAY,
    "frozen_method_invalid": Meaning.AWAY,
}
"""By what a description says, in small letters."""
KINDS: Mapping[type[Exception], Meaning] = {
    RetryAfter: Meaning.LATER,
    InvalidToken: Meaning.AWAY,
    EndPointNotFound: Meaning.AWAY,
    Conflict: Meaning.AWAY,
    Forbidden: Meaning.GONE,
    BadRequest: Meaning.REFUSED,
}
"""By kind, where the text says nothing."""
NOT_SENT = (ConnectError, ConnectTimeout, PoolTimeout)
"""Why a call never left us."""


def meaning(error: Exception) -> Meaning:
    """Return what a failure means."""
    if (kind := KINDS.get(type(error))) is not None:
        said = str(error).lower()
        return next((meant for text, meant in TEXTS.items() if text in said), kind)
    return Meaning.LATER if isinstance(error.__cause__, NOT_SENT) else Meaning.UNCERTAIN
