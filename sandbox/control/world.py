"""The part of the control protocol that is about the world as a whole: the page, the state, calls, files, events."""

from pathlib import Path

from starlette.requests import Request
from starlette.responses import FileResponse, JSONResponse, Response
from starlette.routing import BaseRoute, Mount, Route
from starlette.staticfiles import StaticFiles

from sandbox.control.part import whole_or_part
from sandbox.control.rules import Complaint, guarded, number
from sandbox.control.stream import EventStream
from sandbox.telegram import Telegram

PAGE = Path(__file__).parents[1] / "page"
CALLS = 200
"""Told at once, unless asked otherwise."""


class World:
    """The endpoints."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram

    def routes(self) -> list[BaseRoute]:
        """Return where they are."""
        return [
            Route("/", guarded(self.page)),
            Mount("/static", StaticFiles(directory=PAGE, check_dir=False)),
            Route("/sandbox/state", guarded(self.state)),
            Route("/sandbox/calls", guarded(self.calls)),
            Route("/sandbox/files/{file}", guarded(self.file)),
            Route("/sandbox/events", guarded(self.events)),
        ]

    async def page(self, request: Request) -> Response:  # noqa: ARG002 # everybody gets the same page
        """Return the chat page."""
        return FileResponse(PAGE / "index.html")

    async def state(self, request: Request) -> Response:  # noqa: ARG002 # everybody sees the same world
        """Return everything that the page needs to begin with."""
        telegram = self._telegram
        features = {
            "kill": telegram.kill is not None,
            "rows": telegram.export is not None,
            "clock": telegram.forward is not None,
        }
        return JSONResponse(
            {
                "bot": telegram.bot(),
                "people": [person.json() for person in telegram.people.values()],
                "clock": telegram.time(),
                "words": telegram.words,
                "troubles": [trouble.json() for trouble in telegram.troubles],
                "features": features,
                "event": telegram.events.last_id,
            }
        )

    async def calls(self, request: Request) -> Response:
        """Return the bot's calls after that one, the newest last."""
        after, limit = number(request, "after", 0), max(1, number(request, "limit", CALLS))
        return JSONResponse([call.json() for call in self._telegram.calls if call.id > after][-limit:])

    async def file(self, request: Request) -> Response:
        """Return the bytes of a file, or a part of them."""
        stored = self._telegram.files.get(request.path_params["file"])
        if stored is None:
            raise Complaint(404, "no_such_file")
        return whole_or_part(request, stored.upload)

    async def events(self, request: Request) -> Response:
        """Return everything that happens, from now on or from where the page left off."""
        last = request.headers.get("last-event-id", "")
        after = int(last) if last.isdecimal() else number(request, "after", self._telegram.events.last_id)
        return EventStream(self._telegram.events, after)
