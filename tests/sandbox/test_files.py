"""Files: sent once, used again, fetched, and refused when they are not what they should be."""

from typing import TYPE_CHECKING

import httpx
import pytest

from sandbox.files import Upload
from sandbox.media import PIXEL
from sandbox.person import Person
from sandbox.telegram import Telegram

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api

PHOTO = ("report.png", PIXEL, "image/png")


@pytest.mark.parametrize("kind", ["photo", "animation", "video", "voice", "document", "sticker"])
async def test_a_file_is_sent_once_and_then_by_its_id(api: "Api", anna: Person, kind: str) -> None:
    method = f"send{kind.capitalize()}"
    first = await api(method, {kind: PHOTO}, chat_id=anna.id)
    sizes = first[kind] if kind == "photo" else [first[kind]]
    again = await api(method, chat_id=anna.id, **{kind: sizes[-1]["file_id"]})
    assert again[kind] == first[kind]
    assert anna.chat[-1].media == kind


async def test_a_file_can_be_fetched_where_get_file_says(api: "Api", anna: Person) -> None:
    sent = await api("sendDocument", {"x": PHOTO}, chat_id=anna.id, document="attach://x", caption="c")
    assert sent["caption"] == "c"
    path = (await api("getFile", file_id=sent["document"]["file_id"]))["file_path"]
    fetched = await api.http.get(f"{api.url}/file/bot{api.token}/{path}")
    assert fetched.content == PIXEL


async def test_a_file_that_does_not_exist_is_not_found(api: "Api") -> None:
    assert (await api.http.get(f"{api.url}/file/bot{api.token}/photos/none.png")).status_code == 404
    assert (await api.http.get(f"{api.url}/file/bot1:no/photos/none.png")).status_code == 401


@pytest.mark.parametrize(
    ("content", "why"),
    [
        (b"no picture", "IMAGE_PROCESS_FAILED"),
        (b"\x89PNG\r\n\x1a\n", "IMAGE_PROCESS_FAILED"),
        (PIXEL[:16] + (10_000).to_bytes(4, "big") + (1000).to_bytes(4, "big"), "PHOTO_INVALID_DIMENSIONS"),
        (PIXEL[:16] + (100).to_bytes(4, "big") + (4).to_bytes(4, "big"), "PHOTO_INVALID_DIMENSIONS"),
        (b"", "file must be non-empty"),
    ],
)
async def test_what_is_no_photo_is_refused(api: "Api", anna: Person, content: bytes, why: str) -> None:
    assert await api.refused("sendPhoto", {"photo": ("x.png", content)}, chat_id=anna.id) == f"400 Bad Request: {why}"


async def test_a_file_of_one_kind_is_none_of_another(api: "Api", anna: Person) -> None:
    sent = await api("sendDocument", {"document": PHOTO}, chat_id=anna.id)
    why = await api.refused("sendVideo", chat_id=anna.id, video=sent["document"]["file_id"])
    assert why == "400 Bad Request: can't use file of type Document as Video"


async def test_an_id_is_worth_nothing_to_another_bot(api: "Api", anna: Person, telegram: Telegram) -> None:
    sent = await api("sendPhoto", {"photo": PHOTO}, chat_id=anna.id)
    other = Telegram(clock=telegram.clock)
    other.files.keep("photo", Upload(*PHOTO))
    file_id = sent["photo"][-1]["file_id"]
    assert other.files.get(file_id) is None

    telegram.files.expire()
    for method, given in (
        ("sendPhoto", {"photo": file_id}),
        ("editMessageMedia", {"message_id": sent["message_id"], "media": {"type": "photo", "media": file_id}}),
    ):
        why = await api.refused(method, chat_id=anna.id, **given)
        assert why == "400 Bad Request: wrong remote file identifier specified: can't unserialize it"


async def test_an_upload_beyond_what_a_bot_may_send_is_413(
    api: "Api", anna: Person, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sandbox.files.UPLOAD_LIMIT", 10)
    why = await api.refused("sendAnimation", {"animation": ("a.mp4", b"eleven byte", "video/mp4")}, chat_id=anna.id)
    assert why == "413 Request Entity Too Large"
    assert anna.chat[-1].outgoing


async def test_a_caption_is_as_long_as_telegram_takes_it(api: "Api", anna: Person) -> None:
    sent = await api(
        "sendAnimation", {"animation": ("a.mp4", b"film", "video/mp4")}, chat_id=anna.id, caption="x" * 1024
    )
    media = {"type": "animation", "media": sent["animation"]["file_id"], "caption": "x" * 1025}
    place = {"chat_id": anna.id, "message_id": sent["message_id"]}
    assert await api.refused("editMessageMedia", **place, media=media) == "400 Bad Request: message caption is too long"


@pytest.mark.parametrize("kind", ["hang", "lost", "outage", "error", "limit"])
async def test_trouble_strikes_pictures_as_anything_else(
    api: "Api", anna: Person, telegram: Telegram, kind: str
) -> None:
    telegram.troubles.add(kind, method="sendAnimation", times=1, seconds=0.01)
    film = {"animation": ("a.mp4", b"film", "video/mp4")}
    try:
        answer = await api.send("sendAnimation", film, chat_id=anna.id)
    except httpx.TransportError:
        assert kind in {"hang", "lost", "outage"}
    else:
        assert answer.status_code == {"error": 500, "limit": 429}[kind]
    assert (anna.chat[-1].media == "animation") is (kind == "lost")
    await api("sendAnimation", film, chat_id=anna.id)
