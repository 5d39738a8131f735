"""Seals everything anew under the first key: after a rotation, and once after the release that sealed otherwise.

The rule: a batch is a transaction, and what is sealed with the first key is let be, so that whoever is stopped in the
middle goes on where they were. Bots may run meanwhile: words that change under our hands are left to the next round,
and nobody is waited for.
"""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from typing import Any, cast

from sqlalchemy import Table, bindparam, select, tuple_, update
from sqlalchemy.ext.asyncio import AsyncSession
from sqlalchemy.orm import InstrumentedAttribute

from bot.store import facts
from bot.store.database import Database
from bot.store.keys import FACT, FORM
from bot.store.tables import SEALED
from bot.store.vault import MARK, Vault

BATCH = 200
"""Words in one transaction."""
ROUNDS = 5
"""How often everything is looked through, until nothing is left that another key has sealed."""
PAUSE = 0.05
"""Seconds between two batches, in which whoever else writes has their turn."""


@dataclass(frozen=True, slots=True)
class Rekeyed:
    """What has come of it."""

    sealed: int = 0
    """Words that were sealed anew."""
    shut: int = 0
    """Words that none of our keys opens; they are left as they are."""
    is_over: bool = True
    """Nothing was sealed with another key meanwhile; else some bot does not know the first one yet."""


async def rekey(database: Database, pause: float = PAUSE) -> Rekeyed:
    """Seal everything anew that is not sealed with the first key."""
    sealed = 0
    for _ in range(ROUNDS):
        anew = shut = 0
        for column in SEALED:
            one, other = await _column(database, column, pause)
            anew, shut = anew + one, shut + other
        sealed += anew
        if not anew:
            async with database.begin() as db:
                await facts.remember(db, FACT, FORM)
            return Rekeyed(sealed, shut)
        await asyncio.sleep(pause)
    return Rekeyed(sealed, shut, is_over=False)


async def _column(database: Database, column: InstrumentedAttribute[Any], pause: float) -> tuple[int, int]:
    """Go through a column; return how many words were sealed anew, and how many cannot be opened."""
    table = cast("Table", column.class_.__table__)
    keys, anew, shut = tuple(table.primary_key.columns), 0, 0
    last: tuple[Any, ...] | None = None
    while True:
        async with database.begin() as db:
            old = select(*keys, table.c.person_id.label("its_person"), table.c[column.key].label("its_words"))
            old = old.where(table.c[column.key].is_not(None), ~table.c[column.key].startswith(database.vault.mark))
            if last is not None:
                old = old.where(tuple_(*keys) > last)
            rows = (await db.execute(old.order_by(*keys).limit(BATCH).with_for_update(skip_locked=True))).all()
            changed = [new for row in rows if (new := _again(database.vault, table, column.key, row))]
            await _write(db, table, column.key, changed)
        if not rows:
            return anew, shut
        last = tuple(rows[-1][: len(keys)])
        anew, shut = anew + len(changed), shut + len(rows) - len(changed)
        await asyncio.sleep(pause)


def _again(vault: Vault, table: Table, column: str, row: Any) -> Mapping[str, Any] | None:
    """Return words sealed anew, with the key of their row; None where they cannot be opened."""
    place = f"{table.name}.{column}"
    with suppress(ValueError):
        opened = _opened(vault, row.its_words, row.its_person, place)
        keys = {f"its_{key.name}": value for key, value in zip(table.primary_key.columns, row, strict=False)}
        return {**keys, "its_words": vault.seal(opened, row.its_person, place)}
    return None


async def _write(db: AsyncSession, table: Table, column: str, changed: list[Mapping[str, Any]]) -> None:
    if changed:
        mine = [key == bindparam(f"its_{key.name}") for key in table.primary_key.columns]
        await db.execute(update(table).where(*mine).values({column: bindparam("its_words")}), changed)


def _opened(vault: Vault, words: str, person_id: int, place: str) -> str:
    """Open words, in the form of the first release as well: that was Fernet's, and bound to nothing.

    Raises:
        ValueError: none of our keys opens them.
    """
    opened = vault.open(words, person_id, place)
    if opened is not words or not words.startswith(MARK):
        return opened
    from cryptography.fernet import Fernet, InvalidToken, MultiFernet  # noqa: PLC0415 # only for what is that old

    try:
        return str(MultiFernet([Fernet(key) for key in vault.keys]).decrypt(words.removeprefix(MARK)).decode())
    except (InvalidToken, ValueError) as error:
        raise ValueError("sealed with another DATA_KEY") from error
