"""`footing doctor`: everything that a bot needs is looked at, and each finding is said: ✓, or what to do.

The rule: nothing is changed, and nothing waits for long. Exit 1 where anything is wrong. Each look is a row of `LOOKS`.
"""

import asyncio
import gc
from collections.abc import AsyncIterator, Callable, Mapping
from dataclasses import dataclass
from typing import TypeAlias

from bot.content import ContentError, load
from bot.core.words import Words
from bot.doors import surroundings
from bot.doors.console import mark
from bot.doors.findings import Finding, well, wrong
from bot.doors.told import BROKEN, key_line, read_settings
from bot.home import HOME
from bot.settings import TOKEN, Settings
from bot.wrong_start import WrongStart

PATIENCE = 5.0
"""Seconds that the database has to answer."""
SKEW = 30.0
"""Seconds by which a clock may be off: reminders come by it, and a signed answer is refused for less."""
BACKLOG = 1000
"""Updates waiting for a webhook, from which on nobody is taking them."""


@dataclass(slots=True)
class Examination:
    """What is looked at."""

    settings: Settings
    words: Words
    is_running: bool = False
    """A bot on this machine has the database."""


Look: TypeAlias = Callable[[Examination], AsyncIterator[Finding]]


def doctor(words: Words) -> int:
    """Look at everything, and say what was found; return the exit code."""
    gc.enable()
    settings = read_settings(words)
    if isinstance(settings, list):
        for line in settings:
            mark(line, is_well=False)
        return BROKEN
    return asyncio.run(_examined(Examination(settings, words)))


async def _examined(exam: Examination) -> int:
    code = 0
    for look in LOOKS:
        async for finding in look(exam):
            mark(exam.words.label(finding.key, **finding.values), is_well=finding.is_well)
            code = code if finding.is_well else BROKEN
    mark(exam.words.label("operator.doctor.ill" if code else "operator.doctor.well"), is_well=not code)
    return code


async def _content(_patient: Examination) -> AsyncIterator[Finding]:
    from bot.places.check import faults  # noqa: PLC0415 # only this look reads places

    try:
        library = await asyncio.to_thread(lambda: load(HOME / "content", faults(HOME / "content")))
    except ContentError as error:
        yield wrong("content", n=len(error.lines))
        return
    yield well("content", exercises=len(library.exercises), routines=len(library.routines))


async def _database(exam: Examination) -> AsyncIterator[Finding]:
    """Whether it can be reached, whose it is, and whether its tables are today's."""
    from bot.store import DatabaseUnavailable  # noqa: PLC0415 # the doors open without it
    from bot.store.address import file_of  # noqa: PLC0415 # as above
    from bot.store.lock import is_taken  # noqa: PLC0415 # as above
    from bot.store.migrate import HEAD, is_todays  # noqa: PLC0415 # as above

    url = exam.settings.database_url
    file = file_of(url)
    if file is not None and not file.exists():
        yield well("database-new", path=str(file))
        return
    if file is not None and is_taken(file):
        exam.is_running = True
        yield well("running", path=str(file))
    try:
        async with asyncio.timeout(PATIENCE):
            is_current = await is_todays(url, HOME)
    except WrongStart as error:
        yield Finding(is_well=False, key=error.key, values=error.values)
    except (DatabaseUnavailable, TimeoutError):
        yield wrong("database")
    else:
        yield well("database", version=HEAD) if is_current else wrong("database-behind")


async def _keys(exam: Examination) -> AsyncIterator[Finding]:
    """Which key seals what people write."""
    from bot.clock import SystemClock  # noqa: PLC0415 # as above
    from bot.store.address import file_of  # noqa: PLC0415 # as above
    from bot.upkeep import key_in_use  # noqa: PLC0415 # as above

    file, has_key = file_of(exam.settings.database_url), bool(exam.settings.data_key.get_secret_value())
    if file is not None and not file.exists():
        yield well("key-given" if has_key else "key-new")
        return
    try:
        key = await key_in_use(exam.settings)
    except WrongStart as error:
        yield Finding(is_well=False, key=error.key, values=error.values)
        return
    if key is not None:
        yield Finding(
            is_well=True,
            key="operator.said",
            values={"line": key_line(key, SystemClock().now(), exam.words)},
        )
    elif has_key:
        yield well("key-given")
    else:
        yield wrong("key") if file is None else well("key-new")


async def _telegram(exam: Examination) -> AsyncIterator[Finding]:
    """Who the bot is, what time Telegram has, and whether anything stands between us and our updates."""
    settings = exam.settings
    try:
        token = settings.token
    except (OSError, ValueError):
        yield Finding(is_well=False, key="operator.token-file", values={"path": str(settings.bot_token_file)})
        return
    if not TOKEN.fullmatch(token):
        yield Finding(is_well=False, key="operator.token-shape" if token else "operator.no-token")
        return
    from telegram.error import InvalidToken, TelegramError  # noqa: PLC0415 # as above

    from bot.chat.inquiry import inquiring  # noqa: PLC0415 # as above
    from bot.clock import SystemClock  # noqa: PLC0415 # as above

    try:
        async with inquiring(settings.telegram_api_url, token) as inquiry:
            me = await inquiry.whoami()
            yield well("telegram", name=me.name)
            if me.clock is not None:
                off = (SystemClock().now() - me.clock).total_seconds()
                yield well("clock") if abs(off) <= SKEW else wrong("clock", seconds=round(off))
            hook = await inquiry.hook()
            if settings.webhook_url and hook.url == settings.webhook_url:
                is_called = hook.pending < BACKLOG
                yield well("webhook") if is_called else wrong("webhook-slow", n=hook.pending, why=hook.trouble)
            elif settings.webhook_url:
                yield well("webhook-new") if not exam.is_running else wrong("webhook-elsewhere", url=hook.url)
            elif hook.url:
                yield wrong("webhook-there", url=hook.url)
            elif exam.is_running:
                yield well("poller-ours")
            else:
                yield wrong("poller") if await inquiry.is_read_by_another() else well("poller")
    except InvalidToken:
        yield Finding(is_well=False, key="operator.bad-token")
    except TelegramError as error:
        yield wrong("telegram", server=settings.telegram_api_url, why=type(error).__name__)


async def _rights(exam: Examination) -> AsyncIterator[Finding]:
    """Whether anybody else may read what is only ours."""
    loose = surroundings.readable_by_others(exam.settings)
    for path in loose:
        yield wrong("rights", path=str(path))
    if not loose:
        yield well("rights")


async def _disk(exam: Examination) -> AsyncIterator[Finding]:
    """Whether there is room for what will be written."""
    folder, free = surroundings.room(exam.settings)
    megabytes: Mapping[str, str | int] = {"path": str(folder), "n": free >> 20}
    is_well = free >= surroundings.LEAST
    yield Finding(is_well, f"operator.doctor.{'disk' if is_well else 'disk-wrong'}", megabytes)


LOOKS: tuple[Look, ...] = (_content, _database, _keys, _telegram, _rights, _disk)
"""In this order: whether a bot is running decides what Telegram is asked."""
