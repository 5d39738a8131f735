"""Only Telegram's own answer decides anything: of all else, nobody knows what became of the call."""

import json
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.error import BadRequest, Conflict, EndPointNotFound, Forbidden, InvalidToken, RetryAfter, TelegramError

from bot.chat.answers import LONGEST_WAIT, UNTOLD, NotTelegrams, read, refuse
from bot.chat.rate_limiter import seconds_of

DECIDING = (BadRequest, Conflict, EndPointNotFound, Forbidden, InvalidToken, RetryAfter)
"""What drops, refuses, ends or shuts something."""
NO = {"ok": False, "error_code": 403, "description": "Forbidden: bot was blocked by the user"}
FOREIGN: tuple[Any, ...] = (
    None,
    True,
    0,
    "Forbidden",
    [],
    [NO],
    {},
    {"error_code": 403, "description": "Forbidden"},
    {**NO, "ok": "yes"},
    {**NO, "ok": 0},
    {**NO, "ok": None},
    {**NO, "error_code": "403"},
    {**NO, "error_code": 403.0},
    {**NO, "error_code": True},
    {**NO, "error_code": None},
    {**NO, "description": None},
    {**NO, "description": 1},
    {**NO, "description": ["Forbidden"]},
    {"ok": True},
    {"ok": "yes", "result": {}},
    {"ok": 1, "result": {}},
    {"error": {"code": 403, "message": "Forbidden"}},
)
UNREADABLE = (
    b"",
    b"<html><h1>403 Forbidden</h1></html>",
    b'{"ok": true, "result": ',
    b"[" * 100_000,
    b'{"a":' * 100_000,
    b"\xff\xfe\x00",
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@pytest.mark.parametrize("payload", [*(json.dumps(each).encode() for each in FOREIGN), *UNREADABLE])
@pytest.mark.parametrize("reading", [read, refuse])
def test_what_is_of_another_shape_decides_nothing(payload: bytes, reading: Any) -> None:
    with pytest.raises(NotTelegrams):
        reading(payload)


@given(JSON | st.fixed_dictionaries({"ok": JSON, "error_code": JSON, "description": JSON, "result": JSON}))
def test_of_any_json_only_a_refusal_of_the_right_types_decides(told: Any) -> None:
    try:
        read(json.dumps(told).encode())
    except TelegramError as error:
        if isinstance(error, DECIDING):
            assert told["ok"] is False
            assert type(told["error_code"]) is int
            assert isinstance(told["description"], str)
    else:
        assert told["ok"] is True


@given(st.binary())
def test_any_bytes_are_read_as_something(payload: bytes) -> None:
    with pytest.raises(TelegramError):
        refuse(payload)


@pytest.mark.parametrize(
    ("code", "kind"),
    [(400, BadRequest), (401, InvalidToken), (403, Forbidden), (404, InvalidToken), (409, Conflict), (429, RetryAfter)],
)
def test_telegrams_own_refusal_is_what_it_is_whatever_its_status(code: int, kind: type[TelegramError]) -> None:
    payload = json.dumps({**NO, "error_code": code}).encode()
    for reading in (read, refuse):
        with pytest.raises(TelegramError) as raised:
            reading(payload)
        assert type(raised.value) is kind


def test_what_is_too_large_is_refused_for_good() -> None:
    with pytest.raises(BadRequest):
        refuse(b'{"ok": false, "error_code": 413, "description": "Request Entity Too Large"}')


def test_a_method_that_a_server_does_not_know_says_nothing_of_our_token() -> None:
    with pytest.raises(EndPointNotFound):
        refuse(b'{"ok": false, "error_code": 404, "description": "Not Found: method not found"}')


@pytest.mark.parametrize("code", [0, 200, 418, 500, 502, 503, 10**30])
def test_any_other_code_leaves_us_uncertain(code: int) -> None:
    with pytest.raises(TelegramError) as raised:
        refuse(json.dumps({**NO, "error_code": code}).encode())
    assert not isinstance(raised.value, DECIDING)


def told_to_wait(parameters: str) -> float:
    said = '{"ok": false, "error_code": 429, "description": "Too Many Requests", "parameters": %s}' % parameters  # noqa: UP031 # braces
    with pytest.raises(RetryAfter) as raised:
        refuse(said.encode())
    return seconds_of(raised.value)


@pytest.mark.parametrize("seconds", ["0", "1", "2.5", "3600"])
def test_a_429_lasts_as_long_as_it_says(seconds: str) -> None:
    assert told_to_wait(f'{{"retry_after": {seconds}}}') == float(seconds)


@pytest.mark.parametrize(
    "told",
    ['"abc"', '"60"', "1e12", "3600.1", "-1", "NaN", "Infinity", "-Infinity", "null", "true", "[60]", "{}", "9" * 5000],
)
def test_what_cannot_be_meant_is_five_seconds(told: str) -> None:
    assert told_to_wait(f'{{"retry_after": {told}}}') == UNTOLD.total_seconds()


@pytest.mark.parametrize("parameters", ["null", "[]", '"retry_after"', "{}"])
def test_a_429_that_does_not_say_how_long_is_five_seconds(parameters: str) -> None:
    assert told_to_wait(parameters) == UNTOLD.total_seconds()


@given(JSON)
def test_whatever_a_429_says_it_ends(told: Any) -> None:
    assert 0 <= told_to_wait(json.dumps({"retry_after": told})) <= LONGEST_WAIT


def test_a_result_is_taken_as_it_came_and_a_number_without_end_is_left_unread() -> None:
    assert read(b'{"ok": true, "result": {"message_id": 5, "odd": [1.5, null]}}')["result"] == {
        "message_id": 5,
        "odd": [1.5, None],
    }
    assert read(b'{"ok": true, "result": {"id": %s}}' % (b"9" * 5000))["result"] == {"id": None}


def test_what_is_raised_quotes_nothing_that_came(caplog: pytest.LogCaptureFixture) -> None:
    for payload in (b"<p>my heel hurts</p>", b'{"text": "my heel hurts"}', b'{"ok": true, "text": "my heel hurts'):
        with pytest.raises(NotTelegrams) as raised:
            read(payload)
        assert "heel" not in repr(raised.value)
        assert raised.value.__cause__ is None
    assert not caplog.records
