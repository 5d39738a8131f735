"""What is wrong with a call is said at once, in Telegram's words."""

from typing import TYPE_CHECKING, Any

import httpx
import pytest

from sandbox.fields import ARRAY
from sandbox.methods import METHODS
from sandbox.objects import FORMS, TYPES
from sandbox.person import Person
from sandbox.tables import PARAMETERS
from sandbox.telegram import Telegram
from sandbox.validation import SCALARS, is_played

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api

BROKEN = "can't parse entities"
TOO_FAR = "entity beginning at UTF-16 offset 0 ends after the end of the text at UTF-16 offset 2"
BOLD = {"type": "bold", "offset": 0, "length": 2}
NO_URL = "can't parse MessageEntity: Can't find field \"url\""
MEDIA = 'field "media.type" must be one of photo, animation, video, audio, document'
HOOK = "bad webhook: An HTTPS URL must be provided for webhook"
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
QUERY = {"callback_query_id": "1"}


def unplayed(name: str) -> str:
    return f'parameter "{name}" exists at Telegram, but this one does not play it'


def test_every_method_of_the_tables_is_answered() -> None:
    assert set(METHODS) == set(PARAMETERS)


def test_every_type_that_is_played_is_in_the_tables() -> None:
    fields = [field for table in (PARAMETERS, TYPES) for part in table.values() for field in part.values()]
    named = {kind.replace(ARRAY, "") for field in fields if is_played(field) for kind in field.types}
    assert named - set(SCALARS) - {"InputMediaLivePhoto"} <= set(TYPES) | set(FORMS)
    assert {form for forms in FORMS.values() for form in forms.values()} <= set(TYPES)


async def test_an_unknown_method_is_not_found(api: "Api", telegram: Telegram) -> None:
    answer = await api.send("sendCandy")
    assert answer.status_code == 404
    assert answer.json() == {"ok": False, "error_code": 404, "description": "Not Found: method not found"}
    assert [call.code for call in telegram.calls.of("sendCandy")] == [404]


async def test_an_unknown_token_is_unauthorized(api: "Api", http: httpx.AsyncClient) -> None:
    answer = await http.get(api.address("getMe", token="1:no"))
    assert answer.status_code == 401
    assert answer.json() == {"ok": False, "error_code": 401, "description": "Unauthorized"}


async def test_method_names_may_be_written_in_any_case(api: "Api") -> None:
    assert await api("GETME") == await api("getMe")


async def test_parameters_come_by_query_form_multipart_or_json(
    api: "Api", http: httpx.AsyncClient, anna: Person
) -> None:
    address, params = api.address("sendMessage"), {"chat_id": str(anna.id), "text": "x"}
    files = {key: (None, value) for key, value in params.items()}
    for answer in (
        await http.get(address, params=params),
        await http.post(address, params=params),
        await http.post(address, data=params),
        await http.post(address, files=files),
        await http.post(address, json=params),
    ):
        assert answer.json()["result"]["text"] == "x"


@pytest.mark.parametrize(
    ("method", "params", "why"),
    [
        ("sendMessage", {"txt": "x"}, 'unknown parameter "txt"'),
        ("sendMessage", {"text": "x", "protect_content": "?"}, '"protect_content" is no Boolean, and is passed over'),
        ("sendMessage", {"text": "x", "message_thread_id": 7}, unplayed("message_thread_id")),
        ("sendMessage", {}, "message text is empty"),
        ("sendMessage", {"text": " \n "}, "text must be non-empty"),
        ("sendMessage", {"text": "<b></b>", "parse_mode": "HTML"}, "text must be non-empty"),
        ("sendMessage", {"text": "x" * 4097}, "message is too long"),
        ("sendMessage", {"text": "😀" * 4097}, "message is too long"),
        ("sendMessage", {"text": "</b>", "parse_mode": "HTML"}, f"{BROKEN}: Unexpected end tag at byte offset 0"),
        ("sendMessage", {"text": "x", "parse_mode": "RTF"}, "unsupported parse_mode"),
        ("sendMessage", {"text": "x", "entities": [BOLD]}, TOO_FAR),
        ("sendMessage", {"text": "xy", "entities": [{**BOLD, "type": "text_link"}]}, NO_URL),
        ("sendMessage", {"text": "x", "message_effect_id": "1"}, "EFFECT_ID_INVALID"),
        ("sendMessage", {"text": "x", "reply_parameters": {"message_id": 1}}, "message to be replied not found"),
        ("sendPhoto", {}, "there is no photo in the request"),
        ("sendPhoto", {"photo": "nonsense"}, "wrong remote file identifier specified: can't unserialize it"),
        ("sendPhoto", {"photo": "https://example.org/x.png"}, "failed to get HTTP URL content"),
        ("sendPhoto", {"photo": "attach://x"}, "there is no photo in the request"),
        ("sendPhoto", {"photo": "x", "caption": "x" * 1025}, "message caption is too long"),
        ("sendLocation", {"latitude": 51.5}, "longitude is empty"),
        ("sendLocation", {"latitude": 91, "longitude": 0}, "invalid location specified"),
        ("sendChatAction", {"action": "dancing"}, "wrong parameter action in request"),
        ("editMessageText", {"text": "x"}, "message to edit not found"),
        ("editMessageText", {"text": "x", "message_id": 1}, "message to edit not found"),
        ("editMessageMedia", {"message_id": 1, "media": {"type": "song", "media": "x"}}, MEDIA),
        ("deleteMessage", {"message_id": True}, '"message_id" is no Integer, and is passed over'),
        ("deleteMessage", {"message_id": 1}, "message to delete not found"),
        ("deleteMessages", {}, "message identifiers are not specified"),
        ("deleteMessages", {"message_ids": list(range(101))}, "too many message identifiers specified"),
        ("pinChatMessage", {"message_id": 1}, "message to pin not found"),
        ("unpinChatMessage", {}, "message to unpin not found"),
        ("setMessageReaction", {"message_id": 1}, "message to react not found"),
        ("leaveChat", {}, "chat member status can't be changed in private chats"),
    ],
)
async def test_each_mistake_about_a_chat_has_its_words(
    api: "Api", anna: Person, method: str, params: dict[str, Any], why: str
) -> None:
    assert await api.refused(method, chat_id=anna.id, **params) == f"400 Bad Request: {why}"


@pytest.mark.parametrize(
    ("method", "params", "why"),
    [
        ("sendMessage", {"text": "x"}, "chat_id is empty"),
        ("sendMessage", {"text": "x", "chat_id": 5}, "chat not found"),
        ("sendMessage", {"text": "x", "chat_id": "@nobody"}, "chat not found"),
        ("editMessageText", {"text": "x", "message_id": 5}, "chat_id is empty"),
        ("getFile", {}, "file_id not specified"),
        ("getFile", {"file_id": "x"}, "invalid file_id"),
        ("setWebhook", {"url": "gopher://127.0.0.1"}, HOOK),
        ("setWebhook", {"url": "https://example.org/hook"}, "bad webhook: this Telegram calls loopback addresses only"),
        (
            "setWebhook",
            {"url": "http://localhost/", "secret_token": "a b"},
            "secret token contains unallowed characters",
        ),
        ("answerCallbackQuery", QUERY, TOO_OLD),
        ("answerCallbackQuery", {**QUERY, "text": "x" * 201}, "MESSAGE_TOO_LONG"),
        ("answerCallbackQuery", {**QUERY, "url": "https://example.org"}, "URL_INVALID"),
        ("setMyCommands", {"commands": [{"command": "Start", "description": "x"}]}, "BOT_COMMAND_INVALID"),
        (
            "setMyCommands",
            {"commands": [{"command": "start", "description": ""}]},
            "command description must be non-empty",
        ),
        ("setMyCommands", {"commands": [{"command": "a", "description": "x"}] * 101}, "BOT_COMMANDS_TOO_MUCH"),
        ("setMyCommands", {"commands": [], "scope": {"type": "chat"}}, 'can\'t find field "scope.chat_id"'),
        ("setMyCommands", {"commands": [], "language_code": "english"}, "invalid language code specified"),
        ("setMyName", {"name": "x" * 65}, "name is too long"),
        ("setMyDescription", {"description": "x" * 513}, "description is too long"),
        ("setMyShortDescription", {"short_description": "x" * 121}, "short_description is too long"),
        ("getUpdates", {"timeout": "soon"}, '"timeout" is no Integer, and is passed over'),
    ],
)
async def test_each_mistake_has_its_words(api: "Api", method: str, params: dict[str, Any], why: str) -> None:
    assert await api.refused(method, **params) == f"400 Bad Request: {why}"


async def test_broken_json_is_refused(api: "Api", http: httpx.AsyncClient) -> None:
    answer = await http.post(api.address("getMe"), content=b"{", headers={"content-type": "application/json"})
    assert answer.json()["description"] == "Bad Request: can't parse JSON object"


async def test_a_file_that_nobody_asked_for_is_refused(api: "Api", anna: Person) -> None:
    why = await api.refused("sendMessage", {"extra": ("x.txt", b"x")}, chat_id=anna.id, text="x")
    assert why == '400 Bad Request: unknown parameter "extra"'


async def test_the_longest_allowed_is_allowed(api: "Api", anna: Person) -> None:
    message = await api("sendMessage", chat_id=anna.id, text="😀" * 4096)
    assert len(message["text"]) == 4096


async def test_who_never_wrote_cannot_be_written_to(api: "Api", telegram: Telegram) -> None:
    ben = telegram.person("Ben")
    why = await api.refused("sendMessage", chat_id=ben.id, text="x")
    assert why == "403 Forbidden: bot can't initiate conversation with a user"


async def test_who_blocked_the_bot_cannot_be_written_to(api: "Api", anna: Person) -> None:
    anna.blocks()
    assert await api.refused("sendMessage", chat_id=anna.id, text="x") == "403 Forbidden: bot was blocked by the user"
    anna.unblocks()
    await api("sendMessage", chat_id=anna.id, text="x")
