"""A file that is made for one person, such as a picture of their weeks: of what, not yet how it looks.

The rule: it is made when its turn to be sent has come, and never stored. Where it can't be had, words stand for it.
"""

from dataclasses import dataclass
from typing import Protocol

from bot.core.words import Html


class Made(Protocol):
    """Makes a file of what it holds."""

    @property
    def name(self) -> str:
        """What the file is called on the phone, with its ending."""
        ...

    def read(self) -> bytes:
        """Make the file, and return what is in it: whoever sends it does so off the event loop."""
        ...


@dataclass(frozen=True, slots=True)
class Paper:
    """A file of one person's, and what is said where it can't be made, or Telegram doesn't take it."""

    made: Made
    instead: Html
    is_picture: bool = False
    """It is shown as a picture; anything else is a document."""
