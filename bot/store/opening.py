"""The first connection to a database: what can never work, told from what is worth waiting for.

The rule: a fault that only the operator can mend ends the start with a line that says so. All else is waited for.
"""

import sqlite3
import ssl
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

from sqlalchemy.exc import ArgumentError, DBAPIError

from bot.wrong_start import WrongStart

NEVER = {
    sqlite3.SQLITE_PERM: "operator.database-closed",
    sqlite3.SQLITE_CANTOPEN: "operator.database-closed",
    sqlite3.SQLITE_AUTH: "operator.database-closed",
    sqlite3.SQLITE_READONLY: "operator.database-read-only",
    sqlite3.SQLITE_CORRUPT: "operator.database-broken",
    sqlite3.SQLITE_NOTADB: "operator.database-foreign",
    "28": "operator.database-login",
    "3D": "operator.database-missing",
    "3F": "operator.database-rights",
    "42501": "operator.database-rights",
    "42P07": "operator.database-foreign",
    "25006": "operator.database-read-only",
    "22023": "operator.database-option",
    "42704": "operator.database-option",
}
"""SQLite's codes, and how PostgreSQL's begin, of what no waiting mends."""
CODE = 0xFF
"""SQLite's primary code is the last byte of what it says."""
NO_TLS = "rejected"
"""What asyncpg says of TLS that a server has not, in an error that is otherwise one of the network."""


@contextmanager
def first_connection() -> Iterator[None]:
    """End the start where it can never work.

    Raises:
        WrongStart: with the line that says what to do.
    """
    try:
        yield
    except DBAPIError as error:
        if key := _key(error):
            raise WrongStart(key) from error
        raise
    except (ArgumentError, TypeError, ValueError, ArithmeticError) as error:  # the driver's, of what it was given
        raise WrongStart("operator.database-option") from error
    except OSError as error:
        if isinstance(error, ssl.SSLError) or NO_TLS in str(error):
            raise WrongStart("operator.database-tls") from error
        raise


def look_into(path: Path) -> None:
    """Check that a SQLite file is one and can be written to, without the driver: that leaves a thread behind.

    Raises:
        WrongStart: with the line that says what to do.
    """
    try:
        with closing(sqlite3.connect(path, timeout=0, isolation_level=None)) as connection:
            connection.execute("BEGIN IMMEDIATE")
            connection.execute("PRAGMA user_version = 1")  # to begin is allowed even where nothing can be written
            connection.rollback()
    except sqlite3.Error as error:
        if key := NEVER.get(error.sqlite_errorcode & CODE):
            raise WrongStart(key) from error


def _key(error: DBAPIError) -> str | None:
    """Return the key of a fault that stays, or None."""
    if isinstance(error.orig, sqlite3.Error):
        return NEVER.get(getattr(error.orig, "sqlite_errorcode", 0) & CODE)
    if isinstance(getattr(error.orig, "__cause__", None), ValueError):  # asyncpg's, of an option
        return "operator.database-option"
    state = getattr(error.orig, "sqlstate", None) or ""
    return next((key for begin, key in NEVER.items() if isinstance(begin, str) and state.startswith(begin)), None)
