"""Sound files as Telegram looks at them: whether they are what sendAudio takes, and what their tags say.

What the sender says of a file goes before what its tags say. Only ID3 is read, which MP3 has: title, performer, length.
"""

from collections.abc import Iterator, Mapping
from typing import Any

ID3 = b"ID3"
NAMES = {b"TIT2": "title", b"TPE1": "performer"}
LENGTH = b"TLEN"
TEXTS = {0: "latin-1", 1: "utf-16", 2: "utf-16-be", 3: "utf-8"}
"""Encodings, by the byte that names them."""
TOLD = ("duration", "performer", "title")


def is_sound(content: bytes) -> bool:
    """Return whether these bytes are MP3 or M4A."""
    is_frame = content[:1] == b"\xff" and content[1:2] > b"\xdf" and content[1] & 0b110 != 0
    return content.startswith(ID3) or is_frame or content[4:8] == b"ftyp"


def described(content: bytes, told: Mapping[str, Any]) -> dict[str, Any]:
    """Return duration, performer and title of a sound, as far as anybody says them."""
    found: dict[str, Any] = {"duration": 0}
    for name, text in _tags(content):
        if name in NAMES and text:
            found[NAMES[name]] = text
        elif name == LENGTH and text.isdecimal():
            found["duration"] = round(int(text) / 1000)
    return found | {name: told[name] for name in TOLD if name in told}


def _tags(content: bytes) -> Iterator[tuple[bytes, str]]:
    """The texts of an ID3 tag, version 2.3 or 2.4."""
    if not content.startswith(ID3) or len(content) < 10:
        return
    is_newer = content[3] >= 4
    at, end = 10, 10 + _size(content[6:10], seven=True)
    while at + 10 <= min(end, len(content)) and content[at : at + 1].isalpha():
        name, length = content[at : at + 4], _size(content[at + 4 : at + 8], seven=is_newer)
        body = content[at + 10 : at + 10 + length]
        if name[:1] == b"T" and body:
            yield name, body[1:].decode(TEXTS.get(body[0], "latin-1"), "replace").strip("\0")
        at += 10 + length


def _size(four: bytes, *, seven: bool) -> int:
    """Four bytes as a number; some have seven bits each."""
    return sum(byte << (7 if seven else 8) * nth for nth, byte in enumerate(reversed(four)))
