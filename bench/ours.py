"""Our side of the taps: poll, inbox, desk, coach, screen, as the app puts them together, but for the network.

The beat is left out: it rings once a second, whoever taps.
"""

import asyncio
import sys
from datetime import timedelta
from pathlib import Path
from time import perf_counter

from sqlalchemy import func, select
from telegram.ext import ExtBot

from bench import street
from bench.instant import TOKEN, InstantApi
from bot.app import SystemClock
from bot.chat.lanes import Lanes
from bot.chat.polling import Poller
from bot.chat.reading import read
from bot.chat.screen import TelegramScreen
from bot.coach import Coach, Desk
from bot.coach.shows import Shows
from bot.content import Library, load
from bot.core.plan import unroll
from bot.core.session import Move, Session, Tapped, Tick, step
from bot.settings import HOME
from bot.store import Database, open_database, people, sessions
from bot.store.migrate import migrate
from bot.store.tables import Lane, SessionRow
from bot.store.vault import Vault


async def main(folder: Path) -> None:
    url, library = f"sqlite+aiosqlite:///{folder / 'ours.db'}", load(HOME / "content")
    await migrate(url, HOME)
    database = open_database(url, Vault())
    await _settle(database, library)
    api = InstantApi(street.taps())
    bot: ExtBot[Lane] = ExtBot(TOKEN, request=api, get_updates_request=api, rate_limiter=Lanes(1000))
    screen = TelegramScreen(bot)
    coach = Coach(database, library, screen, SystemClock(), Shows(database, screen, lambda _: None))
    desk = Desk(coach, read)
    began = perf_counter()
    polling = asyncio.create_task(Poller(bot, api, desk).run())
    await api.all_taken.wait()
    await desk.idle()
    print(perf_counter() - began)
    polling.cancel()
    assert await _finished(database) == len(street.PEOPLE)
    await database.close()


async def _settle(database: Database, library: Library) -> None:
    """Put everybody into their first set, with its card on their phone."""
    now = SystemClock().now()
    offered = Session("daily", unroll(library.routines["daily"], library.exercises))
    ready, _ = step(offered, Tapped(Move.START, offered.rev), now)
    working, _ = step(ready, Tick(), now + timedelta(seconds=offered.tape[0].seconds))
    async with database.begin() as db:
        await people.welcome(db, ((person, "en") for person in street.PEOPLE), now)
        for person, session in street.SESSIONS.items():
            kept = await sessions.begin(db, person, working, now)
            assert (kept.row.id, working.rev) == (session, street.REV)
            await sessions.mark_shown(db, session, street.REV, street.CARD)


async def _finished(database: Database) -> int:
    """Answer how many have gone through every tap, and see the last card."""
    last = (SessionRow.rev == street.LAST, SessionRow.shown == street.LAST)
    async with database.reading() as db:
        return (await db.execute(select(func.count()).where(*last))).scalar_one()


asyncio.run(main(Path(sys.argv[1])))
