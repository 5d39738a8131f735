"""Telegram's errors end at the screen, each as one fact; every call goes with its priority and what is paid for it."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any, cast
from urllib.parse import parse_qs

import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from telegram.ext import ExtBot

from bot.chat.connections import Connections
from bot.chat.pictures import Pictures
from bot.chat.rate_limiter import Permit, RateLimiter
from bot.chat.screen import TelegramScreen
from bot.chat.tracks import Tracks
from bot.coach.ports import LONGEST, Refused, RetryLater, Unreachable
from bot.core.priority import Priority
from bot.core.screens.card import Button, Card, Effect
from bot.core.screens.taps import Tap
from bot.core.words import Html
from tests.chat.ids import Ids
from tests.core.shipped import LIBRARY

CARD = Card(Html("A card"))
MESSAGE = {"message_id": 5, "date": 1, "chat": {"id": 7, "type": "private"}}


def refused(code: int, description: str, **parameters: int) -> httpx.Response:
    told = {"ok": False, "error_code": code, "description": description}
    return httpx.Response(code, json={**told, **({"parameters": parameters} if parameters else {})})


@dataclass(slots=True)
class Line:
    """The line to Telegram: what is said into it, and what comes back, or how it breaks."""

    answer: httpx.Response | type[httpx.TransportError] | list[httpx.Response] | None = None
    said: list[dict[str, str]] = field(default_factory=list)

    def __call__(self, request: httpx.Request) -> httpx.Response:
        self.said.append({name: values[0] for name, values in parse_qs(request.content.decode()).items()})
        match self.answer:
            case httpx.Response():
                return self.answer
            case list():
                return self.answer.pop(0)
            case None:
                return httpx.Response(200, json={"ok": True, "result": MESSAGE})
            case broken:
                raise broken("as ordered")


@asynccontextmanager
async def screen(line: Line, per_second: int = 1000, *, pays: bool = False) -> AsyncIterator[TelegramScreen]:
    """The real client, with its end of the line in our hands."""
    request = Connections(transport=httpx.MockTransport(line))
    priorities = RateLimiter(per_second)
    bot: ExtBot[Permit] = ExtBot("1:unused", request=request, get_updates_request=request, rate_limiter=priorities)
    yield TelegramScreen(bot, priorities, Pictures({}, Ids()), Tracks(LIBRARY, Ids()), pays=pays)
    await priorities.shutdown()
    await request.shutdown()


async def failure(line: Line, *, edits: int | None) -> RetryLater:
    async with screen(line) as phone:
        with pytest.raises(RetryLater) as raised:
            await phone.show(7, CARD, Priority.REPLY, edits=edits, silent=False)
    return raised.value


@pytest.mark.parametrize("edits", [None, 5])
@pytest.mark.parametrize("broken", [httpx.ConnectError, httpx.ConnectTimeout, httpx.PoolTimeout])
async def test_what_never_left_is_tried_again_soon_however_often(
    broken: type[httpx.TransportError], edits: int | None
) -> None:
    later = await failure(Line(broken), edits=edits)
    assert not later.uncertain
    assert later.wait(0, Priority.REPLY) == later.wait(9, Priority.REPLY) <= 1


@pytest.mark.parametrize("edits", [None, 5])
@pytest.mark.parametrize(
    "answer",
    [
        httpx.ReadTimeout,
        httpx.WriteTimeout,
        httpx.ReadError,
        httpx.WriteError,
        httpx.RemoteProtocolError,
        refused(500, "Internal Server Error"),
        refused(502, "Bad Gateway"),
        httpx.Response(200, content=b"<html>"),
    ],
)
async def test_what_may_have_been_shown_is_uncertain(
    answer: httpx.Response | type[httpx.TransportError], edits: int | None
) -> None:
    assert (await failure(Line(answer), edits=edits)).uncertain


@given(st.floats(0.1, 30), st.integers(0, 10_000))
def test_what_is_uncertain_is_repeated_ever_more_seldom_up_to_a_minute(seconds: float, tries: int) -> None:
    later = RetryLater(seconds, uncertain=True)
    assert later.wait(0, Priority.REPLY) == seconds
    assert later.wait(tries + 1, Priority.REPLY) == min(LONGEST, 2 * later.wait(tries, Priority.REPLY))


@given(st.floats(0.1, 3600), st.integers(0, 10_000))
def test_advice_is_tried_again_after_one_two_four_and_then_every_five_seconds(seconds: float, tries: int) -> None:
    later = RetryLater(seconds, uncertain=True)
    assert [later.wait(n, Priority.PAIN) for n in range(5)] == [1, 2, 4, 5, 5]
    assert later.wait(tries, Priority.PAIN) <= 5
    assert RetryLater(seconds).wait(tries, Priority.PAIN) <= 5


async def test_a_429_is_certain_and_lasts_as_long_as_telegram_says() -> None:
    later = await failure(Line(refused(429, "Too Many Requests: retry after 237", retry_after=237)), edits=None)
    assert not later.uncertain
    assert later.wait(0, Priority.REPLY) == later.wait(9, Priority.REPLY) == 237


@pytest.mark.parametrize(
    ("answer", "fact"),
    [
        (refused(403, "Forbidden: bot was blocked by the user"), Unreachable),
        (refused(403, "Forbidden: user is deactivated"), Unreachable),
        (refused(400, "Bad Request: chat not found"), Unreachable),
        (refused(400, "Bad Request: can't parse entities"), Refused),
    ],
)
@pytest.mark.parametrize("edits", [None, 5])
async def test_what_telegram_refuses_for_good_is_not_tried_again(
    answer: httpx.Response, fact: type[Exception], edits: int | None
) -> None:
    line = Line(answer)
    async with screen(line) as phone:
        with pytest.raises(fact):
            await phone.show(7, CARD, Priority.REPLY, edits=edits, silent=False)
    assert len(line.said) == 1


@pytest.mark.parametrize("odd", [{"message_id": 5}, {"message_id": 5, "date": "x", "chat": [], "from": 1, "text": {}}])
async def test_of_a_message_that_was_sent_its_id_is_all_that_is_needed(odd: dict[str, Any]) -> None:
    async with screen(Line(httpx.Response(200, json={"ok": True, "result": odd}))) as phone:
        assert await phone.show(7, CARD, Priority.REPLY, edits=None, silent=False) == 5


@pytest.mark.parametrize(
    "odd", [True, [], {}, {"message_id": "5"}, {"message_id": True}, {"message_id": -1}, "sent", 5]
)
async def test_a_message_without_an_id_is_uncertain(odd: object) -> None:
    assert (await failure(Line(httpx.Response(200, json={"ok": True, "result": odd})), edits=None)).uncertain


@pytest.mark.parametrize("odd", [True, [], {}, {"message_id": 9}, "changed"])
async def test_whatever_is_said_of_a_message_that_was_changed_it_was_changed(odd: object) -> None:
    async with screen(Line(httpx.Response(200, json={"ok": True, "result": odd}))) as phone:
        assert await phone.show(7, CARD, Priority.REPLY, edits=3, silent=False) == 3


@pytest.mark.parametrize("status", [200, 301, 400, 401, 403, 404, 409, 429, 502])
@pytest.mark.parametrize("body", [b"<h1>403 Forbidden</h1>", b"[]", b'{"ok": false}', b'{"detail": "Forbidden"}'])
@pytest.mark.parametrize("edits", [None, 5])
async def test_what_somebody_else_answers_drops_nothing(status: int, body: bytes, edits: int | None) -> None:
    assert (await failure(Line(httpx.Response(status, content=body)), edits=edits)).uncertain


@pytest.mark.parametrize("text", ["Logged out", "Bad Request: FROZEN_METHOD_INVALID"])
@pytest.mark.parametrize("edits", [None, 5])
async def test_a_frozen_account_drops_nothing(text: str, edits: int | None) -> None:
    later = await failure(Line(refused(400, text)), edits=edits)
    assert not later.uncertain
    assert later.wait(0, Priority.PAIN) <= 5


@pytest.mark.parametrize(
    "text", ["message not found", "message to edit not found", "message can't be edited", "MESSAGE_ID_INVALID"]
)
async def test_a_message_that_is_no_more_is_sent_anew(text: str) -> None:
    line = Line([refused(400, f"Bad Request: {text}"), httpx.Response(200, json={"ok": True, "result": MESSAGE})])
    async with screen(line) as phone:
        assert await phone.show(7, CARD, Priority.REPLY, edits=3, silent=False) == 5


async def test_a_fault_of_our_own_is_uncertain_too_and_its_text_is_nobodys(caplog: pytest.LogCaptureFixture) -> None:
    broken = Card(Html("my heel hurts"), ((Button(Html("x"), cast("Tap", object())),),))
    async with screen(Line()) as phone:
        for edits in (None, 5):
            with pytest.raises(RetryLater) as raised:
                await phone.show(7, broken, Priority.REPLY, edits=edits, silent=False)
            assert raised.value.uncertain
    assert "heel" not in "".join(record.getMessage() for record in caplog.records)


async def test_an_effect_that_is_refused_is_left_out() -> None:
    line = Line(
        [refused(400, "Bad Request: EFFECT_ID_INVALID"), httpx.Response(200, json={"ok": True, "result": MESSAGE})]
    )
    async with screen(line) as phone:
        assert await phone.show(7, Card(Html("x"), effect=Effect.PARTY), Priority.REPLY, edits=None, silent=False) == 5
    assert ["message_effect_id" in said for said in line.said] == [True, False]


async def test_pain_is_sent_before_all_that_waits() -> None:
    line, one_by_one = Line(), 1
    async with screen(line, one_by_one) as phone:

        def send(priority: Priority, person: int) -> asyncio.Task[int]:
            return asyncio.create_task(phone.show(person, CARD, priority, edits=None, silent=False))

        sent = [send(priority, n) for n, priority in enumerate(reversed(Priority))]
        await sent[-1]
        assert line.said[0]["chat_id"] == str(len(sent) - 1)
        for waiting in sent:
            waiting.cancel()


@pytest.mark.parametrize("pays", [True, False])
async def test_telegram_is_paid_for_reminders_and_broadcast_alone_and_only_if_so_decided(*, pays: bool) -> None:
    line = Line()
    async with screen(line, pays=pays) as phone:
        for priority in Priority:
            await phone.show(7, CARD, priority, edits=None, silent=False)
            await phone.show(7, CARD, priority, edits=5, silent=False)
    paid = {Priority(n // 2) for n, said in enumerate(line.said) if said.get("allow_paid_broadcast") == "true"}
    assert paid == ({Priority.REMINDER, Priority.BROADCAST} if pays else set())


async def test_many_messages_are_taken_away_a_hundred_at_once_and_each_by_itself_where_one_cannot_go() -> None:
    line = Line()
    async with screen(line) as phone:
        await phone.clear(7, range(1, 151))
    assert [said["message_ids"].count(",") + 1 for said in line.said] == [100, 50]
    fine = [httpx.Response(200, json={"ok": True, "result": True}) for _ in range(3)]
    line = Line([refused(400, "Bad Request: message can't be deleted for everyone"), *fine])
    async with screen(line) as phone:
        await phone.clear(7, [1, 2, 3])
    assert [said.get("message_id") for said in line.said] == [None, "1", "2", "3"]
