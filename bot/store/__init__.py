"""The only room that knows SQL: tables, and the few statements that matter. The coach opens the transactions."""

from bot.store.database import Database, open_database

__all__ = ["Database", "open_database"]
