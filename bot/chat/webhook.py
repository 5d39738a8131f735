"""Our own endpoint: Telegram's updates in, and a word on our health out.

The rule: 200 only after the inbox has it, or where it could never be written, however often it came; the secret is
compared in constant time; nothing that came is ever logged.
"""

import hmac
import logging
from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.chat.door import loads
from bot.chat.reading import read_updates
from bot.coach import UpdateProcessor
from bot.settings import HEALTH

log = logging.getLogger(__name__)

BODY_LIMIT = 1 << 20
"""Bytes; an update has a few thousand."""
HEADER = "X-Telegram-Bot-Api-Secret-Token"


def web_app(is_well: Callable[[], Awaitable[bool]], hook: Route | None = None) -> Starlette:
    """Build what is served on LISTEN: the health of the bot, and the webhook where there is one."""

    async def health(_request: Request) -> Response:
        return Response(status_code=200 if await is_well() else 503)

    return Starlette(routes=[Route(HEALTH, health, methods=["GET"]), *([hook] if hook else [])])


def webhook(processor: UpdateProcessor, secret: str, url: str) -> Route:
    """Build the endpoint that Telegram calls."""

    async def receive(request: Request) -> Response:
        given = request.headers.get(HEADER, "")
        if not secret or not hmac.compare_digest(given.encode(), secret.encode()):
            return Response(status_code=403)
        body = bytearray()
        async for chunk in request.stream():
            body += chunk
            if len(body) > BODY_LIMIT:
                return Response(status_code=413)
        try:
            update = loads(bytes(body))
        except ValueError:
            return Response(status_code=400)
        if not isinstance(update, dict):
            return Response(status_code=400)
        updates, unreadable = read_updates([update])
        try:
            await processor.take_in(updates, unreadable)
        except Exception as error:  # noqa: BLE001 # whatever it is, it is not written, and Telegram sends it again
            log.warning("webhook.later error=%s", type(error).__name__)
            return Response(status_code=503)
        return Response(status_code=200)

    return Route(urlsplit(url).path or "/", receive, methods=["POST"])
