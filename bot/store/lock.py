"""One process to a SQLite file: two would each believe that nobody else is sending.

The rule: the lock is the kernel's, on a file beside the database, so a killed process never leaves it behind. A
library for this took a tenth of the bot's whole start to import.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from sqlalchemy import make_url


class Taken(Exception):  # noqa: N818 # a fact about the file, no fault of ours
    """Another process has this database; the text is its path."""


@contextmanager
def alone(url: str) -> Iterator[None]:
    """Have a SQLite file to ourselves until the block ends; what is no file needs no lock.

    Raises:
        Taken: another process has it.
    """
    path = make_url(url).database
    if not url.startswith("sqlite") or not path:
        yield
        return
    import fcntl  # noqa: PLC0415 # PostgreSQL needs none, and there it may be missing

    Path(path).parent.mkdir(parents=True, exist_ok=True)
    with Path(f"{path}.lock").open("w", encoding="utf-8") as file:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError as error:
            raise Taken(path) from error
        yield
