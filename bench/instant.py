"""A Bot API without a network: every call is answered at once, at the lowest seam that python-telegram-bot has.

The rule: both contenders pay for all that lies above it: building the call, writing its JSON, reading the answer.
"""

import asyncio
import json
from collections import deque
from collections.abc import Iterable
from typing import Any

from telegram.request import BaseRequest, RequestData

TOKEN = "7300000001:bench"  # noqa: S105 # of a Telegram that does not exist
MOST = 100
"""Updates that one poll brings."""


class InstantApi(BaseRequest):
    """Gives the updates out, as fast as it is asked, and answers every other call."""

    def __init__(self, updates: Iterable[dict[str, Any]]) -> None:
        self._left = deque(updates)
        self.all_taken = asyncio.Event()
        """Set when it is asked for more than there is."""
        self._closed = asyncio.Event()

    async def initialize(self) -> None:
        """Nothing to prepare."""

    async def shutdown(self) -> None:
        """End the last poll."""
        self._closed.set()

    @property
    def read_timeout(self) -> float | None:
        """Nothing is waited for."""
        return None

    async def do_request(
        self, url: str, method: str, request_data: RequestData | None = None, *_timeouts: Any, **_more: Any
    ) -> tuple[int, bytes]:
        """Answer a call."""
        await asyncio.sleep(0)  # as any socket lets others go first
        given = request_data.json_parameters if request_data else {}
        result = await self._result(url.rpartition("/")[2].partition("?")[0], given)
        return 200, json.dumps({"ok": True, "result": result}).encode()

    async def _result(self, call: str, given: dict[str, str]) -> Any:
        match call:
            case "getUpdates":
                return await self._updates()
            case "getMe":
                return {"id": 7300000001, "is_bot": True, "first_name": "Bench", "username": "bench_bot"}
            case "editMessageText":
                chat = {"id": int(given["chat_id"]), "type": "private"}
                return {"message_id": int(given["message_id"]), "date": 1, "chat": chat, "text": given["text"]}
            case _:
                return True

    async def _updates(self) -> list[dict[str, Any]]:
        if not self._left:
            self.all_taken.set()
            await self._closed.wait()
        return [self._left.popleft() for _ in range(min(MOST, len(self._left)))]
