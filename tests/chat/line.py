"""The line to Telegram, and a phone at its other end: what is sent whole, and what by its id."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import httpx
from telegram.ext import ExtBot

from bot.chat.connections import Connections
from bot.chat.pictures import Pictures
from bot.chat.rate_limiter import Permit, RateLimiter
from bot.chat.screen import TelegramScreen
from bot.chat.tracks import Tracks
from bot.content.library import Drawn
from bot.core.session.exercise import Picture, Side
from tests.chat.ids import Ids
from tests.core.shipped import LIBRARY

PICTURE = Picture("toe-curls", Side.LEFT)
WRONG_ID = (400, "Bad Request: wrong file identifier/HTTP URL specified")
TOO_LARGE = (413, "Request Entity Too Large")
LATE = (500, "Internal Server Error")
GONE = (403, "Forbidden: bot was blocked by the user")


class Line:
    """The line to Telegram: what was called and with what, and how it answers, by method or by "upload"."""

    def __init__(self, **answers: tuple[int, str]) -> None:
        self.answers = answers
        self.said: list[str] = []
        self.bodies: list[bytes] = []

    def __call__(self, request: httpx.Request) -> httpx.Response:
        method = request.url.path.rpartition("/")[2]
        is_upload = request.headers["content-type"].startswith("multipart")
        self.said.append(f"{method} whole" if is_upload else method)
        self.bodies.append(request.content)
        refusal = self.answers.get(method) or (self.answers.get("whole" if is_upload else "by_id"))
        if refusal is not None:
            return httpx.Response(refusal[0], json={"ok": False, "error_code": refusal[0], "description": refusal[1]})
        media: dict[str, Any] = {"animation": {"file_id": f"film-{len(self.said)}"}}
        if method == "sendPhoto":
            media = {"photo": [{"file_id": "small"}, {"file_id": "large"}]}
        elif method == "sendAudio":
            media = {"audio": {"file_id": f"track-{len(self.said)}"}}
        message = {"message_id": 5, "date": 1, "chat": {"id": 7, "type": "private"}, **media}
        return httpx.Response(200, json={"ok": True, "result": message})


@asynccontextmanager
async def screen(line: Line, folder: Path, ids: Ids | None = None) -> AsyncIterator[TelegramScreen]:
    film, poster = folder / "toe-curls-left.mp4", folder / "toe-curls-left.png"
    film.write_bytes(b"a film")
    poster.write_bytes(b"a poster")
    request = Connections(transport=httpx.MockTransport(line))
    limiter = RateLimiter(1000)
    bot: ExtBot[Permit] = ExtBot("1:unused", request=request, get_updates_request=request, rate_limiter=limiter)
    ids = Ids() if ids is None else ids
    yield TelegramScreen(bot, limiter, Pictures({PICTURE.name: Drawn(film, poster)}, ids), Tracks(LIBRARY, ids))
    await limiter.shutdown()
    await request.shutdown()
