"""Server-Sent Events: the stream of changes as a response that does not end."""

import json
from collections.abc import Iterable

from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from sandbox.connections import while_connected
from sandbox.events import Event, Events


class EventStream(Response):
    """What has happened after an event, and then what happens, for as long as somebody listens."""

    media_type = "text/event-stream"

    def __init__(self, events: Events, after: int) -> None:
        super().__init__(headers={"cache-control": "no-store"})
        del self.headers["content-length"]
        self._events = events
        self._after = after

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:  # noqa: ARG002 # the same for all
        """Stream until the listener leaves."""
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        await while_connected(receive, self._stream(send))

    async def _stream(self, send: Send) -> None:
        while True:
            missed = self._events.after(self._after)
            if not missed:
                await self._events.happened()
                continue
            self._after = missed[-1].id
            await send({"type": "http.response.body", "body": _lines(missed), "more_body": True})


def _lines(events: Iterable[Event]) -> bytes:
    told = (f"id: {event.id}\nevent: {event.name}\ndata: {json.dumps(event.data)}\n\n" for event in events)
    return "".join(told).encode()
