"""Polling: whatever an update is, those around it are read, written down and confirmed, and it comes to an end."""

import asyncio
import json
import random
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any

import pytest
from sqlalchemy import select
from telegram.request import RequestData

from bot.app import App
from bot.chat import polling
from bot.chat.connections import Connection
from bot.chat.polling import Poller
from bot.chat.wire import BATCH
from bot.store.tables import InboxRow
from tests.hostile.malformed import malformed

ANNA = 7


class Server(Connection):
    """A Telegram that gives whatever text it is told to, in order, until that is confirmed."""

    def __init__(self, first: int, updates: list[str]) -> None:
        super().__init__(1, 60.0)
        self._waiting = dict(enumerate(updates, first))
        self.asked: list[int] = []
        self.over = asyncio.Event()

    async def do_request(self, *_args: Any, request_data: RequestData | None = None, **_more: Any) -> tuple[int, bytes]:
        """Answer getUpdates."""
        offset = int(str(request_data.parameters["offset"])) if request_data else 0
        self.asked.append(offset)
        self._waiting = {number: text for number, text in self._waiting.items() if number >= offset}
        if not self._waiting:
            self.over.set()
            await asyncio.Event().wait()
        return 200, f'{{"ok":true,"result":[{",".join(list(self._waiting.values())[:BATCH])}]}}'.encode()


def said(number: int, text: str, **told: Any) -> str:
    sender = {"id": ANNA, "is_bot": False, "first_name": "Anna", "language_code": "en"} | told
    message = {"message_id": number, "date": 1, "chat": {"id": ANNA, "type": "private"}, "from": sender, "text": text}
    return json.dumps({"update_id": number, "message": message})


@asynccontextmanager
async def polled(app: App, server: Server) -> AsyncIterator[None]:
    """Poll until everything is confirmed."""
    poller = Poller(app.bot, server, app.processor)
    task = asyncio.create_task(poller.run())
    try:
        await server.over.wait()
        yield
    finally:
        task.cancel()
        await asyncio.wait([task])


async def written(app: App) -> set[int]:
    async with app.database.reading() as db:
        return set((await db.execute(select(InboxRow.update_id))).scalars())


NUMBER = '"update_id": 0'
BAD = {
    "huge number": said(0, "hello").replace(NUMBER, '"update_id": 99999999999999999999999'),
    "worded number": said(0, "hello").replace(NUMBER, '"update_id": "11"'),
    "older number": said(0, "hello").replace(NUMBER, '"update_id": 3'),
    "no number": said(0, "hello").replace(NUMBER, '"x": 3'),
    "digits": said(0, "hello").replace('"hello"', "9" * 5000),
    "depth": said(0, "hello").replace('"hello"', "[" * 5000 + "]" * 5000),
    "no letters": said(0, "hel\0lo\ud800"),
    "huge person": said(0, "hello", id=2**63),
    "listed language": said(0, "hello", language_code=[]),
    "long language": said(0, "hello", language_code="en-GB-u-fw-mon-mu-celsius"),
    "null": "null",
    "list": "[]",
    "nan": "NaN",
}


@pytest.mark.parametrize("place", [0, 1, 2])
async def test_one_bad_update_holds_up_nobody_beside_it(app: App, place: int) -> None:
    for first, what in zip(range(10, 1000, 10), BAD, strict=False):
        updates = [said(first + n, "/tips") for n in range(3)]
        updates[place] = BAD[what].replace(NUMBER, f'"update_id": {first + place}')

        async with polled(app, Server(first, updates)):
            assert {first, first + 1, first + 2} - {first + place} <= await written(app), what


async def test_of_many_malformed_updates_every_one_is_confirmed_and_none_between_them_is_lost(app: App) -> None:
    rng, numbers = random.Random(11), range(700, 1000)  # noqa: S311 # told again by its seed
    good = [number for number in numbers if number % 10 == 0]
    updates = [said(number, "/tips") if number in good else malformed(rng, number) for number in numbers]

    async with polled(app, Server(700, updates)):
        assert set(good) <= await written(app)


async def test_where_nothing_has_a_number_it_is_passed_in_a_few_questions_and_counted(app: App) -> None:
    server = Server(10, [said(10, "/start"), "7", '{"update_id":true}', '{"update_id":1e400}', '{"message":[]}'])

    async with polled(app, server):
        assert len(server.asked) < 5
        assert app.processor.set_aside.total >= 2


def test_no_wait_for_what_may_be_pain_is_longer_than_five_seconds() -> None:
    assert polling.AGAIN.longest <= 5
