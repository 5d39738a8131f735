"""Counts what is asked of a database: statements, and how often somebody waits for an answer.

The rule: a trip is counted where it is made, on the wire to PostgreSQL and at the thread of a SQLite connection; so
that what a layer above adds or spares is seen.
"""

from asyncio import selector_events
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any
from unittest.mock import patch

import aiosqlite
from sqlalchemy import event
from sqlalchemy.engine import Engine

WIRE: Any = selector_events._SelectorSocketTransport  # type: ignore[attr-defined] # noqa: SLF001 # below every driver
DRIVER: Any = aiosqlite.Connection


@dataclass(slots=True)
class Trips:
    """What was asked so far."""

    statements: list[str] = field(default_factory=list)
    """Without BEGIN and COMMIT."""
    trips: int = 0


@contextmanager
def counted() -> Iterator[Trips]:
    """Count what this process asks of its databases, until the block ends."""
    told = Trips()
    write, execute = WIRE.write, DRIVER._execute  # noqa: SLF001 # every call of the driver's passes here

    def written(wire: Any, data: bytes) -> None:
        told.trips += type(wire.get_protocol()).__module__.startswith("asyncpg")
        write(wire, data)

    async def executed(connection: Any, *call: Any, **how: Any) -> Any:
        told.trips += 1
        return await execute(connection, *call, **how)

    def stated(_connection: Any, _cursor: Any, statement: str, *_more: Any) -> None:
        if not statement.startswith("BEGIN"):
            told.statements.append(statement)

    event.listen(Engine, "before_cursor_execute", stated)
    try:
        with patch.object(WIRE, "write", written), patch.object(DRIVER, "_execute", executed):
            yield told
    finally:
        event.remove(Engine, "before_cursor_execute", stated)
