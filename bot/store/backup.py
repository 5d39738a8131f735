"""Backups: a copy of a SQLite file of one moment while a bot writes to it, and what PostgreSQL's own tools make.

The rule: a copy is whole before it has its name, and nobody else may read it. Nothing is written over.
"""

import os
import sqlite3
import subprocess
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

from sqlalchemy import make_url

from bot.store.private import READ
from bot.wrong_start import WrongStart

SIDES = ("-wal", "-shm", "-journal")
"""What SQLite lays beside a file while it is in use."""


def copy_out(database: Path, to: Path) -> int:
    """Copy a SQLite database as it is at this moment, and return the bytes; who writes to it waits for nothing.

    Raises:
        WrongStart: the copy is there already or cannot be written, or what is copied is damaged.
    """
    _keep(to)
    _copy(database, to)
    return to.stat().st_size


def put_in_place(backup: Path, database: Path) -> Path | None:
    """Put a backup where a database is; return where that is now, None where there was none.

    Raises:
        WrongStart: it is no backup of ours, or it cannot be written.
    """
    if not _is_ours(backup):
        raise WrongStart("operator.backup-foreign", path=str(backup))
    draft = database.with_name(f"{database.name}.restoring")
    draft.unlink(missing_ok=True)
    _copy(backup, draft)
    aside = _moved_aside(database)
    draft.replace(database)
    return aside


def _keep(to: Path) -> None:
    """Write over nothing.

    Raises:
        WrongStart: the file is there.
    """
    if to.exists():
        raise WrongStart("operator.backup-there", path=str(to))


def _copy(source: Path, to: Path) -> None:
    draft = to.with_name(f"{to.name}.part")
    try:
        draft.unlink(missing_ok=True)
        os.close(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_RDWR, READ))
        with (
            closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as reading,
            closing(sqlite3.connect(draft)) as writing,
        ):
            reading.backup(writing)  # in one step: one moment, and in WAL mode nobody waits for it
            writing.execute("PRAGMA journal_mode=DELETE")
            if writing.execute("PRAGMA quick_check").fetchone() != ("ok",):
                raise WrongStart("operator.database-broken")
        with draft.open("rb") as written:
            os.fsync(written.fileno())
        draft.replace(to)
    except (OSError, sqlite3.Error) as error:
        draft.unlink(missing_ok=True)
        raise WrongStart("operator.backup-unwritten", path=str(to), why=_why(error)) from error


def _is_ours(backup: Path) -> bool:
    if not backup.is_file():
        return False
    try:
        with closing(sqlite3.connect(f"{backup.resolve().as_uri()}?mode=ro", uri=True)) as reading:
            return reading.execute("SELECT count(*) FROM people, alembic_version").fetchone() is not None
    except sqlite3.Error:
        return False


def _moved_aside(database: Path) -> Path | None:
    """Move a database out of the way, whole: what stands in its log is taken into it first, where it can be."""
    if not database.exists() or not database.stat().st_size:
        return None
    try:
        with closing(sqlite3.connect(database)) as writing:
            writing.execute("PRAGMA wal_checkpoint(TRUNCATE)")
    except sqlite3.DatabaseError:  # it is damaged, which may be why a backup is put back
        pass
    number = 1
    while (aside := database.with_name(f"{database.name}.replaced-{number}")).exists():
        number += 1
    for side in ("", *SIDES):
        beside = database.with_name(database.name + side)
        if beside.exists():
            beside.rename(aside.with_name(aside.name + side))
    return aside


def dump(url: str, to: Path) -> int:
    """Have pg_dump write a PostgreSQL database into a file, and return the bytes.

    Raises:
        WrongStart: the file is there already or cannot be written; pg_dump is not here, or has failed.
    """
    _keep(to)
    draft = to.with_name(f"{to.name}.part")
    try:
        os.close(os.open(draft, os.O_CREAT | os.O_TRUNC | os.O_RDWR, READ))
        _run("pg_dump", "--format=custom", "--no-owner", f"--file={draft}", url=url)
        draft.replace(to)
    except OSError as error:
        raise WrongStart("operator.backup-unwritten", path=str(to), why=_why(error)) from error
    finally:
        draft.unlink(missing_ok=True)
    return to.stat().st_size


def load_dump(url: str, backup: Path) -> None:
    """Have pg_restore put what pg_dump wrote into the place of what a PostgreSQL database holds: all of it, or nothing.

    Raises:
        WrongStart: pg_restore is not here, or has failed.
    """
    if not backup.is_file():
        raise WrongStart("operator.backup-foreign", path=str(backup))
    options = ("--clean", "--if-exists", "--no-owner", "--single-transaction", "--exit-on-error")
    _run("pg_restore", *options, f"--dbname={make_url(url).database}", str(backup), url=url)


def _run(tool: str, *arguments: str, url: str) -> None:
    try:
        subprocess.run((tool, *arguments), check=True, capture_output=True, env=_surroundings(url))  # noqa: S603 # the names are ours
    except FileNotFoundError as error:
        raise WrongStart("operator.no-tool", name=tool) from error
    except subprocess.CalledProcessError as error:
        why = error.stderr.decode(errors="replace").strip().splitlines()
        raise WrongStart("operator.tool-failed", name=tool, why=why[-1] if why else "") from error


def _surroundings(url: str) -> Mapping[str, str]:
    """Return the environment in which PostgreSQL's tools find a database: no password stands in a list of processes."""
    address = make_url(url)
    told = {
        "PGHOST": address.host or str(address.query.get("host", "")),
        "PGPORT": str(address.port or ""),
        "PGUSER": address.username,
        "PGPASSWORD": str(address.password or ""),
        "PGDATABASE": address.database,
    }
    return {**os.environ, **{name: value for name, value in told.items() if value}}


def _why(error: Exception) -> str:
    return (getattr(error, "strerror", None) or str(error)).rstrip(".")
