"""Whoever started us, as far as they are still there: the streams, and lines for the operator.

The rule: a terminal that has gone away ends no bot, and is no reason for a traceback.
"""

import os
import sys
from contextlib import suppress
from io import TextIOWrapper

STREAMS = 3


def stand_on_streams() -> None:
    """Put the null device where a stream is closed, and let no letter be a fault of a stream.

    Otherwise the first file that is opened, perhaps the database, would get the lines that are meant for a terminal.
    """
    for handle in range(STREAMS):
        try:
            os.fstat(handle)
        except OSError:
            os.open(os.devnull, os.O_RDWR)  # the lowest free handle, which is this one
    sys.stdin = sys.stdin or open(os.devnull, encoding="utf-8")  # noqa: PTH123, SIM115 # it stays open
    sys.stdout = sys.stdout or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 # as above
    sys.stderr = sys.stderr or open(os.devnull, "w", encoding="utf-8")  # noqa: PTH123, SIM115 # as above
    for stream, errors in ((sys.stdin, "replace"), (sys.stdout, "backslashreplace"), (sys.stderr, "backslashreplace")):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors=errors)


def say(line: str) -> None:
    """Say a line to the operator, if somebody reads it."""
    with suppress(OSError, ValueError):
        sys.stderr.write(f"{line}\n")
        sys.stderr.flush()


def whoever_read_is_gone() -> int:
    """End quietly when nobody reads on, as `footing hear | head` does; return the exit code."""
    with suppress(OSError, ValueError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    return 0


def is_posix() -> bool:
    """Return whether this machine has the locks and signals that the bot is built on."""
    try:
        import fcntl  # noqa: F401, PLC0415 # only whether it is there
    except ImportError:
        return False
    return True
