"""The only room that knows SQL: tables, and the few statements that matter. The coach opens the transactions."""

from sqlalchemy.ext.asyncio import AsyncSession as Transaction

from bot.store.away import Away, is_unwritable
from bot.store.database import Database, open_database

__all__ = ["Away", "Database", "Transaction", "is_unwritable", "open_database"]
