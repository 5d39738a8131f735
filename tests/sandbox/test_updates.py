"""Updates are kept until they are confirmed, and read by one reader at a time."""

import asyncio
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

from hypothesis import given
from hypothesis import strategies as st

from sandbox.clock import Clock
from sandbox.person import Person
from sandbox.telegram import Telegram
from sandbox.updates import FARTHEST_AHEAD, FIRST_ID, LIFE, TAP_LIFE, Updates

if TYPE_CHECKING:
    from tests.sandbox.conftest import Api

HOOK = "http://127.0.0.1:9/hook"


def texts(updates: list[dict[str, Any]]) -> list[str]:
    return [update["message"]["text"] for update in updates]


async def polling(api: "Api", telegram: Telegram, **params: Any) -> "asyncio.Task[Any]":
    """A long poll that waits."""
    poll = asyncio.create_task(api.send("getUpdates", timeout=50, **params))
    await telegram.until(lambda: telegram.updates.reading)
    return poll


async def test_what_is_not_confirmed_comes_again(api: "Api", anna: Person) -> None:
    anna.says("One")
    first = await api("getUpdates")
    assert texts(first) == ["One"]
    assert await api("getUpdates", offset=0) == first
    assert await api("getUpdates", offset=first[0]["update_id"]) == first
    assert await api("getUpdates", offset=first[0]["update_id"] + 1) == []
    assert await api("getUpdates") == []


async def test_updates_are_numbered_one_after_the_other(api: "Api", anna: Person) -> None:
    for n in range(5):
        anna.says(f"{n}")
    ids = [update["update_id"] for update in await api("getUpdates")]
    assert ids == list(range(ids[0], ids[0] + 5))


async def test_a_limit_is_kept_and_the_rest_comes_later(api: "Api", anna: Person) -> None:
    for n in range(120):
        anna.says(f"{n}")
    first = await api("getUpdates", limit=2)
    assert texts(first) == ["0", "1"]
    assert len(await api("getUpdates")) == 100
    assert texts(await api("getUpdates", offset=first[-1]["update_id"] + 99)) == [f"{n}" for n in range(100, 120)]


async def test_a_negative_offset_keeps_only_the_newest(api: "Api", anna: Person) -> None:
    for n in range(4):
        anna.says(f"{n}")
    assert texts(await api("getUpdates", offset=-2)) == ["2", "3"]
    assert texts(await api("getUpdates")) == ["2", "3"]


async def test_a_long_poll_is_answered_the_moment_something_happens(
    api: "Api", telegram: Telegram, anna: Person
) -> None:
    poll = await polling(api, telegram)
    anna.says("Now")
    assert texts((await poll).json()["result"]) == ["Now"]


async def test_of_two_readers_the_older_is_sent_away(api: "Api", telegram: Telegram, anna: Person) -> None:
    older = await polling(api, telegram)
    newer = asyncio.create_task(api.send("getUpdates", timeout=50))
    answer = await older
    assert answer.status_code == 409
    assert answer.json()["description"] == (
        "Conflict: terminated by other getUpdates request; make sure that only one bot instance is running"
    )
    anna.says("x")
    assert texts((await newer).json()["result"]) == ["x"]


async def test_a_reader_that_hangs_up_is_forgotten(api: "Api", telegram: Telegram, anna: Person) -> None:
    poll = await polling(api, telegram)
    poll.cancel()
    await telegram.until(lambda: not telegram.updates.reading)
    anna.says("x")
    assert texts(await api("getUpdates")) == ["x"]


async def test_a_webhook_and_a_reader_exclude_each_other(api: "Api", telegram: Telegram) -> None:
    older = await polling(api, telegram)
    await api("setWebhook", url=HOOK)
    assert (await older).json()["description"] == "Conflict: terminated by setWebhook request"
    assert await api.refused("getUpdates") == (
        "409 Conflict: can't use getUpdates method while webhook is active; "
        "use deleteWebhook to delete the webhook first"
    )
    await api("deleteWebhook")
    assert await api("getUpdates") == []


async def test_a_message_waits_a_day_and_a_tap_150_seconds(
    api: "Api", telegram: Telegram, anna: Person, clock: Clock
) -> None:
    anna.says("x")
    anna.taps_data(1, "done")
    clock.jump(timedelta(seconds=TAP_LIFE - 1))
    assert len(telegram.updates.pending) == 2
    clock.jump(timedelta(seconds=1))
    assert texts(await api("getUpdates")) == ["x"]
    clock.jump(timedelta(seconds=LIFE - TAP_LIFE))
    assert await api("getUpdates") == []


async def test_the_kinds_asked_for_are_remembered(api: "Api", anna: Person) -> None:
    await api("getUpdates", allowed_updates=["message"])
    anna.blocks()
    anna.unblocks()
    anna.says("x")
    assert texts(await api("getUpdates")) == ["x"]
    await api("getUpdates", allowed_updates=[])
    anna.blocks()
    assert "my_chat_member" in (await api("getUpdates"))[-1]


async def test_a_tap_can_be_answered_once(api: "Api", anna: Person) -> None:
    query_id = anna.taps_data(anna.chat[0].id, "done")
    await api("answerCallbackQuery", callback_query_id=query_id)
    why = await api.refused("answerCallbackQuery", callback_query_id=query_id)
    assert why.endswith("query is too old and response timeout expired or query ID is invalid")
    assert len(anna.toasts) == 1


async def test_a_tap_can_be_answered_for_fifteen_seconds(api: "Api", anna: Person, clock: Clock) -> None:
    in_time, too_late = anna.taps_data(1, "a"), anna.taps_data(1, "b")
    clock.jump(timedelta(seconds=15))
    await api("answerCallbackQuery", callback_query_id=in_time)
    clock.jump(timedelta(seconds=1))
    why = await api.refused("answerCallbackQuery", callback_query_id=too_late)
    assert why.endswith("query is too old and response timeout expired or query ID is invalid")


METHODS = st.lists(st.one_of(st.just("add"), st.integers(0, 12)), max_size=30)


@given(METHODS)
async def test_every_update_is_read_in_order_until_it_is_confirmed(methods: list[str | int]) -> None:
    """Against a list: adding appends, an offset drops what is below it."""
    updates = Updates(Clock(datetime(2026, 3, 2, tzinfo=UTC), rate=0), lambda _: None, lambda: None)
    model: list[int] = []
    base = FIRST_ID
    for n, method in enumerate(methods):
        if method == "add":
            updates.add("message", {"n": n}, ("chat", 1))
            model.append(updates.pending[-1].id)
        else:
            offset = base + int(method)
            if offset <= base + methods[:n].count("add") + FARTHEST_AHEAD:
                model = [update_id for update_id in model if update_id >= offset]
            read = await updates.read(offset, 100, 0)
            assert [update["update_id"] for update in read] == model
