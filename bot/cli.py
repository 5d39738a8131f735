"""The front doors: footing run, demo, check, hear.

The rule: one clear line for whoever stands outside. Exit 1 is broken content or settings, 2 is a missing or bad token.
"""

import argparse
import asyncio
import gc
import sys
import zoneinfo
from collections.abc import Iterator
from contextlib import AsyncExitStack
from importlib import import_module
from typing import TYPE_CHECKING, TextIO

from pydantic import ValidationError

from bot.content import ContentError, Library, load
from bot.core.words import Words
from bot.settings import HOME, Settings
from bot.stopping import until_stopped

if TYPE_CHECKING:
    from bot.ground import Ground

BROKEN, NO_TOKEN = 1, 2
AGAIN, SAY_EVERY = 5.0, 12
"""Seconds until a database that is away is tried again, and after how many tries that is said again."""


def main(arguments: list[str] | None = None) -> int:
    """Open one of the doors; answer the exit code."""
    gc.disable()  # a start makes much and drops little: looking for garbage in it was a sixth of its time
    zoneinfo.reset_tzpath(to=())  # the pinned tzdata, not the system's older copy
    try:
        library = load(HOME / "content")
    except ContentError as error:
        return _print_faults("\n".join(error.lines))
    words = library.words_for("en")
    chosen = _parser(words).parse_args(arguments)
    match chosen.door:
        case "check":
            said = {"exercises": len(library.exercises), "routines": len(library.routines)}
            sys.stdout.write(words.label("operator.content-fine", **said, languages=", ".join(library.words)) + "\n")
            return 0
        case "hear":
            return _hear(library, in_session=not chosen.idle, lines=sys.stdin, out=sys.stdout)
        case "demo":
            gc.enable()
            from bot.demo import demo  # noqa: PLC0415 # nobody else pays for the sandbox

            return until_stopped(demo(chosen.port, open_browser=not chosen.no_browser, pace=chosen.tour))
        case _:
            return _run(library, words)


def _run(library: Library, words: Words) -> int:
    try:
        settings = Settings()
        token = settings.token
    except ValidationError as error:
        return _print_faults("\n".join([words.label("operator.settings"), *_setting_faults(error, words)]))
    except OSError as error:
        sys.stderr.write(words.label("operator.token-file", path=str(error.filename)) + "\n")
        return NO_TOKEN
    if not token:
        sys.stderr.write(words.label("operator.no-token") + "\n")
        return NO_TOKEN
    return until_stopped(_serve(settings, library, words))


async def _serve(settings: Settings, library: Library, words: Words) -> int:
    from telegram.error import InvalidToken  # noqa: PLC0415 # heavy: the other doors open without it

    from bot.logs import start_logging  # noqa: PLC0415 # as above
    from bot.store.lock import Taken  # noqa: PLC0415 # as above

    start_logging(settings.log_level, settings.log_format)
    code = 0
    try:
        async with AsyncExitStack() as stack:
            ground = await _ground(stack, settings, words)
            await asyncio.to_thread(import_module, "bot.app")  # in a thread: the question goes out meanwhile
            from bot.app import build  # noqa: PLC0415 # as above

            async with build(settings, library=library, ground=ground) as app:
                gc.freeze()  # what a start has made lives as long as the bot: nobody needs to look through it again
                gc.enable()
                sys.stderr.write(words.label("operator.running") + "\n")
                await app.run()
    except* InvalidToken:
        sys.stderr.write(words.label("operator.bad-token") + "\n")
        code = NO_TOKEN
    except* Taken as taken:
        sys.stderr.write(words.label("operator.database-taken", path=str(taken.exceptions[0])) + "\n")
        code = BROKEN
    return code


async def _ground(stack: AsyncExitStack, settings: Settings, words: Words) -> "Ground":
    """Lay the ground; wait for a database that is away, and say so now and then."""
    from bot.ground import lay  # noqa: PLC0415 # as above
    from bot.store import Away  # noqa: PLC0415 # as above

    tries = 0
    while True:
        try:
            return await stack.enter_async_context(lay(settings, asks=True))
        except Away:
            if tries % SAY_EVERY == 0:
                sys.stderr.write(words.label("operator.database-away") + "\n")
            tries += 1
            await asyncio.sleep(AGAIN)


def _hear(library: Library, *, in_session: bool, lines: TextIO, out: TextIO) -> int:
    from bot.core.command import listen, said  # noqa: PLC0415 # as above
    from bot.core.hearing import Ask, Stop  # noqa: PLC0415 # as above

    for line in lines:
        language, _, text = line.rstrip("\n").partition("\t")
        heard = listen(said(text), library.lexicons_for(language), in_session=in_session)
        name = "stop" if isinstance(heard, Stop) else "ask" if isinstance(heard, Ask) else "ignore"
        out.write(f"{name}\t{heard.words}\n")
    return 0


def _setting_faults(error: ValidationError, words: Words) -> Iterator[str]:
    """Say each fault; our own reasons are keys of content, the library's are sentences already."""
    for fault in error.errors():
        name = ".".join(map(str, fault["loc"])).upper() or "WEBHOOK_URL"
        reason = str(fault.get("ctx", {}).get("error", ""))
        why = words.label(reason) if words.has(reason) else fault["msg"]
        yield words.label("operator.setting", name=name, why=why)


def _print_faults(text: str) -> int:
    sys.stderr.write(text + "\n")
    return BROKEN


def _parser(words: Words) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser("footing", description=words.label("operator.description"))
    doors = parser.add_subparsers(dest="door", required=True)
    doors.add_parser("run", help=words.label("operator.help-run"))
    doors.add_parser("check", help=words.label("operator.help-check"))
    demo = doors.add_parser("demo", help=words.label("operator.help-demo"))
    demo.add_argument("--port", type=int, default=0, help=words.label("operator.help-port"))
    demo.add_argument("--no-browser", action="store_true", help=words.label("operator.help-no-browser"))
    demo.add_argument(
        "--tour", type=float, nargs="?", const=1.0, metavar="PACE", help=words.label("operator.help-tour")
    )
    hearing = doors.add_parser("hear", help=words.label("operator.help-hear"))
    hearing.add_argument("--idle", action="store_true", help=words.label("operator.help-idle"))
    return parser
