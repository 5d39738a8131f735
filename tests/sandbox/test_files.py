"""Files: sent once, used again, fetched, and refused when they are not what they should be."""

from typing import TYPE_CHECKING

import pytest

from sandbox.media import PIXEL
from sandbox.person import Person

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
