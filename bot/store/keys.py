"""The keys of the vault: those of DATA_KEY, and the one in a file beside a SQLite database.

The rule: words are sealed from the first start on. Where DATA_KEY names no key, one is made beside the file; but never
a second one where words are sealed already, for that would hide that the first is lost. Several bots share a key, and
no file lies beside a PostgreSQL, so none is made there: only DATA_KEY seals.
"""

import os
from base64 import urlsafe_b64encode
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import exists, or_, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.private import READ, key_of
from bot.store.vault import MARK, keys_in
from bot.wrong_start import WrongStart


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys that there are, the one that seals first."""

    keys: tuple[str, ...] = ()
    made: Path | None = None
    """The file of a key that was made just now."""


async def find_keys(db: AsyncSession, given: str, database: Path | None) -> Keys:
    """Find the keys; make one where there is none.

    Args:
        db: to look whether anything is sealed already.
        given: DATA_KEY.
        database: a SQLite file; None for a server.

    Raises:
        WrongStart: the key file is none, cannot be made, or is missing where it is needed.
    """
    keys, file = keys_in(given), database and key_of(database)
    if file is None:
        return Keys(keys)
    try:
        beside = keys_in(file.read_text(encoding="ascii"))
    except FileNotFoundError:
        beside = ()
    except (OSError, ValueError) as error:
        raise WrongStart("operator.key-file", path=str(file)) from error
    if keys or beside:
        return Keys((*keys, *beside))
    from bot.store.tables import SEALED  # noqa: PLC0415 # slow to import, and only a start without a key asks

    if await db.scalar(select(or_(*(exists().where(column.startswith(MARK)) for column in SEALED)))):
        raise WrongStart("operator.key-lost", path=str(file))
    try:
        return Keys((_make(file),), made=file)
    except OSError as error:
        raise WrongStart("operator.key-file", path=str(file)) from error


def _make(file: Path) -> str:
    """Write a new key, whole and for good, before anything is sealed with it."""
    key, draft = urlsafe_b64encode(os.urandom(32)).decode(), file.with_name(f"{file.name}.new")
    draft.unlink(missing_ok=True)
    with open(os.open(draft, os.O_CREAT | os.O_EXCL | os.O_WRONLY, READ), "w", encoding="ascii") as writing:  # noqa: PTH123 # with rights
        writing.write(f"{key}\n")
        writing.flush()
        os.fsync(writing.fileno())
    draft.replace(file)
    folder = os.open(file.parent, os.O_RDONLY)
    try:
        os.fsync(folder)
    finally:
        os.close(folder)
    return key
