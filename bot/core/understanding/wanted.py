"""What somebody wants: an intent, one of several, or nothing in particular.

The rule of this room: it only names.
"""

from collections.abc import Iterable
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Match:
    """What is wanted; `slot` are the words that it is about."""

    intent: str
    slot: str = ""


@dataclass(frozen=True, slots=True)
class Between:
    """One of these is wanted."""

    intents: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Everyday:
    """Nothing but everyday words, which ask for nothing in particular."""


Wanted = Match | Between | Everyday | None


def one_of(intents: Iterable[str]) -> Match | Between:
    """What is wanted where these are as near."""
    each = tuple(dict.fromkeys(intents))
    return Match(each[0]) if len(each) == 1 else Between(each)
