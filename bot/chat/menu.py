"""What Telegram shows round the chat: the commands and the bot's description, set only when they have changed."""

import hashlib
import json

from telegram import BotCommand
from telegram.ext import ExtBot

from bot.chat.rate_limiter import Permit
from bot.coach.commands import described
from bot.content import Library
from bot.core.screens.names import promise
from bot.core.words import Words
from bot.store import Database, facts

FACT = "menu"


async def set_menu(bot: ExtBot[Permit], library: Library, database: Database) -> None:
    """Tell Telegram the commands and the description of each language; English stands for every other."""
    menus = {language: _menu(words, library) for language, words in library.words.items()}
    wanted = hashlib.sha256(json.dumps([bot.token.partition(":")[0], menus], sort_keys=True).encode()).hexdigest()
    async with database.reading() as db:
        if await facts.recall(db, FACT) == wanted:
            return
    for language, menu in menus.items():
        code = None if language == "en" else language
        await bot.set_my_commands(
            [BotCommand(name, text) for name, text in menu["commands"].items()], language_code=code
        )
        await bot.set_my_description(menu["about"]["description"], language_code=code)
        await bot.set_my_short_description(menu["about"]["short"], language_code=code)
    async with database.begin() as db:
        await facts.remember(db, FACT, wanted)


def _menu(words: Words, library: Library) -> dict[str, dict[str, str]]:
    promised = promise(words, library.promised)
    return {
        "commands": described(words),
        "about": {name: words.label(f"about.{name}", **promised) for name in ("description", "short")},
    }
