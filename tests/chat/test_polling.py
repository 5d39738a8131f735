"""Whatever comes instead of updates, it is asked again, soon and not too often; only a real no ends the bot."""

import asyncio
import json
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from itertools import chain, pairwise, repeat
from typing import Any, TypeAlias, cast

import httpx
import pytest
from telegram.error import InvalidToken
from telegram.ext import ExtBot

from bot.chat.connections import Connection, Connections
from bot.chat.polling import AGAIN, APART, Poller
from bot.chat.rate_limiter import Permit, RateLimiter
from bot.chat.seldom import SAY_AGAIN
from bot.chat.wire import LONG
from bot.coach import UpdateProcessor
from bot.coach.incoming_update import IncomingUpdate
from tests.chat.leaping import leap

Answer: TypeAlias = httpx.Response | type[httpx.TransportError]


def no(code: int, description: str, **parameters: object) -> httpx.Response:
    return httpx.Response(
        code, json={"ok": False, "error_code": code, "description": description, "parameters": parameters}
    )


def updates(*ids: int) -> httpx.Response:
    person, chat = {"id": 7, "is_bot": False, "first_name": "Anna"}, {"id": 7, "type": "private"}
    message = {"message_id": 1, "date": 1, "chat": chat, "from": person, "text": "hey"}
    return httpx.Response(200, json={"ok": True, "result": [{"update_id": each, "message": message} for each in ids]})


def page(code: int) -> httpx.Response:
    return httpx.Response(code, content=b"<html><h1>Welcome to our hotel</h1></html>")


HOOKED = no(409, "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete it first")
OTHER = no(409, "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running")
NOTHING = updates()
AWAY: tuple[Answer, ...] = (
    httpx.ConnectError,
    httpx.ReadTimeout,
    httpx.RemoteProtocolError,
    no(500, "Internal Server Error"),
    no(502, "Bad Gateway"),
    no(429, "Too Many Requests", retry_after=3600),
    no(429, "Too Many Requests", retry_after="abc"),
    no(429, "Too Many Requests", retry_after=1e12),
    no(400, "Logged out"),
    no(409, "Conflict: terminated by setWebhook request"),
    *(page(code) for code in (200, 302, 400, 401, 403, 404, 407, 409, 429, 502)),
    httpx.Response(200, content=b"[" * 100_000),
    httpx.Response(200, json={"ok": True, "result": True}),
    httpx.Response(200, json={"ok": "yes", "result": []}),
    httpx.Response(401, json=["Unauthorized"]),
)


@dataclass(slots=True)
class Server:
    """Telegram as the poller meets it, and the processor behind it; `at` holds when it was asked, by method."""

    answers: Iterable[Answer]
    hook: Answer = field(default_factory=lambda: httpx.Response(200, json={"ok": True, "result": True}))
    holds: float = 0.0
    at: dict[str, list[float]] = field(default_factory=lambda: {"getUpdates": [], "deleteWebhook": []})
    taken: list[tuple[float, int]] = field(default_factory=list)
    faults: int = 0
    """How often the processor fails before it takes anything."""

    async def __call__(self, request: httpx.Request) -> httpx.Response:
        method = request.url.path.rpartition("/")[2]
        self.at[method].append(now())
        if method == "getUpdates":
            await asyncio.sleep(self.holds)
        answer = self.hook if method == "deleteWebhook" else next(iter(self.answers))
        if isinstance(answer, httpx.Response):
            return httpx.Response(answer.status_code, content=answer.content)
        raise answer("as ordered")

    async def take_in(self, updates: Iterable[IncomingUpdate], _unreadable: int = 0) -> None:
        if self.faults:
            self.faults -= 1
            raise ArithmeticError
        self.taken += [(now(), update.update_id) for update in updates]


def now() -> float:
    return asyncio.get_running_loop().time()


async def poll(server: Server, seconds: float) -> None:
    """Poll for so long."""
    server.answers = iter(server.answers)
    transport, priorities = httpx.MockTransport(server), RateLimiter(1000)
    sending, polling = Connections(transport=transport), Connection(2, LONG + 5, transport=transport)
    bot: ExtBot[Permit] = ExtBot("1:unused", request=sending, get_updates_request=polling, rate_limiter=priorities)
    polls = asyncio.ensure_future(Poller(bot, polling, cast("UpdateProcessor", server)).run())
    try:
        await asyncio.wait([polls], timeout=seconds)
    finally:
        polls.cancel()
        await asyncio.wait([polls])
    if not polls.cancelled():
        polls.result()


@pytest.mark.parametrize("trouble", AWAY, ids=str)
def test_trouble_of_any_kind_is_over_within_five_seconds_of_its_end_and_makes_no_busy_loop(trouble: Answer) -> None:
    server = Server(chain(repeat(trouble, 30), [updates(5)], repeat(NOTHING)))
    leap(poll(server, 30 * AGAIN.longest + 10))
    asked = server.at["getUpdates"][:31]
    assert [update for _, update in server.taken] == [5]
    assert max(b - a for a, b in pairwise(asked)) <= AGAIN.longest + 0.1
    assert asked[-1] - asked[0] >= 30 * AGAIN.longest / 2


@pytest.mark.parametrize("code", [401, 404])
def test_a_real_no_to_our_token_ends_the_bot(code: int) -> None:
    with pytest.raises(InvalidToken):
        leap(poll(Server(repeat(no(code, "Unauthorized"))), 60))


def test_what_cannot_be_taken_in_is_not_confirmed_and_comes_again() -> None:
    server = Server(chain([updates(5), updates(5)], repeat(NOTHING)), faults=1)
    leap(poll(server, 10))
    assert [update for _, update in server.taken] == [5]


@pytest.mark.parametrize("failing", AWAY, ids=str)
def test_a_webhook_that_cannot_be_deleted_ends_nothing(failing: Answer) -> None:
    server = Server(chain(repeat(HOOKED, 5), [updates(5)], repeat(NOTHING)), failing)
    leap(poll(server, 60))
    assert [update for _, update in server.taken] == [5]
    assert len(server.at["deleteWebhook"]) == 5


def said(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage().partition(" ")[0] for record in caplog.records if record.name == "bot.chat.polling"]


def test_another_copy_that_polls_is_told_once_a_minute_and_no_webhook_is_deleted(
    caplog: pytest.LogCaptureFixture,
) -> None:
    server = Server(repeat(OTHER))
    leap(poll(server, 3 * SAY_AGAIN - 1))
    assert not server.at["deleteWebhook"]
    assert said(caplog) == ["poll.another-copy-polls"] * 3


def test_each_trouble_is_told_whatever_was_told_before(caplog: pytest.LogCaptureFixture) -> None:
    leap(poll(Server(chain([OTHER, HOOKED, no(500, "x")], repeat(NOTHING))), 20))
    assert said(caplog) == ["poll.another-copy-polls", "poll.webhook-in-the-way", "poll.away"]


def old() -> httpx.Response:
    return updates(5)


@pytest.mark.parametrize("empty", [updates, old])
def test_answers_that_come_at_once_and_bring_nothing_make_no_busy_loop(empty: Callable[[], httpx.Response]) -> None:
    server = Server(repeat(empty()))
    leap(poll(server, 60))
    assert 60 / APART.longest <= len(server.at["getUpdates"]) <= 60 / APART.longest + 5


def test_what_comes_after_empty_answers_is_late_by_no_more_than_the_pause_between_them() -> None:
    server = Server(chain(repeat(NOTHING, 20), repeat(updates(5))))
    leap(poll(server, 60))
    last_empty, first = server.at["getUpdates"][19:21]
    assert first - last_empty <= APART.longest
    assert server.taken[0] == (first, 5)


def test_a_question_that_was_held_open_is_followed_by_the_next_at_once() -> None:
    server = Server(repeat(NOTHING), holds=LONG)
    leap(poll(server, 10 * LONG + 1))
    asked = server.at["getUpdates"]
    assert [round(b - a, 3) for a, b in pairwise(asked)] == [LONG] * 10


def test_batches_that_come_one_after_the_other_are_fetched_without_a_pause() -> None:
    server = Server(chain((updates(n) for n in range(1, 50)), repeat(NOTHING)))
    leap(poll(server, 10))
    assert len({at for at, _ in server.taken}) == 1


def test_no_answer_stands_in_the_log(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("DEBUG")
    told: Any = {"ok": True, "result": "my heel hurts"}
    for content in (b"my heel hurts", json.dumps(told).encode()):
        leap(poll(Server(repeat(httpx.Response(200, content=content))), 10))
    assert "heel" not in caplog.text
