"""How long a text is: in code points for its limits, in UTF-16 units for entities, in bytes of UTF-8 for complaints."""

import string
from typing import Any

Entity = dict[str, Any]
"""A Bot API MessageEntity."""
SPACE = " \t\r\n\0\v"
"""What Telegram's parsers take for space; the zero stands for the end as well."""
_LOWER = str.maketrans(string.ascii_uppercase, string.ascii_lowercase)


def utf16_length(text: str) -> int:
    """Return how many UTF-16 code units a text has."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def utf8_length(text: str) -> int:
    """Return how many bytes a text has."""
    return len(text) if text.isascii() else len(text.encode("utf-8", "surrogatepass"))


def lower(text: str) -> str:
    """Return the text with the capitals of ASCII as small letters, and all others as they are."""
    return text.translate(_LOWER)


def whole_number(text: str, bits: int = 64) -> int | None:
    """Return the integer that a text is, or None when it is none, or does not fit."""
    digits = text.removeprefix("-")
    if not (digits.isascii() and digits.isdigit()) or len(digits) > 19:
        return None
    number = int(text)
    return number if -(1 << bits - 1) <= number < 1 << bits - 1 else None


def leading_number(text: str) -> int:
    """Return the 32-bit integer that a text begins with, wrapped around as Telegram's is; 0 if it begins with none."""
    digits = text.removeprefix("-")
    end = next((n for n, character in enumerate(digits) if character not in string.digits), len(digits))
    number = int(digits[:end] or "0") * (-1 if text.startswith("-") else 1)
    return (number + (1 << 31)) % (1 << 32) - (1 << 31)
