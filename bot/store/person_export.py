"""Everything that is stored of one person, as plain values: for the inspector, and for whoever asks what is kept."""

from collections.abc import Mapping
from typing import Any

from sqlalchemy import ColumnElement, Table, select
from sqlalchemy.ext.asyncio import AsyncSession

from bot.store.tables import Base

HIDDEN = frozenset({"body"})
"""Columns that hold a message on its way; they are erased when it has arrived."""


async def rows_of(db: AsyncSession, person_id: int) -> dict[str, list[dict[str, Any]]]:
    """Return a person's rows by table; tables that know no person are left out."""
    found: dict[str, list[dict[str, Any]]] = {}
    for table in Base.metadata.sorted_tables:
        mine = _mine(table, person_id)
        if mine is not None:
            rows = (await db.execute(select(table).where(mine))).mappings()
            found[table.name] = [_plain(dict(row)) for row in rows]
    return found


def _mine(table: Table, person_id: int) -> ColumnElement[bool] | None:
    if "person_id" in table.c:
        return table.c.person_id == person_id
    if table.name == "people":
        return table.c.id == person_id
    if table.name == "alarms":
        return table.c.subject == person_id
    return None


def _plain(row: Mapping[str, Any]) -> dict[str, Any]:
    plain = (bool, int, float, str, list, dict, type(None))
    return {
        name: value if isinstance(value, plain) else str(value) for name, value in row.items() if name not in HIDDEN
    }
