"""Whoever listens hears everything once and in order; whoever was away catches up."""

import json
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta
from typing import TYPE_CHECKING, Any

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.events import MEMORY, Events
from sandbox.person import Person
from sandbox.telegram import Telegram

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api

Told = tuple[int, str, Any]


@asynccontextmanager
async def listening(http: httpx.AsyncClient, url: str, **request: Any) -> AsyncIterator[AsyncIterator[Told]]:
    """The stream of events as (id, name, data)."""
    async with http.stream("GET", f"{url}/sandbox/events", **request) as stream:
        assert stream.headers["content-type"].startswith("text/event-stream")
        yield _events(stream.aiter_lines())


async def _events(lines: AsyncIterator[str]) -> AsyncIterator[Told]:
    event: dict[str, str] = {}
    async for line in lines:
        if line:
            name, _, value = line.partition(": ")
            event[name] = value
        else:
            yield int(event["id"]), event["event"], json.loads(event["data"])


async def test_everything_that_happens_is_told(
    http: httpx.AsyncClient, api: "Api", url: str, telegram: Telegram, anna: Person
) -> None:
    last = telegram.events.last_id
    async with listening(http, url, params={"after": last}) as events:
        sent = await api("sendMessage", chat_id=anna.id, text="x", reply_markup={"keyboard": [[{"text": "Yes"}]]})
        await api("setMyCommands", commands=[{"command": "today", "description": "x"}])
        anna.reads()
        query_id = anna.taps_data(sent["message_id"], "done")
        await api("answerCallbackQuery", callback_query_id=query_id, text="Good")
        telegram.clock.jump(timedelta(hours=1))
        telegram.bot_runs(running=False)
        await api("sendChatAction", chat_id=anna.id, action="typing")
        anna.edits(anna.chat[0], "/begin")
        anna.deletes(anna.chat[0])
        trouble = telegram.troubles.add("error")
        told = [await anext(events) for _ in range(telegram.events.last_id - last)]
    assert [number for number, _, _ in told] == list(range(last + 1, telegram.events.last_id + 1))
    first = {name: data for _, name, data in reversed(told)}
    assert first["message"]["message"]["message_id"] == sent["message_id"]
    assert first["message"]["person"] == anna.id
    assert first["keyboard"] == {"person": anna.id, "keyboard": {"keyboard": [[{"text": "Yes"}]]}}
    assert first["commands"] == {"person": anna.id, "commands": [{"command": "today", "description": "x"}]}
    assert first["person"]["unread"] == 0
    answer = {"query_id": query_id, "text": "Good", "alert": False, "url": None}
    assert first["answer"] == {"person": anna.id, **answer}
    assert first["clock"]["version"] == 1
    assert first["bot"] == telegram.bot()
    assert first["action"] == {"person": anna.id, "action": "typing"}
    assert first["edited"]["message"]["text"] == "/begin"
    assert first["deleted"] == {"person": anna.id, "message_id": first["edited"]["message"]["message_id"]}
    assert first["trouble"] == {"troubles": [trouble.json()]}
    assert first["call"]["method"] == "sendMessage"


async def test_a_listener_who_was_away_catches_up(
    http: httpx.AsyncClient, url: str, telegram: Telegram, anna: Person
) -> None:
    last = telegram.events.last_id
    anna.says("One")
    for request in ({"params": {"after": last}}, {"headers": {"last-event-id": str(last)}}):
        async with listening(http, url, **request) as events:
            _, name, data = await anext(events)
            assert (name, data["message"]["text"]) == ("message", "One")


async def test_without_a_number_only_what_comes_is_told(http: httpx.AsyncClient, url: str, anna: Person) -> None:
    anna.says("One")
    async with listening(http, url) as events:
        anna.says("Two")
        assert (await anext(events))[2]["message"]["text"] == "Two"


@pytest.mark.parametrize("after", [0, 10**9])
async def test_who_cannot_catch_up_is_told_to_begin_anew(
    http: httpx.AsyncClient, url: str, telegram: Telegram, after: int
) -> None:
    for _ in range(MEMORY + 1):
        telegram.events.publish("bot", {"running": True})
    async with listening(http, url, params={"after": after}) as events:
        assert await anext(events) == (telegram.events.last_id, "reset", {})
        telegram.bot_runs(running=True)
        assert (await anext(events))[1] == "bot"


@given(st.integers(0, 30), st.integers(0, 40))
def test_catching_up_misses_nothing_and_repeats_nothing(happened: int, after: int) -> None:
    events = Events()
    for n in range(happened):
        events.publish("n", {"n": n})
    if after > happened:
        assert [event.name for event in events.after(after)] == ["reset"]
    else:
        assert [event.id for event in events.after(after)] == list(range(after + 1, happened + 1))
