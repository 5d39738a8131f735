"""What was made from what: the manifest that stands beside the voices.

A tone comes from its modules; what is said, from its text too. What somebody has recorded comes from its text alone: it
is out of date when the text has changed. The rule: as with the pictures, this needs no library.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass

from bot.content import Library
from bot.content.library import ENGLISH, WORDLESS
from bot.core.session.exercise import Tape
from bot.core.track.track import Track, track
from bot.core.track.voice import TONES, Speech, script, stays
from bot.track.clips import Clips
from tools import sources
from tools.sources import HOUSE, fingerprint

PACKAGE = "tools.voices"
FOLDER = HOUSE / "content" / "voices"
FILE = FOLDER / "manifest.json"
PICTURE = "docs/track.png"
COVER = "content/voices/cover.jpg"
ICON = HOUSE / "content" / "pictures" / "icon.png"
MADE_BY = {ENGLISH: f"{PACKAGE}.piper"}
"""Which module speaks a language; the others are recorded by hand."""


@dataclass(frozen=True, slots=True)
class Made:
    """A file of the voices, and what it comes from."""

    name: str
    source: str
    speech: Speech | None = None
    """What is said in it; None in a tone."""
    text: str = ""


def everything(library: Library) -> Iterator[Made]:
    """Every clip that there has to be: all tones, and of every voice that was begun all that is said."""
    by_tones = sources.source((f"{PACKAGE}.tones", f"{PACKAGE}.mp3"), PACKAGE)
    for name in (*TONES, *stays(library.exercises.values())):
        yield Made(f"content/voices/{WORDLESS}/{name}.mp3", by_tones)
    for language, words in library.words.items():
        if language in MADE_BY or (FOLDER / language).is_dir():
            for speech in script(library.exercises.values(), words.templates):
                text = speech.text(words)
                name = f"content/voices/{language}/{speech.clip}.mp3"
                yield Made(name, _spoken(language, text), speech, text)


def _spoken(language: str, text: str) -> str:
    if language not in MADE_BY:
        return sources.source((), PACKAGE, text)
    return sources.source((MADE_BY[language], f"{PACKAGE}.level", f"{PACKAGE}.mp3"), PACKAGE, text)


def daily(library: Library, clips: Clips) -> tuple[Tape, Track]:
    """The track that is tested and drawn: the daily routine of a beginner."""
    tape = library.promised
    return tape, track(tape, library.exercises, clips.voice)


def picture_source(library: Library) -> str:
    """The fingerprint of what the picture of the track is drawn from."""
    clips = Clips(library.voices[ENGLISH])
    tape, heard = daily(library, clips)
    marks = clips.mark(frozenset(cue.clip for cue in heard.cues)).hex()
    return sources.source((f"{PACKAGE}.picture",), PACKAGE, repr(tape), repr(heard), marks)


def cover_source() -> str:
    """The fingerprint of what the cover is made from: the bot's icon."""
    return sources.source((f"{PACKAGE}.cover",), PACKAGE, fingerprint(ICON))


def read() -> dict[str, dict[str, str]]:
    """The manifest: each file with its own fingerprint and its source's."""
    return dict(json.loads(FILE.read_text("utf-8"))) if FILE.is_file() else {}


def facts(name: str, source: str) -> dict[str, str]:
    """What the manifest says of a file."""
    return {"sha256": fingerprint(HOUSE / name), "source": source}


def write(known: dict[str, dict[str, str]]) -> None:
    """Write the manifest."""
    FILE.write_text(json.dumps(dict(sorted(known.items())), indent=1) + "\n", "utf-8")
