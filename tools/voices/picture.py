"""The picture of a track, for the eye: its sound as it comes out of a decoder, and the tape's marks beside it.

The rule: what is drawn was decoded, so that a clip in the wrong place is seen.
"""

from collections.abc import Sequence
from itertools import accumulate
from pathlib import Path

from PIL import Image, ImageDraw, ImageFont

from bot.content import Library
from bot.content.library import ENGLISH
from bot.core.session.exercise import Ready, Rest, Step, Work
from bot.core.track.grid import RATE
from bot.core.track.track import Track
from bot.track.clips import Clips
from bot.track.joiner import join
from bot.track.tags import Tags
from tools.voices.manifest import daily
from tools.voices.mp3 import decode

WIDE, ROW, TOP, LEFT, AXIS = 1800, 78, 84, 56, 18
"""Pixels: the page, a row, what stands above the rows, beside them, and a row's axis."""
MINUTE = 60
PER_SECOND = (WIDE - 2 * LEFT) / MINUTE
PAPER, INK, FAINT, MARK = "#ffffff", "#1d2b36", "#8a98a3", "#c2382f"
SPOKEN, SOUNDED = "#1762ad", "#2c8a57"
SHADES = {"work": "#fbeecf", "rest": "#eef2f4", "ready": "#e2edf8"}


def draw(library: Library, path: Path) -> None:
    """Draw the daily routine: a row for each minute."""
    clips = Clips(library.voices[ENGLISH])
    tape, track = daily(library, clips)
    samples = decode(join(track, clips, Tags("", "")).content)
    rows = int(track.seconds // MINUTE) + 1
    page = Image.new("RGB", (WIDE, TOP + rows * ROW + 12), PAPER)
    pen = ImageDraw.Draw(page)
    _legend(pen, track)
    for row in range(rows):
        top = TOP + row * ROW
        pen.text((10, top + 18), f"{row}:00", FAINT, ImageFont.load_default(14))
        _shade(pen, tape, row, top)
        _sound(pen, samples, track, row, top)
        _marks(pen, tape, row, top)
    page.quantize(32, dither=Image.Dither.NONE).save(path, optimize=True)


def _x(second: float, row: int) -> float:
    return LEFT + (second - row * MINUTE) * PER_SECOND


def _within(start: float, end: float, row: int) -> tuple[float, float] | None:
    first, last = max(start, row * MINUTE), min(end, (row + 1) * MINUTE)
    return (first, last) if first < last else None


def _steps(tape: Sequence[Step]) -> list[tuple[float, Step]]:
    return list(zip((0.0, *accumulate(step.seconds for step in tape)), tape, strict=False))


def _shade(pen: ImageDraw.ImageDraw, tape: Sequence[Step], row: int, top: int) -> None:
    kinds = {Work: "work", Rest: "rest", Ready: "ready"}
    for start, step in _steps(tape):
        if part := _within(start, start + step.seconds, row):
            box = (_x(part[0], row), top, _x(part[1], row), top + ROW - AXIS)
            pen.rectangle(box, SHADES[kinds[type(step)]])


def _sound(pen: ImageDraw.ImageDraw, samples: Sequence[float], track: Track, row: int, top: int) -> None:
    """The loudest sample of every pixel, in the colour of what sounds there."""
    middle, reach = top + (ROW - AXIS) / 2, (ROW - AXIS) / 2
    for x in range(LEFT, WIDE - LEFT):
        start = row * MINUTE + (x - LEFT) / PER_SECOND
        piece = samples[round(start * RATE) : round((start + 1 / PER_SECOND) * RATE)]
        loud = max(map(abs, piece), default=0.0)
        if loud > 0.002:
            cue = next((each for each in reversed(track.cues) if each.at <= start + 1 / PER_SECOND), None)
            tone = cue is not None and cue.clip.partition(".")[0] in {"chime", "tick", "stay"}
            pen.line((x, middle - loud * reach, x, middle + loud * reach), SOUNDED if tone else SPOKEN)


def _marks(pen: ImageDraw.ImageDraw, tape: Sequence[Step], row: int, top: int) -> None:
    """Where the tape says that something starts, and what."""
    bottom = top + ROW - AXIS
    for start, step in _steps(tape):
        if isinstance(step, Work) and _within(start, start + 0.001, row):
            pen.line((_x(start, row), top - 2, _x(start, row), bottom + 4), MARK)
            name = f"{step.exercise.replace('-', ' ')} {step.side or step.part}"
            pen.text((_x(start, row) + 2, bottom + 2), name, INK, ImageFont.load_default(10))


def _legend(pen: ImageDraw.ImageDraw, track: Track) -> None:
    whole = f"{int(track.seconds // MINUTE)}:{track.seconds % MINUTE:04.1f}"
    pen.text(
        (10, 10),
        f"The daily five for the ear, as decoded: {whole}, {len(track.cues)} clips.",
        INK,
        ImageFont.load_default(20),
    )
    x = 10
    for colour, word in (
        (SPOKEN, "spoken"),
        (SOUNDED, "tone"),
        (SHADES["work"], "a set"),
        (SHADES["rest"], "rest"),
        (SHADES["ready"], "get ready"),
        (MARK, "a start of the tape"),
    ):
        pen.rectangle((x, 46, x + 18, 60), colour)
        pen.text((x + 24, 44), word, INK, ImageFont.load_default(14))
        x += 60 + 8 * len(word)
