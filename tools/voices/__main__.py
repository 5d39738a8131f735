"""`make voices`: make every clip that is out of date, draw the track, and write down what came from what.

    make voices                                  what is out of date; with ARGS=--all, everything
    make voices ARGS="--script de"               what there is to be said in a language, for whoever records it
    make voices ARGS="--recorded FOLDER de"      a recording of each, as WAV: cut, levelled and taken in

The rule: what is up to date is left alone.
"""

import sys
from argparse import ArgumentParser, Namespace
from pathlib import Path

from bot.content import Library, load
from bot.content.library import WORDLESS
from bot.core.track.voice import script
from bot.home import HOME
from tools.sources import HOUSE
from tools.voices import manifest
from tools.voices.cover import cover
from tools.voices.level import fit
from tools.voices.loudness import Samples
from tools.voices.mp3 import decode, encode, read_wav
from tools.voices.tones import tone


def main(arguments: list[str]) -> None:
    """Make what is not up to date."""
    asked = _asked(arguments)
    library = load(HOME / "content")
    if asked.script:
        words = library.words[asked.script]
        for speech in script(library.exercises.values(), words.templates):
            sys.stdout.write(f"{speech.clip}.wav\t{speech.text(words)}\n")
        return
    if asked.recorded:
        _take_in(library, Path(asked.recorded[0]), asked.recorded[1])
    known = {} if asked.all else manifest.read()
    made = {each.name: manifest.facts(each.name, each.source) for each in _made(library, known)}
    made[manifest.COVER] = _covered(known)
    library = load(HOME / "content")
    made[manifest.PICTURE] = _drawn(library, known)
    manifest.write(made)
    for name in sorted(made):
        sys.stdout.write(f"{(HOUSE / name).stat().st_size / 1000:7.1f} kB  {name}\n")


def _asked(words: list[str]) -> Namespace:
    parser = ArgumentParser("python -m tools.voices", description=__doc__)
    parser.add_argument("--all", action="store_true")
    parser.add_argument("--script", metavar="LANGUAGE")
    parser.add_argument("--recorded", nargs=2, metavar=("FOLDER", "LANGUAGE"))
    return parser.parse_args(words)


def _made(library: Library, known: dict[str, dict[str, str]]) -> list[manifest.Made]:
    wanted = list(manifest.everything(library))
    for each in wanted:
        path = HOUSE / each.name
        if known.get(each.name) == manifest.facts(each.name, each.source):
            continue
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.parent.name == WORDLESS:
            path.write_bytes(encode(tone(path.stem)))
        elif each.speech and path.parent.name in manifest.MADE_BY:
            from tools.voices.piper import speak

            path.write_bytes(_clip(speak(each.speech.clip, each.text)))
    known_names = {each.name for each in wanted}
    for path in manifest.FOLDER.glob("*/*.mp3"):
        if str(path.relative_to(HOUSE)) not in known_names:
            path.unlink()
    return wanted


def _take_in(library: Library, folder: Path, language: str) -> None:
    """Make clips of what somebody has recorded."""
    for speech in script(library.exercises.values(), library.words[language].templates):
        path = manifest.FOLDER / language / f"{speech.clip}.mp3"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(_clip(read_wav(folder / f"{speech.clip}.wav")))


def _clip(samples: Samples) -> bytes:
    return encode(fit(samples, lambda clip: decode(encode(clip))))


def _covered(known: dict[str, dict[str, str]]) -> dict[str, str]:
    if known.get(manifest.COVER) != manifest.facts(manifest.COVER, manifest.cover_source()):
        cover(manifest.ICON, HOUSE / manifest.COVER)
    return manifest.facts(manifest.COVER, manifest.cover_source())


def _drawn(library: Library, known: dict[str, dict[str, str]]) -> dict[str, str]:
    from tools.voices.picture import draw

    source = manifest.picture_source(library)
    if known.get(manifest.PICTURE) != manifest.facts(manifest.PICTURE, source):
        draw(library, HOUSE / manifest.PICTURE)
    return manifest.facts(manifest.PICTURE, source)


if __name__ == "__main__":
    main(sys.argv[1:])
