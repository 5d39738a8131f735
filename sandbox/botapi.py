"""The Bot API over HTTP: /bot<token>/<method> and /file/bot<token>/<path>."""

import asyncio
from collections.abc import AsyncIterator

from starlette.requests import ClientDisconnect, Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from sandbox.connections import HangUp, Silence, while_connected
from sandbox.reading import read
from sandbox.refusal import Refusal
from sandbox.switchboard import HungUp, Overlaid, call
from sandbox.telegram import Telegram
from sandbox.troubles import Trouble

PIECES = 100
"""Of an answer that comes slowly."""


def routes(telegram: Telegram, hang_up: HangUp) -> list[Route]:
    """Return what a Bot API client talks to."""

    async def method(request: Request) -> Response:
        try:
            _check_token(request)
            given, files = await read(request)
            calling = call(telegram, request.path_params["method"], given, files)
            result = await while_connected(request.receive, calling)
        except Refusal as refusal:
            return _refused(refusal)
        except (HungUp, ClientDisconnect):
            return Silence(hang_up)
        except Overlaid as overlaid:
            return _answer(overlaid.trouble)
        return JSONResponse({"ok": True, "result": result})

    async def file(request: Request) -> Response:
        try:
            _check_token(request)
        except Refusal as refusal:
            return _refused(refusal)
        stored = telegram.files.at(request.path_params["path"])
        if stored is None:
            return _refused(Refusal(404, "Not Found"))
        return Response(stored.upload.content, media_type="application/octet-stream")

    def _check_token(request: Request) -> None:
        if request.path_params["token"] not in telegram.tokens:
            raise Refusal(401, "Unauthorized")

    return [
        Route("/bot{token}/{method}", method, methods=["GET", "POST"]),
        Route("/file/bot{token}/{path:path}", file),
    ]


def _refused(refusal: Refusal) -> Response:
    pause = {} if refusal.retry_after is None else {"Retry-After": str(refusal.retry_after)}
    return JSONResponse(refusal.json(), refusal.code, headers=pause)


def _answer(trouble: Trouble) -> Response:
    """Return what somebody else answers."""
    if trouble.slowly:
        return StreamingResponse(_dripping(trouble), trouble.status, media_type="text/html")
    return Response(trouble.body, trouble.status, media_type="text/html")


async def _dripping(trouble: Trouble) -> AsyncIterator[bytes]:
    body = trouble.body.encode()
    size = max(1, len(body) // PIECES)
    for start in range(0, len(body), size):
        yield body[start : start + size]
        await asyncio.sleep(trouble.seconds / PIECES)
