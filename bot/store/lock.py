"""One process to a SQLite file: two would each believe that nobody else is sending.

The rule: the lock is the kernel's, on a file beside the database, so a killed process never leaves it behind. It lies
beside the file itself, whatever links lead there. A library for this took a tenth of the bot's whole start to import.
"""

import os
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path

from bot.store.address import file_of
from bot.store.private import READ, make_file, make_folder, tighten
from bot.wrong_start import WrongStart


@contextmanager
def alone(url: str) -> Iterator[None]:
    """Have a SQLite file to ourselves, and private, until the block ends; what is no file needs no lock.

    Raises:
        WrongStart: another process has it, or it can be nobody's.
    """
    path = file_of(url)
    if path is None:
        yield
        return
    with ExitStack() as stack:
        try:
            stack.enter_context(_locked(path))
        except BlockingIOError as error:
            raise WrongStart("operator.database-taken", path=str(path)) from error
        except OSError as error:
            raise WrongStart("operator.database-folder", path=str(path), why=error.strerror or "") from error
        yield


@contextmanager
def _locked(path: Path) -> Iterator[None]:
    """Make what is missing, and hold the lock."""
    import fcntl  # noqa: PLC0415 # PostgreSQL needs none

    make_folder(path)
    with os.fdopen(os.open(f"{path}.lock", os.O_CREAT | os.O_RDWR, READ)) as lock:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        make_file(path)
        tighten(path)
        if path.is_file() and path.stat().st_nlink > 1:  # each name would have a lock and a WAL of its own
            raise WrongStart("operator.database-names", path=str(path))
        yield


def is_taken(path: Path) -> bool:
    """Return whether a process has this file to itself; nothing is made, and nothing is waited for."""
    import fcntl  # noqa: PLC0415 # as above

    try:
        with Path(f"{path}.lock").open("r+", encoding="ascii") as lock:
            fcntl.flock(lock, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    except OSError:  # nobody ever had it, or it is not ours to look at
        return False
    return False
