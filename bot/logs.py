"""Logging. The rule: no secret, no message text, and nothing that ties a person to their health stands in a log.

Events are dotted keys with values. Of an error its kind and the way it took are logged, never its text, which may
quote what a person wrote. Of a line of a library's only where it comes from is told: what it says may quote anything.
Every error has a reference, the same whenever it comes by the same way: by it the admin finds it here.
"""

import json
import logging
import re
import sys
import traceback
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from types import TracebackType
from typing import TypeAlias

Raised: TypeAlias = tuple[type[BaseException], BaseException, TracebackType | None] | tuple[None, None, None]

OURS = "bot"
TOKEN = re.compile(r"\d{6,}:[\w-]{6,}")
NAMES = re.compile(r"(\w+)=%")
"""The names of an event's values, in the line that it is written as."""
MANY = 100
"""Kinds of errors that are remembered at once; whoever has more has one trouble."""


class RedactingFormatter(logging.Formatter):
    """Formats a line without anybody's words in it."""

    def __init__(self, *, as_json: bool) -> None:
        super().__init__()
        self._as_json = as_json

    def format(self, record: logging.LogRecord) -> str:
        """Write a line, as text or JSON; anything like a token is struck out."""
        error = self.formatException(record.exc_info) if record.exc_info else ""
        reference = reference_of(record) if record.levelno >= logging.ERROR else ""
        if self._as_json:
            at = datetime.fromtimestamp(record.created, UTC).isoformat(timespec="milliseconds")
            fields = {"at": at, "level": record.levelname, "room": record.name, **_fields(record)}
            line = json.dumps({**fields, **_told(error=error, ref=reference)})
        else:
            event = " ".join(filter(None, (_event(record), reference and f"ref={reference}")))
            line = "\n".join(
                filter(None, (f"{self.formatTime(record)} {record.levelname} {record.name} {event}", error))
            )
        return TOKEN.sub("***", line)

    def formatException(self, ei: Raised) -> str:  # noqa: N802 # logging's own name
        """Return the kind of an error and where it came by."""
        kind, _, trace = ei
        frames = "".join(traceback.format_tb(trace)) if trace else ""
        return f"{frames}{kind.__name__ if kind else ''}"


@dataclass(frozen=True, slots=True)
class SeenError:
    """Errors that came by the same way."""

    reference: str
    kind: str
    times: int


class ErrorLog(logging.Handler):
    """Keeps in mind which errors came, by their references, until somebody asks."""

    def __init__(self) -> None:
        super().__init__(logging.ERROR)
        self._seen: dict[str, SeenError] = {}

    def emit(self, record: logging.LogRecord) -> None:
        """Count an error."""
        reference = reference_of(record)
        seen = self._seen.get(reference)
        if seen is not None:
            self._seen[reference] = replace(seen, times=seen.times + 1)
        elif len(self._seen) < MANY:
            self._seen[reference] = SeenError(reference, _kind(record), 1)

    def take(self) -> list[SeenError]:
        """Return the errors since the last time, and forget them."""
        seen, self._seen = list(self._seen.values()), {}
        return seen


def start_logging(level: str, log_format: str) -> None:
    """Send the log to standard error; libraries are heard when they warn."""
    handler = logging.StreamHandler(sys.stderr)
    handler.setFormatter(RedactingFormatter(as_json=log_format == "json"))
    logging.basicConfig(
        level=max(logging.WARNING, logging.getLevelNamesMapping()[level]), handlers=[handler], force=True
    )
    logging.getLogger(OURS).setLevel(level)
    sys.excepthook = _died


def reference_of(record: logging.LogRecord) -> str:
    """Return eight letters that say by which way an error came: the event, its kind, and the place in the code."""
    trace = record.exc_info[2] if record.exc_info else None
    places = [f"{frame.name}:{frame.lineno}" for frame in traceback.extract_tb(trace, limit=-3)] if trace else []
    what = record.msg if _is_ours(record) else ""
    return sha256("|".join((record.name, str(what), _kind(record), *places)).encode()).hexdigest()[:8]


def _kind(record: logging.LogRecord) -> str:
    """Return what an error is called, as far as that says nothing of anybody."""
    raised = record.exc_info[0] if record.exc_info else None
    return raised.__name__ if raised else _event_name(record)


def _died(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """Say of what the process dies, as discreetly as of anything else."""
    logging.getLogger(OURS).critical("process.died", exc_info=(kind, error, trace))


def _is_ours(record: logging.LogRecord) -> bool:
    return record.name.partition(".")[0] == OURS


def _event(record: logging.LogRecord) -> str:
    return record.getMessage() if _is_ours(record) else _event_name(record)


def _event_name(record: logging.LogRecord) -> str:
    return str(record.msg).partition(" ")[0] if _is_ours(record) else f"library.{record.module}:{record.lineno}"


def _fields(record: logging.LogRecord) -> Mapping[str, object]:
    """Take an event of ours apart into its name and its values."""
    if not _is_ours(record) or not isinstance(record.args, tuple):
        return {"event": _event_name(record)}
    names = NAMES.findall(str(record.msg))
    if len(names) != len(record.args):  # a line of another form, told as it is
        return {"event": record.getMessage()}
    values = (each if isinstance(each, int | float | bool) else str(each) for each in record.args)
    return {"event": _event_name(record), **dict(zip(names, values, strict=True))}


def _told(**values: str) -> Mapping[str, str]:
    return {name: value for name, value in values.items() if value}
