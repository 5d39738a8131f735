"""`footing rekey · backup · restore · migrate · stats`: what an operator does beside the bot, and what came of it."""

import argparse
import gc
import os
from collections.abc import Callable, Coroutine, Mapping
from typing import Any, TypeAlias

from bot.core.words import Words
from bot.doors.console import table, working
from bot.doors.told import BROKEN, refuse, settings_or_code
from bot.settings import Settings
from bot.stopping import until_stopped
from bot.terminal import say
from bot.wrong_start import WrongStart


def look_after(words: Words, chosen: argparse.Namespace) -> int:
    """Do it, and say what was done; return the exit code."""
    os.umask(0o077)
    gc.enable()
    from bot.store import DatabaseUnavailable  # noqa: PLC0415 # a start knows it by another way

    settings = settings_or_code(words)
    if isinstance(settings, int):
        return settings
    try:
        with working(words.label(f"operator.working-{chosen.door}")):
            outcome = until_stopped(WORK[chosen.door](settings, words, chosen))
    except WrongStart as wrong:
        return refuse(words.label(wrong.key, **wrong.values))
    except DatabaseUnavailable:
        return refuse(words.label("operator.database-busy"))
    return outcome


async def _rekey(settings: Settings, words: Words, _chosen: argparse.Namespace) -> int:
    from bot import upkeep  # noqa: PLC0415 # as above

    key, done = await upkeep.rekey(settings)
    say(words.label("operator.rekeyed", n=done.sealed, id=key.id, place=key.place))
    if done.shut:
        say(words.label("operator.rekey-shut", n=done.shut))
    if not done.is_over:
        say(words.label("operator.rekey-again"))
    return BROKEN if done.shut or not done.is_over else 0


async def _backup(settings: Settings, words: Words, chosen: argparse.Namespace) -> int:
    from bot import upkeep  # noqa: PLC0415 # as above

    size = await upkeep.back_up(settings, chosen.file)
    say(words.label("operator.backed-up", path=str(chosen.file), n=size))
    return 0


async def _restore(settings: Settings, words: Words, chosen: argparse.Namespace) -> int:
    from bot import upkeep  # noqa: PLC0415 # as above

    put_back = await upkeep.restore(settings, chosen.file)
    say(words.label("operator.restored", n=put_back.people, deleted=put_back.deleted))
    if put_back.aside is not None:
        say(words.label("operator.moved-aside", path=str(put_back.aside)))
    return 0


async def _migrate(settings: Settings, words: Words, _chosen: argparse.Namespace) -> int:
    from bot import upkeep  # noqa: PLC0415 # as above
    from bot.store.migrate import HEAD  # noqa: PLC0415 # as above

    migrated = await upkeep.bring_up(settings)
    if migrated is None:
        say(words.label("operator.migrated-already", version=HEAD))
    elif not migrated.before:
        say(words.label("operator.migrated-new", version=HEAD))
    else:
        say(words.label("operator.migrated", before=migrated.before, version=HEAD))
    if migrated is not None and migrated.copy is not None:
        say(words.label("operator.copied-before", path=str(migrated.copy)))
    return 0


async def _stats(settings: Settings, words: Words, _chosen: argparse.Namespace) -> int:
    from dataclasses import asdict  # noqa: PLC0415 # as above

    from bot import upkeep  # noqa: PLC0415 # as above
    from bot.clock import SystemClock  # noqa: PLC0415 # as above

    numbers = await upkeep.count(settings, SystemClock().now())
    rows = [(words.label(f"operator.number.{name}"), f"{value:,}") for name, value in asdict(numbers).items()]
    table(words.label("operator.numbers"), rows)
    return 0


Work: TypeAlias = Callable[[Settings, Words, argparse.Namespace], Coroutine[Any, Any, int]]
WORK: Mapping[str, Work] = {
    "rekey": _rekey,
    "backup": _backup,
    "restore": _restore,
    "migrate": _migrate,
    "stats": _stats,
}
"""Every door behind which the database is looked after."""
