"""A track as a file: every clip at its frame, and told as it is. Nothing is decoded here."""

import asyncio
from pathlib import Path
from struct import unpack

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.content.library import WORDLESS
from bot.core.session.exercise import unroll
from bot.core.track.grid import BYTES, HEAD, SECONDS, is_on_grid, place
from bot.core.track.track import Cue, Track, track
from bot.track.clips import SILENCE, Clips
from bot.track.joiner import Joined, join, joined, mark
from bot.track.tags import INFO_BYTES, Tags
from tests.core.shipped import LIBRARY

ENGLISH = Clips(LIBRARY.voices["en"])
TAGS = Tags("Die täglichen Fünf · heute", "Footing", b"\xff\xd8 a cover")
NAMES = sorted(LIBRARY.voices["en"])


def daily(clips: Clips = ENGLISH) -> Track:
    return track(LIBRARY.promised, LIBRARY.exercises, clips.voice)


def tag(content: bytes) -> dict[bytes, bytes]:
    """The frames of an ID3 tag."""
    size = sum(byte << 7 * nth for nth, byte in enumerate(reversed(content[6:10])))
    body, found = content[10 : 10 + size], {}
    while body:
        name, length = body[:4], int.from_bytes(body[4:8], "big")
        found[name], body = body[10 : 10 + length], body[10 + length :]
    return found


def sound(file: Joined) -> bytes:
    """What comes after the tag and the Info frame."""
    size = sum(byte << 7 * nth for nth, byte in enumerate(reversed(file.content[6:10])))
    return file.content[10 + size + INFO_BYTES :]


@st.composite
def tracks(draw: st.DrawFn) -> Track:
    """Clips of the shipped voice in any order, with any silence between."""
    cues, at = list[Cue](), 0.0
    for name in draw(st.lists(st.sampled_from(NAMES), max_size=12)):
        at += draw(st.floats(SECONDS, 5))
        cues.append(Cue(at, name))
        at += ENGLISH.voice.lengths[name]
    return Track(tuple(cues), at, at + draw(st.floats(0, 5)), is_spoken=True)


@given(tracks())
def test_every_clip_stands_at_the_frame_of_its_moment_and_all_the_rest_is_silent(found: Track) -> None:
    whole = sound(join(found, ENGLISH, TAGS))
    silent = bytearray(whole)

    for cue in found.cues:
        clip, at = ENGLISH.sound(cue.clip), place(cue.at) * BYTES
        assert abs(place(cue.at) * SECONDS - cue.at) <= SECONDS / 2 + 1e-9
        assert whole[at : at + len(clip)] == clip
        silent[at : at + len(clip)] = SILENCE * (len(clip) // BYTES)
    assert bytes(silent) == SILENCE * (len(whole) // BYTES)


@given(tracks())
def test_a_file_is_as_long_as_its_track(found: Track) -> None:
    file = join(found, ENGLISH, TAGS)

    assert abs(file.seconds - found.seconds) <= SECONDS
    assert len(sound(file)) == round(file.seconds / SECONDS) * BYTES


def test_a_player_is_told_title_performer_cover_and_length() -> None:
    file = join(daily(), ENGLISH, TAGS)
    told = tag(file.content)

    assert told[b"TIT2"][1:].decode("utf-16") == TAGS.title
    assert told[b"TPE1"][1:].decode("utf-16") == TAGS.performer
    assert int(told[b"TLEN"][1:]) == round(file.seconds * 1000)
    assert told[b"APIC"].endswith(TAGS.cover)


def test_the_first_frame_tells_how_many_follow_and_where_to_look_for_a_moment() -> None:
    file = join(daily(), ENGLISH, TAGS)
    start = file.content.index(b"Info")
    flags, frames, weight = unpack(">III", file.content[start + 4 : start + 16])
    table = file.content[start + 16 : start + 116]

    assert flags == 7
    assert frames == len(sound(file)) // BYTES
    assert weight == INFO_BYTES + len(sound(file))
    assert list(table) == sorted(table)
    assert all(abs(byte / 256 - percent / 100) < 0.005 for percent, byte in enumerate(table))


def test_clips_that_would_run_into_each_other_are_refused() -> None:
    with pytest.raises(ValueError, match="begins before"):
        join(Track((Cue(0, "hurts"), Cue(1, "rest")), 5, 5, is_spoken=True), ENGLISH, TAGS)


def test_a_silent_frame_is_one_of_the_grid() -> None:
    assert is_on_grid(SILENCE)


@pytest.mark.parametrize(
    "broken", [b"", SILENCE[:-1], SILENCE + b"\0", b"\0" * BYTES, HEAD + b"\x01" + bytes(BYTES - len(HEAD) - 1)]
)
def test_what_has_other_frames_is_not_on_the_grid(broken: bytes) -> None:
    assert not is_on_grid(broken)


def test_many_people_hear_the_same_file_and_another_track_or_name_is_another() -> None:
    found, short = (
        daily(),
        track(unroll(LIBRARY.routines["short"], LIBRARY.exercises), LIBRARY.exercises, ENGLISH.voice),
    )
    tones = Clips(LIBRARY.voices[WORDLESS])

    assert mark(found, ENGLISH, TAGS) == mark(daily(), Clips(LIBRARY.voices["en"]), TAGS)
    assert len({mark(found, ENGLISH, TAGS), mark(short, ENGLISH, TAGS), mark(daily(tones), tones, TAGS)}) == 3
    assert mark(found, ENGLISH, Tags("Another", "Footing")) != mark(found, ENGLISH, TAGS)


def test_a_clip_that_was_recorded_anew_makes_another_file(tmp_path: Path) -> None:
    again = tmp_path / "hurts.mp3"
    again.write_bytes(ENGLISH.sound("hurts")[:-BYTES] + SILENCE)
    clips = Clips({**LIBRARY.voices["en"], "hurts": again})

    assert mark(daily(), clips, TAGS) != mark(daily(), ENGLISH, TAGS)


async def test_nobody_waits_while_a_track_is_joined(monkeypatch: pytest.MonkeyPatch) -> None:
    """The thread is held until somebody else has had their turn: were it our own, that would never be."""
    turn = asyncio.Event()
    loop = asyncio.get_running_loop()
    held = Clips(LIBRARY.voices["en"])
    sound_of = held.sound

    def waiting(name: str) -> bytes:
        asyncio.run_coroutine_threadsafe(turn.wait(), loop).result(60)
        return sound_of(name)

    monkeypatch.setattr(held, "sound", waiting)
    joining = asyncio.create_task(joined(daily(), held, TAGS))
    await asyncio.sleep(0)
    assert not joining.done()
    turn.set()

    assert (await joining).content == join(daily(), ENGLISH, TAGS).content
