"""What the checks of every Python client share: the sandbox, the person in it, and one line for each check."""

import asyncio
import base64
import inspect
import json
import os
import sys
import urllib.request
from collections.abc import Awaitable, Callable, Mapping
from typing import Any

URL, TOKEN = os.environ["SANDBOX_URL"], os.environ["SANDBOX_TOKEN"]
PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=="
)
SOUND = bytes.fromhex("fff344c4") + bytes(96)
FILM = b"\0\0\0\x18ftypmp42" + bytes(60)
VOICE = b"OggS" + bytes(60)
TEXT = b"A document."
WEB = "https://example.org/picture.png"
PATIENCE = 15.0
"""Real seconds for one check."""

Check = Callable[[], Awaitable[Any] | Any]


def ask(method: str, path: str, body: Any = None) -> Any:
    """Ask the sandbox's own protocol."""
    data = None if body is None else json.dumps(body).encode()
    headers = {"content-type": "application/json"}
    request = urllib.request.Request(f"{URL}/sandbox/{path}", data, headers, method=method)  # noqa: S310 # loopback
    with urllib.request.urlopen(request, timeout=PATIENCE) as answer:  # noqa: S310 # as above
        return json.loads(answer.read())


PERSON: int = ask("GET", "state")["people"][0]["id"]


def says(text: str) -> None:
    """The person writes."""
    ask("POST", f"people/{PERSON}/send", {"text": text})


def taps(message_id: int, data: str) -> None:
    """The person taps."""
    ask("POST", f"people/{PERSON}/tap", {"message_id": message_id, "data": data})


def limit(method: str) -> None:
    """The next such call is one too many."""
    ask("POST", "troubles", {"kind": "limit", "times": 1, "seconds": 3, "method": method})


def last_text() -> str:
    """What stands at the end of the chat."""
    return str(ask("GET", f"people/{PERSON}/chat")["messages"][-1].get("text"))


def same(found: object, wanted: object) -> None:
    """Hold what was found against what was wanted."""
    if found != wanted:
        raise AssertionError(f"{found!r} instead of {wanted!r}")


def holds(found: object) -> None:
    """Hold that there is something."""
    if not found:
        raise AssertionError(f"{found!r}")


async def checks(every: Mapping[str, Check]) -> None:
    """Make the checks one after the other, and tell of each."""
    says("/start")
    for check, act in every.items():
        why = ""
        try:
            done = act()
            if inspect.isawaitable(done):
                await asyncio.wait_for(done, PATIENCE)
        except Exception as error:  # noqa: BLE001 # whatever it is, it is told
            why = repr(error)
        sys.stdout.write(json.dumps({"check": check, "ok": not why, "why": why}) + "\n")
        sys.stdout.flush()
