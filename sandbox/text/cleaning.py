"""A text freed of what Telegram takes out, and trimmed, with its entities moved along.

Control characters and tabs become spaces; carriage returns, marks of direction and vertical strokes go. Only space and
newline are trimmed: at the left as far as the first entity, at the right all of it.
"""

import re
from collections.abc import Iterator

from sandbox.refusal import bad_request
from sandbox.text.order import HIDDEN, end, ordered, settled
from sandbox.text.units import Entity, utf8_length, utf16_length

FARTHEST = 1_000_000
"""UTF-16 units: no entity begins or is longer."""
BLANK = " \n"
_GONE = frozenset("\r\u2028\u2029\u202a\u202b\u202c\u202d\u202e\u0333\u033f\u030a")
_EMPTY = re.compile(
    "[ \n\u1680\u180e\u2000-\u200f\u202e\u202f\u205f\u2800\u3000\ufffc\ufeff\u00a0\U000e0000-\U000e007f\t\r\0\v]*"
)
_DIRECTIONS = re.compile("[\u200e\u200f]+(?=[\u200e\u200f])")


def cleaned(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Return a text as a message holds it, with what was given about it; an empty one when nothing is left to see.

    Raises:
        Refusal: 400, an entity lies where there is no text for it.
    """
    for entity in entities:
        for measure in ("offset", "length"):
            if not 0 <= entity[measure] <= FARTHEST:
                raise bad_request(f"receive an entity with incorrect {measure} {entity[measure]}")
    entities = settled(entity for entity in entities if entity["length"])
    plain, entities = _without(text, entities)
    entities = settled(visible(plain, entities))
    plain, entities = _trimmed(plain, entities)
    return ("", []) if _EMPTY.fullmatch(plain) else (plain, entities)


def visible(text: str, entities: list[Entity]) -> list[Entity]:
    """Return the entities that cover more than space, without the space that they begin with."""
    units = _Units(text)
    shown = []
    for entity in entities:
        start, last = entity["offset"], end(entity)
        if entity["type"] not in HIDDEN:
            while start < last and units.is_blank(start):
                start += 1
        if start < last:
            shown.append({**entity, "offset": start, "length": last - start})
    return ordered(shown)


class _Units:
    """A text by UTF-16 units."""

    def __init__(self, text: str) -> None:
        self._units = text.encode("utf-16-le", "surrogatepass")

    def is_blank(self, at: int) -> bool:
        """Return whether there is a space or a newline."""
        return self._units[2 * at : 2 * at + 2] in {b" \0", b"\n\0"}


def _characters(text: str) -> Iterator[tuple[int, str, str]]:
    """Each character: where it stands in UTF-16 units, what it is, and what becomes of it."""
    place = 0
    for character in text:
        kept = "" if character in _GONE else character if character > " " or character == "\n" else " "
        yield place, character, kept
        place += 1 + (character > "\uffff")


def _without(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Take out what does not stay; entities keep to what they cover."""
    plain: list[str] = []
    places: dict[int, int] = {}
    at = 0
    for place, _, kept in _characters(text):
        places[place] = at
        plain.append(kept)
        at += utf16_length(kept)
    whole = utf16_length(text)
    places[whole] = at
    moved = []
    for entity in entities:
        _check_place(text, whole, places, entity)
        start, last = places[entity["offset"]], places[end(entity)]
        if start < last:
            moved.append({**entity, "offset": start, "length": last - start})
    return _DIRECTIONS.sub(lambda run: "\u200c" * len(run[0]), "".join(plain)), moved


def _check_place(text: str, whole: int, places: dict[int, int], entity: Entity) -> None:
    start, last = entity["offset"], end(entity)
    if start >= whole:
        raise bad_request(f"entity begins after the end of the text at UTF-16 offset {start}")
    if start not in places:
        raise bad_request(f"entity begins in a middle of a UTF-16 symbol at byte offset {_byte(text, start)}")
    if last > whole:
        why = f"ends after the end of the text at UTF-16 offset {last}"
        raise bad_request(f"entity beginning at UTF-16 offset {start} {why}")
    if last not in places:
        why = f"ends in a middle of a UTF-16 symbol at byte offset {_byte(text, last)}"
        raise bad_request(f"entity beginning at UTF-16 offset {start} {why}")


def _byte(text: str, middle: int) -> int:
    """Return how many bytes there are up to the end of the character in whose middle this is."""
    return next(
        (
            utf8_length(text[: n + 1])
            for n, (place, character, _) in enumerate(_characters(text))
            if place < middle < place + 1 + (character > "\uffff")
        ),
        utf8_length(text),
    )


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    text = text.rstrip(BLANK)
    last = utf16_length(text)
    kept = [
        {**entity, "length": min(end(entity), last) - entity["offset"]}
        for entity in entities
        if entity["offset"] < last
    ]
    kept = ordered(kept)
    first = kept[0]["offset"] if kept else last
    blanks = min(first, len(text) - len(text.lstrip(BLANK)))
    return text[blanks:], [{**entity, "offset": entity["offset"] - blanks} for entity in kept]
