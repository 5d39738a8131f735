"""Trouble comes when it is ordered, where it is ordered, and as often as it is ordered."""

import asyncio
from typing import TYPE_CHECKING, Any

import httpx
import pytest

from sandbox.person import Person
from sandbox.telegram import Telegram
from sandbox.troubles import KINDS, TOLD

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api

CUT = (httpx.RemoteProtocolError, httpx.ReadError)


async def test_too_many_requests_says_how_long_to_wait(api: "Api", telegram: Telegram) -> None:
    telegram.troubles.add("limit", times=1, seconds=6.5)
    answer = await api.send("getMe")
    assert answer.status_code == 429
    assert answer.json() == {
        "ok": False,
        "error_code": 429,
        "description": "Too Many Requests: retry after 7",
        "parameters": {"retry_after": 7},
    }
    assert telegram.calls.codes[429] == 1
    await api("getMe")


async def test_an_error_is_telegrams_own(api: "Api", telegram: Telegram) -> None:
    telegram.troubles.add("error", times=1)
    assert await api.refused("getMe") == "500 Internal Server Error"


async def test_blocked_on_the_way(api: "Api", telegram: Telegram, anna: Person) -> None:
    telegram.troubles.add("blocked", person=anna.id)
    assert await api.refused("sendMessage", chat_id=anna.id, text="x") == "403 Forbidden: bot was blocked by the user"


async def test_an_outage_cuts_every_connection_until_it_ends(api: "Api", telegram: Telegram, anna: Person) -> None:
    outage = telegram.troubles.add("outage")
    for _ in range(3):
        with pytest.raises(CUT):
            await api("sendMessage", chat_id=anna.id, text="x")
    telegram.troubles.remove(outage.id)
    await api("sendMessage", chat_id=anna.id, text="y")
    assert [message.text for message in anna.chat[1:]] == ["y"]


async def test_an_outage_ends_an_open_long_poll_and_loses_nothing(api: "Api", telegram: Telegram, anna: Person) -> None:
    poll = asyncio.create_task(api.send("getUpdates", timeout=50))
    await telegram.until(lambda: telegram.updates.reading)
    telegram.troubles.add("outage")
    anna.says("x")
    with pytest.raises(CUT):
        await poll
    telegram.troubles.clear()
    assert len(await api("getUpdates")) == 1


async def test_a_lost_answer_belongs_to_a_call_that_was_carried_out(
    api: "Api", telegram: Telegram, anna: Person
) -> None:
    telegram.troubles.add("lost", times=1, method="sendmessage")
    with pytest.raises(CUT):
        await api("sendMessage", chat_id=anna.id, text="x")
    assert anna.chat[-1].text == "x"
    assert telegram.calls.of("sendMessage")[-1].ok


async def test_a_foreign_answer_is_somebody_elses_and_nothing_is_carried_out(
    api: "Api", telegram: Telegram, anna: Person
) -> None:
    telegram.troubles.add("foreign", times=2, status=401, body="<h1>Log in first</h1>")
    for _ in range(2):
        answer = await api.send("sendMessage", chat_id=anna.id, text="x")
        assert (answer.status_code, answer.text) == (401, "<h1>Log in first</h1>")
    assert len(anna.chat) == 1
    await api("sendMessage", chat_id=anna.id, text="x")


async def test_a_garbled_answer_belongs_to_a_call_that_was_carried_out(
    api: "Api", telegram: Telegram, anna: Person
) -> None:
    telegram.troubles.add("garbled", times=1, person=anna.id, body="[]")
    answer = await api.send("sendMessage", chat_id=anna.id, text="x")
    assert (answer.status_code, answer.text) == (200, "[]")
    assert anna.chat[-1].text == "x"


async def test_a_slow_answer_comes_piece_by_piece(api: "Api", telegram: Telegram) -> None:
    telegram.troubles.add("foreign", times=1, seconds=0.01, slowly=True, body="x" * 1000)
    async with api.http.stream("POST", api.address("getMe")) as answer:
        pieces = [piece async for piece in answer.aiter_raw()]
    assert b"".join(pieces) == b"x" * 1000
    assert len(pieces) > 1


def test_of_a_long_answer_only_the_beginning_is_told(telegram: Telegram) -> None:
    trouble = telegram.troubles.add("foreign", body="x" * 10_000_000)
    assert len(trouble.json()["body"]) == TOLD


async def test_a_hanging_call_is_not_carried_out(api: "Api", telegram: Telegram, anna: Person) -> None:
    telegram.troubles.add("hang", times=1, seconds=0.01)
    with pytest.raises(CUT):
        await api("sendMessage", chat_id=anna.id, text="x")
    assert len(anna.chat) == 1
    assert telegram.calls.of("sendMessage")[-1].answer is None


async def test_a_client_need_not_wait_for_a_hanging_call(api: "Api", telegram: Telegram) -> None:
    telegram.troubles.add("hang", times=1, seconds=60)
    with pytest.raises(httpx.ReadTimeout):
        await api.http.post(api.address("getMe"), timeout=httpx.Timeout(60, read=0.05))
    await telegram.until(lambda: telegram.calls.of("getMe"))
    await api("getMe")


async def test_a_delayed_call_is_carried_out_late(api: "Api", telegram: Telegram, anna: Person) -> None:
    telegram.troubles.add("delay", times=1, seconds=1)  # longer than any other call takes
    late = asyncio.create_task(api("sendMessage", chat_id=anna.id, text="late"))
    await telegram.until(lambda: not list(telegram.troubles))
    await api("sendMessage", chat_id=anna.id, text="early")
    await late
    assert [message.text for message in anna.chat[1:]] == ["early", "late"]


async def test_the_next_updates_come_twice_under_one_number(api: "Api", telegram: Telegram, anna: Person) -> None:
    telegram.troubles.add("twice", times=1)
    anna.says("One")
    anna.says("Two")
    updates = await api("getUpdates")
    assert [update["message"]["text"] for update in updates] == ["One", "One", "Two"]
    assert updates[0] == updates[1]
    assert await api("getUpdates", offset=updates[-1]["update_id"] + 1) == []


@pytest.mark.parametrize("narrow", [{"method": "sendPhoto"}, {"person": 1}])
async def test_trouble_strikes_only_where_it_was_ordered(
    api: "Api", telegram: Telegram, anna: Person, narrow: dict[str, Any]
) -> None:
    telegram.troubles.add("error", **narrow)
    await api("sendMessage", chat_id=anna.id, text="x")
    await api("getMe")


async def test_trouble_about_a_person_finds_their_taps(api: "Api", telegram: Telegram, anna: Person) -> None:
    telegram.troubles.add("error", person=anna.id)
    query_id = anna.taps_data(1, "done")
    assert await api.refused("answerCallbackQuery", callback_query_id=query_id) == "500 Internal Server Error"


async def test_trouble_strikes_as_often_as_it_was_ordered(api: "Api", telegram: Telegram) -> None:
    telegram.troubles.add("error", times=2)
    assert [(await api.send("getMe")).status_code for _ in range(3)] == [500, 500, 200]
    assert list(telegram.troubles) == []


def test_there_is_no_other_kind_of_trouble(telegram: Telegram) -> None:
    with pytest.raises(ValueError, match=f"no kind of trouble: {', '.join(KINDS)}"):
        telegram.troubles.add("plague")
    with pytest.raises(ValueError, match="at least once"):
        telegram.troubles.add("error", times=0)
    with pytest.raises(ValueError, match="status"):
        telegram.troubles.add("foreign", status=100)
