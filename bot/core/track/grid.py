"""The grid that every clip is cut on, and every track joined on: MP3 frames of one size and one length.

The rule: MPEG-2 Layer III, 24 kHz, one channel, 32 kbit/s, and no frame borrows from another. So a frame is 96 bytes
and 24 ms, wherever it stands, and how long a clip is can be told from its weight.
"""

RATE = 24_000
"""Samples a second."""
SAMPLES = 576
"""Samples of a frame."""
SECONDS = SAMPLES / RATE
"""Of a frame."""
BYTES = 96
"""Of a frame."""
HEAD = bytes.fromhex("fff344c4")
"""What every frame begins with."""
BORROWED = 4
"""The byte of a frame that says how far it reaches back into those before it: never."""


def seconds(weight: int) -> float:
    """Return how long a clip of so many bytes is."""
    return weight // BYTES * SECONDS


def place(at: float) -> int:
    """Return the frame that is nearest to a moment of the track."""
    return round(at / SECONDS)


def is_on_grid(sound: bytes) -> bool:
    """Return whether a clip has whole frames of this kind, and nothing else."""
    frames = [sound[start : start + BYTES] for start in range(0, len(sound), BYTES)]
    return bool(frames) and all(
        len(frame) == BYTES and frame.startswith(HEAD) and frame[BORROWED] == 0 for frame in frames
    )
