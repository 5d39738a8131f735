"""The part of the control protocol that turns the world's knobs: its clock, its troubles, and the bot's end."""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from datetime import timedelta
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, Response
from starlette.routing import Route

from sandbox.connections import while_connected
from sandbox.control.rules import Complaint, body, field, guarded, number
from sandbox.telegram import Telegram

RATES = (1, 10, 60)
FORWARD = ("timer", "alarm", "reminder")
CLOCK_POLL = 25.0
"""Real seconds."""
ANSWER = {"status": int, "body": str, "slowly": bool}
"""What may be said of an answer that somebody else gives."""
LONGEST_JUMP = timedelta(days=366)


class Instruments:
    """The endpoints."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram

    def routes(self) -> list[Route]:
        """Return where they are."""
        return [
            Route("/sandbox/clock", guarded(self.read_clock)),
            Route("/sandbox/clock", guarded(self.turn_clock), methods=["POST"]),
            Route("/sandbox/troubles", guarded(self.troubles)),
            Route("/sandbox/troubles", guarded(self.add_trouble), methods=["POST"]),
            Route("/sandbox/troubles", guarded(self.end_troubles), methods=["DELETE"]),
            Route("/sandbox/troubles/{trouble:int}", guarded(self.end_trouble), methods=["DELETE"]),
            Route("/sandbox/kill", guarded(self.kill), methods=["POST"]),
        ]

    async def read_clock(self, request: Request) -> Response:
        """Return the clock now, or after its next change."""
        if "after" in request.query_params:
            await while_connected(request.receive, self._clock_changed(number(request, "after", 0)))
        return JSONResponse(self._telegram.time())

    async def turn_clock(self, request: Request) -> Response:
        """Change the speed, jump, or go on to what the bot waits for."""
        told, clock = await body(request), self._telegram.clock
        if "rate" in told:
            if field(told, "rate", int, float) not in RATES:
                raise Complaint(400, "bad_field", f"rate must be one of {', '.join(map(str, RATES))}")
            clock.run(told["rate"])
        elif "jump" in told:
            seconds = field(told, "jump", int, float)
            if not 0 <= seconds <= LONGEST_JUMP.total_seconds():
                raise Complaint(400, "bad_field", f"jump must be 0 to {LONGEST_JUMP.total_seconds():.0f} seconds")
            clock.jump(timedelta(seconds=seconds))
        else:
            await self._forward(told)
        return JSONResponse(self._telegram.time())

    async def troubles(self, request: Request) -> Response:  # noqa: ARG002 # there is one list
        """Return the trouble that there is."""
        return JSONResponse([trouble.json() for trouble in self._telegram.troubles])

    async def add_trouble(self, request: Request) -> Response:
        """Order trouble."""
        told = await body(request)
        try:
            trouble = self._telegram.troubles.add(
                field(told, "kind", str),
                times=field(told, "times", int, type(None)),
                seconds=field({"seconds": 1.0, **told}, "seconds", int, float),
                method=field(told, "method", str, type(None)),
                person=field(told, "person", int, type(None)),
                **{name: field(told, name, kind) for name, kind in ANSWER.items() if name in told},
            )
        except ValueError as error:
            raise Complaint(400, "bad_field", str(error)) from None
        return JSONResponse(trouble.json())

    async def end_trouble(self, request: Request) -> Response:
        """End one."""
        if not self._telegram.troubles.remove(request.path_params["trouble"]):
            raise Complaint(404, "no_such_trouble")
        return JSONResponse({})

    async def end_troubles(self, request: Request) -> Response:  # noqa: ARG002 # all of it
        """End all."""
        self._telegram.troubles.clear()
        return JSONResponse({})

    async def kill(self, request: Request) -> Response:  # noqa: ARG002 # there is one bot
        """Kill the bot's process."""
        if self._telegram.kill is None:
            raise Complaint(404, "no_kill")
        await self._telegram.kill()
        return JSONResponse({})

    async def _forward(self, told: Mapping[str, Any]) -> None:
        kind, person = field(told, "forward", str), field(told, "person", int, type(None))
        if kind not in FORWARD:
            raise Complaint(400, "bad_field", f"forward must be one of {', '.join(FORWARD)}")
        if self._telegram.forward is None:
            raise Complaint(404, "no_forward")
        await self._telegram.forward(kind, person)

    async def _clock_changed(self, version: int) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._telegram.clock.changed(version), CLOCK_POLL)
