"""The only room that knows SQL: tables, and the few statements that matter. The coach opens the transactions."""

from sqlalchemy.exc import InterfaceError, OperationalError
from sqlalchemy.ext.asyncio import AsyncSession as Transaction

from bot.store.database import Database, open_database

AWAY = (OperationalError, InterfaceError)
"""The errors of a database that is away, locked or full: nobody's fault, and worth another try."""

__all__ = ["AWAY", "Database", "Transaction", "open_database"]
