"""Logging. The rule: no secret, no health data and no message text ever stands in a log.

Events are dotted keys with values. Of an error its kind and the way it took are logged, never its text, which may
quote what a person wrote.
"""

import json
import logging
import re
import sys
import traceback
from types import TracebackType
from typing import TypeAlias

Raised: TypeAlias = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

TOKEN = re.compile(r"\d{6,}:[\w-]{6,}")
QUIET = ("httpx", "httpcore", "telegram", "alembic", "apscheduler", "uvicorn", "aiosqlite", "asyncio", "sqlalchemy")
"""Libraries that log addresses (with the token in them), whole messages, or every beat."""


class Discreet(logging.Formatter):
    """Formats a line without anybody's words in it."""

    def __init__(self, *, as_json: bool) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        """Write a line, as text or JSON; anything like a token is struck out."""
        line = super().format(record)
        if self._as_json:
            fields = {"at": self.formatTime(record), "level": record.levelname, "room": record.name}
            error = self.formatException(record.exc_info) if record.exc_info else None
            line = json.dumps({**fields, "event": record.getMessage(), **({"error": error} if error else {})})
        return TOKEN.sub("***", line)

    def formatException(self, ei: Raised) -> str:  # noqa: N802 # logging's own name
        """Answer the kind of an error and where it came by."""
        kind, _, trace = ei
        frames = "".join(traceback.format_tb(trace)) if trace else ""
        return f"{frames}{kind.__name__ if kind else ''}"


def start_logging(level: str, log_format: str) -> None:
    """Send the log to standard error."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(Discreet(as_json=log_format == "json"))
    logging.basicConfig(level=level, handlers=[handler], force=True)
    for name in QUIET:
        logging.getLogger(name).setLevel(logging.WARNING)
