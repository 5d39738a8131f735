"""Sound files: taken as Telegram takes them, told of by whoever sent them first, and played by nobody here."""

import json
from typing import TYPE_CHECKING, Any

import pytest

from bot.track.tags import Tags, id3, info
from sandbox.files import THUMBNAIL_LIMIT, TYPE
from sandbox.media import PIXEL, SAMPLES
from sandbox.person import Person
from sandbox.sounds import described, is_sound
from sandbox.telegram import Telegram

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api

SOUND = SAMPLES["audio"].content
MP3 = ("track.mp3", SOUND, "audio/mpeg")
TOLD: dict[str, Any] = {"duration": 1295, "performer": "Footing", "title": "The daily five"}


def jpeg(side: int = 320, weight: int = 300) -> bytes:
    """The beginning of a JPEG, with its size."""
    start = b"\xff\xd8\xff\xc0\x00\x11\x08" + side.to_bytes(2, "big") * 2
    return start.ljust(weight, b"\0")


async def test_an_audio_message_says_what_its_sender_said_of_it(api: "Api", anna: Person) -> None:
    sent = await api(
        "sendAudio",
        {"audio": MP3, "thumbnail": ("cover.jpg", jpeg(), "image/jpeg")},
        chat_id=anna.id,
        caption="<b>Press play</b>",
        parse_mode="HTML",
        **TOLD,
    )
    audio = sent["audio"]

    assert anna.chat[-1].body == sent
    assert anna.chat[-1].media == "audio"
    assert sent["caption"] == "Press play"
    assert {name: audio[name] for name in TOLD} == TOLD
    assert (audio["file_name"], audio["mime_type"], audio["file_size"]) == ("track.mp3", "audio/mpeg", len(SOUND))
    assert {"file_id", "file_unique_id"} <= audio.keys()
    assert (audio["thumbnail"]["width"], audio["thumbnail"]["height"]) == (320, 320)


async def test_sent_again_by_its_id_it_is_what_it_was_whatever_is_said_now(api: "Api", anna: Person) -> None:
    first = await api("sendAudio", {"audio": MP3}, chat_id=anna.id, **TOLD)
    again = await api("sendAudio", chat_id=anna.id, audio=first["audio"]["file_id"], title="Another", duration=1)

    assert again["audio"] == first["audio"]


async def test_uploaded_again_with_another_title_it_is_another_file(api: "Api", anna: Person) -> None:
    first = await api("sendAudio", {"audio": MP3}, chat_id=anna.id, **TOLD)
    other = await api("sendAudio", {"audio": MP3}, chat_id=anna.id, **(TOLD | {"title": "Another"}))

    assert other["audio"]["file_id"] != first["audio"]["file_id"]


async def test_where_nothing_is_said_its_tags_speak(api: "Api", anna: Person) -> None:
    tagged = id3(Tags("Übung · heute", "Footing"), 1295.4) + info(1) + SOUND
    sent = await api("sendAudio", {"audio": ("a.mp3", tagged, "audio/mpeg")}, chat_id=anna.id)
    told = await api("sendAudio", {"audio": ("a.mp3", tagged, "audio/mpeg")}, chat_id=anna.id, title="Said")

    assert {name: sent["audio"][name] for name in TOLD} == TOLD | {"title": "Übung · heute"}
    assert (told["audio"]["title"], told["audio"]["performer"]) == ("Said", "Footing")


@pytest.mark.parametrize(
    ("content", "taken"),
    [
        (SOUND, True),
        (b"ID3\x03\0\0\0\0\0\0", True),
        (b"\0\0\0\x18ftypM4A ", True),
        (b"OggS" + bytes(60), False),
        (b"RIFF\0\0\0\0WAVEfmt ", False),
        (PIXEL, False),
        (b"\xff\xd8\xff\xe0", False),
    ],
)
async def test_only_mp3_and_m4a_are_audio(api: "Api", anna: Person, content: bytes, taken: bool) -> None:  # noqa: FBT001 # a table
    answer = await api.send("sendAudio", {"audio": ("a", content)}, chat_id=anna.id)

    assert is_sound(content) is taken
    assert (answer.status_code == 200) is taken


@pytest.mark.parametrize(
    "content", [b"ID3", b"ID3\x03\0\0\x7f\x7f\x7f\x7fTIT2\0\0\0\xff\0\0\x01", b"ID3\x04\0\0\0\0\0\x05TIT2"]
)
def test_broken_tags_say_nothing(content: bytes) -> None:
    assert described(content, {})["duration"] == 0


@pytest.mark.parametrize(
    ("thumbnail", "why"),
    [
        (("t.png", PIXEL, "image/png"), "thumbnail must be in the JPEG format"),
        (("t.jpg", b"\xff\xd8", "image/jpeg"), "thumbnail must be in the JPEG format"),
        (("t.jpg", jpeg(321), "image/jpeg"), "thumbnail is too big"),
        (("t.jpg", jpeg(weight=THUMBNAIL_LIMIT), "image/jpeg"), "thumbnail is too big"),
        (("t.jpg", b"", "image/jpeg"), "thumbnail must be in the JPEG format"),
    ],
)
@pytest.mark.parametrize("kind", ["audio", "animation"])
async def test_a_thumbnail_that_telegram_would_pass_over_is_refused(
    api: "Api", anna: Person, kind: str, thumbnail: tuple[str, bytes, str], why: str
) -> None:
    refused = await api.refused(f"send{kind.capitalize()}", {kind: MP3, "thumbnail": thumbnail}, chat_id=anna.id)

    assert refused == f"400 Bad Request: {why}"


async def test_a_thumbnail_is_uploaded_and_never_one_that_is_here_already(api: "Api", anna: Person) -> None:
    sent = await api("sendPhoto", {"photo": ("p.png", PIXEL)}, chat_id=anna.id)
    refused = await api.refused("sendAudio", {"audio": MP3}, chat_id=anna.id, thumbnail=sent["photo"][-1]["file_id"])

    assert refused == "400 Bad Request: thumbnail must be uploaded as a new file"


async def test_a_message_is_changed_into_audio_and_back_and_its_caption_too(api: "Api", anna: Person) -> None:
    sent = await api("sendAudio", {"audio": MP3}, chat_id=anna.id, caption="One", **TOLD)
    place: dict[str, Any] = {"chat_id": anna.id, "message_id": sent["message_id"]}

    await api("editMessageCaption", **place, caption="Two")
    assert (anna.chat[-1].text, anna.chat[-1].media) == ("Two", "audio")
    await api(
        "editMessageMedia", {"p": ("p.png", PIXEL)}, **place, media=json.dumps({"type": "photo", "media": "attach://p"})
    )
    assert (anna.chat[-1].text, anna.chat[-1].media) == ("", "photo")
    media = {"type": "audio", "media": "attach://s", "thumbnail": "attach://t", "caption": "Three", **TOLD}
    edited = await api("editMessageMedia", {"s": MP3, "t": ("t.jpg", jpeg())}, **place, media=json.dumps(media))
    assert (anna.chat[-1].text, anna.chat[-1].media, anna.chat[-1].edits) == ("Three", "audio", 3)
    assert {name: edited["audio"][name] for name in TOLD} == TOLD
    assert edited["audio"]["thumbnail"]["width"] == 320
    by_id = {"type": "audio", "media": sent["audio"]["file_id"]}
    assert (await api("editMessageMedia", **place, media=by_id))["audio"] == sent["audio"]


async def test_audio_has_no_caption_above_it_and_hides_nothing(api: "Api", anna: Person) -> None:
    for name in ("show_caption_above_media", "has_spoiler"):
        refused = await api.refused("sendAudio", {"audio": MP3}, chat_id=anna.id, **{name: True})
        assert refused == f'400 Bad Request: unknown parameter "{name}"'


async def test_without_a_sound_there_is_no_message(api: "Api", anna: Person) -> None:
    assert await api.refused("sendAudio", chat_id=anna.id) == "400 Bad Request: there is no audio in the request"
    assert (
        await api.refused("sendAudio", {"audio": ("a.mp3", b"")}, chat_id=anna.id)
        == "400 Bad Request: file must be non-empty"
    )
    assert (
        await api.refused("sendAudio", chat_id=anna.id, audio="attach://none")
        == "400 Bad Request: there is no audio in the request"
    )


async def test_a_track_is_neither_a_document_nor_a_voice_message(api: "Api", anna: Person) -> None:
    file_id = (await api("sendAudio", {"audio": MP3}, chat_id=anna.id))["audio"]["file_id"]

    for kind in ("voice", "document"):
        refused = await api.refused(f"send{kind.capitalize()}", chat_id=anna.id, **{kind: file_id})
        assert refused == f"400 Bad Request: can't use file of type Audio as {TYPE[kind]}"


async def test_beyond_what_a_bot_may_send_it_is_413(api: "Api", anna: Person, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sandbox.files.UPLOAD_LIMIT", len(SOUND) - 1)

    assert await api.refused("sendAudio", {"audio": MP3}, chat_id=anna.id) == "413 Request Entity Too Large"


def test_a_person_sends_one_too(telegram: Telegram, anna: Person) -> None:
    message = anna.sends_file("audio", duration=3, title="A song")

    assert message.media == "audio"
    assert message.body["audio"]["title"] == "A song"
    assert telegram.updates.pending


@pytest.mark.parametrize(
    ("asked", "status", "part"),
    [
        (None, 200, SOUND),
        ("bytes=0-", 206, SOUND),
        ("bytes=4-9", 206, SOUND[4:10]),
        ("bytes=90-500", 206, SOUND[90:]),
        ("bytes=-6", 206, SOUND[-6:]),
        ("bytes=96-", 416, b""),
        ("bytes=9-4", 416, b""),
        ("bytes=-", 200, SOUND),
        ("bytes=0-1,4-5", 200, SOUND),
        ("pages=1-2", 200, SOUND),
    ],
)
async def test_a_player_gets_the_part_that_it_asks_for(
    api: "Api", anna: Person, asked: str | None, status: int, part: bytes
) -> None:
    file_id = (await api("sendAudio", {"audio": MP3}, chat_id=anna.id))["audio"]["file_id"]
    answer = await api.http.get(f"{api.url}/sandbox/files/{file_id}", headers={"range": asked} if asked else {})

    assert (answer.status_code, answer.content) == (status, part)
    if status == 206:
        first = len(SOUND) - len(part) if asked == "bytes=-6" else int(str(asked).partition("=")[2].partition("-")[0])
        assert answer.headers["content-range"] == f"bytes {first}-{first + len(part) - 1}/{len(SOUND)}"
