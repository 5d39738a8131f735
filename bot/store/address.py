"""A database's address, as SQLAlchemy reads it.

The rule: what SQLAlchemy would read otherwise than the operator meant it is told, not guessed.
"""

from pathlib import Path

from sqlalchemy import make_url
from sqlalchemy.exc import ArgumentError

PORTS = range(1, 65536)


def check(url: str) -> None:
    """Check that an address can be one.

    Raises:
        ValueError: it cannot; the text is the key that says why.
    """
    try:
        read = make_url(url)
    except (ArgumentError, ValueError) as error:
        raise ValueError("operator.database-part") from error
    if read.get_backend_name() == "sqlite":
        file = read.database or ""
        if not file or file.startswith((":", "file:")) or "\0" in file or read.host or read.query:
            raise ValueError("operator.database-file")
    elif "@" in (read.host or "") or (read.port is not None and read.port not in PORTS):
        raise ValueError("operator.database-part")


def file_of(url: str) -> Path | None:
    """Return the file that a SQLite address means, whatever links lead there; None for what is no file."""
    read = make_url(url)
    if read.get_backend_name() != "sqlite" or not read.database:
        return None
    return Path(read.database).resolve()
