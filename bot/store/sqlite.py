"""The driver of SQLite, with fewer trips to the thread of a connection: each is a hop there and back, and waited for.

The rule: a statement is one trip, from its text to the last of its rows. aiosqlite makes one to open a cursor, one to
execute, one to fetch and one to close. BEGIN goes along with the first statement, and an end of nothing is none.
"""

import sqlite3
from collections.abc import Callable, Iterable, Sequence
from functools import partial
from typing import Any, Self, TypeAlias

import aiosqlite

CHUNK = 64
"""Rows of a trip where a cursor is gone through by aiosqlite's own way; nobody does."""

Statement: TypeAlias = Callable[[sqlite3.Cursor], object]
Found: TypeAlias = tuple[list[Any], Any, int, int | None]
"""The rows, what they are, how many a statement met, and the key that it made."""


class Cursor:
    """A cursor whose rows are all here when a statement has returned: as SQLAlchemy asks for one."""

    arraysize = 1

    def __init__(self, connection: "Driver") -> None:
        self._connection = connection
        self._rows: list[Any] = []
        self.description: Any = None
        self.rowcount = -1
        self.lastrowid: int | None = None

    async def __aenter__(self) -> Self:
        return self

    async def execute(self, statement: str, values: Sequence[Any] = ()) -> None:
        """Run a statement."""
        await self._run(lambda cursor: cursor.execute(statement, values))

    async def executemany(self, statement: str, values: Iterable[Sequence[Any]]) -> None:
        """Run a statement for each of these."""
        await self._run(lambda cursor: cursor.executemany(statement, values))

    async def fetchall(self) -> list[Any]:
        """Return the rows."""
        return self._rows

    async def close(self) -> None:
        """Nothing is held any more."""

    async def _run(self, statement: Statement) -> None:
        self._rows, self.description, self.rowcount, self.lastrowid = await self._connection.run(statement)


class Driver(aiosqlite.Connection):
    """A connection that makes few trips."""

    begins = False
    """A transaction is begun, and BEGIN goes along with its first statement."""
    _is_certain = True
    """The last statement has returned; of one that was given up, or failed, nobody knows what it left behind."""

    def cursor(self) -> Cursor:  # type: ignore[override] # SQLAlchemy waits for it with __aenter__
        """Return a cursor, at no cost."""
        return Cursor(self)

    async def run(self, statement: Statement) -> Found:
        """Run a statement in one trip."""
        begins, self.begins, self._is_certain = self.begins, False, False
        trip: Any = self._execute  # which aiosqlite gives no type
        try:
            found: Found = await trip(_run, self._conn, statement, begins=begins)
        except sqlite3.Error:
            self.begins = begins and not self.in_transaction  # the next statement begins, if there is one
            raise
        self._is_certain = True
        return found

    async def commit(self) -> None:
        """Commit, where anything was begun."""
        self.begins = False
        if self._is_left_open:
            await super().commit()

    async def rollback(self) -> None:
        """Roll back, where anything was begun, or may have been; SQLAlchemy asks for it after each commit too."""
        self.begins = False
        if self._is_left_open:
            await super().rollback()
            self._is_certain = True

    @property
    def _is_left_open(self) -> bool:
        return self.in_transaction or not self._is_certain


def connect(database: str, **how: Any) -> Driver:
    """Return a connection to be awaited; its thread keeps nobody from ending."""
    connection = Driver(partial(sqlite3.connect, database, **how), CHUNK)
    connection._thread.daemon = True  # noqa: SLF001 # as SQLAlchemy does with those that it makes
    return connection


def _run(connection: sqlite3.Connection, statement: Statement, *, begins: bool) -> Found:
    if begins:
        connection.execute("BEGIN IMMEDIATE")
    cursor = connection.cursor()
    try:
        statement(cursor)
        rows = cursor.fetchall() if cursor.description else []
        return rows, cursor.description, cursor.rowcount, cursor.lastrowid
    finally:
        cursor.close()
