"""What the official server does without a word about it, each with the place in its source that says so.

Files and lines are those of tdlib/telegram-bot-api 01a3679 and tdlib/td 022d602.
"""

import asyncio
import json
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Any

import pytest

from sandbox.clock import Clock
from sandbox.person import Person
from sandbox.refusal import Refusal
from sandbox.telegram import Telegram
from sandbox.text.content import content_of, written
from sandbox.text.units import Entity
from sandbox.updates import FIRST_ID, Updates
from sandbox.webhook import Address
from tests.sandbox.test_webhook import Hook, listening

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api

NOW = datetime(2026, 3, 2, tzinfo=UTC)
FLOOR = 0.05


def updates(floor: float = 0.0) -> Updates:
    return Updates(Clock(NOW, rate=0), lambda _: None, lambda: None, floor=floor)


async def polling(queue: Updates, offset: int) -> "asyncio.Task[Any]":
    """A poll that waits."""
    poll = asyncio.create_task(queue.read(offset, 100, 50))
    await asyncio.sleep(0)
    return poll


async def test_a_limit_of_nothing_is_one(api: "Api", anna: Person) -> None:
    """Client.cpp:12364."""
    anna.says("One")
    anna.says("Two")
    assert len(await api("getUpdates", limit=0)) == 1


@pytest.mark.parametrize(("ahead", "again"), [(10, False), (11, True)])
async def test_an_offset_far_ahead_delivers_everything_again(ahead: int, again: bool) -> None:  # noqa: FBT001 # a fact
    """TQueue.cpp:304."""
    queue = updates()
    queue.add("message", {}, ("chat", 1))
    assert bool(await queue.read(FIRST_ID + 1 + ahead, 100, 0)) is again


async def test_who_asks_the_same_again_and_again_waits() -> None:
    """Client.cpp:15714."""
    queue, loop = updates(FLOOR), asyncio.get_running_loop()
    begun = loop.time()
    assert await queue.read(0, 100, 0) == []
    assert await queue.read(0, 100, 0) == []
    assert loop.time() - begun >= FLOOR
    queue.add("message", {}, ("chat", 1))
    assert len(await queue.read(0, 100, 0)) == 1


async def test_a_poll_without_patience_does_not_end_another() -> None:
    """Client.cpp:16387."""
    queue = updates()
    patient = await polling(queue, 0)
    assert await queue.read(1, 100, 0) == []
    assert queue.reading
    queue.add("message", {}, ("chat", 1))
    assert len(await patient) == 1


async def test_conflicts_one_after_the_other_are_told_late() -> None:
    """Client.cpp:16387."""
    queue, loop = updates(FLOOR), asyncio.get_running_loop()
    told = []
    readers = []
    for offset in (1, 2, 3):
        readers.append(await polling(queue, offset))
        if len(readers) > 1:
            begun = loop.time()
            with pytest.raises(Refusal, match="other getUpdates"):
                await readers[-2]
            told.append(loop.time() - begun)
    readers[-1].cancel()
    assert told[0] < FLOOR <= told[1]


async def test_kinds_that_there_are_not_are_all_that_there_are(api: "Api", anna: Person, telegram: Telegram) -> None:
    """Client.cpp:16926."""
    telegram.strict_fields = False
    await api("getUpdates", allowed_updates=["nonsense"])
    anna.says("x")
    assert len(await api("getUpdates")) == 1


@pytest.fixture
async def hook(telegram: Telegram) -> Any:
    async with listening(telegram) as hook:
        yield hook


async def test_who_lets_the_bot_in_does_not_wait_for_messages(
    api: "Api", telegram: Telegram, anna: Person, hook: Hook
) -> None:
    """Client.cpp:17279."""
    gate = hook.gates["slow"] = asyncio.Event()
    await api("setWebhook", url=hook.url)
    anna.says("slow")
    anna.blocks()
    await telegram.until(lambda: len(hook.arrived) == 2)
    assert "my_chat_member" in hook.arrived[1]
    gate.set()


async def test_a_delivery_is_tried_again_at_once_and_then_as_the_bot_asks(telegram: Telegram, anna: Person) -> None:
    """WebhookActor.cpp:622."""
    pauses = iter(("", "0", ""))
    async with listening(telegram) as hook:
        hook.answer = lambda _: (200, b"") if (pause := next(pauses, None)) is None else (503, pause.encode())
        telegram.webhook.aim(Address(hook.url, "", 1, "127.0.0.1"))
        anna.says("x")
        await telegram.until(lambda: not telegram.updates.pending)
    assert len(hook.arrived) == 4


@pytest.mark.parametrize("method", ["getMe", "setWebhook", "deleteWebhook", "close", "logOut"])
async def test_a_webhooks_answer_calls_none_of_these(
    api: "Api", telegram: Telegram, anna: Person, hook: Hook, method: str
) -> None:
    """WebhookActor.cpp:622."""
    hook.answer = lambda _: (200, json.dumps({"method": method}).encode())
    await api("setWebhook", url=hook.url)
    before = len(telegram.calls)
    anna.says("x")
    await telegram.until(lambda: not telegram.updates.pending)
    assert len(telegram.calls) == before
    assert telegram.webhook.target is not None


async def test_too_many_requests_say_when_in_the_header_too(api: "Api", telegram: Telegram, anna: Person) -> None:
    """HttpConnection.cpp:72."""
    telegram.troubles.add("limit", times=1, seconds=7)
    answer = await api.send("sendMessage", chat_id=anna.id, text="x")
    assert (answer.status_code, answer.headers["retry-after"]) == (429, "7")


async def test_the_bot_tells_four_things_more_of_itself(api: "Api") -> None:
    """Client.cpp:489."""
    more = {"has_topics_enabled", "allows_users_to_create_topics", "can_manage_bots", "supports_guest_queries"}
    assert more <= set(await api("getMe"))


def bold(offset: int, length: int) -> Entity:
    return {"type": "bold", "offset": offset, "length": length}


@pytest.mark.parametrize(
    ("given", "text"),
    [
        (" \n x \n ", "x"),
        ("\u00a0x\u00a0", "\u00a0x\u00a0"),
        ("a\tb\rc", "a bc"),
        ("a\u2028b", "ab"),
        ("\u200bx", "\u200bx"),
        ("\u00a0\u200b", ""),
    ],
)
def test_only_space_and_newline_are_trimmed(given: str, text: str) -> None:
    """MessageEntity.cpp:4551-4555, misc.cpp:99-125."""
    assert content_of(given, "", []).text == text


def test_at_the_left_the_first_entity_ends_the_trimming() -> None:
    """MessageEntity.cpp:4551. Code is one that covers space; bold begins after it."""
    code = content_of(" x", "", [{"type": "code", "offset": 0, "length": 2}])
    assert (code.text, code.entities) == (" x", ({"type": "code", "offset": 0, "length": 2},))
    assert content_of(" x", "", [bold(0, 2)]).text == "x"


@pytest.mark.parametrize(
    ("source", "entities"),
    [
        ("<code><b>x</b></code>", [("code", 0, 1)]),
        ("<b>x<pre>y</pre>z</b>", [("bold", 0, 1), ("pre", 1, 1), ("bold", 2, 1)]),
        ("<b>x</b><b>y</b>", [("bold", 0, 2)]),
        ("<b>x<i>y</i></b>", [("bold", 0, 1), ("bold", 1, 1), ("italic", 1, 1)]),
        ("<b>x /pain</b>", [("bold", 0, 2), ("bot_command", 2, 5), ("bold", 2, 5)]),
    ],
)
def test_nothing_is_inside_code_and_what_overlaps_is_split(source: str, entities: list[tuple[str, int, int]]) -> None:
    """MessageEntity.cpp:4170 and after."""
    told = content_of(source, "HTML", []).entities
    assert [(entity["type"], entity["offset"], entity["length"]) for entity in told] == entities


@pytest.mark.parametrize("after", ["\n", ",", "\u00a0", "!", "", " ", "."])
def test_a_command_is_one_before_anything_that_is_no_part_of_it(after: str) -> None:
    assert written(f"/pain{after}").entities == ({"type": "bot_command", "offset": 0, "length": 5},)


@pytest.mark.parametrize("after", ["/", ">", "<", "é", "@ab"])
def test_a_command_is_none_before_these(after: str) -> None:
    assert not any(entity["type"] == "bot_command" for entity in written(f"/pain{after}").entities)
