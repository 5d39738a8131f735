"""What counts as Telegram's own answer; whatever else comes back decides nothing.

The rule: only a JSON object with `ok`, and with a `result`, or an `error_code` and a `description`, each of its type,
is Telegram's. After anything else - a page of a proxy's, half an answer, an array - nobody knows what became of the
call.
"""

from datetime import timedelta
from http import HTTPStatus
from typing import Any, NoReturn

from telegram.error import (
    BadRequest,
    Conflict,
    EndPointNotFound,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)

from bot.chat.door import loads

UNTOLD = timedelta(seconds=5)
"""Seconds to wait after a 429 that does not say how long, or says what cannot be meant."""
LONGEST_WAIT = 3600.0
NO_METHOD = "method not found"
KINDS: dict[int, type[TelegramError]] = {
    HTTPStatus.BAD_REQUEST: BadRequest,
    HTTPStatus.UNAUTHORIZED: InvalidToken,
    HTTPStatus.FORBIDDEN: Forbidden,
    HTTPStatus.NOT_FOUND: InvalidToken,
    HTTPStatus.CONFLICT: Conflict,
    HTTPStatus.REQUEST_ENTITY_TOO_LARGE: BadRequest,
}
"""What a refusal is raised as, by its code; any other is trouble on Telegram's side."""


class NotTelegrams(NetworkError):
    """Somebody else answered, or nobody can read it."""


def read(payload: bytes) -> dict[str, Any]:
    """Read an answer that is a result.

    Raises:
        NotTelegrams: it is none of Telegram's.
        TelegramError: it is a refusal.
    """
    match _parsed(payload):
        case {"ok": True, "result": result}:
            return {"result": result}
        case {"ok": False, "error_code": int(code), "description": str(description), **more} if type(code) is int:
            raise _refusal(code, description, more.get("parameters"))
        case _:
            raise NotTelegrams("an answer of another shape")


def refuse(payload: bytes) -> NoReturn:
    """Read an answer that came with the status of a failure: a result cannot be meant.

    Raises:
        TelegramError: always.
    """
    read(payload)
    raise NotTelegrams("a result with the status of a failure")


def _parsed(payload: bytes) -> Any:
    try:
        return loads(payload)
    except ValueError:
        raise NotTelegrams("no JSON") from None  # an error of the parser's quotes what it read


def _refusal(code: int, description: str, parameters: object) -> TelegramError:
    if code == HTTPStatus.TOO_MANY_REQUESTS:
        return RetryAfter(_seconds(parameters.get("retry_after") if isinstance(parameters, dict) else None))
    if code == HTTPStatus.NOT_FOUND and NO_METHOD in description.lower():
        return EndPointNotFound(description)
    return KINDS.get(code, NetworkError)(description)


def _seconds(told: object) -> timedelta:
    """Return how long a 429 asks us to wait, where that can be meant."""
    match told:
        case int(seconds) | float(seconds) if type(seconds) is not bool and 0 <= seconds <= LONGEST_WAIT:
            return timedelta(seconds=seconds)
        case _:
            return UNTOLD
