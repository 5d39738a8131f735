"""Films and voices as Telegram looks at them: how long they are, and how large, read from MP4 and Ogg."""

from collections.abc import Iterator
from dataclasses import dataclass

OGG, OPUS_RATE = b"OggS", 48_000
"""What a page of Ogg begins with, and how many granules of Opus a second has."""
CONTAINERS = frozenset({b"moov", b"trak"})
NOTHING = (0, 0)


@dataclass(frozen=True, slots=True)
class Film:
    """What a film says of itself; zeros where it says nothing. Whole seconds, pixels."""

    seconds: int = 0
    size: tuple[int, int] = NOTHING


def described(content: bytes) -> Film:
    """Return length and size of MP4, or the length of Ogg."""
    if content.startswith(OGG):
        last = content.rfind(OGG)
        return Film(seconds=int.from_bytes(content[last + 6 : last + 14], "little") // OPUS_RATE)
    if content[4:8] != b"ftyp":
        return Film()
    seconds, size = 0, NOTHING
    for name, body in _boxes(content, 0, len(content)):
        wide = body[:1] == b"\1"  # times in 64 bits
        if name == b"mvhd" and len(body) >= 32:
            scale, length = (body[20:24], body[24:32]) if wide else (body[12:16], body[16:20])
            seconds = int.from_bytes(length, "big") // max(1, int.from_bytes(scale, "big"))
        elif name == b"tkhd" and len(body) >= 84:
            at = 88 if wide else 76
            across, down = (int.from_bytes(body[n : n + 4], "big") >> 16 for n in (at, at + 4))
            size = (across, down) if across and down else size
    return Film(seconds, size)


def _boxes(content: bytes, at: int, end: int) -> Iterator[tuple[bytes, bytes]]:
    while at + 8 <= end:
        length, name = int.from_bytes(content[at : at + 4], "big"), content[at + 4 : at + 8]
        if length < 8:
            return
        if name in CONTAINERS:
            yield from _boxes(content, at + 8, min(at + length, end))
        else:
            yield name, content[at + 8 : min(at + length, end)]
        at += length
