"""Everything that is stored of one person, as plain values: for the inspector, and for whoever wants a copy.

The rule: a copy is of one moment, and holds whatever stands in a row of theirs, opened.
"""

import asyncio
from collections.abc import Mapping
from contextlib import suppress
from typing import Any, TypeAlias

from sqlalchemy import Select, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.erasing import mine
from bot.store.tables import Base, SessionRow, TapeRow
from bot.store.vault import Column, Vault

HIDDEN = frozenset({"body"})
"""Columns that hold a message on its way; they are erased when it has arrived."""
BATCH = 25
"""Rows after which everybody else has their turn."""
Rows: TypeAlias = dict[str, list[dict[str, Any]]]
"""By table, in the order of the tables."""


async def rows_of(db: AsyncSession, person_id: int) -> Rows:
    """Return a person's rows by table, as they stand; tables that know no person are left out."""
    found: Rows = {}
    for table in Base.metadata.sorted_tables:
        theirs = mine(table, person_id)
        if theirs is not None:
            found[table.name] = await _rows(db, select(*(c for c in table.c if c.name not in HIDDEN)).where(theirs))
    return found


async def everything_of(db: AsyncSession, vault: Vault, person_id: int) -> Rows:
    """Return a person's rows by table with their words opened, and the tapes that their sessions went along."""
    found: Rows = {}
    for table in Base.metadata.sorted_tables:
        theirs = mine(table, person_id)
        if theirs is not None:
            found[table.name] = await _rows(db, select(table).where(theirs).order_by(*table.primary_key))
    tapes = select(SessionRow.tape).where(SessionRow.person_id == person_id)
    found["tapes"] = await _rows(db, select(TapeRow.__table__).where(TapeRow.hash.in_(tapes)))
    for column in Column:
        table_name, _, name = column.partition(".")
        for row in found[table_name]:
            if row[name] is not None:
                with suppress(ValueError):  # its key is lost: it is as shut to us as to them
                    row[name] = vault.open(row[name], person_id, column)
    return found


async def _rows(db: AsyncSession, statement: Select[Any]) -> list[dict[str, Any]]:
    rows: list[dict[str, Any]] = []
    for batch in (await db.execute(statement)).mappings().partitions(BATCH):
        rows += [_plain(row) for row in batch]
        await asyncio.sleep(0)
    return rows


def _plain(row: Mapping[Any, Any]) -> dict[str, Any]:
    plain = (bool, int, float, str, list, dict, type(None))
    return {str(name): value if isinstance(value, plain) else _written(value) for name, value in row.items()}


def _written(value: Any) -> str:
    """A date or an instant, as ISO 8601 has it."""
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
