"""How large a picture is, read from its first bytes: PNG, JPEG, GIF and WebP, which Telegram takes as photos."""

import struct

JPEG = b"\xff\xd8"
"""What a JPEG begins with."""
JPEG_SIZES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""The segments that tell width and height."""


def dimensions(content: bytes) -> tuple[int, int] | None:
    """Return width and height in pixels, or None when these bytes are no picture."""
    try:
        if content.startswith(b"\x89PNG\r\n\x1a\n"):
            size = struct.unpack_from(">II", content, 16)
        elif content.startswith((b"GIF87a", b"GIF89a")):
            size = struct.unpack_from("<HH", content, 6)
        elif content.startswith(JPEG):
            size = _jpeg(content)
        elif content[:4] == b"RIFF" and content[8:12] == b"WEBP":
            size = _webp(content)
        else:
            return None
    except (struct.error, IndexError):
        return None
    width, height = size
    return (width, height) if width > 0 and height > 0 else None


def _jpeg(content: bytes) -> tuple[int, int]:
    at = 2
    while content[at + 1] not in JPEG_SIZES:
        at += 2 + struct.unpack_from(">H", content, at + 2)[0]
    height, width = struct.unpack_from(">HH", content, at + 5)
    return width, height


def _webp(content: bytes) -> tuple[int, int]:
    kind = content[12:16]
    if kind == b"VP8X":
        return 1 + int.from_bytes(content[24:27], "little"), 1 + int.from_bytes(content[27:30], "little")
    if kind == b"VP8L":
        bits = struct.unpack_from("<I", content, 21)[0]
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    width, height = struct.unpack_from("<HH", content, 26)
    return width & 0x3FFF, height & 0x3FFF
