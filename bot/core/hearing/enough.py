"""Hearing "stop" and "enough": the person ends the session, and reports nothing.

The rule of this room: a stop is plain when its thought says nothing else, and asks nothing. "Stop because I must go" is
two thoughts; "stop the reminders", "bus stop", "is that enough?" and "don't stop" are one each, and say something else.
"""

from collections import defaultdict
from collections.abc import Iterator

from bot.core.hearing.context import Context
from bot.core.hearing.phrases import Found


def enough(context: Context) -> Iterator[Found]:
    """Return the words that plainly end a session, in the order of the text."""
    plain = _plain(context)
    for phrase in context.found:
        anywhere = phrase.category == "stop_anywhere" and not _is_denied(context, phrase)
        alone = phrase.category == "stop" and plain.issuperset(range(phrase.start, phrase.stop))
        if (anywhere or alone) and not context.is_masked(phrase):
            yield phrase


def _is_denied(context: Context, phrase: Found) -> bool:
    return any("negators" in context.roles[place] for place in (*phrase.skipped, *context.back(phrase)))


def _plain(context: Context) -> set[int]:
    """Return the places of all thoughts that consist of stops and fillers."""
    thoughts: dict[tuple[int, int], list[int]] = defaultdict(list)
    for place, thought in enumerate(context.thoughts):
        thoughts[thought].append(place)
    plain = (places for places in thoughts.values() if all(_is_filling(context, place) for place in places))
    return {place for places in plain for place in places}


def _is_filling(context: Context, place: int) -> bool:
    word = context.words[place]
    return word.sentence not in context.asked and (
        bool(context.roles[place] & {"stop", "fillers"}) or not word.text.isalnum()
    )
