"""The session for the ear: from a tape to a file, the loop meanwhile, and what ten different ones leave in memory.

The rule: the peer is the bar itself; of the loop, it is the time of the whole. Memory is that of this process, which
has joined nothing before.
"""

import os
from collections.abc import AsyncIterator
from pathlib import Path
from statistics import median
from time import perf_counter

from bench.children import resident
from bench.figure import Figure, typical
from bench.holds import holds_noted
from bot.content import Library, load
from bot.core.session.exercise import Tape, unroll
from bot.core.track.track import track
from bot.home import HOME
from bot.track.clips import Clips
from bot.track.joiner import joined
from bot.track.tags import Tags

TIMES, DIFFERENT = 40, 10
MOST, LEFT = 50.0, 15.0
"""Milliseconds of a track at the median; MB that ten may leave."""
TAGS = Tags("The daily five", "Footing")


async def figures(_folder: Path) -> AsyncIterator[Figure]:
    library = load(HOME / "content")
    clips = Clips(library.voice_for("en"))
    before = resident(os.getpid())
    for level in range(DIFFERENT):
        await joined(track(_tape(library, level), library.exercises, clips.voice), clips, TAGS)
    left = resident(os.getpid()) - before
    took = list[float]()
    held = list[tuple[float, float]]()
    for _ in range(TIMES):
        async with holds_noted() as aside:
            began = perf_counter()
            await joined(track(library.promised, library.exercises, clips.voice), clips, TAGS)
            took.append(1000 * (perf_counter() - began))
        held.append((1000 * aside.longest, took[-1]))
    yield Figure("track of the daily routine, from tape to file", "ms", median(took), MOST, at_most=1)
    yield Figure("of that, the loop is held at a time", "ms", *typical(held))
    yield Figure("memory that ten different tracks leave", "MB", left, LEFT, at_most=1)


def _tape(library: Library, level: int) -> Tape:
    """One tape for each level, the highest of which differ by what is left out."""
    names = [*library.exercises]
    kept = {name: library.exercises[name] for name in names if level < 6 or name != names[level - 6]}
    return unroll(library.routines["daily"], kept, dict.fromkeys(names, min(level, 5)))
