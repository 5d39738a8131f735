"""Our own endpoint: Telegram's updates in, and out what we know of ourselves: whether we are well, and our counts.

The rule: 200 only after the inbox has it, or where it could never be written, however often it came; the secret is
compared in constant time; nothing that came is ever logged.
"""

import hmac
import logging
from collections.abc import Awaitable, Callable
from typing import TypeAlias
from urllib.parse import urlsplit

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from bot.chat.door import loads
from bot.chat.reading import read_updates
from bot.coach import UpdateProcessor
from bot.health import Vitals
from bot.settings import HEALTH, METRICS

log = logging.getLogger(__name__)

BODY_LIMIT = 1 << 20
"""Bytes; an update has a few thousand."""
HEADER = "X-Telegram-Bot-Api-Secret-Token"


Expose: TypeAlias = Callable[[Vitals], tuple[bytes, str]]
"""Writes the counts down, and says in which form."""


def web_app(
    vitals: Callable[[], Awaitable[Vitals]], hook: Route | None = None, expose: Expose | None = None
) -> Starlette:
    """Build what is served on LISTEN: the health of the bot, its counts, and the webhook where there is one."""

    async def health(_request: Request) -> Response:
        found = await vitals()
        return JSONResponse(found.as_json(), status_code=503 if found.why else 200)

    async def metrics(_request: Request) -> Response:
        body, form = expose(await vitals()) if expose else (b"", "text/plain")
        return Response(body, headers={"Content-Type": form})

    ours = [Route(HEALTH, health, methods=["GET"]), Route(METRICS, metrics, methods=["GET"])]
    return Starlette(routes=[*ours, *([hook] if hook else [])])


def webhook(processor: UpdateProcessor, secret: str, url: str, is_ready: Callable[[], bool] = lambda: True) -> Route:
    """Build the endpoint that Telegram calls; until we are ready, it is to call again."""

    async def receive(request: Request) -> Response:
        given = request.headers.get(HEADER, "")
        if not secret or not hmac.compare_digest(given.encode(), secret.encode()):
            return Response(status_code=403)
        if not is_ready():
            return Response(status_code=503)
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
