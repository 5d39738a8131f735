"""From samples to frames on the grid, and back from any WAV to samples.

The rule: no frame borrows from another (LAME's bit reservoir is off), and a clip begins where its first frame begins:
what an encoder and a decoder are late by is made up for here.
"""

from array import array
from collections.abc import Iterable
from io import BytesIO
from pathlib import Path
from typing import Any

import av
from av.codec import CodecContext

from bot.core.track.grid import BYTES, HEAD, RATE, SAMPLES, is_on_grid
from tools.voices.loudness import Samples

LATE = 1105
"""Samples by which LAME and every decoder together are late: 576 and 529."""
SKIPPED = 2
"""Whole frames of that, rounded up: they hold silence, and are left away."""
FULL = 32_767


def encode(samples: Samples) -> bytes:
    """Return a clip's frames."""
    lead = SKIPPED * SAMPLES - LATE
    padded = [0.0] * lead + list(samples) + [0.0] * (2 * SAMPLES)
    padded += [0.0] * (-len(padded) % SAMPLES)
    encoder = CodecContext.create("libmp3lame", "w")
    encoder.sample_rate, encoder.layout, encoder.format, encoder.bit_rate = (
        RATE,
        "mono",
        "s16p",
        BYTES * 8 * RATE // SAMPLES,
    )
    encoder.options = {"reservoir": "0", "compression_level": "0"}
    packets = list[bytes]()
    for start in range(0, len(padded), SAMPLES):
        frame = av.AudioFrame("s16p", "mono", SAMPLES)
        frame.sample_rate, frame.pts = RATE, start
        frame.planes[0].update(array("h", (_whole(each) for each in padded[start : start + SAMPLES])).tobytes())
        packets += [bytes(packet) for packet in encoder.encode(frame)]
    packets += [bytes(packet) for packet in encoder.encode(None)]
    kept = packets[SKIPPED : SKIPPED + 1 + -(-len(samples) // SAMPLES)]
    clip = b"".join(kept)
    if not is_on_grid(clip):
        raise ValueError(f"LAME has left the grid: {clip[:8].hex()} is not {HEAD.hex()}")
    return clip


def decode(sound: bytes) -> list[float]:
    """Return the samples of a clip, or of a whole track."""
    with av.open(BytesIO(sound), "r", format="mp3") as opened:
        return _floats(opened.decode(audio=0))


def resampled(samples: bytes, rate: int) -> list[float]:
    """Return 16-bit samples of one channel and any rate as ours."""
    frame = av.AudioFrame("s16", "mono", len(samples) // 2)
    frame.sample_rate, frame.pts = rate, 0
    frame.planes[0].update(samples)
    return _floats([frame])


def read_wav(path: Path) -> list[float]:
    """Return what somebody has recorded, whatever the rate, as samples of ours."""
    with av.open(str(path), "r") as sound:
        return _floats(sound.decode(audio=0))


def _floats(frames: Iterable[Any]) -> list[float]:
    resampler = av.AudioResampler(format="fltp", layout="mono", rate=RATE)
    pieces = [piece for frame in frames for piece in resampler.resample(frame)] + resampler.resample(None)
    return [each for piece in pieces for each in array("f", bytes(piece.planes[0])[: piece.samples * 4])]


def _whole(sample: float) -> int:
    return round(max(-1.0, min(1.0, sample)) * FULL)
