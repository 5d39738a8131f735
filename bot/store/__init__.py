"""The only room that knows SQL: tables, and the few statements that matter. The coach opens the transactions."""

from sqlalchemy.ext.asyncio import AsyncSession as Transaction

from bot.store.database import Database, open_database
from bot.store.errors import DatabaseUnavailable, is_unwritable

__all__ = ["Database", "DatabaseUnavailable", "Transaction", "is_unwritable", "open_database"]
