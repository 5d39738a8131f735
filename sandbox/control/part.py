"""A file, or the part of it that a player asks for: without parts, it could not leap to a moment in a sound."""

import re

from starlette.requests import Request
from starlette.responses import Response

from sandbox.files import Upload

RANGE = re.compile(r"bytes=(\d*)-(\d*)")
"""One part, as players ask for it."""


def whole_or_part(request: Request, file: Upload) -> Response:
    """Return what a request wants of a file."""
    content, accepts = file.content, {"accept-ranges": "bytes"}
    asked = RANGE.fullmatch(request.headers.get("range", ""))
    if asked is None or not any(asked.groups()):
        return Response(content, media_type=file.mime, headers=accepts)
    first, last = asked.groups()
    start = int(first) if first else max(len(content) - int(last), 0)
    end = min(int(last) + 1 if first and last else len(content), len(content))
    if start >= end:
        return Response(status_code=416, headers={"content-range": f"bytes */{len(content)}"})
    told = {**accepts, "content-range": f"bytes {start}-{end - 1}/{len(content)}"}
    return Response(content[start:end], status_code=206, media_type=file.mime, headers=told)
