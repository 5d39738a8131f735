"""The front doors: footing run, demo, check, hear; rekey, backup, restore.

The rule: one clear line for whoever stands outside. Exit 1 is broken content, settings or surroundings, 2 is a missing
or bad token.
"""

import argparse
import asyncio
import gc
import os
import sys
import zoneinfo
from collections.abc import Callable, Iterator
from contextlib import AsyncExitStack
from datetime import datetime
from importlib import import_module
from pathlib import Path
from tempfile import gettempdir
from typing import TYPE_CHECKING

from pydantic import ValidationError

from bot.content import ContentError, Library, load
from bot.core.words import Words
from bot.home import HOME
from bot.settings import TOKEN, Settings
from bot.stopping import until_stopped
from bot.terminal import is_posix, say, stand_on_streams, whoever_read_is_gone
from bot.wrong_start import WrongStart

if TYPE_CHECKING:
    from bot.core.understanding import Understood
    from bot.startup import Resources
    from bot.upkeep import KeyInUse

BROKEN, NO_TOKEN, INTERRUPTED = 1, 2, 130
AGAIN, SAY_EVERY = 5.0, 12
"""Seconds until a database that is away is tried again, and after how many tries that is said again."""


def main(arguments: list[str] | None = None) -> int:
    """Open one of the doors; return the exit code."""
    stand_on_streams()
    gc.disable()  # a start makes much and drops little: looking for garbage in it was a sixth of its time
    zoneinfo.reset_tzpath(to=())  # the pinned tzdata, not the system's older copy
    try:
        return _open(arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return whoever_read_is_gone()


def _open(arguments: list[str] | None) -> int:
    try:
        library = load(HOME / "content")
    except ContentError:
        return _check()
    words = library.words_for("en")
    chosen = _parser(words).parse_args(arguments)
    match chosen.door:
        case "check":
            return _check()
        case "hear":
            return _intents(library) if chosen.intents else _hear(library, in_session=not chosen.idle)
        case _ if not is_posix():
            return _refuse(words.label("operator.no-posix"))
        case "demo":
            return _demo(words, chosen)
        case "rekey" | "backup" | "restore":
            return _look_after(words, chosen)
        case _:
            return _run(library, words)


def _check() -> int:
    """Read all of the content, places included; tell every fault, or that there is none."""
    from bot.places.check import faults  # noqa: PLC0415 # a start reads no places

    try:
        library = load(HOME / "content", faults(HOME / "content"))
    except ContentError as error:
        return _refuse("\n".join(error.lines))
    said = {"exercises": len(library.exercises), "routines": len(library.routines)}
    sys.stdout.write(
        library.words_for("en").label("operator.content-fine", **said, languages=", ".join(library.words)) + "\n"
    )
    _check_key(library.words_for("en"))
    sys.stdout.flush()
    return 0


def _check_key(words: Words) -> None:
    """Say which key seals the database of the settings, where there is one; content is checked without any."""
    try:
        settings = Settings()
    except (ValidationError, OSError, UnicodeDecodeError):
        return
    from bot.store.address import file_of  # noqa: PLC0415 # as above

    file = file_of(settings.database_url)
    if file is not None and not file.exists():
        return
    from bot.app import SystemClock  # noqa: PLC0415 # as above
    from bot.upkeep import key_in_use  # noqa: PLC0415 # as above

    try:
        key = asyncio.run(key_in_use(settings))
    except WrongStart as wrong:
        sys.stdout.write(words.label(wrong.key, **wrong.values) + "\n")
    else:
        sys.stdout.write(_key_line(key, SystemClock().now(), words) + "\n")


def _demo(words: Words, chosen: argparse.Namespace) -> int:
    gc.enable()
    from bot.demo.demo import demo  # noqa: PLC0415 # nobody else pays for the sandbox

    try:
        gettempdir()
    except OSError as error:
        return _refuse(words.label("operator.no-folder", why=error.strerror or ""))
    return until_stopped(demo(chosen.port, open_browser=not chosen.no_browser, pace=chosen.tour))


def _settings(words: Words) -> Settings | int:
    """Read the environment; where anything is wrong, say it, and return the exit code."""
    try:
        return Settings()
    except ValidationError as error:
        return _refuse("\n".join(_setting_faults(error, words)))
    except (OSError, UnicodeDecodeError):
        return _refuse(words.label("operator.env-file"))


def _look_after(words: Words, chosen: argparse.Namespace) -> int:
    """Seal everything anew, take a backup, or put one back; say what was done."""
    os.umask(0o077)
    gc.enable()
    from bot.store import DatabaseUnavailable  # noqa: PLC0415 # as above

    settings = _settings(words)
    if isinstance(settings, int):
        return settings
    try:
        return until_stopped(_looked_after(settings, words, chosen))
    except WrongStart as wrong:
        return _refuse(words.label(wrong.key, **wrong.values))
    except DatabaseUnavailable:
        return _refuse(words.label("operator.database-busy"))


async def _looked_after(settings: Settings, words: Words, chosen: argparse.Namespace) -> int:
    from bot import upkeep  # noqa: PLC0415 # as above

    match chosen.door:
        case "rekey":
            key, done = await upkeep.rekey(settings)
            say(words.label("operator.rekeyed", n=done.sealed, id=key.id, place=key.place))
            if done.shut:
                say(words.label("operator.rekey-shut", n=done.shut))
            if not done.is_over:
                say(words.label("operator.rekey-again"))
            return BROKEN if done.shut or not done.is_over else 0
        case "backup":
            size = await upkeep.back_up(settings, chosen.file)
            say(words.label("operator.backed-up", path=str(chosen.file), n=size))
        case _:
            put_back = await upkeep.restore(settings, chosen.file)
            say(words.label("operator.restored", n=put_back.people, deleted=put_back.deleted))
            if put_back.aside is not None:
                say(words.label("operator.moved-aside", path=str(put_back.aside)))
    return 0


def _run(library: Library, words: Words) -> int:
    os.umask(0o077)  # whatever is made from here on is nobody else's to read
    settings = _settings(words)
    if isinstance(settings, int):
        return settings
    try:
        token = settings.token
    except (OSError, ValueError):
        return _refuse(words.label("operator.token-file", path=str(settings.bot_token_file)), NO_TOKEN)
    if not token:
        return _refuse(words.label("operator.no-token"), NO_TOKEN)
    if not TOKEN.fullmatch(token):
        return _refuse(words.label("operator.token-shape"), NO_TOKEN)
    try:
        return until_stopped(_serve(settings, library, words))
    except WrongStart as wrong:
        return _refuse(words.label(wrong.key, **wrong.values))


async def _serve(settings: Settings, library: Library, words: Words) -> int:
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
                now = app.coach.clock.now()
                say(_key_line(await noted_key(resources.database, resources.keys, now), now, words))
                say(words.label("operator.running"))
                await app.run()
    except* InvalidToken:
        code = _refuse(words.label("operator.bad-token"), NO_TOKEN)
    return code


def _key_line(key: "KeyInUse | None", now: datetime, words: Words) -> str:
    """Say which key seals, where it is and since when; or that there is none."""
    if key is None:
        return words.label("operator.unsealed")
    if key.since is None:
        return words.label("operator.key-unused", id=key.id, place=key.place)
    days = max(0, (now - key.since).days)
    return words.label("operator.key", id=key.id, place=key.place, date=f"{key.since:%Y-%m-%d}", n=days)


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


def _hear(library: Library, *, in_session: bool) -> int:
    """Say of each line what is heard, and the words that decided it."""
    from bot.core.hearing import Ask, Stop  # noqa: PLC0415 # as above

    def answer(_language: str, _text: str, heard: "Understood") -> str:
        name = "stop" if isinstance(heard.verdict, Stop) else "ask" if isinstance(heard.verdict, Ask) else "ignore"
        return f"{name}\t{heard.verdict.words}"

    return _each_line(library, answer, in_session=in_session)


def _intents(library: Library) -> int:
    """Say of each line what is wanted, and its slot as the coach reads it; no state is known."""
    from bot.coach.reading import slot  # noqa: PLC0415 # as above

    def answer(language: str, text: str, heard: "Understood") -> str:
        return f"{heard.id}\t{slot(heard.id, text, language, library.phrasebooks_for(language))}"

    return _each_line(library, answer, in_session=False)


def _each_line(library: Library, answer: Callable[[str, str, "Understood"], str], *, in_session: bool) -> int:
    from bot.core.hearing.command import said  # noqa: PLC0415 # as above
    from bot.core.understanding import understand  # noqa: PLC0415 # as above

    for line in sys.stdin:
        language, _, text = line.rstrip("\n").partition("\t")
        lexicons, books = library.lexicons_for(language), library.phrasebooks_for(language)
        heard = understand(said(text), lexicons, books, in_session=in_session)
        sys.stdout.write(f"{answer(language, text, heard)}\n")
    sys.stdout.flush()  # here, where it is heard if whoever read it is gone
    return 0


def _setting_faults(error: ValidationError, words: Words) -> Iterator[str]:
    """Say each fault; our own reasons are keys of content, the library's are sentences already."""
    for fault in error.errors():
        name = ".".join(map(str, fault["loc"])).upper() or "WEBHOOK_URL"
        reason = str(fault.get("ctx", {}).get("error", ""))
        why = words.label(reason) if words.has(reason) else fault["msg"].rstrip(".")
        yield words.label("operator.setting", name=name, why=why)


def _refuse(line: str, code: int = BROKEN) -> int:
    """Say why nothing was started; return the exit code."""
    say(line)
    return code


def _port(text: str) -> int:
    """Read a port.

    Raises:
        ValueError: argparse says it.
    """
    if (port := int(text)) not in range(65536):
        raise ValueError(text)
    return port


def _parser(words: Words) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("footing", description=words.label("operator.description"))
    doors = parser.add_subparsers(dest="door", required=True)
    doors.add_parser("run", help=words.label("operator.help-run"))
    doors.add_parser("check", help=words.label("operator.help-check"))
    doors.add_parser("rekey", help=words.label("operator.help-rekey"))
    for door in ("backup", "restore"):
        parts = doors.add_parser(door, help=words.label(f"operator.help-{door}"))
        parts.add_argument("file", type=Path, metavar="FILE", help=words.label(f"operator.help-{door}-file"))
    demo = doors.add_parser("demo", help=words.label("operator.help-demo"))
    demo.add_argument("--port", type=_port, metavar="PORT", default=0, help=words.label("operator.help-port"))
    demo.add_argument("--no-browser", action="store_true", help=words.label("operator.help-no-browser"))
    demo.add_argument(
        "--tour", type=float, nargs="?", const=1.0, metavar="PACE", help=words.label("operator.help-tour")
    )
    hearing = doors.add_parser("hear", help=words.label("operator.help-hear"))
    hearing.add_argument("--intents", action="store_true", help=words.label("operator.help-intents"))
    hearing.add_argument("--idle", action="store_true", help=words.label("operator.help-idle"))
    return parser
