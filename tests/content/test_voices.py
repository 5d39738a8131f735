"""The voices are whole, light, and as old as what they say. Nothing is spoken or decoded here: no library is needed."""

import json
from itertools import product

import pytest

from bot.content import load
from bot.content.library import WORDLESS
from bot.core.session.exercise import exercises_of, unroll
from bot.core.track.grid import is_on_grid
from bot.core.track.track import track
from bot.core.track.voice import HURTS, TONES, fetch, of_exercise, script, stays
from bot.track.clips import Clips
from sandbox.pictures import dimensions
from tests.content.conftest import Small
from tests.core.shipped import LIBRARY, WORDS
from tools.sources import HOUSE
from tools.voices import manifest

VOICES = sorted(LIBRARY.voices)
MADE = {each.name: each for each in manifest.everything(LIBRARY)}
FILES = sorted(manifest.read())
ALL_VOICES = 12_000_000
"""Bytes that pictures and voices together may have."""
STEPS = (0, 2, 9)
"""Levels: the lowest, one between, one beyond the highest."""


def asked_for(language: str) -> set[str]:
    """Every clip that any routine asks of a voice, at any level."""
    voice, found = Clips(LIBRARY.voices[language]).voice, set[str]()
    for routine, level in product(LIBRARY.routines.values(), STEPS):
        tape = unroll(routine, LIBRARY.exercises, dict.fromkeys(LIBRARY.exercises, level))
        found |= {cue.clip for cue in track(tape, LIBRARY.exercises, voice).cues}
    return found


def test_english_says_every_line_of_the_script() -> None:
    said = {speech.clip for speech in script(LIBRARY.exercises.values(), WORDS.templates)}

    assert said <= LIBRARY.voices["en"].keys()
    assert {*TONES, *stays(LIBRARY.exercises.values())} == LIBRARY.voices[WORDLESS].keys()


def test_every_line_and_every_tone_is_asked_for() -> None:
    for language in VOICES:
        mute = {"start", "tick"} if language == WORDLESS else {"start"}  # a walk without words; a count beyond ten
        assert LIBRARY.voices[language].keys() - asked_for(language) <= mute, language
    assert asked_for("en") | asked_for(WORDLESS) == LIBRARY.voices["en"].keys()


def test_before_every_exercise_of_every_routine_all_of_it_is_said() -> None:
    """The words of the content are short enough to be spoken in the seconds before an exercise."""
    clips = Clips(LIBRARY.voices["en"])
    for routine in LIBRARY.routines.values():
        tape, there = unroll(routine, LIBRARY.exercises), set[str]()
        heard = [cue.clip for cue in track(tape, LIBRARY.exercises, clips.voice).cues]
        assert heard.count(HURTS) == len(exercises_of(tape))
        for name in exercises_of(tape):
            things = {*LIBRARY.exercises[name].gear} - there
            there |= things
            assert {of_exercise(name, "name"), of_exercise(name, "position"), *map(fetch, things)} <= {*heard}


def test_the_manifest_knows_every_clip_and_the_picture_and_nothing_else() -> None:
    standing = {str(path.relative_to(HOUSE)) for path in manifest.FOLDER.glob("*/*")}

    assert {*FILES} == standing | {manifest.PICTURE, manifest.COVER}
    assert {*MADE} == standing


@pytest.mark.parametrize("name", sorted(MADE))
def test_no_clip_is_older_than_what_it_says_and_every_one_is_as_it_was_made(name: str) -> None:
    assert manifest.read()[name] == manifest.facts(name, MADE[name].source), "make voices"


def test_the_picture_of_the_track_shows_the_track() -> None:
    facts = manifest.facts(manifest.PICTURE, manifest.picture_source(LIBRARY))

    assert manifest.read()[manifest.PICTURE] == facts, "make voices"


def test_what_is_said_is_the_text_of_the_content_and_plain() -> None:
    said = {each.speech.clip: each.text for each in MADE.values() if each.speech}

    assert said["fetch.band"] == "You need a resistance band."
    assert "right foot" in said["resisted-flexion.position"]
    assert not [text for text in said.values() if set(text) & set("<>&{}•")]


def test_every_clip_lies_on_the_grid() -> None:
    assert all(is_on_grid(path.read_bytes()) for language in VOICES for path in LIBRARY.voices[language].values())


def test_pictures_and_voices_together_are_light() -> None:
    folders = (HOUSE / "content" / name for name in ("pictures", "voices"))

    assert sum(path.stat().st_size for folder in folders for path in folder.rglob("*.*")) <= ALL_VOICES


def test_the_manifest_is_in_order() -> None:
    assert [*json.loads(manifest.FILE.read_text("utf-8"))] == FILES


def give(small: Small, *clips: str) -> None:
    """Put clips into a small content, all the same sound."""
    for clip in clips:
        path = small.root / "voices" / f"{clip}.mp3"
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(LIBRARY.voices[WORDLESS]["tick"].read_bytes())


def tones(*, but: str = "") -> list[str]:
    return [f"{WORDLESS}/{name}" for name in TONES if name != but]


ALWAYS = ("foot.left", "foot.right")
OWN = ("circles.name", "circles.position", "circles.rest")


def test_a_content_may_be_without_voices(small: Small) -> None:
    assert load(small.root).voices == {WORDLESS: {}}


def test_a_voice_has_the_tones_besides_and_a_language_without_one_has_the_tones_alone(small: Small) -> None:
    give(small, *tones(), *(f"en/{clip}" for clip in (*ALWAYS, *OWN)))
    sides = 'side: {left: "left", right: "right", foot: {left: "Left foot", right: "Right foot"}}'
    small.change("text/en/exercises.yaml", "gear:", f"{sides}\ngear:")
    library = load(small.root)

    assert library.voice_for("en").keys() == {*TONES, *ALWAYS, *OWN}
    assert library.voice_for("de") == library.voice_for("en")  # who writes German is spoken to in English
    assert library.voices[WORDLESS].keys() == {*TONES}


@pytest.mark.parametrize(
    ("clips", "file"),
    [
        (tones(but="chime"), "content/voices/tones/chime.mp3: there's no such file"),
        ([*tones(), "tones/chimes"], "content/voices/tones/chimes.mp3: isn't read by anything; did you mean “chime”?"),
        ([*tones(), "en/circles.name"], "content/voices/en/circles.rest.mp3: there's no such file"),
        ([*tones(), "fr/circles.name"], "content/voices/fr: isn't read by anything"),
    ],
)
def test_a_voice_is_whole_and_has_nothing_that_nobody_asks_for(small: Small, clips: list[str], file: str) -> None:
    give(small, *clips)

    assert file in small.faults()


def test_an_exercise_that_came_later_may_be_without_all_of_its_clips(small: Small) -> None:
    give(small, *tones())
    (small.root / "voices" / "en").mkdir()

    assert load(small.root).voices["en"].keys() == {*TONES}


def test_a_clip_with_other_frames_is_a_fault(small: Small) -> None:
    give(small, *tones())
    (small.root / "voices" / WORDLESS / "chime.mp3").write_bytes(b"ID3 of a recorder")

    assert "content/voices/tones/chime.mp3: isn't a clip" in small.faults()


def test_what_is_held_is_shorter_than_what_it_is_a_part_of(small: Small) -> None:
    small.change("exercises/circles.yaml", "tempo: 2", "tempo: 2\n    stay: 2")

    assert "“circle” stays for longer than it takes" in small.faults()


def test_the_cover_is_what_telegram_takes_for_a_thumbnail_and_is_the_icon() -> None:
    """The reference: a JPEG, less than 200 kB, 320 pixels at most."""
    assert LIBRARY.cover
    data = LIBRARY.cover.read_bytes()

    assert data.startswith(b"\xff\xd8")
    assert len(data) < 200_000
    assert dimensions(data) == (320, 320)
    assert manifest.read()[manifest.COVER] == manifest.facts(manifest.COVER, manifest.cover_source()), "make voices"
