"""What both Markdowns have in common: a source that is read mark by mark, and the text and entities that come of it.

A zero stands for the end of the text, as it does for Telegram. Offsets in complaints are bytes of UTF-8.
"""

from dataclasses import dataclass, field

from sandbox.refusal import Refusal, bad_request
from sandbox.text.units import SPACE, Entity, utf8_length

FENCE = "```"


@dataclass(slots=True)
class Reader:
    """A source, how far it is read, and what was read so far."""

    source: str
    at: int = 0
    text: list[str] = field(default_factory=list)
    offset: int = 0
    entities: list[Entity] = field(default_factory=list)

    def look(self, ahead: int = 0) -> str:
        """Return a character so many ahead."""
        at = self.at + ahead
        return self.source[at] if at < len(self.source) else "\0"

    def starts(self, mark: str) -> bool:
        """Return whether a mark stands here."""
        return self.source.startswith(mark, self.at)

    def keep(self, character: str) -> None:
        """Take a character into the text."""
        self.text.append(character)
        self.offset += 1 + (character > "\uffff")

    def add(self, entity: Entity | None) -> None:
        """Take an entity, unless it covers nothing."""
        if entity is not None and entity["length"]:
            self.entities.append(entity)

    def place(self, offset: int) -> Entity:
        """Return from where to where the text since an offset goes."""
        return {"offset": offset, "length": self.offset - offset}

    def language(self) -> str:
        """Take the name of a language, if one stands here, and the newline after it."""
        end = self.at
        while end < len(self.source) and self.source[end] not in SPACE and self.source[end] != "`":
            end += 1
        name = self.source[self.at : end] if end < len(self.source) and self.source[end] != "`" else ""
        self.at += len(name)
        if self.look() in "\n\r":
            self.at += 2 if self.look(1) in "\n\r" and self.look() != self.look(1) else 1
        return name

    def byte(self, at: int) -> int:
        """Return how many bytes there are before a character of the source."""
        return utf8_length(self.source[:at])


def broken(why: str) -> Refusal:
    """400, with what is wrong."""
    return bad_request(f"can't parse entities: {why}")
