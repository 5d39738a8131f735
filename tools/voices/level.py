"""From a sound as it was spoken to one that is fit for a track: cut, levelled, faded.

The rule: a clip begins to sound when it begins, is as loud as every other, and ends in silence.
"""

from collections.abc import Callable
from math import cos, exp, pi

from bot.core.track.grid import RATE
from tools.voices.loudness import Samples, in_silence, loudness, rms

SPEECH = -18.0
"""LUFS of what is said: a phone on the floor is heard."""
PEAK = 0.8
"""As far as any sample goes: what an encoder adds stays below full scale."""
TRIES = 4
"""How often what an encoder takes is given back."""
WINDOW = round(0.005 * RATE)
"""Samples of a window that is loud or not."""
AUDIBLE = -50.0
"""dB below the loudest window, from where on a window is silence."""
LEAD, TAIL = round(0.01 * RATE), round(0.06 * RATE)
"""Samples that are left before and after what is audible."""
ATTACK, RELEASE = round(0.004 * RATE), round(0.060 * RATE)
"""Samples in which the limiter closes and opens."""


def fit(samples: Samples, passed_on: Callable[[Samples], Samples]) -> list[float]:
    """Return what was said as a clip that is as loud as all others once it was passed on through an encoder."""
    clip, wanted, tried = faded(cut(samples)), SPEECH, list[tuple[float, list[float]]]()
    for _ in range(TRIES):
        clip = limited(_scaled(clip, _gain(clip, wanted)))
        wrong = SPEECH - measured(passed_on(clip))
        tried.append((abs(wrong), clip))
        wanted += wrong
    return min(tried)[1]  # a pause that counts in one try, and not in the next, keeps it from settling


def measured(samples: Samples) -> float:
    """Return how loud it is, between the two ways in which a word that is shorter than a block can be measured."""
    return (loudness(samples, RATE) + in_silence(samples, RATE)) / 2


def cut(samples: Samples) -> list[float]:
    """Cut silence away before and after."""
    windows = [rms(samples[start : start + WINDOW]) for start in range(0, len(samples), WINDOW)]
    bar = max(windows) * 10 ** (AUDIBLE / 20)
    loud = [place for place, power in enumerate(windows) if power > bar]
    return [*samples, *([0.0] * TAIL)][max(loud[0] * WINDOW - LEAD, 0) : (loud[-1] + 1) * WINDOW + TAIL]


def faded(samples: Samples) -> list[float]:
    """Let it begin and end in silence."""
    rise = [0.5 - 0.5 * cos(pi * nth / LEAD) for nth in range(LEAD)]
    fall = [0.5 + 0.5 * cos(pi * nth / TAIL) for nth in range(TAIL)]
    out = list(samples)
    for nth, factor in enumerate(rise):
        out[nth] *= factor
    for nth, factor in enumerate(fall):
        out[len(out) - TAIL + nth] *= factor
    return out


def limited(samples: Samples) -> list[float]:
    """Turn down what goes beyond the peak, a moment before it comes, and slowly up again."""
    wanted = [min(1.0, PEAK / abs(each)) if each else 1.0 for each in samples]
    opening, gain, gains = exp(-1 / RELEASE), 1.0, list[float]()
    for factor in wanted:
        gain = min(factor, 1 - (1 - gain) * opening)
        gains.append(gain)
    for place in range(len(gains) - 2, -1, -1):
        gains[place] = min(gains[place], gains[place + 1] + 1 / ATTACK)
    return [each * factor for each, factor in zip(samples, gains, strict=True)]


def _gain(samples: Samples, target: float) -> float:
    return float(10 ** ((target - measured(samples)) / 20))


def _scaled(samples: Samples, gain: float) -> list[float]:
    return [each * gain for each in samples]
