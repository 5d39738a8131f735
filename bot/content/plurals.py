"""Which form of a text goes with a number: the plural rules of CLDR for whole numbers, by language.

The rule: pure functions. A language that is not here cannot be spoken, and the loader says so.
"""

from collections.abc import Callable


def _one(n: int) -> str:
    """English, German: 1 day, 2 days."""
    return "one" if n == 1 else "other"


def _one_many(n: int) -> str:
    """Spanish: 1 día, 2 días, 1 000 000 de días."""
    if n == 1:
        return "one"
    return _million(n)


def _zero_one_many(n: int) -> str:
    """French, Portuguese: 0 jour, 1 jour, 2 jours, 1 000 000 de jours."""
    if n in (0, 1):
        return "one"
    return _million(n)


def _million(n: int) -> str:
    return "many" if n and n % 1_000_000 == 0 else "other"


def _slavic(n: int) -> str:
    """Russian: 1 день, 2 дня, 5 дней, 21 день."""
    if n % 10 == 1 and n % 100 != 11:
        return "one"
    if n % 10 in (2, 3, 4) and n % 100 not in (12, 13, 14):
        return "few"
    return "many"


ALL = frozenset({"zero", "one", "two", "few", "many", "other"})
"""Every category of CLDR."""
RULES: dict[str, Callable[[int], str]] = {
    "en": _one,
    "de": _one,
    "es": _one_many,
    "fr": _zero_one_many,
    "pt": _zero_one_many,
    "ru": _slavic,
}
CATEGORIES: dict[str, frozenset[str]] = {
    "en": frozenset({"one", "other"}),
    "de": frozenset({"one", "other"}),
    "es": frozenset({"one", "many", "other"}),
    "fr": frozenset({"one", "many", "other"}),
    "pt": frozenset({"one", "many", "other"}),
    "ru": frozenset({"one", "few", "many", "other"}),
}
"""The forms that a language must have: what its rule can answer, and `other` for fractions, which CLDR demands."""
