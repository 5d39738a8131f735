"""Our side of the taps: the app as it is built, but for the network. Prints the taps a second.

The beat does not run: it rings once a second, whoever taps.
"""

import asyncio
import sys
from datetime import UTC, datetime
from pathlib import Path

from pydantic import SecretStr
from telegram.ext import ExtBot

from bench.instant import InstantApi
from bench.street import walk
from bot.app import build
from bot.chat.lanes import Lanes, Turn
from bot.chat.polling import Poller
from bot.chat.screen import TelegramScreen
from bot.sandbox.clock import Clock
from bot.sandbox.telegram import TOKEN
from bot.settings import Settings

WAY = ("I agree", "None of these", "London", "07:00", "Start now", "with taps", "Skip")
MORNING = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)


async def main(folder: Path) -> None:
    database, nowhere = f"sqlite+aiosqlite:///{folder / 'ours.db'}", "http://127.0.0.1:9"
    settings = Settings(_env_file=None, bot_token=SecretStr(TOKEN), telegram_api_url=nowhere, database_url=database)
    async with build(settings, Clock(MORNING)) as app:
        api = InstantApi()
        bot: ExtBot[Turn] = ExtBot(TOKEN, request=api, get_updates_request=api, rate_limiter=Lanes(1000))
        app.coach.screen = app.coach.shows.screen = app.coach.debts.screen = TelegramScreen(bot)
        polling = asyncio.create_task(Poller(bot, api, app.desk).run())
        print(await walk(api, app.desk.idle, WAY))
        polling.cancel()


asyncio.run(main(Path(sys.argv[1])))
