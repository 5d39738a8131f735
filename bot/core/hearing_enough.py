"""Hearing "stop" and "enough": the person ends the session, and reports nothing.

The rule of this room: a stop is plain when its thought says nothing else. "Stop because I must go" is two thoughts;
"stop the reminders", "bus stop" and "don't stop" are one each, and say something else.
"""

from collections import defaultdict
from collections.abc import Iterator

from bot.core.hearing_phrases import Found
from bot.core.hearing_scene import Scene


def enough(scene: Scene) -> Iterator[Found]:
    """The words that plainly end a session, in the order of the text."""
    plain = _plain(scene)
    for phrase in scene.found:
        anywhere = phrase.category == "stop_anywhere" and not _is_denied(scene, phrase)
        alone = phrase.category == "stop" and plain.issuperset(range(phrase.start, phrase.stop))
        if (anywhere or alone) and not scene.is_masked(phrase):
            yield phrase


def _is_denied(scene: Scene, phrase: Found) -> bool:
    return any("negators" in scene.roles[place] for place in (*phrase.skipped, *scene.back(phrase)))


def _plain(scene: Scene) -> set[int]:
    """The places of all thoughts that consist of stops and fillers."""
    thoughts: dict[tuple[int, int], list[int]] = defaultdict(list)
    breaks = 0
    for place, word in enumerate(scene.words):
        breaks += "breaks" in scene.roles[place]
        thoughts[word.clause, breaks].append(place)
    plain = (places for places in thoughts.values() if all(_is_filling(scene, place) for place in places))
    return {place for places in plain for place in places}


def _is_filling(scene: Scene, place: int) -> bool:
    return bool(scene.roles[place] & {"stop", "fillers"}) or not scene.words[place].text.isalnum()
