"""The tones: what is heard besides words, or in their place where a language has no voice yet.

The rule: soft, and each one unlike the others: a bell before a start, a step up for a start, down for a rest. Where
nobody counts aloud, the numbers climb a scale.
"""

from collections.abc import Callable
from math import exp, pi, sin

from bot.core.track import voice as clips
from bot.core.track.grid import RATE
from tools.voices.level import TAIL, faded
from tools.voices.loudness import Samples

A = 440.0
PENTATONIC = (0, 2, 4, 7, 9, 12, 14, 16, 19, 21)
"""Semitones above the first, for one to ten."""
SOFT = 0.22
"""Of full scale."""


def tone(name: str) -> list[float]:
    """Return one of the tones that a track may ask for."""
    kind, _, rest = name.partition(".")
    if kind == "number":
        return faded(_bar(_note(PENTATONIC[int(rest) - 1]), 0.35))
    if kind == "stay":
        return _held(float(rest))
    return faded(_TONES[name]())


def _note(semitones: float) -> float:
    return A * 2 ** (semitones / 12)


def _bar(frequency: float, seconds: float, loud: float = SOFT) -> list[float]:
    """A struck bar: it fades by itself, its overtone sooner."""
    times = [nth / RATE for nth in range(round(seconds * RATE))]
    return [
        loud
        * (
            sin(2 * pi * frequency * t) * exp(-4.5 * t / seconds)
            + 0.35 * sin(2 * pi * 3 * frequency * t) * exp(-9 * t / seconds)
        )
        for t in times
    ]


def _after(first: Samples, then: Samples, seconds: float) -> list[float]:
    """Two sounds, the second so much later."""
    late = round(seconds * RATE)
    out = [*first, *([0.0] * max(late + len(then) - len(first), 0))]
    for place, each in enumerate(then):
        out[late + place] += each
    return out


def _held(seconds: float) -> list[float]:
    """A calm tone that lasts exactly so long, and swells a little."""
    length = round(seconds * RATE)
    tone = [
        0.6
        * SOFT
        * (0.85 + 0.15 * sin(pi * nth / length))
        * (sin(2 * pi * A / 2 * nth / RATE) + 0.4 * sin(2 * pi * A * nth / RATE))
        for nth in range(length)
    ]
    return faded(tone)


def _tick() -> list[float]:
    return [*_bar(_note(12), 0.1, 0.6 * SOFT), *([0.0] * TAIL)]


_TONES: dict[str, Callable[[], list[float]]] = {
    clips.CHIME: lambda: _bar(_note(14), 0.45),
    clips.TICK: _tick,
    clips.START: lambda: _after(_bar(_note(7), 0.3), _bar(_note(12), 0.4), 0.14),
    clips.REST: lambda: _after(_bar(_note(7), 0.3), _bar(_note(0), 0.4), 0.14),
    clips.HALF: lambda: _after(_bar(_note(4), 0.25), _bar(_note(4), 0.3), 0.18),
    clips.CLOSING: lambda: _after(_after(_bar(_note(12), 0.5), _bar(_note(7), 0.5), 0.25), _bar(_note(0), 0.9), 0.5),
}
