"""An update of a person's, as it came and as it was read."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from bot.core.incoming import Incoming


@dataclass(frozen=True, slots=True)
class IncomingUpdate:
    """An update as it came, and who it is from."""

    update_id: int
    person_id: int
    language: str
    body: str
    incoming: Incoming


Reader: TypeAlias = Callable[[str], Incoming]
"""Reads the body of an update again, when it is worked off."""
