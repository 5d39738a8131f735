"""Reads away what does not matter in what people type: capitals, accents, marks and the spaces between words.

The rule: what is known and what is typed go through the same door, so that they can only differ in their letters.
"""

import re
from unicodedata import combining, normalize

_LETTERS = str.maketrans(
    {
        "ł": "l",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "\u0131": "i",
        "æ": "ae",
        "œ": "oe",
        "þ": "th",
        "\u2019": "'",
        "\u02bc": "'",
    }
)
"""Letters that are no letter with an accent to Unicode, but to whoever has no key for them; and apostrophes."""
_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_WORD = re.compile(r"[^\W_]+")
_SAINT = frozenset({"st", "ste", "sankt", "sint"})


def fold(text: str) -> str:
    """Return a text without capitals and accents; full-width and other decorated letters are plain ones."""
    plain = normalize("NFKD", normalize("NFKD", text).casefold())
    return "".join(char for char in plain if not combining(char)).translate(_LETTERS)


def words(text: str) -> tuple[str, ...]:
    """Return the words of a place's name; every kind of saint is one."""
    return tuple("saint" if word in _SAINT else word for word in _WORD.findall(fold(text).replace("'", "")))


def spellings(name: str) -> tuple[str, str]:
    """Return a name as it is written, and as it is typed without umlauts: München is Muenchen too."""
    return name, normalize("NFC", name).casefold().translate(_UMLAUTS)
