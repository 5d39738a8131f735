"""Entities put in order as Telegram does: nothing inside code, no overlaps, neighbours joined, the rest cut in pieces.

Three kinds: those that may be cut (bold and the like), quotes, and those that stand whole (links, code, mentions).
"""

from collections.abc import Iterable

from sandbox.text.units import Entity

CUT = ("bold", "italic", "underline", "strikethrough", "spoiler")
QUOTES = frozenset({"blockquote", "expandable_blockquote"})
CODE = frozenset({"code", "pre"})
HIDDEN = CODE | {"text_link", "text_mention"}
"""Those that say something even where there is nothing but space to see."""
_RANKS = {
    **dict.fromkeys(QUOTES, 0),
    **dict.fromkeys(("text_link", "text_mention"), 49),
    **{kind: 90 + n for n, kind in enumerate(CUT)},
    "code": 20,
    "date_time": 40,
    "custom_emoji": 99,
}
_FOUND = 50


def ordered(entities: Iterable[Entity]) -> list[Entity]:
    """Return them by their beginning, the longer before the shorter, then by kind."""
    return sorted(entities, key=lambda entity: (entity["offset"], -entity["length"], _rank(entity)))


def _rank(entity: Entity) -> int:
    if entity["type"] == "pre":
        return 10 if "language" in entity else 11
    return _RANKS.get(entity["type"], _FOUND)


def end(entity: Entity) -> int:
    """Return where it ends, in UTF-16 units."""
    return int(entity["offset"] + entity["length"])


def settled(entities: Iterable[Entity]) -> list[Entity]:
    """Return given entities without conflicts; of two that cannot be together, the first stays."""
    whole, quotes, cut = _kinds(ordered(entities))
    quotes = _apart(quotes)
    return _together(_beside(_apart(whole), quotes), quotes, cut)


def joined(entities: Iterable[Entity], found: Iterable[Entity]) -> list[Entity]:
    """Return given entities with those that were found in the text; where both are, the given one stays."""
    whole, quotes, cut = _kinds(entities)
    new = [
        entity
        for entity in _beside(list(found), quotes)
        if not any(entity["offset"] < end(given) and given["offset"] < end(entity) for given in whole)
    ]
    return _together([*whole, *new], quotes, cut)


def _kinds(entities: Iterable[Entity]) -> tuple[list[Entity], list[Entity], list[Entity]]:
    whole: list[Entity] = []
    quotes: list[Entity] = []
    cut: list[Entity] = []
    for entity in entities:
        kind = entity["type"]
        (cut if kind in CUT else quotes if kind in QUOTES else whole).append(entity)
    return whole, quotes, cut


def _apart(entities: list[Entity]) -> list[Entity]:
    """Leave out what overlaps with one before it, nested or not."""
    kept: list[Entity] = []
    for entity in entities:
        if not kept or entity["offset"] >= end(kept[-1]):
            kept.append(entity)
    return kept


def _beside(entities: list[Entity], quotes: list[Entity]) -> list[Entity]:
    """Leave out what lies across the edge of a quote."""
    return [entity for entity in entities if not any(_crosses(entity, quote) for quote in quotes)]


def _crosses(entity: Entity, quote: Entity) -> bool:
    overlap = entity["offset"] < end(quote) and quote["offset"] < end(entity)
    return overlap and not (quote["offset"] <= entity["offset"] and end(entity) <= end(quote))


def _together(whole: list[Entity], quotes: list[Entity], cut: list[Entity]) -> list[Entity]:
    others = ordered((*whole, *quotes))
    return ordered((*others, *_Cutter(cut).along(others)))


class _Cutter:
    """Cuts bold and the like wherever another entity begins or ends, and joins what touches."""

    def __init__(self, entities: list[Entity]) -> None:
        self._waiting = ordered(entities)[::-1]
        self._open: dict[str, tuple[int, int]] = {}
        self._pieces: list[Entity] = []

    def along(self, others: list[Entity]) -> list[Entity]:
        around: list[Entity] = []
        for other in (*others, None):
            while around and (other is None or other["offset"] >= end(around[-1])):
                self._leave(around.pop())
            if other is not None:
                self._go(other["offset"])
                around.append(other)
        self._go(1 << 31)
        return self._pieces

    def _leave(self, other: Entity) -> None:
        so_far = len(self._pieces)
        self._go(end(other))
        if other["type"] in CODE:
            del self._pieces[so_far:]

    def _go(self, place: int) -> None:
        while self._waiting and self._waiting[-1]["offset"] < place:
            entity = self._waiting.pop()
            kind, begin = entity["type"], entity["offset"]
            if kind in self._open and begin <= self._open[kind][1]:
                start, last = self._open[kind]
                self._open[kind] = start, max(last, end(entity))
            else:
                self._flush(begin)
                self._open[kind] = begin, end(entity)
        self._flush(place)

    def _flush(self, place: int) -> None:
        for kind in CUT:
            start, last = self._open.get(kind, (place, place))
            if start >= place:
                continue
            self._pieces.append({"type": kind, "offset": start, "length": min(last, place) - start})
            if last <= place:
                del self._open[kind]
            else:
                self._open[kind] = place, last
