"""Reads away what does not matter in what people type: capitals, accents, marks and the spaces between words.

The rule: what is known and what is typed go through the same door, so that they can only differ in their letters.
"""

import re
from unicodedata import combining, normalize

_LETTERS = str.maketrans(
    {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th", "’": "'", "ʼ": "'"}
)
"""Letters that are no letter and an accent to Unicode, but are to whoever has no key for them."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_WORD = re.compile(r"[^\W_]+")
_SAINT = frozenset({"st", "ste", "sankt", "sint"})


def fold(text: str) -> str:
    """Answer a text without capitals and accents; full-width and other decorated letters are plain ones."""
    plain = normalize("NFKD", normalize("NFKD", text).casefold())
    return "".join(char for char in plain if not combining(char)).translate(_LETTERS)


def words(text: str) -> tuple[str, ...]:
    """Answer the words of a place's name; every kind of saint is one."""
    return tuple("saint" if word in _SAINT else word for word in _WORD.findall(fold(text).replace("'", "")))


def key(name: str) -> str:
    """Answer what a place's name is known by: its letters and digits."""
    return "".join(words(name))


def keys(name: str) -> frozenset[str]:
    """Answer everything that a name is known by: München is typed munchen and muenchen."""
    return frozenset({key(name), key(normalize("NFC", name).casefold().translate(_UMLAUTS))})
