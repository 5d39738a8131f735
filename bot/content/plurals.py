"""Which form of a text goes with a number, in each language: the plural rules of Unicode's CLDR, for whole numbers.

The rule: the rules are Babel's, which knows every language. English alone is written out: it is always spoken, and a
start would wait for Babel longer than for all of the content.
"""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cache
from re import fullmatch

from bot.content.library import ENGLISH

ALL = frozenset({"zero", "one", "two", "few", "many", "other"})
"""Every category of CLDR."""


@dataclass(frozen=True, slots=True)
class Plurals:
    """The plural rule of a language."""

    category: Callable[[int], str]
    """Returns the category of a number."""
    forms: frozenset[str]
    """The forms that a language must have; `other` always, which CLDR demands for fractions."""


@cache
def plurals(language: str) -> Plurals | None:
    """Return the rule of a language, named by its two letters as Telegram wants them; None where there is none."""
    if language == ENGLISH:
        return Plurals(lambda number: "one" if number == 1 else "other", frozenset({"one", "other"}))
    if not fullmatch("[a-z]{2}", language):
        return None
    from babel.core import Locale, UnknownLocaleError  # noqa: PLC0415 # for other languages only: it takes 0.1 s

    try:
        rule = Locale.parse(language).plural_form
    except UnknownLocaleError:
        return None
    return Plurals(rule, rule.tags | {"other"})
