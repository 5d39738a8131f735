"""What a client sent: query string, urlencoded form, multipart or JSON, all read into parameters and uploads."""

import json
import mimetypes
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request

from sandbox.files import Upload
from sandbox.refusal import bad_request

UNKNOWN = "application/octet-stream"
"""The type of a file of which nobody says more; its name may."""
FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")


async def read(request: Request) -> tuple[dict[str, Any], dict[str, Upload]]:
    """Return the parameters, text or JSON values, and the uploads by the name of their part.

    Raises:
        Refusal: 400, it cannot be read.
    """
    given: dict[str, Any] = dict(request.query_params)
    files: dict[str, Upload] = {}
    if request.method == "GET":
        return given, files
    kind = request.headers.get("content-type", "")
    if kind.startswith("application/json"):
        given.update(_json(await request.body()))
    elif kind.startswith(FORMS):
        async with request.form() as form:
            for name, value in form.multi_items():
                if isinstance(value, UploadFile):
                    filename = value.filename or name
                    mime = value.content_type if value.content_type not in {None, "", UNKNOWN} else None
                    mime = mime or mimetypes.guess_type(filename)[0] or UNKNOWN
                    files[name] = Upload(filename, await value.read(), mime)
                else:
                    given[name] = value
    return given, files


def _json(body: bytes) -> dict[str, Any]:
    try:
        given = json.loads(body or b"{}")
    except ValueError:
        given = None
    if not isinstance(given, dict):
        raise bad_request("can't parse JSON object")
    return given
