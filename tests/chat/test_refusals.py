"""What Telegram's server really says, and what it means for us: each line of it, read in its source."""

import inspect

import pytest
from httpx import ConnectError, ReadError
from telegram import error as errors
from telegram.error import BadRequest, Forbidden, NetworkError, RetryAfter, TelegramError, TimedOut

from bot.chat.refusals import KINDS, TEXTS, Meaning, meaning

SAID: list[tuple[TelegramError, Meaning]] = [
    (BadRequest("Bad Request: message is not modified: specified new message content"), Meaning.DONE),
    (BadRequest("Bad Request: message to edit not found"), Meaning.MISSING),
    (BadRequest("Bad Request: message not found"), Meaning.MISSING),
    (BadRequest("Bad Request: message can't be edited"), Meaning.MISSING),
    (BadRequest("Bad Request: there is no text in the message to edit"), Meaning.MISSING),
    (BadRequest("Bad Request: MESSAGE_ID_INVALID"), Meaning.MISSING),
    (BadRequest("Bad Request: chat not found"), Meaning.GONE),
    (BadRequest("Bad Request: have no write access to the chat"), Meaning.GONE),
    (Forbidden("Forbidden: have no write access to the chat"), Meaning.GONE),
    (Forbidden("Forbidden: bot was blocked by the user"), Meaning.GONE),
    (Forbidden("Forbidden: user is deactivated"), Meaning.GONE),
    (Forbidden("Forbidden: bot can't initiate conversation with a user"), Meaning.GONE),
    (BadRequest("Logged out"), Meaning.AWAY),
    (BadRequest("Bad Request: FROZEN_METHOD_INVALID"), Meaning.AWAY),
    (Forbidden("Forbidden: FROZEN_METHOD_INVALID"), Meaning.AWAY),
    (BadRequest("Bad Request: can't parse entities"), Meaning.REFUSED),
    (RetryAfter(60), Meaning.LATER),
]


@pytest.mark.parametrize(("error", "meant"), SAID)
def test_what_telegram_says_is_understood(error: TelegramError, meant: Meaning) -> None:
    assert meaning(error) is meant


def test_every_text_that_is_looked_for_is_one_that_telegram_says() -> None:
    assert {text for text in TEXTS if not any(text in str(error).lower() for error, _ in SAID)} == set()


def test_every_kind_of_refusal_is_in_the_table_or_leaves_us_uncertain() -> None:
    kinds = {kind for _, kind in inspect.getmembers(errors, inspect.isclass) if issubclass(kind, TelegramError)}
    uncertain = {TelegramError, NetworkError, TimedOut, errors.ChatMigrated, errors.PassportDecryptionError}
    assert kinds - set(KINDS) == uncertain


def test_only_what_never_left_us_is_certain_among_failures_of_the_network() -> None:
    for cause, meant in ((ConnectError("x"), Meaning.LATER), (ReadError("x"), Meaning.UNCERTAIN)):
        error = NetworkError("x")
        error.__cause__ = cause
        assert meaning(error) is meant


def test_a_fault_of_our_own_leaves_us_uncertain() -> None:
    assert meaning(KeyError("x")) is Meaning.UNCERTAIN
