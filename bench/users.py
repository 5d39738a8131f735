"""People who tap: the same for both contenders, in one of two measures.

One wave is one tap by everybody, one person after the other; the next begins when everybody's card has changed, since
nobody taps a card twice before that. How fast it is, a hundred show; what a tap asks of the database, one who is alone.
"""

import itertools
from collections.abc import Awaitable, Callable, Mapping, Sequence
from time import perf_counter
from typing import Any

from bench.instant import InstantApi
from tools.trips import counted

PEOPLE = range(7_000_000_001, 7_000_000_101)
TAPS = ("Pause", "Resume", "Done", "Go on") * 2
"""What everybody taps in two sets and their rests: each changes the session, and edits the card."""

Settled = Callable[[], Awaitable[None]]
"""Waits until a bot has worked off all that it has taken."""


async def rate(api: InstantApi, settled: Settled, way: Sequence[str]) -> tuple[float, ...]:
    """Return how many taps a second a bot works off."""
    ids = itertools.count(1)
    await _walk(api, settled, way, PEOPLE, ids)
    before, began = api.edits, perf_counter()
    for label in TAPS:
        await _wave(api, settled, label, PEOPLE, ids)
    seconds, made = perf_counter() - began, len(TAPS) * len(PEOPLE)
    assert api.edits - before == made, "a tap is an edit, no less and no more"
    return (made / seconds,)


async def asked(api: InstantApi, settled: Settled, way: Sequence[str]) -> tuple[float, ...]:
    """Return the statements of a tap, and its trips: the fewest of several, as some have a part in what all share."""
    ids, alone = itertools.count(1), PEOPLE[:1]
    await _walk(api, settled, way, alone, ids)
    each = []
    for label in TAPS:
        with counted() as told:
            await _wave(api, settled, label, alone, ids)
        each.append((len(told.statements), told.trips))
    return min(each)


Measure = Callable[[InstantApi, Settled, Sequence[str]], Awaitable[tuple[float, ...]]]
MEASURES: Mapping[str, Measure] = {"rate": rate, "asked": asked}
"""What a contender may be asked for, by name."""


async def _walk(
    api: InstantApi, settled: Settled, way: Sequence[str], people: Sequence[int], ids: "itertools.count[int]"
) -> None:
    """Bring people from /start along these buttons to their first set."""
    await api.deliver([says(next(ids), person, "/start") for person in people])
    await settled()
    for label in way:
        await _wave(api, settled, label, people, ids)


async def _wave(
    api: InstantApi, settled: Settled, label: str, people: Sequence[int], ids: "itertools.count[int]"
) -> None:
    await api.deliver([taps(next(ids), person, api, label) for person in people])
    await settled()


def _person(person: int) -> dict[str, Any]:
    return {"id": person, "is_bot": False, "first_name": "Anna", "language_code": "en"}


def _body(person: int, message_id: int, text: str) -> dict[str, Any]:
    return {"message_id": message_id, "date": 1, "chat": {"id": person, "type": "private"}, "text": text}


def says(update_id: int, person: int, text: str) -> dict[str, Any]:
    """Write a person's message as an update."""
    return {"update_id": update_id, "message": {**_body(person, 1, text), "from": _person(person)}}


def taps(update_id: int, person: int, api: InstantApi, label: str) -> dict[str, Any]:
    """Write a tap on a person's newest card as an update."""
    card = api.cards[person]
    data = next((data for text, data in card.buttons.items() if label in text), None)
    assert data, f"no button {label!r} among {', '.join(card.buttons)}"
    query = {"id": str(update_id), "from": _person(person), "chat_instance": "1", "data": data}
    return {"update_id": update_id, "callback_query": {**query, "message": _body(person, card.message_id, "A card")}}
