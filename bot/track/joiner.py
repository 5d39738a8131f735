"""Joins a track: every clip at its frame of the grid, and silence between.

The rule: a clip's place is rounded from its moment, never from the clip before, so that no error adds up: 12 ms are the
most.
"""

import asyncio
from collections.abc import Iterator
from dataclasses import dataclass
from hashlib import sha256

from bot.core.track.grid import BYTES, place
from bot.core.track.track import Track
from bot.track.clips import SILENCE, Clips
from bot.track.tags import Tags, id3, info, length

VERSION = b"1"
"""Of the way in which tracks are joined; another one makes other files of the same cues."""


_SILENT = 1000
"""Frames of silence that are at hand; a longer one is some of these."""
_SILENCE = memoryview(SILENCE * _SILENT)


@dataclass(frozen=True, slots=True)
class Joined:
    """A track as a file."""

    content: bytes
    seconds: float


def join(track: Track, clips: Clips, tags: Tags) -> Joined:
    """Return a track as an MP3 file."""
    pieces, at = list[bytes | memoryview](), 0
    for cue in track.cues:
        start, sound = place(cue.at), clips.sound(cue.clip)
        if start < at:
            raise ValueError(f"{cue.clip} at {cue.at} s begins before the clip before it is over")
        pieces += (*_silence(start - at), sound)
        at = start + len(sound) // BYTES
    end = max(place(track.seconds), at)
    pieces += _silence(end - at)
    seconds = length(end)
    return Joined(b"".join((id3(tags, seconds), info(end), *pieces)), seconds)


def _silence(frames: int) -> Iterator[memoryview]:
    """Silence of any length, without a copy: a track is mostly that."""
    for start in range(0, frames, _SILENT):
        yield _SILENCE[: min(frames - start, _SILENT) * BYTES]


async def joined(track: Track, clips: Clips, tags: Tags) -> Joined:
    """Join a track in a thread of its own: nobody else waits for it."""
    return await asyncio.to_thread(join, track, clips, tags)


def mark(track: Track, clips: Clips, tags: Tags) -> str:
    """Return the fingerprint of a track's file, without joining it: many people hear the same one."""
    digest = sha256(VERSION)
    digest.update(repr((track.cues, track.seconds, tags.title, tags.performer)).encode())
    digest.update(sha256(tags.cover).digest() + clips.mark(frozenset(cue.clip for cue in track.cues)))
    return digest.hexdigest()
