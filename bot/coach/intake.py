"""Writing down what has arrived, before it is confirmed.

The rule: a batch is one transaction; where that fails each update is one by itself, so that one that no database takes
holds up nobody else.
"""

import logging
from collections.abc import Sequence
from datetime import datetime

from bot.store import Database, DatabaseUnavailable, inbox, is_unwritable, people
from bot.store.inbox import Arrived

log = logging.getLogger(__name__)


async def write_down(database: Database, arrived: Sequence[Arrived], now: datetime) -> frozenset[int]:
    """Write a batch down; return the numbers of those that can never be written.

    Raises:
        DatabaseUnavailable: the database could not do it now; what was written is written.
        Exception: nothing could be written, and it is no fault of what has arrived.
    """
    try:
        await _write(database, arrived, now)
    except DatabaseUnavailable:
        raise
    except Exception as error:  # noqa: BLE001 # whatever it is, it is found out below whose
        log.warning("intake.one-by-one updates=%d error=%s", len(arrived), type(error).__name__)
    else:
        return frozenset()
    refused = {}
    for each in arrived:
        try:
            await _write(database, [each], now)
        except DatabaseUnavailable:
            raise
        except Exception as error:  # noqa: BLE001 # kept, and judged below
            refused[each.update_id] = error
    if len(refused) == len(arrived) and not all(is_unwritable(error) for error in refused.values()):
        raise next(error for error in refused.values() if not is_unwritable(error))
    return frozenset(refused)


async def _write(database: Database, arrived: Sequence[Arrived], now: datetime) -> None:
    async with database.begin() as db:
        await people.insert_missing(db, ((each.person_id, each.language) for each in arrived if each.may_begin), now)
        await inbox.take_in(db, arrived, now)
