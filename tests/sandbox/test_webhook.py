"""The other way out: Telegram calls the bot, in order, until the bot says yes."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING, Any

import pytest

from sandbox.person import Person
from sandbox.telegram import Telegram
from sandbox.webhook import SECRET_HEADER

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api

YES = (200, b"")
NO = (500, b"")
Answer = tuple[int, bytes]


class Hook:
    """A bot that listens. It notes what arrives and says what it is told to; an answer may wait for a gate."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram
        self.arrived: list[dict[str, Any]] = []
        self.secrets: list[str | None] = []
        self.answer: Callable[[dict[str, Any]], Answer] = lambda _: YES
        self.gates: dict[str, asyncio.Event] = {}
        self.url = ""
        self.open = self.most_open = 0

    def texts(self) -> list[str]:
        return [update["message"]["text"] for update in self.arrived]

    async def serve(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        head = (await reader.readuntil(b"\r\n\r\n")).decode().lower().split("\r\n")
        headers = dict(line.split(": ", 1) for line in head[1:] if line)
        update = json.loads(await reader.readexactly(int(headers["content-length"])))
        self.arrived.append(update)
        self.open += 1
        self.most_open = max(self.most_open, self.open)
        self.secrets.append(headers.get(SECRET_HEADER.lower()))
        self._telegram.events.wake()
        gate = self.gates.get(update.get("message", {}).get("text"))
        if gate is not None:
            await gate.wait()
        status, body = self.answer(update)
        writer.write(f"HTTP/1.1 {status} X\r\nconnection: close\r\ncontent-length: {len(body)}\r\n\r\n".encode() + body)
        self.open -= 1
        writer.close()
        await writer.wait_closed()


@asynccontextmanager
async def listening(telegram: Telegram) -> AsyncIterator[Hook]:
    hook = Hook(telegram)
    server = await asyncio.start_server(hook.serve, "127.0.0.1", 0)
    hook.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}/hook"
    async with server:
        yield hook


@pytest.fixture
async def hook(telegram: Telegram) -> AsyncIterator[Hook]:
    async with listening(telegram) as hook:
        yield hook


async def test_what_waits_and_what_comes_is_delivered_with_the_secret(
    api: "Api", telegram: Telegram, anna: Person, hook: Hook
) -> None:
    anna.says("One")
    await api("setWebhook", url=hook.url, secret_token="s3cret_-")
    anna.says("Two")
    await telegram.until(lambda: not telegram.updates.pending)
    assert hook.texts() == ["One", "Two"]
    assert hook.secrets == ["s3cret_-", "s3cret_-"]


async def test_what_waits_can_be_dropped(api: "Api", telegram: Telegram, anna: Person, hook: Hook) -> None:
    anna.says("One")
    await api("setWebhook", url=hook.url, drop_pending_updates=True)
    anna.says("Two")
    await telegram.until(lambda: not telegram.updates.pending)
    assert hook.texts() == ["Two"]


async def test_a_delivery_that_failed_comes_again_before_the_next_of_its_chat(
    api: "Api", telegram: Telegram, anna: Person, hook: Hook
) -> None:
    refusals = iter((NO, NO))
    hook.answer = lambda _: next(refusals, YES)
    await api("setWebhook", url=hook.url)
    anna.says("One")
    anna.says("Two")
    await telegram.until(lambda: not telegram.updates.pending)
    assert hook.texts() == ["One", "One", "One", "Two"]
    info = await api("getWebhookInfo")
    assert info["last_error_message"] == "Wrong response from the webhook: 500 X"
    assert info["last_error_date"] == int(telegram.clock.now().timestamp())


async def test_chats_do_not_wait_for_each_other(api: "Api", telegram: Telegram, anna: Person, hook: Hook) -> None:
    gate = hook.gates["slow"] = asyncio.Event()
    ben = telegram.person("Ben")
    await api("setWebhook", url=hook.url)
    anna.says("slow")
    anna.says("after")
    ben.says("quick")
    await telegram.until(lambda: len(telegram.updates.pending) == 2)
    assert sorted(hook.texts()) == ["quick", "slow"]
    gate.set()
    await telegram.until(lambda: not telegram.updates.pending)
    assert hook.texts()[-1] == "after"


@pytest.mark.parametrize("most", [1, 2])
async def test_no_more_connections_than_asked_for(
    api: "Api", telegram: Telegram, anna: Person, hook: Hook, most: int
) -> None:
    gate = hook.gates["x"] = asyncio.Event()
    people = (anna, *map(telegram.person, ("Ben", "Chloe", "Dan")))
    await api("setWebhook", url=hook.url, max_connections=most)
    for person in people:
        person.says("x")
    await telegram.until(lambda: hook.open == most)
    assert await api("getWebhookInfo") == {
        "url": hook.url,
        "has_custom_certificate": False,
        "pending_update_count": 4,
        "max_connections": most,
        "ip_address": "127.0.0.1",
    }
    gate.set()
    await telegram.until(lambda: not telegram.updates.pending)
    assert hook.most_open == most


async def test_a_call_in_the_answer_is_carried_out(api: "Api", telegram: Telegram, anna: Person, hook: Hook) -> None:
    reply = {"method": "sendMessage", "chat_id": anna.id, "text": "Hello"}
    hook.answer = lambda _: (200, json.dumps(reply).encode())
    await api("setWebhook", url=hook.url)
    anna.says("x")
    await anna.sees("Hello")
    assert telegram.calls.of("sendMessage")[-1].ok


@pytest.mark.parametrize("kind", ["outage", "foreign", "garbled"])
async def test_trouble_with_a_call_in_the_answer_does_not_hold_up_what_follows(
    api: "Api", telegram: Telegram, anna: Person, hook: Hook, kind: str
) -> None:
    hook.answer = lambda _: (200, json.dumps({"method": "getMe"}).encode())
    await api("setWebhook", url=hook.url)
    telegram.troubles.add(kind, method="getMe")
    anna.says("One")
    anna.says("Two")
    await telegram.until(lambda: not telegram.updates.pending)
    assert hook.texts() == ["One", "Two"]


@pytest.mark.parametrize("body", [b"ok", b"[]", b"{}", b'{"method": "sendCandy"}', b'{"method": "sendMessage"}'])
async def test_any_other_answer_is_just_yes(
    api: "Api", telegram: Telegram, anna: Person, hook: Hook, body: bytes
) -> None:
    hook.answer = lambda _: (200, body)
    await api("setWebhook", url=hook.url)
    anna.says("x")
    await telegram.until(lambda: not telegram.updates.pending)
    assert len(anna.chat) == 2


async def test_a_bot_that_is_not_there_gets_it_later(api: "Api", telegram: Telegram, anna: Person, hook: Hook) -> None:
    async with listening(telegram) as gone:
        pass
    await api("setWebhook", url=gone.url)
    anna.says("x")
    await telegram.until(lambda: telegram.webhook.last_error)
    assert (await api("getWebhookInfo"))["pending_update_count"] == 1
    await api("setWebhook", url=hook.url)
    await telegram.until(lambda: not telegram.updates.pending)
    assert hook.texts() == ["x"]


async def test_without_a_webhook_nothing_is_delivered(api: "Api", anna: Person, hook: Hook) -> None:
    await api("setWebhook", url=hook.url)
    await api("setWebhook", url="")
    anna.says("x")
    assert len(await api("getUpdates")) == 1
    assert hook.arrived == []
    assert (await api("getWebhookInfo"))["url"] == ""
