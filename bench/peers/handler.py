"""The peer for taps: python-telegram-bot's own polling, one bare handler, and the same two transactions.

It has no inbox, no lanes, no timers and no text to put together; a kill while it works loses taps.
"""

import asyncio
import sys
from pathlib import Path
from time import perf_counter
from typing import Any

from sqlalchemy import JSON, event, func, select, update
from sqlalchemy.engine import Connection
from sqlalchemy.ext.asyncio import AsyncEngine, AsyncSession, async_sessionmaker, create_async_engine
from sqlalchemy.orm import DeclarativeBase, Mapped, mapped_column
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.ext import Application, CallbackQueryHandler, ContextTypes

from bench import street
from bench.instant import TOKEN, InstantApi
from bot.store.database import PRAGMAS

TEXT = "<b>A card</b> of the usual length. " * 8
ROWS = (("Done",), ("Pause", "Skip", "Stop"), ("It hurts",))


class Base(DeclarativeBase):
    """The one table."""


class Row(Base):
    """A session."""

    __tablename__ = "sessions"

    id: Mapped[int] = mapped_column(primary_key=True)
    phase: Mapped[dict[str, Any]] = mapped_column(JSON)
    rev: Mapped[int]
    shown: Mapped[int]


class Handler:
    """Load, change, save, answer, edit, mark as shown."""

    def __init__(self, begin: async_sessionmaker[AsyncSession]) -> None:
        self._sessions = begin

    async def tapped(self, tapped: Update, _context: ContextTypes.DEFAULT_TYPE) -> None:
        """Take a tap."""
        query = tapped.callback_query
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
    return InlineKeyboardMarkup(
        [
            [InlineKeyboardButton(label, callback_data=f"s:{row.id}:{row.rev}:{label}") for label in each]
            for each in ROWS
        ]
    )


def _engine(folder: Path) -> AsyncEngine:
    """One writer that says so at once, as durable as ours."""
    engine = create_async_engine(f"sqlite+aiosqlite:///{folder / 'peer.db'}", pool_size=1, max_overflow=0)

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


async def main(folder: Path) -> None:
    engine = _engine(folder)
    opened = async_sessionmaker(engine, expire_on_commit=False)
    async with engine.begin() as connection:
        await connection.run_sync(Base.metadata.create_all)
    async with opened.begin() as db:
        db.add_all(Row(id=each, phase={}, rev=street.REV, shown=street.REV) for each in street.SESSIONS.values())
    api, builder = InstantApi(street.taps()), Application.builder()
    application: Any = builder.token(TOKEN).request(api).get_updates_request(api).job_queue(None).build()
    application.add_handler(CallbackQueryHandler(Handler(opened).tapped))
    async with application:
        await application.start()
        began = perf_counter()
        await application.updater.start_polling()
        await api.all_taken.wait()
        await application.update_queue.join()
        print(perf_counter() - began)
        await api.shutdown()
        await application.updater.stop()
        await application.stop()
    async with opened() as db:
        last = (Row.rev == street.LAST, Row.shown == street.LAST)
        assert (await db.execute(select(func.count()).where(*last))).scalar_one() == len(street.PEOPLE)
    await engine.dispose()


asyncio.run(main(Path(sys.argv[1])))
