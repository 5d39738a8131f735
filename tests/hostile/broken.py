"""Broken answers: everything that may stand between Telegram and a bot, or come of a Telegram that is ill.

The rule: none of these is Telegram's own word on a message, so none of them may drop one, refuse one, or end the bot.
What is Telegram's own - a JSON object with `ok`, an integer `error_code` and a `description` - is not in this table.
"""

import gzip
import json
from typing import Any

from tests.hostile.server import Answer, Then, http

PAGE = b"<html><body><h1>Nothing to see here</h1></body></html>"
TEN_MEGABYTES = 10_000_000
DEPTH = 100_000
STATUSES = (
    *("301 Moved Permanently", "302 Found", "307 Temporary Redirect", "400 Bad Request", "401 Unauthorized"),
    *("403 Forbidden", "404 Not Found", "405 Method Not Allowed", "407 Proxy Authentication Required", "409 Conflict"),
    *("413 Content Too Large", "429 Too Many Requests", "451 Unavailable For Legal Reasons"),
    *("500 Internal Server Error", "502 Bad Gateway", "503 Service Unavailable", "504 Gateway Timeout"),
)


def _json(value: Any, status: str = "200 OK") -> bytes:
    return http(json.dumps(value).encode(), status, "Content-Type: application/json")


def _no(code: Any, description: Any = "Something of mine", **more: Any) -> bytes:
    """Write a refusal that is none: its HTTP status speaks of what its JSON only hints at."""
    status = code if isinstance(code, int) and 400 <= code < 600 else 400
    return _json({"ok": False, "error_code": code, "description": description, **more}, f"{status} No")


def _later(seconds: str) -> bytes:
    """Write a 429 with a time to wait that is none, as it stands in the JSON."""
    said = json.dumps({"ok": False, "error_code": 429, "description": "x", "parameters": {"retry_after": "?"}})
    return http(said.replace('"?"', seconds).encode(), "429 Too Many Requests")


PAGES = {f"page {status.split()[0]}": http(PAGE, status, "Content-Type: text/html") for status in STATUSES}
OBJECTS = {
    "no fields": _json({}),
    "ok alone": _json({"ok": True}),
    "not ok alone": _json({"ok": False}),
    "not ok, 403": _json({"ok": False}, "403 Forbidden"),
    "not ok, 401": _json({"ok": False}, "401 Unauthorized"),
    "not ok, 404": _json({"ok": False, "error": "no such route"}, "404 Not Found"),
    "not ok, 400": _json({"ok": False, "message": "bad gateway"}, "400 Bad Request"),
    "a proxy's 403": _json({"error": "forbidden by policy"}, "403 Forbidden"),
    "a proxy's 401": _json({"error_code": 401, "description": "Unauthorized"}, "401 Unauthorized"),
    "array": _json([], "400 Bad Request"),
    "null": _json(None, "403 Forbidden"),
    "number": _json(7, "404 Not Found"),
    "string": _json("ok"),
    "ok is text": _json({"ok": "true", "result": {}}),
    "ok is a number": _json({"ok": 2, "result": True}),
    "ok is null": _json({"ok": None, "result": []}, "401 Unauthorized"),
    "ok is a list": _json({"ok": [], "error_code": 403, "description": "Forbidden"}, "403 Forbidden"),
    "code is text": _no("403"),
    "code is null": _json({"ok": False, "error_code": None, "description": "Forbidden"}, "403 Forbidden"),
    "code is a list": _json({"ok": False, "error_code": [401], "description": "x"}, "401 Unauthorized"),
    "code is huge": _json({"ok": False, "error_code": 10**30, "description": "x"}, "404 Not Found"),
    "description is null": _no(403, None),
    "description is a number": _no(400, 5),
    "description is a list": _no(401, ["Unauthorized"]),
}
BAD_RESULTS: dict[str, Any] = {
    "is null": None,
    "is text": "done",
    "is a number": 7,
    "is false": False,
    "is a list of lists": [[]],
    "is a list of nulls": [None, 5, "x"],
    "has no ids": [{}, {"message": {}}],
    "has an id of text": [{"update_id": "soon"}],
    "has a message_id of null": {"message_id": None},
    "has a message_id of a list": {"message_id": [1]},
    "has a message_id beyond all": {"message_id": 10**30},
}
RESULTS = {f"result {name}": _json({"ok": True, "result": result}) for name, result in BAD_RESULTS.items()}
WAITS = {
    f"retry_after {name}": _later(seconds)
    for name, seconds in {
        "is text": '"abc"',
        "is a trillion": "1e12",
        "is negative": "-1",
        "is no number": "NaN",
        "is endless": "Infinity",
        "is null": "null",
        "is a list": "[60]",
        "is true": "true",
        "has 5,000 digits": "9" * 5_000,
        "is two days": "172800",
    }.items()
}
BODIES = {
    "empty": http(b""),
    "empty 403": http(b"", "403 Forbidden"),
    "no content": http(b"", "204 No Content"),
    "not JSON": http(b"OK"),
    "half of it": http(b'{"ok":true,"result":{"message_id":12'),
    "two of it": http(b'{"ok":true,"result":true}{"ok":true,"result":true}'),
    "ten megabytes of nothing": http(b" " * TEN_MEGABYTES),
    "ten megabytes of text": http(b'{"ok":true,"result":"' + b"x" * TEN_MEGABYTES + b'"}'),
    "ten megabytes of a page": http(PAGE * (TEN_MEGABYTES // len(PAGE)), "502 Bad Gateway"),
    "nested": http(b"[" * DEPTH + b"]" * DEPTH),
    "nested in an answer": http(b'{"ok":true,"result":' + b"[" * DEPTH + b"]" * DEPTH + b"}"),
    "nested 403": http(b'{"ok":false,"a":' + b"[" * DEPTH + b"]" * DEPTH + b"}", "403 Forbidden"),
    "bytes that are no text": http(b'{"ok":true,"result":"\xff\xfe\x00"}'),
    "UTF-16": http('{"ok":true,"result":true}'.encode("utf-16")),
    "gzip that is none": http(b"this is no gzip", "200 OK", "Content-Encoding: gzip"),
    "gzip cut off": http(gzip.compress(b'{"ok":true,"result":true}')[:12], "200 OK", "Content-Encoding: gzip"),
    "gzip unannounced": http(gzip.compress(b'{"ok":true,"result":true}')),
    "gzip of ten megabytes": http(gzip.compress(b"a" * TEN_MEGABYTES), "200 OK", "Content-Encoding: gzip"),
    "an unknown encoding": http(b"\x00\x01\x02", "200 OK", "Content-Encoding: martian"),
}
HEADS = {
    "a page behind itself": http(b"", "302 Found", "Location: ./getMe"),
    "a redirect to nowhere": http(b"", "301 Moved Permanently", "Location: http://127.0.0.1:1/"),
    "a length too long": http(b'{"ok":true}', length=1_000_000),
    "a length too short": http(b'{"ok":true,"result":true}', length=5),
    "a length below nothing": http(b'{"ok":true}', length=-5),
    "a length that is no number": http(b'{"ok":true}', length="many"),
    "a status that is none": b"HTTP/1.1 999 Whatever\r\nContent-Length: 2\r\n\r\n{}",
    "a protocol that is none": b"SMTP ready\r\n\r\n",
    "a head cut off": b"HTTP/1.1 200 OK\r\nContent-Le",
    "an endless head": b"HTTP/1.1 200 OK\r\nX-Long: " + b"x" * 1_000_000 + b"\r\n\r\n",
    "chunks that are none": b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nnothing\r\n",
    "chunks cut off": b'HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n10\r\n{"ok":true,',
    "a hang-up": b"",
}
SILENCE = {
    "silence": b"",
    "silence after the head": http(b"", length=100),
    "silence after a half": http(b'{"ok":true,"result":{"mess', length=100),
    "silence after a go-ahead": b"HTTP/1.1 100 Continue\r\n\r\n",
}
CLOSING: dict[str, bytes] = {**PAGES, **OBJECTS, **RESULTS, **WAITS, **BODIES, **HEADS}
BROKEN: dict[str, Answer] = {
    **{name: Answer(raw) for name, raw in CLOSING.items()},
    **{name: Answer(raw, Then.HANG) for name, raw in SILENCE.items()},
}
SAMPLE = ("page 403", "retry_after is text", "silence")
