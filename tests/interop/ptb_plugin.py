"""A pytest plugin for python-telegram-bot's own live tests: their Telegram is a sandbox of this very process.

The rule: their tests stay as they are. Their client says https://sandbox.test; its transport carries that to loopback.
"""

import asyncio
import base64
import json
import os
import socket
import threading
from datetime import UTC, datetime
from functools import wraps
from pathlib import Path
from typing import Any

import httpx
import pytest
import telegram as ptb
from telegram.request import HTTPXRequest

from sandbox.clock import Clock
from sandbox.files import Upload
from sandbox.server import serve
from sandbox.telegram import FIRST_GROUP, FIRST_PERSON, TOKEN, Telegram

BOT_NAME = "footing_sandbox_bot"
PICTURE = "profile.jpg"
HOST, REAL = "https://sandbox.test", "https://api.telegram.org"
WEB = {
    "http://bit.ly/2L18jua": ("telegram.gif", "image/gif"),
    "https://goo.gl/3En24v": ("telegram.mp3", "audio/mpeg"),
    "https://python-telegram-bot.org/static/testfiles/telegram.gif": ("telegram.gif", "image/gif"),
    "https://python-telegram-bot.org/static/testfiles/telegram.jpg": ("telegram.jpg", "image/jpeg"),
    "https://python-telegram-bot.org/static/testfiles/telegram_new.jpg": ("telegram.jpg", "image/jpeg"),
    "https://python-telegram-bot.org/static/testfiles/telegram.mp4": ("telegram.mp4", "video/mp4"),
    "https://python-telegram-bot.org/static/testfiles/telegram.ogg": ("telegram.ogg", "audio/ogg"),
    "http://dummyimage.com/600x400/000/fff.png&text=telegram": ("telegram.png", "image/png"),
}
"""What their tests send by address, and which of their own files stands there."""
BOT = {
    "token": TOKEN,
    "payment_provider_token": "1:TEST:1",
    "chat_id": str(FIRST_PERSON),
    "super_group_id": str(FIRST_GROUP),
    "forum_group_id": str(FIRST_GROUP),
    "channel_id": str(FIRST_GROUP - 1),
    "subscription_channel_id": FIRST_GROUP - 1,
    "name": "Footing",
    "username": f"@{BOT_NAME}",
}
os.environ |= {  # read as soon as their conftest is imported
    "GITHUB_ACTIONS": "true",
    "TEST_WITH_OPT_DEPS": "false",
    "JOB_INDEX": "1",
    "BOTS": base64.b64encode(json.dumps([BOT, BOT]).encode()).decode(),
}


class ToLoopback(httpx.AsyncHTTPTransport):
    """Carries what is for HOST to the sandbox."""

    def __init__(self, url: str) -> None:
        super().__init__(limits=httpx.Limits(max_connections=16))
        self._url = httpx.URL(url)

    async def handle_async_request(self, request: httpx.Request) -> httpx.Response:
        request.url = request.url.copy_with(scheme="http", host=self._url.host, port=self._url.port)
        return await super().handle_async_request(request)


def pytest_configure(config: pytest.Config) -> None:
    """Start the sandbox in a thread of its own, and turn the library to it."""
    data = Path(config.rootpath) / "tests" / "data"
    ready = threading.Event()
    found: dict[str, Any] = {}
    threading.Thread(target=lambda: asyncio.run(_live(data, ready, found)), daemon=True).start()
    ready.wait(30)
    _turn(found["url"])


async def _live(data: Path, ready: threading.Event, found: dict[str, Any]) -> None:
    now = datetime.now(UTC)  # noqa: TID251 # their tests compare with the machine's time
    telegram = Telegram(clock=Clock(now))
    for address, (name, mime) in WEB.items():
        if (data / name).exists():
            telegram.web[address] = Upload(name, (data / name).read_bytes(), mime)
    person = telegram.person("PTB", username="ptb")
    if (data / PICTURE).exists():
        person.picture = Upload(PICTURE, (data / PICTURE).read_bytes(), "image/jpeg")
    person.says("/start")
    telegram.updates.drop_all()
    telegram.group(f">>> telegram.Bot(test) @{BOT_NAME}")
    telegram.channel("Channel")
    async with serve(telegram) as url:
        found["url"] = url
        ready.set()
        await asyncio.Event().wait()


def _turn(url: str) -> None:
    socket.gethostbyname = lambda _: "127.0.0.1"  # their webhook's host
    make_request, make_bot = HTTPXRequest.__init__, ptb.Bot.__init__

    @wraps(make_request)
    def request(self: HTTPXRequest, *args: Any, **kwargs: Any) -> None:
        more = kwargs.pop("httpx_kwargs", None) or {}
        kwargs["httpx_kwargs"] = {"mounts": {HOST: ToLoopback(url)}, **more}
        make_request(self, *args, **kwargs)

    @wraps(make_bot)
    def bot(self: ptb.Bot, *args: Any, **kwargs: Any) -> None:
        for name, path in (("base_url", "/bot"), ("base_file_url", "/file/bot")):
            if str(kwargs.get(name, REAL)).startswith(REAL):
                kwargs[name] = HOST + path
        make_bot(self, *args, **kwargs)

    HTTPXRequest.__init__ = request  # type: ignore[method-assign] # their tests make their own clients
    ptb.Bot.__init__ = bot  # type: ignore[method-assign] # as above
