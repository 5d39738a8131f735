"""The front doors: footing run, demo, check, hear.

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
    sys.stdout.flush()
    return 0


def _demo(words: Words, chosen: argparse.Namespace) -> int:
    gc.enable()
    from bot.demo.demo import demo  # noqa: PLC0415 # nobody else pays for the sandbox

    try:
        gettempdir()
    except OSError as error:
        return _refuse(words.label("operator.no-folder", why=error.strerror or ""))
    return until_stopped(demo(chosen.port, open_browser=not chosen.no_browser, pace=chosen.tour))


def _run(library: Library, words: Words) -> int:
    os.umask(0o077)  # whatever is made from here on is nobody else's to read
    try:
        settings = Settings()
    except ValidationError as error:
        return _refuse("\n".join(_setting_faults(error, words)))
    except (OSError, UnicodeDecodeError):
        return _refuse(words.label("operator.env-file"))
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

            async with build(settings, library=library, resources=resources) as app:
                gc.freeze()  # what a start has made lives as long as the bot: nobody needs to look through it again
                gc.enable()
                if resources.keys.made:
                    say(words.label("operator.key-made", path=str(resources.keys.made)))
                say(await _key_line(resources, app.coach.clock.now(), words))
                say(words.label("operator.running"))
                await app.run()
    except* InvalidToken:
        code = _refuse(words.label("operator.bad-token"), NO_TOKEN)
    return code


async def _key_line(resources: "Resources", now: datetime, words: Words) -> str:
    """Say where the key is that seals, and since when it has; or that there is none."""
    from bot.store.keys import in_use_since  # noqa: PLC0415 # as above

    since, vault = await in_use_since(resources.database, now), resources.database.vault
    if since is None:
        return words.label("operator.unsealed")
    return words.label(
        "operator.key",
        id=str(vault.id),
        place=resources.keys.place,
        date=f"{since:%Y-%m-%d}",
        n=max(0, (now - since).days),
    )


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
