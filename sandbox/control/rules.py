"""The sandbox's own protocol over HTTP: what the chat page says, and what it asks. This file knows the resources rules.

JSON both ways; a request that cannot be met gets {"error": key, "detail": …}. Only pages of this very server may ask:
any other web page that is open in the same browser could otherwise reach it on loopback.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import Any, TypeVar

from starlette.datastructures import UploadFile
from starlette.requests import Request
from starlette.responses import JSONResponse, Response

from sandbox.files import Upload
from sandbox.person import Person
from sandbox.phone import NotSeen
from sandbox.refusal import Refusal
from sandbox.telegram import Telegram

T = TypeVar("T")
Endpoint = Callable[[Request], Awaitable[Response]]


class Complaint(Exception):  # noqa: N818 # an answer, no fault of ours
    """A request of the page that cannot be met: an HTTP status, a key for the page, a detail for a person."""

    def __init__(self, status: int, error: str, detail: str = "") -> None:
        super().__init__(detail or error)
        self.status = status
        self.error = error
        self.detail = detail


def guarded(endpoint: Endpoint) -> Endpoint:
    """Return the endpoint for pages of this server only, its complaints made answers."""

    async def ask(request: Request) -> Response:
        try:
            _check_origin(request)
            return await endpoint(request)
        except Complaint as complaint:
            return _no(complaint.status, complaint.error, complaint.detail)
        except Refusal as refusal:
            return _no(refusal.code, "refused", refusal.description)
        except NotSeen as missing:
            return _no(409, "not_possible", str(missing))

    return ask


def _no(status: int, error: str, detail: str) -> Response:
    return JSONResponse({"error": error, "detail": detail}, status)


def _check_origin(request: Request) -> None:
    origin = request.headers.get("origin")
    if origin is not None and origin.partition("://")[2] != request.headers.get("host"):
        raise Complaint(403, "foreign_origin", origin)


async def body(request: Request) -> dict[str, Any]:
    """Return the JSON object that was sent; an empty body is an empty object."""
    try:
        told = await request.json() if await request.body() else {}
    except ValueError as error:
        raise Complaint(400, "bad_json", str(error)) from None
    if not isinstance(told, dict):
        raise Complaint(400, "bad_json", "an object is expected")
    return told


async def upload(request: Request) -> tuple[dict[str, str], Upload | None]:
    """Return the text fields of a multipart request, and the file that came with them."""
    fields: dict[str, str] = {}
    file = None
    async with request.form() as form:
        for name, value in form.multi_items():
            if isinstance(value, UploadFile):
                mime = value.content_type or "application/octet-stream"
                file = Upload(value.filename or name, await value.read(), mime)
            else:
                fields[name] = value
    return fields, file


def field(told: Mapping[str, Any], name: str, *kinds: type[T]) -> T:
    """Return a value of one of these types."""
    value = told.get(name)
    if not isinstance(value, kinds) or (isinstance(value, bool) and bool not in kinds):
        raise Complaint(400, "bad_field", f"{name} must be {' or '.join(kind.__name__ for kind in kinds)}")
    return value


def number(request: Request, name: str, default: int) -> int:
    """Return an integer of the query string."""
    text = request.query_params.get(name, str(default))
    try:
        return int(text)
    except ValueError:
        raise Complaint(400, "bad_field", f"{name} must be int") from None


def person(telegram: Telegram, request: Request) -> Person:
    """Return the person in the path."""
    found = telegram.people.get(request.path_params["person"])
    if found is None:
        raise Complaint(404, "no_such_person")
    return found
