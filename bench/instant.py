"""A Bot API without a network: every call is answered at once, at the lowest seam that python-telegram-bot has.

The rule: both contenders pay for all that lies above it: building a call, writing its JSON, reading the answer.
"""

import asyncio
import itertools
import json
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from telegram.request import BaseRequest, RequestData

ME = {"id": 7_300_000_001, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
MOST = 100
"""Updates that one poll brings."""


@dataclass(frozen=True, slots=True)
class Card:
    """The newest message of a chat that has buttons: their data, by label."""

    message_id: int
    buttons: dict[str, str]


class InstantApi(BaseRequest):
    """Gives updates out as fast as it is asked, and remembers what is on everybody's phone."""

    def __init__(self) -> None:
        self.cards: dict[int, Card] = {}
        self.edits = 0
        """Of cards: that a picture above one changes its side is no part of it."""
        self._message_ids = itertools.count(101)
        self._waiting: deque[dict[str, Any]] = deque()
        self._given, self._taken = asyncio.Event(), asyncio.Event()
        self._closed = False

    async def deliver(self, updates: Iterable[dict[str, Any]]) -> None:
        """Give these out; returns when the bot asks for what comes after, and so has them all."""
        self._waiting.extend(updates)
        self._taken.clear()
        self._given.set()
        await self._taken.wait()

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """Hold no poll open any more."""
        self._closed = True
        self._given.set()

    @property
    def read_timeout(self) -> float | None:
        """Nothing is waited for."""
        return None

    async def do_request(
        self,
        url: str,
        method: str,  # noqa: ARG002 # python-telegram-bot's signature
        request_data: RequestData | None = None,
        *_timeouts: Any,
        **_more: Any,
    ) -> tuple[int, bytes]:
        """Answer a call, at once."""
        await asyncio.sleep(0)  # as any socket lets others go first
        given = request_data.json_parameters if request_data else {}
        result = await self._result(url.rpartition("/")[2].partition("?")[0], given)
        return 200, json.dumps({"ok": True, "result": result}).encode()

    async def _result(self, call: str, given: dict[str, str]) -> Any:
        match call:
            case "getUpdates":
                return await self._updates()
            case "getMe":
                return ME
            case "sendMessage" | "sendAnimation" | "sendDocument":
                return self._message(next(self._message_ids), given)
            case "editMessageText" | "editMessageMedia":
                self.edits += call == "editMessageText"
                return self._message(int(given["message_id"]), given)
            case _:
                return True

    async def _updates(self) -> list[dict[str, Any]]:
        if not self._waiting and not self._closed:
            self._given.clear()
            self._taken.set()
            await self._given.wait()
        return [self._waiting.popleft() for _ in range(min(MOST, len(self._waiting)))]

    def _message(self, message_id: int, given: dict[str, str]) -> dict[str, Any]:
        chat = int(given["chat_id"])
        if "reply_markup" in given:
            rows = json.loads(given["reply_markup"])["inline_keyboard"]
            self.cards[chat] = Card(message_id, {key["text"]: key["callback_data"] for row in rows for key in row})
        return {
            "message_id": message_id,
            "date": 1,
            "chat": {"id": chat, "type": "private"},
            "from": ME,
            **({"text": given["text"]} if "text" in given else {"animation": {"file_id": "film"}}),
        }
