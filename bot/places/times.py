"""Reads a time of day as people type it, in figures and in words; and the time that they read off a clock.

The rule: one time and nothing else, or none at all: "7-8" may as well be from seven to eight. Seconds are let go. "Half
seven" is 7:30, as in Britain. Where no part of the day is said, an hour is that of a clock of 24; only "a quarter to
one" is at noon. Read off a clock it may be either half of the day then.
"""

import re
from collections.abc import Iterator
from datetime import time

from bot.places.said import PART, Sayings, languages
from bot.places.speech import SPELLED, Tokens, matches, tokens, understood

LONGEST = 80
"""No time is said in more characters."""
_DAY = 24 * 60
_CLOCK = re.compile(r"(\d{1,2})(?:[:.,](\d\d)|:(\d\d):[0-5]\d)")
_DASHED = re.compile(r"(\d{1,2})-(\d\d)")
_TOGETHER = re.compile(r"(\d{1,2})(\d\d)")
_NOUGHT = re.compile(r"(?<!\d)0\d")
"""07:30 is that of a clock of 24."""
HALVES: tuple[Tokens, Tokens] = ((f"{PART}0-11",), (f"{PART}12-23",))
_TERM = re.compile(r"([+-]?)(M|\d+)")


def read_time(text: str, language: str) -> time | None:
    """Return the time that a text says in a language or in English; None where it is not one clear time."""
    if len(text) > LONGEST:
        return None
    said = tuple(_figure(token) for token in tokens(text))
    readings = ({*_read(said, known.times)} for known in languages(language))
    found: set[int] = next(filter(None, readings), set())
    return time(*divmod(found.pop(), 60)) if len(found) == 1 else None


def read_clock(text: str, language: str) -> tuple[time, ...]:
    """Return the times that a text may read off a clock: both halves of the day where it says neither."""
    at = read_time(text, language)
    if at is None or not 1 <= at.hour <= 12 or _NOUGHT.search(text):
        return () if at is None else (at,)
    said = tuple(_figure(token) for token in tokens(text))
    either = ({*_read(said, known.times, half)} for known in languages(language) for half in HALVES)
    minutes = sorted({each for found in either if len(found) == 1 for each in found})
    return tuple(time(*divmod(each, 60)) for each in minutes) or (at,)


def _figure(token: str) -> str:
    """A figure as hours and minutes: 7.30, 7-30 and 0730 are 7:30. A date keeps its last dot, and is none."""
    clock = _CLOCK.fullmatch(token) or _TOGETHER.fullmatch(token) or _dashed(token)
    if clock:
        hour, minute = filter(None, clock.groups())
        return f"{hour}:{minute}"
    return token.removesuffix(".") if token[:-1].isdigit() else token


def _dashed(token: str) -> re.Match[str] | None:
    """19-30 is a time; 19-20 may be two."""
    found = _DASHED.fullmatch(token)
    return None if found is None or int(found[1]) < int(found[2]) <= 24 else found


def _read(said: Tokens, known: Sayings, half: Tokens = ()) -> Iterator[int]:
    """Return the minutes after midnight, of every phrase that says all of this, in a half of the day."""
    meant = (*understood(said, known.words), *half)
    parts = [token.removeprefix(PART) for token in meant if token.startswith(PART)]
    rest = tuple(token for token in meant if not token.startswith(PART))
    if len(parts) > 1 and not _is_whole(meant):
        return  # from 3 pm to 4 pm
    if not rest and len(parts) == 1 and parts[0] in known.alone:
        yield int(known.alone[parts[0]]) * 60
    for shift, found in matches(rest, known.phrases):
        hour, minute = (int((found.groupdict().get(slot) or "0").removesuffix(SPELLED)) for slot in "HM")
        after = _minutes(shift, minute)
        for meant_hour in _hours(hour, parts, after):
            if minute < 60 and (meant_hour < 24 or not after):
                yield (meant_hour * 60 + after) % _DAY


def _is_whole(meant: Tokens) -> bool:
    """Return whether the time is said in one piece, whatever stands around it: tonight, at 8 pm."""
    times = [place for place, token in enumerate(meant) if not token.startswith(PART)]
    return not times or times[-1] - times[0] == len(times) - 1


def _hours(hour: int, parts: list[str], after: int) -> Iterator[int]:
    """What an hour is on a clock of 24, where that is clear."""
    if not parts:
        if hour <= 24:
            yield 13 if hour == 1 and after < 0 else hour  # half an hour before one is at noon, not at midnight
        return
    both = {hour} if hour > 12 or hour == 0 else {hour % 12, hour % 12 + 12}
    inside = [each for each in both if all(_holds(part, each) for part in parts)]
    if len(inside) == 1:
        yield inside[0]


def _holds(part: str, hour: int) -> bool:
    """Return whether an hour is in a part of the day, which may reach across midnight."""
    first, last = map(int, part.split("-"))
    return first <= hour <= last if first <= last else hour >= first or hour <= last


def _minutes(shift: str, minute: int) -> int:
    """What a shift comes to: M-30 with ten minutes is -20."""
    return sum(
        (-1 if sign == "-" else 1) * (minute if term == "M" else int(term)) for sign, term in _TERM.findall(shift)
    )
