"""Looks for what in content/places/said could never be understood, though it has the right shape.

The rule: a word that reads as nothing, and a phrase whose own words count for something else, are slips of whoever
wrote them.
"""

import re
from collections import Counter
from collections.abc import Iterator, Mapping

from bot.places.said import PART, TIMES, UNTIL, meant
from bot.places.shapes import LanguageSaid, TimesSaid, UntilSaid
from bot.places.speech import Meanings, Tokens, numbers, phrase, slots, tokens
from bot.places.until import FIGURES, KINDS, NEEDED
from bot.schema.faults import Fault, nearest
from bot.schema.tree import Spot

NUMBERS = {str(number) for number in (*range(21), 30, 40, 50)}
"""The numbers that every language lists; it may list any other below 60."""
_PART = re.compile(r"(1?\d|2[0-3])-(1?\d|2[0-3])")
_HOUR = re.compile(r"1?\d|2[0-3]")
_SHIFT = re.compile(r"[+-]?(M|\d+)([+-](M|\d+))*")


def understandable(spot: Spot, said: LanguageSaid) -> Iterator[Fault]:
    """Find what is wrong with a language."""
    parts = spot.under()
    wrong = [*_numbers(parts["numbers"], said), *_joined(parts["joined"])]
    yield from wrong
    yield from _silent(spot)
    counted = {} if wrong else numbers(said.numbers, said.joined)
    yield from _times(parts["times"], said.times, counted)
    yield from _until(parts["until"], said.until, counted)


def templates(spot: Spot, known: Mapping[str, str], words: Meanings | None = None) -> Iterator[Fault]:
    """Find what is wrong with phrases and the minutes after the hour that each of them means."""
    for template, shift in spot.under().items():
        yield from _template(shift, template, known, words or {})
        if not _SHIFT.fullmatch(str(shift.value)):
            yield shift.fault("no-minutes", name=str(shift.value))


def _numbers(spot: Spot, said: LanguageSaid) -> Iterator[Fault]:
    yield from (spot.fault("missing-key", name=name) for name in sorted(NUMBERS - said.numbers.keys(), key=int))
    for name, names in spot.under().items():
        if not (name.isdecimal() and name.isascii() and int(name) < 60):
            yield names.fault("unknown-key", name=name)
        if not names.value:
            yield names.fault("empty")


def _joined(spot: Spot) -> Iterator[Fault]:
    for template in spot.each():
        try:
            whole = str(template.value).format(tens="2", ones="1")
        except (LookupError, ValueError, AttributeError):
            whole = ""
        if not ("1" in whole and "2" in whole):
            yield template.fault("not-joined")


def _silent(spot: Spot) -> Iterator[Fault]:
    """The words that read as nothing."""
    if isinstance(spot.value, str):
        if not tokens(spot.value):
            yield spot.fault("says-nothing", name=spot.value)
    else:
        for child in (*spot.under().values(), *spot.each()):
            yield from _silent(child)


def _times(spot: Spot, said: TimesSaid, counted: Meanings) -> Iterator[Fault]:
    parts = spot.under()
    for hours, names in parts["parts"].under().items():
        if not _PART.fullmatch(hours):
            yield names.fault("no-hours", name=hours)
    for hours, hour in parts["alone"].under().items():
        if hours not in said.parts:
            yield hour.fault("unknown-name", nearest(hours, said.parts), name=hours)
        if not _HOUR.fullmatch(str(hour.value)):
            yield hour.fault("no-hour", name=str(hour.value))
    named = [((PART + hours,), names) for hours, names in said.parts.items()]
    yield from templates(parts["phrases"], TIMES, meant(counted, named, said))


def _until(spot: Spot, said: UntilSaid, counted: Meanings) -> Iterator[Fault]:
    parts, kinds = spot.under(), {*KINDS, FIGURES}
    for name, count in (("weekdays", 7), ("months", 12)):
        if len(parts[name].each()) != count:
            yield parts[name].fault("not-so-many", found=len(parts[name].each()), wanted=count)
    called = Counter(
        str(each.value) for name in ("weekdays", "months") for names in parts[name].each() for each in names.each()
    )
    yield from (parts["weekdays"].fault("listed-twice", name=name) for name, times in called.items() if times > 1)
    phrases = parts["phrases"].under()
    yield from (parts["phrases"].fault("missing-key", name=kind) for kind in sorted(kinds - phrases.keys()))
    words = meant(counted, [((), names) for names in (*said.weekdays, *said.months)], said)
    for kind, listed in phrases.items():
        if kind not in kinds:
            yield listed.fault("unknown-key", nearest(kind, kinds), name=kind)
        for template in listed.each():
            yield from _template(template, str(template.value), UNTIL, words)
            lacking = NEEDED.get(kind, frozenset()) - slots(str(template.value))
            yield from (template.fault("no-slot", name=name) for name in sorted(lacking))


def _template(spot: Spot, template: str, known: Mapping[str, str], words: Meanings) -> Iterator[Fault]:
    """What is wrong with one phrase; of several words for one thing, one has to stand for itself."""
    try:
        phrase(template, known, "")
    except KeyError as unknown:
        yield spot.fault("unknown-slot", name=str(unknown.args[0]), known=", ".join(known))
    except re.error:
        yield spot.fault("slot-twice", name=template)
    for piece in template.split():
        if piece.startswith("[") != piece.endswith("]"):
            yield spot.fault("half-bracket", name=piece)
        either = piece.strip("[]").split("|")
        literals = {each: tokens(each) for each in either if not re.search("[A-Z]", each)}
        yield from (spot.fault("says-nothing", name=each) for each, literal in literals.items() if not literal)
        if len(literals) == len(either) and not any(_is_heard(literal, words) for literal in literals.values()):
            yield spot.fault("never-said", name=piece)


def _is_heard(literal: Tokens, words: Meanings) -> bool:
    """Return whether words are left, once all of what was said has been read as what it means."""
    left = {token for meaning in words.values() for token in meaning}
    return all(token in left or (token,) not in words for token in literal)
