"""A session for the ear as a message has it: what is to be heard, not yet how it sounds.

The rule: whoever sends it makes the track, of the tape as it stands here.
"""

from dataclasses import dataclass

from bot.core.session.exercise import Tape


@dataclass(frozen=True, slots=True)
class Audio:
    """The tape of a session, the language that it is told in, and what a player calls it."""

    title: str
    language: str
    tape: Tape
