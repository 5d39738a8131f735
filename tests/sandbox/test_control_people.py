"""The page's protocol about people: what they do in their chats, and what the page sees of it."""

from typing import TYPE_CHECKING, Any

import pytest

from sandbox.media import PIXEL
from sandbox.person import Person
from sandbox.telegram import Telegram

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api, Page

BUTTON = {"inline_keyboard": [[{"text": "Done", "callback_data": "done"}]]}


@pytest.fixture
def here(anna: Person) -> str:
    """Where Anna's chat is."""
    return f"people/{anna.id}"


async def test_people_come_and_change(page: "Page", telegram: Telegram) -> None:
    told = await page.post("people", first_name="Olga", language_code="ru", zone="Europe/Riga", username="olga")
    olga = telegram.people[told["id"]]
    assert told == {
        "id": olga.id,
        "first_name": "Olga",
        "username": "olga",
        "language_code": "ru",
        "zone": "Europe/Riga",
        "blocked": False,
        "unread": 0,
    }
    told = await page.patch(f"people/{olga.id}", zone="Asia/Tokyo", blocked=True)
    assert (told["zone"], told["blocked"], olga.blocked) == ("Asia/Tokyo", True, True)
    assert (await page.patch(f"people/{olga.id}", blocked=False))["blocked"] is False


async def test_the_chat_is_what_the_person_sees(page: "Page", api: "Api", anna: Person, here: str) -> None:
    await api("setMyCommands", commands=[{"command": "today", "description": "x"}])
    await api("sendMessage", chat_id=anna.id, text="x", disable_notification=True)
    await api("sendChatAction", chat_id=anna.id, action="typing")
    chat = await page.get(f"{here}/chat")
    assert [message["outgoing"] for message in chat["messages"]] == [True, False]
    assert chat["messages"][1] == anna.chat[1].json()
    assert chat["messages"][1]["silent"] is True
    assert chat["commands"] == [{"command": "today", "description": "x"}]
    assert (chat["keyboard"], chat["typing"]) == (None, "typing")


async def test_a_person_writes_taps_edits_deletes_and_reads(
    page: "Page", api: "Api", telegram: Telegram, anna: Person, here: str
) -> None:
    sent = await api("sendMessage", chat_id=anna.id, text="Ready?", reply_markup=BUTTON)
    await page.post(f"{here}/read")
    assert anna.unread == 0
    wrote = await page.post(f"{here}/send", text=" Yes ", reply_to=sent["message_id"])
    assert (wrote["text"], wrote["reply_to_message"]["text"]) == ("Yes", "Ready?")
    query_id = (await page.post(f"{here}/tap", message_id=sent["message_id"], data="done"))["query_id"]
    assert telegram.updates.pending[-1].body["id"] == query_id
    assert (await page.post(f"{here}/edit", message_id=wrote["message_id"], text="No"))["text"] == "No"
    await page.post(f"{here}/delete", message_id=wrote["message_id"])
    assert [message.text for message in anna.chat] == ["/start", "Ready?"]
    place = await page.post(f"{here}/send", location={"latitude": 51.5, "longitude": 0})
    assert place["location"] == {"latitude": 51.5, "longitude": 0}


async def test_a_file_is_sent_and_shown(page: "Page", anna: Person, here: str) -> None:
    files = {"file": ("foot.png", PIXEL, "image/png")}
    answer = await page.ask("POST", f"{here}/send", data={"kind": "photo", "caption": "me"}, files=files)
    message = answer.json()
    assert anna.chat[-1].text == message["caption"] == "me"
    shown = await page.ask("GET", f"files/{message['photo'][0]['file_id']}")
    assert (shown.content, shown.headers["content-type"]) == (PIXEL, "image/png")


async def test_the_transcript_is_text(page: "Page", anna: Person, here: str) -> None:
    answer = await page.ask("GET", f"{here}/transcript")
    assert answer.headers["content-type"] == "text/plain; charset=utf-8"
    assert answer.text == anna.transcript


async def test_a_person_cannot_edit_the_bots_message(page: "Page", api: "Api", anna: Person, here: str) -> None:
    sent = await api("sendMessage", chat_id=anna.id, text="x")
    body = {"message_id": sent["message_id"], "text": "y"}
    assert await page.refused("POST", f"{here}/edit", body) == (403, "not_their_own")


async def test_who_has_blocked_the_bot_cannot_write(page: "Page", anna: Person, here: str) -> None:
    anna.blocks()
    assert await page.refused("POST", f"{here}/send", {"text": "x"}) == (409, "not_possible")


async def test_a_file_that_is_no_photo_is_refused(page: "Page", here: str) -> None:
    files = {"file": ("foot.png", b"no picture", "image/png")}
    answer = await page.ask("POST", f"{here}/send", data={"kind": "photo"}, files=files)
    assert (answer.status_code, answer.json()["error"]) == (400, "refused")
    answer = await page.ask("POST", f"{here}/send", data={"kind": "song"}, files=files)
    assert (answer.status_code, answer.json()["error"]) == (400, "bad_field")


@pytest.mark.parametrize(
    ("call", "why"),
    [
        (("GET", "people/1/chat", None), (404, "no_such_person")),
        (("POST", "people", {}), (400, "bad_field")),
        (("POST", "people", {"first_name": "Olga", "zone": "Moon/Base"}), (400, "no_such_zone")),
        (("POST", "people", {"first_name": "Olga", "zone": "../passwd"}), (400, "no_such_zone")),
        (("POST", "people", {"first_name": 5}), (400, "bad_field")),
        (("POST", "people", []), (400, "bad_json")),
        (("GET", "HERE/rows", None), (404, "no_export")),
        (("POST", "HERE/send", {"text": " "}), (400, "bad_field")),
        (("POST", "HERE/send", {"text": "x", "reply_to": 1}), (404, "no_such_message")),
        (("POST", "HERE/edit", {"message_id": 1, "text": "x"}), (404, "no_such_message")),
        (("PATCH", "HERE", {"blocked": "yes"}), (400, "bad_field")),
    ],
)
async def test_what_cannot_be_is_refused_with_its_key(
    page: "Page", here: str, call: tuple[str, str, Any], why: tuple[int, str]
) -> None:
    method, path, body = call
    assert await page.refused(method, path.replace("HERE", here), body) == why
