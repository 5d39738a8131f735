"""What has become of a call, for whoever made it: every failure ends here.

The rule: every failure is one of three facts - the person is gone, the card is refused for good, or not now; and of
the last it is told whether the card may be on the phone all the same. Of an answer no more is read than is needed.
"""

import logging
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from telegram.error import RetryAfter, TelegramError

from bot.chat.rate_limiter import seconds_of
from bot.chat.refusals import Meaning, meaning
from bot.coach.ports import Refused, RetryLater, Superseded, Unreachable

log = logging.getLogger(__name__)

SOON = 1.0
"""Seconds until a message is tried again that was certainly not sent."""
UNCERTAIN = 5.0
"""Seconds until one is tried again whose fate we do not know; longer each time."""
AWAY = 30.0
"""Seconds until one is tried again that Telegram will not take from us at present, such as from a frozen account."""
LAST_ID = 2**63 - 1


@contextmanager
def told_as_facts() -> Iterator[None]:
    """Raise whatever fails inside as a fact: Superseded, Unreachable, Refused or RetryLater."""
    try:
        yield
    except (Superseded, Unreachable, Refused, RetryLater):
        raise
    except Exception as error:
        raise _fact(error) from error


def id_of(answer: Any) -> int:
    """Return the id of a message that was sent or changed.

    Raises:
        RetryLater: it cannot be read; the message may be there.
    """
    match answer:
        case {"message_id": int(message_id)} if type(message_id) is int and 0 < message_id <= LAST_ID:
            return message_id
        case _:
            raise RetryLater(UNCERTAIN, uncertain=True)


def _fact(error: Exception) -> Exception:
    """Sort a failure: refused by Telegram, certainly not sent, or uncertain."""
    if not isinstance(error, TelegramError):
        log.error("screen.failed", exc_info=error)
    match meaning(error):
        case Meaning.GONE:
            return Unreachable()
        case Meaning.REFUSED | Meaning.MISSING | Meaning.DONE:
            return Refused()
        case Meaning.LATER:
            return RetryLater(max(SOON, seconds_of(error)) if isinstance(error, RetryAfter) else SOON)
        case Meaning.AWAY:
            return RetryLater(AWAY)
        case Meaning.UNCERTAIN:
            return RetryLater(UNCERTAIN, uncertain=True)
