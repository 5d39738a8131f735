"""The only room that knows SQL: tables, and the few statements that matter. The coach opens the transactions."""

from sqlalchemy.ext.asyncio import AsyncSession as Transaction

from bot.store.away import Away
from bot.store.database import Database, open_database

__all__ = ["Away", "Database", "Transaction", "open_database"]
