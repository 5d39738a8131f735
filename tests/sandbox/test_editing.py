"""What becomes of a message that is edited or deleted, for the bot and for the person."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from sandbox.clock import Clock
from sandbox.media import PIXEL
from sandbox.person import Person

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api

BUTTON = {"inline_keyboard": [[{"text": "Done", "callback_data": "done"}]]}
SAME = (
    "400 Bad Request: message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
PHOTO = ("report.png", PIXEL, "image/png")
NEW = '{"type": "photo", "media": "attach://new"}'


async def test_an_edit_changes_the_message_quietly_and_takes_unnamed_buttons_away(api: "Api", anna: Person) -> None:
    sent = await api("sendMessage", chat_id=anna.id, text="One", reply_markup=BUTTON)
    edited = await api("editMessageText", chat_id=anna.id, message_id=sent["message_id"], text="Two")
    assert "reply_markup" not in edited
    assert "edit_date" in edited
    assert (anna.chat[-1].text, anna.chat[-1].buttons, anna.chat[-1].edits) == ("Two", (), 1)


@pytest.mark.parametrize(
    ("method", "change"),
    [
        ("editMessageText", {"text": "<b>One</b>", "parse_mode": "HTML", "reply_markup": BUTTON}),
        ("editMessageReplyMarkup", {"reply_markup": BUTTON}),
    ],
)
async def test_an_edit_that_changes_nothing_is_refused(
    api: "Api", anna: Person, method: str, change: dict[str, Any]
) -> None:
    sent = await api("sendMessage", chat_id=anna.id, text="<b>One</b>", parse_mode="HTML", reply_markup=BUTTON)
    assert await api.refused(method, chat_id=anna.id, message_id=sent["message_id"], **change) == SAME


async def test_after_an_edit_the_same_edit_changes_nothing(api: "Api", anna: Person) -> None:
    sent = await api("sendMessage", chat_id=anna.id, text="One")
    place: dict[str, Any] = {"chat_id": anna.id, "message_id": sent["message_id"]}
    await api("editMessageText", **place, text="Two")
    assert await api.refused("editMessageText", **place, text="Two") == SAME
    await api("editMessageText", **place, text="One")


async def test_a_picture_is_swapped_and_its_caption_changed(api: "Api", anna: Person) -> None:
    sent = await api("sendPhoto", {"photo": PHOTO}, chat_id=anna.id, caption="One")
    place: dict[str, Any] = {"chat_id": anna.id, "message_id": sent["message_id"]}
    await api("editMessageCaption", **place, caption="Two", reply_markup=BUTTON)
    assert (anna.chat[-1].text, anna.chat[-1].media, anna.chat[-1].buttons) == ("Two", "photo", ("Done",))
    media = '{"type": "animation", "media": "attach://clip", "caption": "Three"}'
    await api("editMessageMedia", {"clip": ("c.mp4", b"clip", "video/mp4")}, **place, media=media)
    assert (anna.chat[-1].text, anna.chat[-1].media, anna.chat[-1].edits) == ("Three", "animation", 2)


@pytest.mark.parametrize(
    ("kind", "call", "why"),
    [
        ("photo", ("editMessageText", {"text": "y"}), "there is no text in the message to edit"),
        ("sticker", ("editMessageCaption", {"caption": "y"}), "there is no caption in the message to edit"),
        (
            "voice",
            ("editMessageMedia", {"media": NEW}),
            "message can't be edited",
        ),
    ],
)
async def test_each_edit_needs_something_to_edit(
    api: "Api", anna: Person, kind: str, call: tuple[str, dict[str, str]], why: str
) -> None:
    sent = await api(f"send{kind.capitalize()}", {kind: PHOTO}, chat_id=anna.id)
    method, change = call
    files = {"new": PHOTO} if "media" in change else {}
    refused = await api.refused(method, files, chat_id=anna.id, message_id=sent["message_id"], **change)
    assert refused == f"400 Bad Request: {why}"


async def test_only_the_bots_own_messages_can_be_edited(api: "Api", anna: Person) -> None:
    why = await api.refused("editMessageText", chat_id=anna.id, message_id=anna.chat[0].id, text="x")
    assert why == "400 Bad Request: message can't be edited"


async def test_a_deleted_message_is_gone_for_both(api: "Api", anna: Person) -> None:
    sent = await api("sendMessage", chat_id=anna.id, text="x")
    assert await api("deleteMessages", chat_id=anna.id, message_ids=[anna.chat[0].id, 1]) is True
    assert await api("deleteMessage", chat_id=anna.id, message_id=sent["message_id"]) is True
    assert anna.chat == ()
    why = await api.refused("editMessageText", chat_id=anna.id, message_id=sent["message_id"], text="y")
    assert why == "400 Bad Request: message to edit not found"


@pytest.mark.parametrize("method", ["deleteMessage", "deleteMessages"])
async def test_after_two_days_a_message_stays(api: "Api", anna: Person, clock: Clock, method: str) -> None:
    sent = await api("sendMessage", chat_id=anna.id, text="x")
    clock.jump(timedelta(hours=48, seconds=1))
    which = {"message_id": sent["message_id"]} if method == "deleteMessage" else {"message_ids": [sent["message_id"]]}
    why = await api.refused(method, chat_id=anna.id, **which)
    assert why == "400 Bad Request: message can't be deleted for everyone"
    assert len(anna.chat) == 2
