"""What an operator does beside the bot: look after the key, seal everything anew, take a backup, put one back.

The rule: nothing that is there is lost. A file is never written over, a database that gives way to a backup is moved
aside, and a backup is only put back where no bot has the database. Whoever has had everything deleted since is deleted
again.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from bot.home import HOME
from bot.settings import Settings
from bot.startup import furnish
from bot.store.address import file_of
from bot.store.backup import copy_out, dump, load_dump, put_in_place
from bot.store.counts import Counts, count_all
from bot.store.database import Database, open_database
from bot.store.erasing import delete_again
from bot.store.errors import DatabaseUnavailable
from bot.store.keys import Keys, find_keys, in_use_since
from bot.store.lock import alone
from bot.store.migrate import Migrated, is_todays, migrate
from bot.store.rekey import Rekeyed
from bot.store.rekey import rekey as seal_anew
from bot.store.vault import Vault
from bot.wrong_start import WrongStart

PATIENCE = 5.0
"""Seconds in which a database has to answer what is only asked in passing."""


@dataclass(frozen=True, slots=True)
class KeyInUse:
    """The key that seals."""

    id: str
    place: str
    """DATA_KEY, or the path of its file."""
    since: datetime | None
    """Since when, as far as the database knows."""


async def key_in_use(settings: Settings) -> KeyInUse | None:
    """Look up which key seals; None where there is no database yet, or none that answers, or no key."""
    file = file_of(settings.database_url)
    if file is not None and not file.exists():
        return None
    database = open_database(settings.database_url, Vault())
    try:
        async with asyncio.timeout(PATIENCE):
            async with database.reading() as db:
                keys = await find_keys(db, settings.data_key.get_secret_value(), file, makes=False)
            database.vault = Vault(keys.keys)
            return _named(database, keys, await in_use_since(database))
    except (TimeoutError, DatabaseUnavailable):
        return None
    finally:
        await database.close()


async def noted_key(database: Database, keys: Keys, now: datetime) -> KeyInUse | None:
    """Return which key seals, and note since when where nobody has; None without a key."""
    return _named(database, keys, await in_use_since(database, now))


def _named(database: Database, keys: Keys, since: datetime | None) -> KeyInUse | None:
    return KeyInUse(database.vault.id, keys.place, since) if database.vault.id else None


async def rekey(settings: Settings) -> tuple[KeyInUse, Rekeyed]:
    """Seal everything anew under the first key; bots may run meanwhile, if they have that key first.

    Raises:
        WrongStart: there is no database, or no key, or its tables are not today's.
        DatabaseUnavailable: it cannot be reached, or is busy; what was sealed is sealed.
    """
    async with _standing(settings) as (database, keys):
        if (key := _named(database, keys, None)) is None:
            raise WrongStart("operator.rekey-no-key")
        done = await seal_anew(database)
        if database.deleted is not None:
            await asyncio.to_thread(database.deleted.seal_anew)
        await database.scrub()
        return key, done


async def back_up(settings: Settings, to: Path) -> int:
    """Take a backup of the database as it is at this moment, bots running or not; return its bytes.

    Raises:
        WrongStart: there is no database, or the file is there already or cannot be written.
    """
    file = file_of(settings.database_url)
    if file is not None and not file.exists():
        raise WrongStart("operator.no-database", path=str(file))
    if file is not None:
        return await asyncio.to_thread(copy_out, file, to)
    return await asyncio.to_thread(dump, settings.database_url, to)


@dataclass(frozen=True, slots=True)
class Restored:
    """What has come of a backup that was put back."""

    people: int
    deleted: int
    """Of how many everything was deleted again."""
    aside: Path | None
    """Where the database is now that gave way."""


async def restore(settings: Settings, backup: Path) -> Restored:
    """Put a backup in the place of the database, bring it to today's tables, and delete again who was deleted since.

    Raises:
        WrongStart: it is no backup of ours, a bot has the database, or a key is missing.
    """
    file = file_of(settings.database_url)
    with alone(settings.database_url):
        if file is not None:
            aside = await asyncio.to_thread(put_in_place, backup, file)
        else:
            aside = None
            await asyncio.to_thread(load_dump, settings.database_url, backup)
        await migrate(settings.database_url, HOME, copies=False)  # the backup is the copy
        async with _standing(settings) as (database, _keys):
            everybody, deleted = await _delete_again(database)
    return Restored(everybody, deleted, aside)


async def _delete_again(database: Database) -> tuple[int, int]:
    """Delete who was deleted since the backup; return how many stay, and how many were deleted."""
    if database.deleted is None:
        raise WrongStart("operator.no-database", path="")
    try:
        gone = await asyncio.to_thread(database.deleted.look_up)
    except (OSError, ValueError) as error:
        raise WrongStart("operator.deleted-file", path=str(database.deleted.file)) from error
    left = await delete_again(database, gone)
    await database.scrub()
    return left


async def bring_up(settings: Settings) -> Migrated | None:
    """Bring the database to today's tables, where no bot has it; None where there was nothing to do.

    Raises:
        WrongStart: it is no database of ours, a bot has it, or it cannot be written.
        DatabaseUnavailable: it cannot be reached.
    """
    with alone(settings.database_url):
        return await migrate(settings.database_url, HOME)


async def count(settings: Settings, now: datetime) -> Counts:
    """Count what is in the database: nobody's name, and nothing about health.

    Raises:
        WrongStart: there is no database, or its tables are not today's.
        DatabaseUnavailable: it cannot be reached.
    """
    file = file_of(settings.database_url)
    if file is not None and not file.exists():
        raise WrongStart("operator.no-database", path=str(file))
    if not await is_todays(settings.database_url, HOME):
        raise WrongStart("operator.database-behind")
    database = open_database(settings.database_url, Vault())
    try:
        async with database.reading() as db:
            return await count_all(db, now)
    finally:
        await database.close()


@asynccontextmanager
async def _standing(settings: Settings) -> AsyncIterator[tuple[Database, Keys]]:
    """Open a database that is there and has today's tables."""
    file = file_of(settings.database_url)
    if file is not None and not file.exists():
        raise WrongStart("operator.no-database", path=str(file))
    if not await is_todays(settings.database_url, HOME):
        raise WrongStart("operator.database-behind")
    database = open_database(settings.database_url, Vault())
    try:
        yield database, await furnish(database, settings)
    finally:
        await database.close()
