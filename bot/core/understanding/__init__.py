"""Understanding: what a person wants who says an everyday thing. It asks hearing first, and knows no intent by name."""

from bot.core.understanding.listening import Heard, heard
from bot.core.understanding.matching import Between, Everyday, Match, Understood, books_together
from bot.core.understanding.phrasebook import Phrasebook

__all__ = ["Between", "Everyday", "Heard", "Match", "Phrasebook", "Understood", "books_together", "heard"]
