"""How loud a sound is, in LUFS: ITU-R BS.1770-4, for one channel.

The rule: plain Python, so that the tests measure with what the tool has levelled with, and need no library for it.
"""

from collections.abc import Sequence
from math import log10, pi, sqrt, tan
from typing import TypeAlias

Samples: TypeAlias = Sequence[float]
"""From -1 to 1."""
BLOCK, STEP = 0.4, 0.1
"""Seconds of a block, and from one to the next."""
SILENT = -70.0
"""LUFS; nobody hears what is below."""
RELATIVE = -10.0
"""LU below the mean, from where on a block is a pause."""


def loudness(samples: Samples, rate: int) -> float:
    """Return the integrated loudness; what is shorter than a block counts as one, the rest of it silent."""
    powers = _powers(_weighted(samples, rate), rate)
    heard = [power for power in powers if _lufs(power) > SILENT]
    if not heard:
        return SILENT
    bar = _lufs(sum(heard) / len(heard)) + RELATIVE
    spoken = [power for power in heard if _lufs(power) > bar]
    return _lufs(sum(spoken) / len(spoken))


def in_silence(samples: Samples, rate: int) -> float:
    """Return the loudness with silence before and after, as in a track: a short word then fills no block alone."""
    silence = [0.0] * round(BLOCK * rate)
    return loudness([*silence, *samples, *silence], rate)


def _powers(samples: Sequence[float], rate: int) -> list[float]:
    block, step = round(BLOCK * rate), round(STEP * rate)
    starts = range(0, max(len(samples) - block, 0) + 1, step)
    return [sum(each * each for each in samples[start : start + block]) / block for start in starts]


def _lufs(power: float) -> float:
    return -0.691 + 10 * log10(power) if power > 0 else SILENT - 1


def _weighted(samples: Samples, rate: int) -> list[float]:
    """The K-weighting: a head that hears high tones louder, and hardly any rumble."""
    return _filtered(_filtered(samples, *_shelf(rate)), *_high_pass(rate))


def _shelf(rate: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    gain, q, frequency = 3.999843853973347, 0.7071752369554196, 1681.974450955533
    k = tan(pi * frequency / rate)
    high = 10 ** (gain / 20)
    band = high**0.4996667741545416
    norm = 1 + k / q + k * k
    rising = ((high + band * k / q + k * k) / norm, 2 * (k * k - high) / norm, (high - band * k / q + k * k) / norm)
    return rising, (2 * (k * k - 1) / norm, (1 - k / q + k * k) / norm)


def _high_pass(rate: int) -> tuple[tuple[float, ...], tuple[float, ...]]:
    q, frequency = 0.5003270373238773, 38.13547087602444
    k = tan(pi * frequency / rate)
    norm = 1 + k / q + k * k
    return (1.0, -2.0, 1.0), (2 * (k * k - 1) / norm, (1 - k / q + k * k) / norm)


def _filtered(samples: Samples, b: tuple[float, ...], a: tuple[float, ...]) -> list[float]:
    b0, b1, b2 = b
    a1, a2 = a
    s1 = s2 = 0.0
    out = []
    for x in samples:
        y = b0 * x + s1
        s1, s2 = b1 * x - a1 * y + s2, b2 * x - a2 * y
        out.append(y)
    return out


def rms(samples: Samples) -> float:
    """Return the root of the mean square."""
    return sqrt(sum(each * each for each in samples) / len(samples)) if samples else 0.0
