"""Finds the voices: for each language a folder of clips, and the tones that are heard in all of them.

The rule: a voice is whole. An exercise that came later may be without its clips, and is then heard by tones; but all of
them are there or none, no clip is without a text that it says, and every one lies on the grid.
"""

from collections.abc import Collection, Iterator, Mapping
from pathlib import Path

from bot.content.library import WORDLESS
from bot.content.texts import Texts
from bot.core.session.exercise import Exercise
from bot.core.track.grid import is_on_grid
from bot.core.track.voice import TONES, script, stays
from bot.schema.faults import Fault, nearest
from bot.schema.tree import named

FOLDER = "voices"
COVER = "cover.jpg"
"""What a player shows with every track."""
BESIDE = frozenset({COVER, "manifest.json"})
"""Files that are no voice; the other one says what was made from what."""


def voices(
    root: Path, exercises: Mapping[str, Exercise], spoken: Mapping[str, Texts], faults: list[Fault]
) -> dict[str, dict[str, Path]]:
    """Find the clips of every voice, with the tones; under `WORDLESS`, those alone."""
    folder = root / FOLDER
    faults.extend(_strangers(root, folder, spoken))
    found = {WORDLESS: _clips(root, folder / WORDLESS, {*TONES, *stays(exercises.values())}, faults)}
    if (folder / WORDLESS).is_dir():
        faults.extend(_missing(root, folder / WORDLESS, {*TONES} - found[WORDLESS].keys()))
    for language, texts in spoken.items():
        if (folder / language).is_dir():
            speeches = script(exercises.values(), texts.said)
            clips = _clips(root, folder / language, {speech.clip for speech in speeches}, faults)
            there = {speech.of for speech in speeches if speech.clip in clips} | {None}
            lacking = {speech.clip for speech in speeches if speech.of in there and speech.clip not in clips}
            faults.extend(_missing(root, folder / language, lacking))
            found[language] = found[WORDLESS] | clips
    return found


def _clips(root: Path, folder: Path, known: Collection[str], faults: list[Fault]) -> dict[str, Path]:
    found = dict[str, Path]()
    for path in sorted(folder.glob("[!.]*")):
        if path.suffix != ".mp3" or path.stem not in known:
            faults.append(Fault(named(root, path), "unread", meant=nearest(path.stem, known)))
        elif not is_on_grid(path.read_bytes()):
            faults.append(Fault(named(root, path), "no-clip"))
        else:
            found[path.stem] = path
    return found


def _missing(root: Path, folder: Path, names: Collection[str]) -> Iterator[Fault]:
    return (Fault(named(root, folder / f"{name}.mp3"), "no-file") for name in sorted(names))


def _strangers(root: Path, folder: Path, languages: Collection[str]) -> Iterator[Fault]:
    known = {*languages, WORDLESS, *BESIDE}
    strangers = (path for path in sorted(folder.glob("[!.]*")) if path.name not in known)
    return (Fault(named(root, path), "unread", meant=nearest(path.name, known)) for path in strangers)
