"""Keyboards: what stands on them, and what Telegram says of a wrong one."""

import json
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from sandbox.person import Person

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api

BUTTON = "can't parse inline keyboard button"
WEB_APP = "inline keyboard button Web App URL 'http://a.org' is invalid: Only HTTPS links are allowed"
TOO_MANY = "only 12 buttons in a row are kept, and 300 in all"
KEY = {"text": "Where I am", "request_location": True}


def inline(**button: Any) -> dict[str, Any]:
    return {"inline_keyboard": [[{"text": "x", **button}]]}


@pytest.mark.parametrize(
    ("markup", "why"),
    [
        ("{", "can't parse reply keyboard markup JSON object"),
        ([], "object expected as reply markup"),
        ({"inline_keyboard": [], "x": 1}, 'unknown parameter "reply_markup.x"'),
        (
            {"inline_keyboard": {}},
            'field "reply_markup.inline_keyboard" must be of type Array of Array of InlineKeyboardButton',
        ),
        (inline(stile="danger"), 'unknown parameter "reply_markup.inline_keyboard.0.0.stile"'),
        (inline(callback_data=""), f"{BUTTON}: Text buttons are unallowed in the inline keyboard"),
        (inline(callback_data="é" * 33), "BUTTON_DATA_INVALID"),
        (inline(), f"{BUTTON}: Text buttons are unallowed in the inline keyboard"),
        (
            inline(callback_data="a", url="https://a.org"),
            "a button does one thing: url counts, and callback_data does not",
        ),
        (inline(callback_data="a", style="green"), f"{BUTTON}: invalid button style specified"),
        (inline(callback_data="a", text=""), "a button without a text is left out"),
        (inline(url="x:1"), "inline keyboard button URL 'x:1' is invalid: Wrong HTTP URL"),
        (inline(url="ftp://a.org"), "inline keyboard button URL 'ftp://a.org' is invalid: Unsupported URL protocol"),
        (inline(copy_text={"text": ""}), "BUTTON_COPY_TEXT_INVALID"),
        (inline(web_app={"url": "http://a.org"}), WEB_APP),
        ({"inline_keyboard": [[{"text": "x", "callback_data": "a"}] * 13]}, TOO_MANY),
        ({"keyboard": [[{"text": ""}]]}, "a button without a text is left out"),
    ],
)
async def test_each_mistake_in_a_keyboard_has_its_words(api: "Api", anna: Person, markup: Any, why: str) -> None:
    refused = await api.refused("sendMessage", chat_id=anna.id, text="x", reply_markup=markup)
    assert refused == f"400 Bad Request: {why}"


async def test_a_key_may_be_plain_text(api: "Api", anna: Person) -> None:
    await api("sendMessage", chat_id=anna.id, text="x", reply_markup={"keyboard": [["Yes", KEY]]})
    assert anna.keyboard is not None
    assert anna.keyboard["keyboard"] == [[{"text": "Yes"}, KEY]]


async def test_only_inline_buttons_can_be_edited_in(api: "Api", anna: Person) -> None:
    sent = await api("sendMessage", chat_id=anna.id, text="x")
    markup = {"keyboard": [[KEY]]}
    why = await api.refused(
        "editMessageText", chat_id=anna.id, message_id=sent["message_id"], text="y", reply_markup=markup
    )
    assert why == '400 Bad Request: unknown parameter "reply_markup.keyboard"'


@pytest.mark.parametrize(
    "button",
    [
        {"callback_data": "x" * 64, "style": "danger"},
        {"url": "https://example.org/a"},
        {"url": "tg://user?id=1"},
        {"copy_text": {"text": "x" * 256}},
        {"web_app": {"url": "https://example.org"}},
    ],
)
async def test_every_button_that_is_right_arrives_as_it_is(api: "Api", anna: Person, button: dict[str, Any]) -> None:
    sent = await api("sendMessage", chat_id=anna.id, text="x", reply_markup=inline(**button))
    assert sent["reply_markup"] == inline(**button)


async def test_json_inside_a_form_is_read(api: "Api", http: httpx.AsyncClient, anna: Person) -> None:
    params = {"chat_id": anna.id, "text": "x", "reply_markup": json.dumps(inline(callback_data="a"))}
    await http.post(api.address("sendMessage"), data=params)
    assert anna.chat[-1].buttons == ("x",)


async def test_empty_rows_are_taken_out(api: "Api", anna: Person) -> None:
    rows = [[], [{"text": "x", "callback_data": "a"}], []]
    sent = await api("sendMessage", chat_id=anna.id, text="x", reply_markup={"inline_keyboard": rows})
    assert sent["reply_markup"] == inline(callback_data="a")
    empty = await api("sendMessage", chat_id=anna.id, text="x", reply_markup={"inline_keyboard": [[]]})
    assert "reply_markup" not in empty


async def test_a_reply_keyboard_stays_until_it_is_removed(api: "Api", anna: Person) -> None:
    keyboard = {"keyboard": [[{"text": "Yes, please"}, KEY]], "resize_keyboard": True}
    await api("sendMessage", chat_id=anna.id, text="Well?", reply_markup=keyboard)
    assert anna.keyboard == keyboard
    assert anna.presses("Yes").text == "Yes, please"
    await api("sendMessage", chat_id=anna.id, text="Tell me", reply_markup={"force_reply": True})
    assert anna.keyboard == keyboard
    await api("sendMessage", chat_id=anna.id, text="Thanks", reply_markup={"remove_keyboard": True})
    assert anna.keyboard is None


async def test_a_message_with_a_reply_keyboard_can_not_be_edited(api: "Api", anna: Person) -> None:
    sent = await api("sendMessage", chat_id=anna.id, text="Well?", reply_markup={"keyboard": [[KEY]]})
    why = await api.refused("editMessageText", chat_id=anna.id, message_id=sent["message_id"], text="x")
    assert why == "400 Bad Request: message can't be edited"
