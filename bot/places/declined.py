"""Whether a question is declined, so that all stays as it is: "never mind", "leave it".

The rule: nothing but such words; whatever else is said is an answer, or none.
"""

from functools import cache

from bot.places.data import ENGLISH, primary, said
from bot.places.speech import Tokens, tokens


def is_declined(text: str, language: str) -> bool:
    """Return whether a text says, in a language or in English, that nothing shall be changed."""
    words = tokens(text)
    return any(words in _phrases(each) for each in (primary(language), ENGLISH))


@cache
def _phrases(language: str) -> frozenset[Tokens]:
    return frozenset(tokens(phrase) for phrase in said(language).nothing)
