"""A database that cannot do it now, told from one that was asked something wrong.

The rule: the first is nobody's fault and worth another try; the second is a fault of ours, and is set aside.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError, StatementError
from sqlalchemy.exc import TimeoutError as PoolTimeout

STATES = ("08", "40", "53", "55P03", "57P", "25P03")
"""How PostgreSQL's codes begin: connections, deadlocks, no room, a lock not had in time, a shutdown, slept too long."""


DATA = ("22", "23")
"""How they begin where the values to be written are at fault."""


class DatabaseUnavailable(Exception):
    """The database could not do it now; nothing of the transaction has happened."""


@contextmanager
def translate_errors() -> Iterator[None]:
    """Tell the two apart.

    Raises:
        DatabaseUnavailable: it is worth another try.
    """
    try:
        yield
    except StatementError as error:
        if is_unwritable(error) or not _is_unavailable(error):
            raise
        raise DatabaseUnavailable(_state(error) or type(error).__name__) from error
    except (PoolTimeout, OSError) as error:
        raise DatabaseUnavailable(type(error).__name__) from error


def is_unwritable(error: BaseException) -> bool:
    """Return whether the values to be written are at fault: no database takes them, today or tomorrow."""
    if isinstance(error, DBAPIError):
        driver = error.orig.__cause__ if error.orig else None
        return _state(error).startswith(DATA) or isinstance(driver, ValueError)
    if isinstance(error, StatementError):
        return True
    return isinstance(error, ValueError | TypeError | OverflowError)


def _is_unavailable(error: StatementError) -> bool:
    if isinstance(error, OperationalError | InterfaceError):
        return True
    return isinstance(error, DBAPIError) and (error.connection_invalidated or _state(error).startswith(STATES))


def _state(error: StatementError) -> str:
    """PostgreSQL's code; nothing where there is none."""
    return getattr(error.orig, "sqlstate", None) or ""
