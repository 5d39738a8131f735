"""Understanding: what a person wants who says an everyday thing.

It asks hearing first; of all intents it knows by name only "stop", and those that ask for nothing.
"""

from bot.core.understanding.frames import ACTING
from bot.core.understanding.listening import Understood, understand
from bot.core.understanding.matching import books_together
from bot.core.understanding.phrasebook import Phrasebook
from bot.core.understanding.slots import Request
from bot.core.understanding.wanted import Between, Everyday, Match, Wanted

__all__ = [
    "ACTING",
    "Between",
    "Everyday",
    "Match",
    "Phrasebook",
    "Request",
    "Understood",
    "Wanted",
    "books_together",
    "understand",
]
