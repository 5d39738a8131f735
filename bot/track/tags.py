"""What stands before the sound in a file: its name for a player (ID3), and how long it is (an Info frame).

The rule: a player that never heard of us shows title, performer, cover and length as Telegram does.
"""

from dataclasses import dataclass
from struct import pack

from bot.core.track.grid import BYTES, HEAD, SECONDS

INFO_HEAD = HEAD[:2] + bytes([0x84]) + HEAD[3:]
"""The Info frame has 64 kbit/s, for 32 are too small for its table."""
INFO_BYTES = 2 * BYTES
SIDE = 9
"""Bytes between the head of a frame and what is in it."""
HAS_ALL = 0b0111
"""An Info frame that tells frames, bytes and a table for seeking."""
UTF_16, LATIN = b"\x01", b"\0"
FRONT_COVER = 3


@dataclass(frozen=True, slots=True)
class Tags:
    """What a file is called."""

    title: str
    performer: str
    cover: bytes = b""
    """A JPEG, or nothing."""


def id3(tags: Tags, seconds: float) -> bytes:
    """Return the ID3v2.3 tag of a file."""
    frames = [
        _frame(b"TIT2", _text(tags.title)),
        _frame(b"TPE1", _text(tags.performer)),
        _frame(b"TLEN", LATIN + str(round(seconds * 1000)).encode("ascii")),
    ]
    if tags.cover:
        picture = b"image/jpeg\0" + bytes([FRONT_COVER]) + b"\0" + tags.cover
        frames.append(_frame(b"APIC", LATIN + picture))
    body = b"".join(frames)
    return b"ID3\x03\0\0" + _synchsafe(len(body)) + body


def info(frames: int) -> bytes:
    """Return the frame that stands before so many others, and tells how many they are.

    The rate is constant, so that the table for seeking is a straight line.
    """
    weight = INFO_BYTES + frames * BYTES
    table = bytes(nth * 256 // 100 for nth in range(100))
    told = b"Info" + pack(">III", HAS_ALL, frames, weight) + table
    return (INFO_HEAD + bytes(SIDE) + told).ljust(INFO_BYTES, b"\0")


def length(frames: int) -> float:
    """Return how long so many frames are, in seconds."""
    return frames * SECONDS


def _frame(name: bytes, content: bytes) -> bytes:
    return name + pack(">I", len(content)) + b"\0\0" + content


def _text(text: str) -> bytes:
    return UTF_16 + text.encode("utf-16")


def _synchsafe(number: int) -> bytes:
    return bytes(number >> shift & 0x7F for shift in (21, 14, 7, 0))
