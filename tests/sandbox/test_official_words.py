"""What the official server takes and what it refuses, in its words, each with the place in its source that says so.

Files and lines are those of tdlib/telegram-bot-api 01a3679 and tdlib/td 022d602. Nothing here is strict. Longer than
others, since it is one table.
"""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

import pytest

from sandbox.person import Person
from sandbox.telegram import Telegram

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api

PARSE = "can't parse entities: "
ENTITY = "can't parse MessageEntity: "
BUTTON = "can't parse inline keyboard button: "
HALVES = (
    f"{PARSE}Text contains invalid Unicode characters after decoding HTML entities, "
    "check for unmatched surrogate code units"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
HOOK = "http://127.0.0.1:8443/hook"


@dataclass(frozen=True)
class Fact:
    """A call, and what becomes of it: its refusal, or a field of its answer. `to` is whom it's for, unless nobody."""

    place: str
    method: str
    given: dict[str, Any] = field(default_factory=dict)
    refused: str = ""
    answered: Any = None
    to: bool = True

    def __str__(self) -> str:
        return f"{self.place} {self.method} {self.given}"[:70]


def text(words: Any = "x", **more: Any) -> dict[str, Any]:
    return {"text": words, **more}


def html(source: str) -> dict[str, Any]:
    return {"text": source, "parse_mode": "HTML"}


def entity(**entity: Any) -> dict[str, Any]:
    return {"text": "x\N{FOOT}y", "entities": [{"offset": 0, "length": 1, **entity}]}


def inline(*buttons: dict[str, Any]) -> dict[str, Any]:
    return text(reply_markup={"inline_keyboard": [list(buttons)]})


def button(**button: Any) -> dict[str, Any]:
    return inline({"text": "x", "callback_data": "a", **button})


def url(address: str) -> dict[str, Any]:
    return inline({"text": "x", "url": address})


def wrong_url(address: str, why: str) -> Fact:
    words = f"inline keyboard button URL '{address}' is invalid: {why}"
    return Fact("LinkManager.cpp:1939", "sendMessage", url(address), refused=words)


def markup(sent: dict[str, Any]) -> Any:
    return sent.get("reply_markup", {}).get("inline_keyboard")


REFUSED = (
    Fact("Client.cpp:11287", "sendMessage", entity(type="shout"), f"{ENTITY}Unsupported type specified"),
    Fact(
        "MessageEntity.cpp:4170",
        "sendMessage",
        entity(type="bold", offset=2),
        "entity begins in a middle of a UTF-16 symbol at byte offset 5",
    ),
    Fact(
        "MessageEntity.cpp:3572",
        "sendMessage",
        html("&#xD83D;"),
        HALVES,
    ),
    Fact(
        "MessageEntity.cpp:3501",
        "sendMessage",
        html('<tg-emoji emoji-id="no">x</tg-emoji>'),
        f"{PARSE}Invalid custom emoji identifier specified",
    ),
    Fact("Client.cpp:12436", "deleteMessages", {"message_ids": [0]}, "invalid message identifier specified"),
    Fact(
        "misc.cpp:395",
        "setMyCommands",
        {"commands": [], "language_code": "deu"},
        "invalid language code specified",
        to=False,
    ),
    wrong_url("http://x:99999", "Wrong port number specified in the URL"),
    wrong_url("http://.", "Host is invalid"),
    wrong_url("tg://a.b", "Unallowed characters in URL host"),
    wrong_url("http://localhost", "Wrong HTTP URL"),
    wrong_url("http://", "URL host is empty"),
    wrong_url("http://a b.org", "Wrong URL host"),
    wrong_url("http://a%zz.org", "Wrong percent-encoded symbol in URL host"),
    wrong_url("http://[x]", "Wrong IPv6 address specified in the URL"),
    wrong_url("gopher://a.org", "Unsupported URL protocol"),
)
WORDS = (
    Fact("Client.cpp:12664", "sendCandy", {}, "404 Not Found: method not found"),
    Fact("MessageEntity.cpp:4519", "sendMessage", text(" \n "), "text must be non-empty"),
    Fact("Client.cpp:11310", "sendMessage", text("x" * 32_769), "text is too long"),
    Fact(
        "MessageEntity.cpp:4258",
        "sendMessage",
        entity(type="bold", length=9),
        "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 9",
    ),
    Fact(
        "FormattedDate.cpp:107",
        "sendMessage",
        html('<tg-time unix="5" format="q">x</tg-time>'),
        f"{PARSE}Invalid date format used",
    ),
    Fact(
        "Client.cpp:9694",
        "sendMessage",
        button(callback_data=""),
        f"{BUTTON}Text buttons are unallowed in the inline keyboard",
    ),
    Fact("Client.cpp:9708", "sendMessage", text(reply_markup="{"), "can't parse reply keyboard markup JSON object"),
    Fact("Client.cpp:12446", "editMessageText", text(), "message identifier is not specified", to=False),
    Fact("Client.cpp:12446", "editMessageText", text(), "message to edit not found"),
    Fact("Client.cpp:13797", "deleteMessage", {"message_id": 1}, "chat identifier is not specified", to=False),
    Fact("Client.cpp:124", "answerCallbackQuery", {}, TOO_OLD, to=False),
    Fact(
        "BotCommand.cpp:195",
        "setMyCommands",
        {"commands": [{"command": "x" * 33, "description": "x"}]},
        "command length must not exceed 32",
        to=False,
    ),
    Fact(
        "BotCommand.cpp:201",
        "setMyCommands",
        {"commands": [{"command": "x", "description": ""}]},
        "command description must be non-empty",
        to=False,
    ),
    Fact(
        "BotCommand.cpp:201",
        "setMyCommands",
        {"commands": [{"command": "", "description": "x"}]},
        "command must be non-empty",
        to=False,
    ),
    Fact("Location.cpp:166", "sendLocation", {"latitude": 91, "longitude": 0}, "invalid location specified"),
    Fact(
        "FileManager.cpp:3986",
        "sendPhoto",
        {"photo": "ab cd"},
        "wrong remote file identifier specified: Wrong character in the string",
    ),
    Fact(
        "FileManager.cpp:3986",
        "sendPhoto",
        {"photo": "abcde"},
        "wrong remote file identifier specified: Wrong string length",
    ),
    Fact(
        "Client.cpp:16020", "setWebhook", {"url": HOOK, "secret_token": "x" * 257}, "secret token is too long", to=False
    ),
    Fact("Client.cpp:16020", "setWebhook", {"url": "http://"}, "invalid webhook URL specified", to=False),
    Fact("Client.cpp:8211", "sendMessage", {}, "message text is empty", to=False),
)
TAKEN = (
    Fact(
        "MessageContent.cpp:4757",
        "sendMessage",
        text("\N{FOOT}" * 4096),
        answered=lambda sent: len(sent["text"]) == 4096,
    ),
    Fact(
        "ReplyMarkup.cpp:791",
        "sendMessage",
        inline({"text": ""}, {"text": "x", "callback_data": "a"}),
        answered=lambda sent: len(markup(sent)[0]) == 1,
    ),
    *(
        Fact(
            "Client.cpp:9442",
            "sendMessage",
            button(style=style),
            answered=lambda sent, kept=kept: markup(sent)[0][0].get("style") == kept,
        )
        for style, kept in (("", None), ("default", None), ("Danger", "danger"))
    ),
    Fact(
        "Client.cpp:9591",
        "sendMessage",
        button(url="https://a.org/"),
        answered=lambda sent: markup(sent) == [[{"text": "x", "url": "https://a.org/"}]],
    ),
    Fact(
        "ReplyMarkup.cpp:800",
        "sendMessage",
        text(reply_markup={"inline_keyboard": [[{"text": "x", "callback_data": "a"}] * 13] * 30}),
        answered=lambda sent: [len(row) for row in markup(sent)] == [12] * 25,
    ),
    Fact(
        "ReplyMarkup.cpp:800",
        "sendMessage",
        text(reply_markup={"keyboard": []}),
        answered=lambda sent: "reply_markup" not in sent,
    ),
    Fact(
        "Client.cpp:9391",
        "sendMessage",
        text(reply_parameters={}),
        answered=lambda sent: "reply_to_message" not in sent,
    ),
    Fact(
        "FormattedDate.cpp:107",
        "sendMessage",
        html('<tg-time unix="5" format="TDw">x</tg-time>'),
        answered=lambda sent: sent["entities"][0]["date_time_format"] == "wDT",
    ),
    Fact(
        "FormattedDate.cpp:126",
        "sendMessage",
        html("<tg-time>x</tg-time>"),
        answered=lambda sent: "entities" not in sent,
    ),
    Fact("MessageEntity.cpp:3501", "sendMessage", html("<a href=>x</a>"), answered=lambda sent: "entities" not in sent),
    Fact("Client.cpp:9972", "sendChatAction", {"action": "record_audio"}, answered=lambda sent: sent is True),
    Fact("Client.cpp:9984", "sendChatAction", {"action": "cancel"}, answered=lambda sent: sent is True),
    Fact("Client.cpp:12436", "deleteMessages", {"message_ids": ["5"]}, answered=lambda sent: sent is True),
    Fact("BotCommand.cpp:195", "setMyCommands", {}, answered=lambda sent: sent is True, to=False),
    Fact(
        "Client.cpp:11364",
        "sendMessage",
        text("https://a.org", disable_web_page_preview=True),
        answered=lambda sent: sent["link_preview_options"] == {"is_disabled": True},
    ),
    Fact("JsonBuilder.cpp:636", "sendMessage", text(5), answered=lambda sent: sent["text"] == "5"),
    Fact(
        "JsonBuilder.cpp:636",
        "sendMessage",
        button(callback_data=5),
        answered=lambda sent: markup(sent)[0][0]["callback_data"] == "5",
    ),
    Fact("JsonBuilder.cpp:717", "sendMessage", text(disable_notification=1), answered=lambda sent: sent["text"] == "x"),
    Fact("JsonBuilder.cpp:731", "getChat", {}, answered=lambda sent: sent["type"] == "private"),
    *(
        Fact(
            "Client.cpp:11314",
            "sendMessage",
            text("*x*", parse_mode=mode),
            answered=lambda sent: sent["entities"][0]["type"] == "bold",
        )
        for mode in ("Markdown", "MarkdownV2", "markdownv2")
    ),
    Fact(
        "Client.cpp:11323", "sendMessage", text("<x>", parse_mode="None"), answered=lambda sent: sent["text"] == "<x>"
    ),
    Fact(
        "Client.cpp:9591",
        "sendMessage",
        button(hide=False),
        answered=lambda sent: markup(sent)[0][0] == {"text": "x", "callback_data": "a"},
    ),
)


@pytest.fixture
def telegram(telegram: Telegram) -> Telegram:
    telegram.strict_fields = False
    return telegram


async def called(api: "Api", anna: Person, fact: Fact) -> Any:
    given = {"chat_id": str(anna.id), **fact.given} if fact.to else fact.given
    return (await api.send(fact.method, **given)).json()


@pytest.mark.parametrize("fact", [*REFUSED, *WORDS], ids=str)
async def test_what_theirs_refuses_ours_refuses_in_its_words(api: "Api", anna: Person, fact: Fact) -> None:
    answer = await called(api, anna, fact)
    wanted = fact.refused if fact.refused.startswith("404") else f"400 Bad Request: {fact.refused}"
    assert f"{answer['error_code']} {answer['description']}" == wanted


@pytest.mark.parametrize("fact", TAKEN, ids=str)
async def test_what_theirs_takes_ours_takes(api: "Api", anna: Person, fact: Fact) -> None:
    answer = await called(api, anna, fact)
    assert answer["ok"], answer
    assert fact.answered(answer["result"])


async def test_a_former_name_answers_a_message(api: "Api", anna: Person) -> None:
    """Client.cpp:9391."""
    first = anna.chat[0].id
    sent = await api("sendMessage", chat_id=anna.id, text="x", reply_to_message_id=first)
    assert sent["reply_to_message"]["message_id"] == first
    away = await api("sendMessage", chat_id=anna.id, text="x", reply_to_message_id=1, allow_sending_without_reply=True)
    assert "reply_to_message" not in away


async def test_what_is_passed_over_is_a_warning_in_the_record(api: "Api", anna: Person, telegram: Telegram) -> None:
    await api("sendMessage", chat_id=anna.id, text="x", txt="y", reply_markup={"inline_keyboard": [], "hide": False})
    (call,) = telegram.calls.of("sendMessage")
    assert call.warnings == ('unknown parameter "txt"', 'unknown parameter "reply_markup.hide"')
    assert call.json()["warnings"] == call.warnings


async def test_what_is_not_played_is_said_in_one_sentence(api: "Api", anna: Person) -> None:
    assert await api.refused("SendGame", chat_id=anna.id) == (
        "400 Bad Request: sendGame, like all of games, exists at Telegram, but this one does not play it"
    )


async def test_an_effect_is_for_private_chats(api: "Api", telegram: Telegram) -> None:
    """MessageSendOptions.cpp:164."""
    group = telegram.group("Feet")
    why = await api.refused("sendMessage", chat_id=group.id, text="x", message_effect_id="5046509860389126442")
    assert why == "400 Bad Request: can't use message effects in the chat"
