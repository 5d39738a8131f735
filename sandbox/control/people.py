"""The part of the control protocol that is about people and their chats: /sandbox/people."""

from typing import Any
from zoneinfo import ZoneInfo

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response
from starlette.routing import Route

from sandbox.control.rules import Complaint, body, field, guarded, person, upload
from sandbox.media import SAMPLES
from sandbox.messages import Message
from sandbox.person import Person
from sandbox.telegram import Telegram

PEOPLE = "/sandbox/people"
ONE = PEOPLE + "/{person:int}"


class People:
    """The endpoints."""

    def __init__(self, telegram: Telegram) -> None:
        self._telegram = telegram

    def routes(self) -> list[Route]:
        """Return where they are."""
        return [
            Route(PEOPLE, guarded(self.add), methods=["POST"]),
            Route(ONE, guarded(self.change), methods=["PATCH"]),
            Route(ONE + "/chat", guarded(self.chat)),
            Route(ONE + "/send", guarded(self.send), methods=["POST"]),
            Route(ONE + "/tap", guarded(self.tap), methods=["POST"]),
            Route(ONE + "/vote", guarded(self.vote), methods=["POST"]),
            Route(ONE + "/edit", guarded(self.edit), methods=["POST"]),
            Route(ONE + "/delete", guarded(self.delete), methods=["POST"]),
            Route(ONE + "/read", guarded(self.read), methods=["POST"]),
            Route(ONE + "/transcript", guarded(self.transcript)),
            Route(ONE + "/rows", guarded(self.rows)),
        ]

    async def add(self, request: Request) -> Response:
        """Add a person."""
        told = await _checked(request, first_name="")
        username = field(told, "username", str) if told.get("username") else None
        added = self._telegram.person(
            told["first_name"],
            language_code=told.get("language_code", "en"),
            zone=told.get("zone", "UTC"),
            username=username,
        )
        return JSONResponse(added.json())

    async def change(self, request: Request) -> Response:
        """Change name, language or zone; block and unblock."""
        someone, told = person(self._telegram, request), await _checked(request)
        someone.changes(**{name: told[name] for name in ("first_name", "language_code", "zone") if name in told})
        if "blocked" in told:
            (someone.blocks if field(told, "blocked", bool) else someone.unblocks)()
        return JSONResponse(someone.json())

    async def chat(self, request: Request) -> Response:
        """Return everything that the chat shows."""
        someone = person(self._telegram, request)
        return JSONResponse(
            {
                "messages": [message.json() for message in someone.chat],
                "commands": list(someone.commands),
                "keyboard": someone.keyboard,
                "typing": someone.typing,
            }
        )

    async def send(self, request: Request) -> Response:
        """Let the person write, say where they are, or send a file."""
        someone = person(self._telegram, request)
        if request.headers.get("content-type", "").startswith("multipart/form-data"):
            fields, file = await upload(request)
            kind = fields.get("kind", "")
            if kind not in SAMPLES or file is None:
                raise Complaint(400, "bad_field", f"kind must be one of {', '.join(SAMPLES)}, and file a file")
            return _told(someone.sends_file(kind, file, caption=fields.get("caption", "")))
        told = await body(request)
        if "location" in told:
            place = field(told, "location", dict)
            latitude, longitude = (float(field(place, name, int, float)) for name in ("latitude", "longitude"))
            return _told(someone.sends_location(latitude, longitude))
        text = field(told, "text", str).strip()
        if not text:
            raise Complaint(400, "bad_field", "text must not be empty")
        return _told(someone.says(text, reply_to=_message(someone, told, "reply_to") if told.get("reply_to") else None))

    async def tap(self, request: Request) -> Response:
        """Let the person tap a button."""
        someone, told = person(self._telegram, request), await body(request)
        data = field(told, "data", str)
        return JSONResponse({"query_id": someone.taps_data(field(told, "message_id", int), data)})

    async def vote(self, request: Request) -> Response:
        """Let the person choose answers of a poll, or take the choice back."""
        someone, told = person(self._telegram, request), await body(request)
        message = _message(someone, told, "message_id")
        options = field(told, "options", list)
        if "poll" not in message.body or not all(type(option) is int for option in options):
            raise Complaint(400, "bad_field", "message_id must be a poll's, and options numbers")
        someone.votes(message, *options)
        return JSONResponse({})

    async def edit(self, request: Request) -> Response:
        """Let the person change a message of their own."""
        someone, told = person(self._telegram, request), await body(request)
        message = _message(someone, told, "message_id")
        if not message.outgoing:
            raise Complaint(403, "not_their_own")
        return _told(someone.edits(message, field(told, "text", str)))

    async def delete(self, request: Request) -> Response:
        """Let the person delete a message."""
        someone, told = person(self._telegram, request), await body(request)
        someone.deletes(_message(someone, told, "message_id"))
        return JSONResponse({})

    async def read(self, request: Request) -> Response:
        """Let the person see everything."""
        person(self._telegram, request).reads()
        return JSONResponse({})

    async def transcript(self, request: Request) -> Response:
        """Return the chat as text."""
        return PlainTextResponse(person(self._telegram, request).transcript)

    async def rows(self, request: Request) -> Response:
        """Return what the bot keeps of the person."""
        someone = person(self._telegram, request)
        if self._telegram.export is None:
            raise Complaint(404, "no_export")
        return JSONResponse(await self._telegram.export(someone.id))


def _told(message: Message) -> Response:
    return JSONResponse(message.json())


def _message(someone: Person, told: dict[str, Any], name: str) -> Message:
    message = someone.conversation.messages.get(field(told, name, int))
    if message is None:
        raise Complaint(404, "no_such_message")
    return message


async def _checked(request: Request, **defaults: str) -> dict[str, Any]:
    """Return what is told of a person: words that are not empty, and a zone that exists."""
    told = {**defaults, **await body(request)}
    for name in {"first_name", "language_code", "zone"} & set(told):
        if not field(told, name, str).strip():
            raise Complaint(400, "bad_field", f"{name} must not be empty")
    if "zone" in told:
        try:
            ZoneInfo(told["zone"])
        except (ValueError, OSError, KeyError):
            raise Complaint(400, "no_such_zone", told["zone"]) from None
    return told
