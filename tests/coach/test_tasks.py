"""Tasks in the background: none is lost, whoever stops waits for all of them, and one that fails harms nobody."""

import asyncio
import logging

import pytest

from bot.tasks import Tasks, abandon, idle


async def test_idle_waits_for_what_is_begun_meanwhile_in_any_group() -> None:
    first, second = Tasks(), Tasks()
    done: list[str] = []

    async def child() -> None:
        await asyncio.sleep(0)
        done.append("child")

    async def parent() -> None:
        await asyncio.sleep(0)
        second.begin(child())
        done.append("parent")

    first.begin(parent())
    await idle(first, second)
    assert done == ["parent", "child"]
    assert not first
    assert not second


async def test_what_is_abandoned_has_ended() -> None:
    tasks = Tasks()
    hanging = tasks.begin(asyncio.Event().wait())

    await abandon(tasks)

    assert hanging.cancelled()
    assert not tasks


async def test_what_fails_under_guard_is_logged_and_raises_nowhere(caplog: pytest.LogCaptureFixture) -> None:
    async def fails() -> None:
        raise ValueError

    tasks = Tasks()
    with caplog.at_level(logging.ERROR):
        await tasks.begin_guarded(fails())

    assert [record.message for record in caplog.records] == ["beat.failed"]


async def test_what_fails_without_guard_is_told_to_whoever_waits_for_it() -> None:
    async def fails() -> None:
        raise LookupError

    with pytest.raises(LookupError):
        await Tasks().begin(fails())
