"""The keys of the vault: those of DATA_KEY, and the one in a file beside a SQLite database.

The rule: words are sealed from the first start on. Where DATA_KEY names no key, one is made beside the file; but never
a second one where words are sealed already, for that would hide that the first is lost. Several bots share a key, and
no file lies beside a PostgreSQL, so none is made there: only DATA_KEY seals.
"""

import os
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import exists, or_, select, text
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.database import Database
from bot.store.private import READ, key_of
from bot.store.vault import MARK, keys_in, new_key
from bot.wrong_start import WrongStart

DATA_KEY = "DATA_KEY"
FORM, FACT = "2", "sealed-as"
"""How words are sealed today, and the fact that says so: a database without it may hold words in the old form."""
IN_USE = "key-{id}"
"""The fact that says since when a key has sealed."""


@dataclass(frozen=True, slots=True)
class Keys:
    """The keys that there are, the one that seals first."""

    keys: tuple[str, ...] = ()
    made: Path | None = None
    """The file of a key that was made just now."""
    place: str = ""
    """Where the first one is: DATA_KEY, or the path of a file; empty where there is none."""


async def find_keys(db: AsyncSession, given: str, database: Path | None, *, makes: bool = True) -> Keys:
    """Find the keys; make one where there is none, unless it is not to be made.

    Args:
        db: to look whether anything is sealed already.
        given: DATA_KEY.
        database: a SQLite file; None for a server.
        makes: whether one is made; else there may be none.

    Raises:
        WrongStart: the key file is none, cannot be made, or is missing where it is needed.
    """
    keys, file = keys_in(given), database and key_of(database)
    if file is None:
        return Keys(keys, place=DATA_KEY if keys else "")
    try:
        beside = keys_in(file.read_text(encoding="ascii"))
    except FileNotFoundError:
        beside = ()
    except (OSError, ValueError) as error:
        raise WrongStart("operator.key-file", path=str(file)) from error
    if keys or beside or not makes:
        return Keys((*keys, *beside), place=DATA_KEY if keys else str(file))
    from bot.store.tables import SEALED  # noqa: PLC0415 # slow to import, and only a start without a key asks

    if await db.scalar(select(or_(*(exists().where(column.startswith(MARK)) for column in SEALED)))):
        raise WrongStart("operator.key-lost", path=str(file))
    try:
        return Keys((_make(file),), made=file, place=str(file))
    except OSError as error:
        raise WrongStart("operator.key-file", path=str(file)) from error


async def is_sealed_as_today(db: AsyncSession) -> bool:
    """Return whether everything is sealed in today's form, as far as it ever was."""
    return bool(await db.scalar(text("SELECT value FROM facts WHERE key = :fact"), {"fact": FACT}) == FORM)


async def in_use_since(database: Database, now: datetime | None = None) -> datetime | None:
    """Return since when the first key has sealed: from now on, where nobody has noted it; None where nobody knows."""
    from bot.store import facts  # noqa: PLC0415 # as above

    if database.vault.id is None:
        return None
    fact = IN_USE.format(id=database.vault.id)
    async with database.reading() as db:
        noted = await facts.recall(db, fact)
    if noted is not None:
        return datetime.fromisoformat(noted)
    if now is None:
        return None
    async with database.begin() as db:
        await facts.remember(db, fact, now.isoformat())
    return now


def _make(file: Path) -> str:
    """Write a new key, whole and for good, before anything is sealed with it."""
    key, draft = new_key(), file.with_name(f"{file.name}.new")
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
