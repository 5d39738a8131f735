"""The peer for taps: python-telegram-bot's own polling, one bare handler, and the same two transactions.

It has no inbox, no priorities, no timers and no text to put together; a kill while it works loses taps. Told where
its new database is, and the measure; prints what is measured.
"""

import asyncio
import sys
from typing import Any

from sqlalchemy import JSON, BigInteger, event, update
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes, MessageHandler, filters

from bench.instant import InstantApi
from bench.users import MEASURES
from bot.store.database import PRAGMAS
from sandbox.telegram import TOKEN

TEXT = "<b>A card</b> of the usual length. " * 8
ROWS = (("Done", "Resume"), ("Pause", "Go on", "Stop"), ("It hurts",))


class Base(DeclarativeBase):
    """The one table."""


class Row(Base):
    """A person's session."""

    __tablename__ = "sessions"

    id: Mapped[int] = mapped_column(BigInteger, primary_key=True)
    phase: Mapped[dict[str, Any]] = mapped_column(JSON)
    rev: Mapped[int]
    shown: Mapped[int]


class Handlers:
    """Load, change, save, answer, edit, mark as shown."""

    def __init__(self, sessions: async_sessionmaker[AsyncSession]) -> None:
        self._sessions = sessions

    async def started(self, came: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Give a person a session, and its card."""
        assert came.message
        row = Row(id=came.message.chat_id, phase={}, rev=0, shown=0)
        async with self._sessions.begin() as db:
            db.add(row)
        await came.message.reply_text(TEXT, parse_mode="HTML", reply_markup=_keyboard(row))

    async def tapped(self, came: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Take a tap."""
        query = came.callback_query
        assert query
        _, session, _, move = (query.data or "").split(":")
        async with self._sessions.begin() as db:
            row = await db.get_one(Row, int(session))
            row.phase, row.rev = {"is": move}, row.rev + 1
        await query.answer()
        await query.edit_message_text(TEXT, parse_mode="HTML", reply_markup=_keyboard(row))
        async with self._sessions.begin() as db:
            await db.execute(update(Row).where(Row.id == row.id).values(shown=row.rev))


def _keyboard(row: Row) -> InlineKeyboardMarkup:
    def button(label: str) -> InlineKeyboardButton:
        return InlineKeyboardButton(label, callback_data=f"s:{row.id}:{row.rev}:{label}")

    return InlineKeyboardMarkup([[button(label) for label in labels] for labels in ROWS])


def _engine(url: str) -> AsyncEngine:
    """As many connections as we have on PostgreSQL; on SQLite one writer, who says so at once, and is as durable."""
    if not url.startswith("sqlite"):
        return create_async_engine(url, pool_size=10)
    engine = create_async_engine(url, pool_size=1, max_overflow=0)

    def connected(connection: Any, _record: Any) -> None:
        connection.isolation_level = None
        cursor = connection.cursor()
        for pragma in PRAGMAS:
            cursor.execute(f"PRAGMA {pragma}")
        cursor.close()

    def begun(connection: Connection) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    event.listen(engine.sync_engine, "connect", connected)
    event.listen(engine.sync_engine, "begin", begun)
    return engine


async def main(database_url: str, measure: str) -> None:
    engine, api, builder = _engine(database_url), InstantApi(), Application.builder()
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    handlers = Handlers(async_sessionmaker(engine, expire_on_commit=False))
    application: Any = builder.token(TOKEN).request(api).get_updates_request(api).job_queue(None).build()
    application.add_handlers([MessageHandler(filters.TEXT, handlers.started), CallbackQueryHandler(handlers.tapped)])
    async with application:
        await application.start()
        await application.updater.start_polling()
        print(*await MEASURES[measure](api, application.update_queue.join, ()))
        await api.shutdown()
        await application.updater.stop()
        await application.stop()
    await engine.dispose()


asyncio.run(main(*sys.argv[1:]))
