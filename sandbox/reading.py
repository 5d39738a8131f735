"""What a client sent: query string, urlencoded form, multipart or JSON, all read into parameters and uploads."""

import json
from typing import Any

from starlette.datastructures import UploadFile
from starlette.requests import Request

from sandbox.files import Upload
from sandbox.refusal import bad_request

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
                    mime = value.content_type or "application/octet-stream"
                    files[name] = Upload(value.filename or name, await value.read(), mime)
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
