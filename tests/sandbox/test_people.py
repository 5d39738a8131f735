"""A person acts as people do, and sees what people see."""

from datetime import timedelta
from typing import TYPE_CHECKING, Any

import pytest

from sandbox.clock import Clock
from sandbox.files import Upload
from sandbox.media import PIXEL
from sandbox.person import Person
from sandbox.phone import NotSeen
from sandbox.telegram import Telegram

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api


def told(telegram: Telegram) -> tuple[str, dict[str, Any]]:
    """The newest update: its kind and its body."""
    update = telegram.updates.pending[-1]
    return update.kind, update.body


def buttons(*labels: str) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": label, "callback_data": label.lower()} for label in labels]]}


def test_what_a_person_writes_is_told_to_the_bot(telegram: Telegram, anna: Person) -> None:
    message = anna.says("/pain it hurts")
    kind, body = told(telegram)
    assert kind == "message"
    assert body == message.body
    assert body["from"] == {"id": anna.id, "is_bot": False, "first_name": "Anna", "language_code": "en"}
    assert body["chat"] == {"id": anna.id, "type": "private", "first_name": "Anna"}
    assert body["entities"] == [{"type": "bot_command", "offset": 0, "length": 5}]


def test_what_a_person_types_is_not_formatting(anna: Person) -> None:
    assert anna.says("<b>1 < 2</b>").text == "<b>1 < 2</b>"


def test_an_answer_names_what_it_answers(telegram: Telegram, anna: Person) -> None:
    anna.says("Thanks", reply_to=anna.chat[0])
    assert told(telegram)[1]["reply_to_message"]["message_id"] == anna.chat[0].id


def test_an_edit_is_told_and_a_deletion_is_not(telegram: Telegram, anna: Person) -> None:
    message = anna.edits(anna.says("pian"), "pain")
    assert told(telegram) == ("edited_message", message.body)
    before = len(telegram.updates.pending)
    anna.deletes(message)
    assert len(telegram.updates.pending) == before
    assert message not in anna.chat


@pytest.mark.parametrize("kind", ["photo", "voice", "video", "sticker", "location"])
def test_a_person_sends_what_is_no_text(telegram: Telegram, anna: Person, kind: str) -> None:
    message = anna.sends_location(51.5, -0.1) if kind == "location" else getattr(anna, f"sends_{kind}")()
    assert kind in told(telegram)[1]
    assert message.media == kind


def test_a_picture_has_its_size_and_its_caption(telegram: Telegram, anna: Person) -> None:
    anna.sends_photo(Upload("foot.png", PIXEL, "image/png"), caption="here")
    body = told(telegram)[1]
    assert body["caption"] == "here"
    assert (body["photo"][-1]["width"], body["photo"][-1]["height"]) == (1, 1)


async def test_a_tap_is_told_and_its_answer_seen(api: "Api", telegram: Telegram, anna: Person) -> None:
    sent = await api("sendMessage", chat_id=anna.id, text="x", reply_markup=buttons("Done", "Skip"))
    query_id = anna.taps("Skip")
    kind, body = told(telegram)
    assert kind == "callback_query"
    assert (body["id"], body["data"], body["message"]) == (query_id, "skip", sent)
    await api("answerCallbackQuery", callback_query_id=query_id, text="Skipped", show_alert=True)
    (toast,) = anna.toasts
    assert (toast.query_id, toast.text, toast.alert, toast.url) == (query_id, "Skipped", True, None)


async def test_the_newest_button_is_tapped_unless_a_message_is_named(
    api: "Api", telegram: Telegram, anna: Person
) -> None:
    for n in (1, 2):
        await api("sendMessage", chat_id=anna.id, text=f"{n}", reply_markup=buttons("Done"))
    anna.taps("Done")
    assert told(telegram)[1]["message"]["text"] == "2"
    anna.taps("Done", message=anna.chat[-2])
    assert told(telegram)[1]["message"]["text"] == "1"


async def test_a_phone_that_lags_behind_taps_what_is_gone(api: "Api", telegram: Telegram, anna: Person) -> None:
    sent = await api("sendMessage", chat_id=anna.id, text="x", reply_markup=buttons("Done"))
    old = anna.chat[-1]
    await api("deleteMessage", chat_id=anna.id, message_id=sent["message_id"])
    anna.taps("Done", message=old)
    assert told(telegram)[1]["message"] == {"message_id": old.id, "chat": sent["chat"], "date": 0}


async def test_a_button_that_is_not_there_names_those_that_are(api: "Api", anna: Person) -> None:
    await api("sendMessage", chat_id=anna.id, text="x", reply_markup=buttons("Done", "Skip"))
    with pytest.raises(NotSeen, match="no button 'Back' to tap; there are: 'Done', 'Skip'"):
        anna.taps("Back")
    with pytest.raises(NotSeen, match="no key 'Yes' to press; there are: none"):
        anna.presses("Yes")


def test_blocking_is_told_once_and_ends_the_conversation(telegram: Telegram, anna: Person) -> None:
    anna.blocks()
    anna.blocks()
    assert [update.kind for update in telegram.updates.pending] == ["my_chat_member"]
    _, body = told(telegram)
    assert (body["old_chat_member"]["status"], body["new_chat_member"]["status"]) == ("member", "kicked")
    with pytest.raises(NotSeen, match="Anna has blocked the bot"):
        anna.says("hello?")
    with pytest.raises(NotSeen, match="Anna has blocked the bot"):
        anna.taps_data(1, "done")
    anna.unblocks()
    _, body = told(telegram)
    assert (body["old_chat_member"]["status"], body["new_chat_member"]["status"]) == ("kicked", "member")


async def test_what_is_not_opened_is_unread(api: "Api", anna: Person) -> None:
    for text in ("One", "Two"):
        await api("sendMessage", chat_id=anna.id, text=text)
    assert anna.unread == 2
    anna.reads()
    assert anna.unread == 0
    await api("sendMessage", chat_id=anna.id, text="Three")
    anna.says("I am here")
    assert anna.unread == 0


async def test_the_menu_is_the_narrowest_in_ones_language(api: "Api", anna: Person) -> None:
    def menu(name: str) -> list[dict[str, str]]:
        return [{"command": name, "description": name}]

    await api("setMyCommands", commands=menu("default"))
    assert anna.commands == tuple(menu("default"))
    await api("setMyCommands", commands=menu("deutsch"), language_code="de", scope={"type": "all_private_chats"})
    assert anna.commands == tuple(menu("default"))
    anna.changes(language_code="de")
    assert anna.commands == tuple(menu("deutsch"))
    await api("setMyCommands", commands=menu("others"), scope={"type": "all_private_chats"})
    assert anna.commands == tuple(menu("deutsch"))
    await api("setMyCommands", commands=menu("annas"), scope={"type": "chat", "chat_id": anna.id})
    assert anna.commands == tuple(menu("annas"))
    await api("deleteMyCommands", scope={"type": "chat", "chat_id": anna.id})
    assert anna.commands == tuple(menu("deutsch"))


def test_a_new_name_is_told_with_the_next_message(telegram: Telegram, anna: Person) -> None:
    anna.changes(first_name="Ann", zone="Europe/Paris")
    anna.says("x")
    assert told(telegram)[1]["from"]["first_name"] == told(telegram)[1]["chat"]["first_name"] == "Ann"
    assert anna.zone == "Europe/Paris"


async def test_waiting_ends_when_it_happens(api: "Api", anna: Person) -> None:
    first = await api("sendMessage", chat_id=anna.id, text="Rest")
    assert (await anna.sees("Rest")).id == first["message_id"]
    with pytest.raises(NotSeen, match="in vain"):
        await anna.sees("Rest", after=anna.chat[-1], timeout=0)
    await api("sendMessage", chat_id=anna.id, text="Rest again")
    assert (await anna.sees("Rest", after=anna.chat[1])).text == "Rest again"


async def test_waiting_in_vain_shows_the_chat(telegram: Telegram, anna: Person) -> None:
    with pytest.raises(NotSeen, match=r"(?s)Anna waited 0 s in vain.*Anna > #\d+ /start"):
        await anna.until(lambda: False, timeout=0)
    with pytest.raises(NotSeen, match="waited 0 s in vain"):
        await telegram.until(lambda: False, timeout=0)


async def test_the_transcript_tells_everything_in_order(api: "Api", anna: Person, clock: Clock) -> None:
    sent = await api("sendMessage", chat_id=anna.id, text="Ready?\nGo", reply_markup=buttons("Done"))
    query_id = anna.taps("Done")
    await api("answerCallbackQuery", callback_query_id=query_id, text="Noted")
    clock.jump(timedelta(minutes=1))
    await api("editMessageText", chat_id=anna.id, message_id=sent["message_id"], text="Rest")
    anna.sends_photo(caption="me")
    await api("deleteMessage", chat_id=anna.id, message_id=sent["message_id"])
    assert anna.transcript.splitlines() == [
        "2026-03-02 12:00:00 Anna > #101 /start",
        "2026-03-02 12:00:00 Footing > #102 Ready? / Go [Done]",
        "2026-03-02 12:00:00 Anna ☞ #102 [Done]",
        "2026-03-02 12:00:00 Footing ❝ Noted",
        "2026-03-02 12:01:00 Footing ✎ #102 Rest",
        "2026-03-02 12:01:00 Anna > #103 (photo) me",
        "2026-03-02 12:01:00 Footing ✗ #102 Rest",
    ]
