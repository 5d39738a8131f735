"""A database that is away, locked or full, told from one that was asked something wrong.

The rule: the first is nobody's fault and worth another try; the second is a fault of ours, and is set aside.
"""

from collections.abc import Iterator
from contextlib import contextmanager

from sqlalchemy.exc import DBAPIError, InterfaceError, OperationalError
from sqlalchemy.exc import TimeoutError as PoolTimeout

STATES = ("08", "40", "53", "55P03", "57P", "25P03")
"""How PostgreSQL's codes begin: connections, deadlocks, no room, a lock not had in time, a shutdown, slept too long."""


class Away(Exception):  # noqa: N818 # a fact about the database, no fault of ours
    """The database could not do it now; nothing of the transaction has happened."""


@contextmanager
def telling() -> Iterator[None]:
    """Tell the two apart.

    Raises:
        Away: it is worth another try.
    """
    try:
        yield
    except (OperationalError, InterfaceError, PoolTimeout, OSError) as error:
        raise Away(type(error).__name__) from error
    except DBAPIError as error:
        state = getattr(error.orig, "sqlstate", None) or ""
        if error.connection_invalidated or state.startswith(STATES):
            raise Away(state) from error
        raise
