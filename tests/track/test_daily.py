"""The daily routine in English, as it comes out of a decoder: held against its tape.

The decoder is not the one that the clips were made with; it is loaded here and nowhere else.
"""

from array import array
from collections.abc import Callable
from dataclasses import dataclass
from itertools import accumulate

import miniaudio
import pytest

from bot.core.session.exercise import Work
from bot.core.track.grid import RATE, SAMPLES, SECONDS, place
from bot.core.track.track import Track, track
from bot.core.track.voice import script
from bot.track.clips import Clips
from bot.track.joiner import join
from bot.track.tags import Tags
from tests.core.shipped import LIBRARY, WORDS
from tools.voices.loudness import in_silence, loudness

CLIPS = Clips(LIBRARY.voices["en"])
FULL = 32_767
AUDIBLE = round(0.02 * FULL)
"""A sample that is heard."""
NEAR = 0.1
"""Seconds: as far as a start may be from its place."""
APART = 2.0
"""LU: as far as two lines may be from each other."""
HEAVIEST = 1_000_000
"""Bytes of a language."""
SPEECHES = [speech.clip for speech in script(LIBRARY.exercises.values(), WORDS.templates)]


@dataclass(frozen=True)
class Decoded:
    track: Track
    samples: "array[int]"

    def piece(self, start: float, end: float) -> "array[int]":
        return self.samples[round(start * RATE) : round(end * RATE)]


def decode(sound: bytes) -> "array[int]":
    decoded = miniaudio.decode(sound, nchannels=1, sample_rate=RATE)
    samples: array[int] = decoded.samples
    return samples


def loudest(samples: "array[int]") -> int:
    highest, lowest = (max(samples), min(samples)) if samples else (0, 0)
    return max(highest, -lowest)


@pytest.fixture(scope="module")
def daily() -> Decoded:
    found = track(LIBRARY.promised, LIBRARY.exercises, CLIPS.voice)
    return Decoded(found, decode(join(found, CLIPS, Tags("The daily five", "Footing")).content))


def test_it_is_as_long_as_its_track(daily: Decoded) -> None:
    assert abs(len(daily.samples) / RATE - daily.track.seconds) <= 2 * SECONDS


def test_every_start_is_heard_within_a_tenth_of_a_second_of_its_place(daily: Decoded) -> None:
    tape = LIBRARY.promised
    starts = (0.0, *accumulate(step.seconds for step in tape))

    for start, step in zip(starts, tape, strict=False):
        if isinstance(step, Work):
            assert loudest(daily.piece(start - NEAR, start - 0.03)) < AUDIBLE, f"{step} at {start} is early"
            assert loudest(daily.piece(start - 0.03, start + NEAR)) >= AUDIBLE, f"{step} at {start} is late"


def test_every_clip_is_heard_within_a_tenth_of_a_second_of_its_place(daily: Decoded) -> None:
    for cue in daily.track.cues:
        assert loudest(daily.piece(cue.at - 0.03, cue.at + NEAR)) >= AUDIBLE, cue


def test_nothing_is_clipped(daily: Decoded) -> None:
    assert loudest(daily.samples) < 0.95 * FULL


def test_between_two_clips_it_is_silent(daily: Decoded) -> None:
    end = 0.0
    for cue in daily.track.cues:
        assert loudest(daily.piece(end + 2 * SECONDS, cue.at - 2 * SECONDS)) <= 2, cue
        end = cue.at + CLIPS.voice.lengths[cue.clip]


def test_a_clip_sounds_in_a_track_as_it_sounds_alone(daily: Decoded) -> None:
    """What comes before does not reach into it: a join that clicked would be another sound."""
    alone = {name: decode(CLIPS.sound(name)) for name in {cue.clip for cue in daily.track.cues}}
    late = len(decode(CLIPS.sound("chime"))) - len(CLIPS.sound("chime")) // 96 * SAMPLES

    assert late == 0
    for cue in daily.track.cues:
        begins = place(cue.at) * SAMPLES
        heard = daily.samples[begins : begins + len(alone[cue.clip])]
        assert max(abs(a - b) for a, b in zip(heard, alone[cue.clip], strict=True)) <= 2, cue


@pytest.mark.parametrize("measure", [loudness, in_silence])
def test_all_that_is_said_is_equally_loud_by_itself_and_in_silence(
    measure: Callable[[list[float], int], float],
) -> None:
    heard = {name: measure([each / FULL for each in decode(CLIPS.sound(name))], RATE) for name in SPEECHES}

    assert max(heard.values()) - min(heard.values()) <= APART, heard


def test_no_tone_is_louder_than_what_is_said() -> None:
    quietest = min(loudest(decode(CLIPS.sound(name))) for name in SPEECHES)

    for name in {*LIBRARY.voices["en"]} - {*SPEECHES}:
        assert loudest(decode(CLIPS.sound(name))) < quietest


def test_a_language_is_light() -> None:
    assert sum(LIBRARY.voices["en"][name].stat().st_size for name in SPEECHES) <= HEAVIEST
