"""Logging. The rule: no secret, no message text, and nothing that ties a person to their health stands in a log.

Events are dotted keys with values. Of an error its kind and the way it took are logged, never its text, which may
quote what a person wrote. Of a line of a library's only where it comes from is told: what it says may quote anything.
"""

import json
import logging
import re
import sys
import traceback
from types import TracebackType
from typing import TypeAlias

Raised: TypeAlias = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

OURS = "bot"
TOKEN = re.compile(r"\d{6,}:[\w-]{6,}")


class RedactingFormatter(logging.Formatter):
    """Formats a line without anybody's words in it."""

    def __init__(self, *, as_json: bool) -> None:
        super().__init__()
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        """Write a line, as text or JSON; anything like a token is struck out."""
        at, level, event = self.formatTime(record), record.levelname, _event(record)
        error = self.formatException(record.exc_info) if record.exc_info else ""
        if self._as_json:
            fields = {"at": at, "level": level, "room": record.name, "event": event}
            line = json.dumps({**fields, **({"error": error} if error else {})})
        else:
            line = "\n".join(filter(None, (f"{at} {level} {record.name} {event}", error)))
        return TOKEN.sub("***", line)

    def formatException(self, ei: Raised) -> str:  # noqa: N802 # logging's own name
        """Return the kind of an error and where it came by."""
        kind, _, trace = ei
        frames = "".join(traceback.format_tb(trace)) if trace else ""
        return f"{frames}{kind.__name__ if kind else ''}"


def start_logging(level: str, log_format: str) -> None:
    """Send the log to standard error; libraries are heard when they warn."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(RedactingFormatter(as_json=log_format == "json"))
    logging.basicConfig(
        level=max(logging.WARNING, logging.getLevelNamesMapping()[level]), handlers=[handler], force=True
    )
    logging.getLogger(OURS).setLevel(level)
    sys.excepthook = _died


def _died(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say of what the process dies, as discreetly as of anything else."""
    logging.getLogger(OURS).critical("process.died", exc_info=(kind, error, trace))


def _event(record: logging.LogRecord) -> str:
    if record.name.partition(".")[0] == OURS:
        return record.getMessage()
    return f"library.{record.module}:{record.lineno}"
