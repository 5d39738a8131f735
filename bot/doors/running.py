"""`footing run` and `footing demo`: the bot before Telegram, and before a Telegram of its own."""

import argparse
import asyncio
import gc
import os
import sys
from contextlib import AsyncExitStack
from importlib import import_module
from tempfile import gettempdir
from typing import TYPE_CHECKING

from bot.content import Library
from bot.core.words import Words
from bot.doors.told import NO_TOKEN, key_line, refuse, settings_or_code
from bot.settings import TOKEN, Settings
from bot.stopping import until_stopped
from bot.terminal import say
from bot.wrong_start import WrongStart

if TYPE_CHECKING:
    from bot.startup import Resources

AGAIN, SAY_EVERY = 5.0, 12
"""Seconds until a database that is away is tried again, and after how many tries that is said again."""


def demo(words: Words, chosen: argparse.Namespace) -> int:
    """Run the bot in front of a Telegram of its own."""
    gc.enable()
    from bot.demo.demo import demo as play  # noqa: PLC0415 # nobody else pays for the sandbox

    try:
        gettempdir()
    except OSError as error:
        return refuse(words.label("operator.no-folder", why=error.strerror or ""))
    return until_stopped(play(chosen.port, open_browser=not chosen.no_browser, pace=chosen.tour))


def run(library: Library, words: Words) -> int:
    """Run the bot until it is stopped."""
    os.umask(0o077)  # whatever is made from here on is nobody else's to read
    settings = settings_or_code(words)
    if isinstance(settings, int):
        return settings
    try:
        token = settings.token
    except (OSError, ValueError):
        return refuse(words.label("operator.token-file", path=str(settings.bot_token_file)), NO_TOKEN)
    if not token:
        return refuse(words.label("operator.no-token"), NO_TOKEN)
    if not TOKEN.fullmatch(token):
        return refuse(words.label("operator.token-shape"), NO_TOKEN)
    try:
        return until_stopped(_serve(settings, library, words))
    except WrongStart as wrong:
        return refuse(words.label(wrong.key, **wrong.values))


def take_in_httpx() -> None:
    """Import httpx without its command line, for which it would draw in rich, pygments and click at every start."""
    before = sys.modules.get("click")
    sys.modules["click"] = None  # type: ignore[assignment] # how Python is told that there is no such module
    try:
        import_module("httpx")
    finally:
        del sys.modules["click"]
        if before is not None:
            sys.modules["click"] = before


async def _serve(settings: Settings, library: Library, words: Words) -> int:
    take_in_httpx()
    from telegram.error import InvalidToken  # noqa: PLC0415 # heavy: the other doors open without it

    from bot.logs import start_logging  # noqa: PLC0415 # as above

    start_logging(settings.log_level, settings.log_format)
    code = 0
    try:
        async with AsyncExitStack() as stack:
            resources = await _resources(stack, settings, words)
            await asyncio.to_thread(_move_in)  # in a thread: the question goes out meanwhile
            from bot.app import build  # noqa: PLC0415 # as above
            from bot.upkeep import noted_key  # noqa: PLC0415 # as above

            async with build(settings, library=library, resources=resources) as app:
                gc.freeze()  # what a start has made lives as long as the bot: nobody needs to look through it again
                gc.enable()
                if resources.keys.made:
                    say(words.label("operator.key-made", path=str(resources.keys.made)))
                if resources.migrated is not None and resources.migrated.copy is not None:
                    say(words.label("operator.copied-before", path=str(resources.migrated.copy)))
                now = app.coach.clock.now()
                say(key_line(await noted_key(resources.database, resources.keys, now), now, words))
                say(words.label("operator.running"))
                await app.run()
    except* InvalidToken:
        code = refuse(words.label("operator.bad-token"), NO_TOKEN)
    return code


def _move_in() -> None:
    """Import what a bot needs beyond its resources, and what seals and hears the first words."""
    for name in ("bot.app", "cryptography.hazmat.primitives.ciphers.aead", "rapidfuzz.distance"):
        import_module(name)


async def _resources(stack: AsyncExitStack, settings: Settings, words: Words) -> "Resources":
    """Open the resources; wait for a database that is away, and say so now and then."""
    from bot.startup import open_resources  # noqa: PLC0415 # as above
    from bot.store import DatabaseUnavailable  # noqa: PLC0415 # as above

    tries = 0
    while True:
        try:
            return await stack.enter_async_context(open_resources(settings, asks=True))
        except DatabaseUnavailable:
            if tries % SAY_EVERY == 0:
                say(words.label("operator.database-away"))
            tries += 1
            await asyncio.sleep(AGAIN)
