"""Files that are nobody else's to read: the database, what SQLite lays beside it, its lock and its key.

The rule: what we make is 0600, in a folder of 0700. What is there already is tightened where it is ours: its files
always, its folder only where nothing but these files is in it, for it may be a place that others need.
"""

import os
import stat
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

BESIDE = ("", "-wal", "-shm", "-journal", ".lock")
"""What stands beside a database, by what its name ends with; and the key."""
ENTER, READ = 0o700, 0o600


def key_of(database: Path) -> Path:
    """Return where the key of a database lies, if it is a file: data/footing.key beside data/footing.db."""
    beside = database.with_suffix(".key")
    return beside if beside != database else database.with_name(f"{database.name}.key")


def deleted_of(database: Path) -> Path:
    """Return where it is kept who has had everything deleted, if a database is a file: data/footing.deleted."""
    return database.with_name(f"{database.stem}.deleted")


def make_folder(database: Path) -> None:
    """Make the folder of a database, where it is missing."""
    folder = database.parent
    if not folder.is_dir():
        folder.parent.mkdir(parents=True, exist_ok=True)
        folder.mkdir(ENTER, exist_ok=True)


def make_file(database: Path) -> None:
    """Make a database's file, where it is missing: SQLite gives what it lays beside it the same rights."""
    with suppress(FileExistsError):
        os.close(os.open(database, os.O_CREAT | os.O_EXCL | os.O_RDWR, READ))


def tighten(database: Path) -> None:
    """Take from everybody else what they never needed."""
    ours = set(files_of(database))
    for path in ours:
        _close_to_others(path, READ)
    with suppress(OSError):
        if set(database.parent.iterdir()) <= ours:
            _close_to_others(database.parent, ENTER)


def files_of(database: Path) -> Iterator[Path]:
    """Return what may lie beside a database, and belongs to nobody else."""
    for ending in BESIDE:
        yield database.with_name(database.name + ending)
    yield key_of(database)
    yield deleted_of(database)
    yield deleted_of(database).with_name(f"{deleted_of(database).name}.lock")


def _close_to_others(path: Path, mode: int) -> None:
    with suppress(OSError):  # not there, or a file system that knows no rights
        found = path.lstat()
        is_plain = stat.S_ISREG(found.st_mode) or stat.S_ISDIR(found.st_mode)
        if is_plain and found.st_uid == os.geteuid() and stat.S_IMODE(found.st_mode) & ~mode:
            path.chmod(stat.S_IMODE(found.st_mode) & mode)
