"""The front door: `footing`, and the word after it that says which of the doors is opened.

The rule: one clear line for whoever stands outside, whatever goes wrong. Exit 0 is done, 1 broken content, settings or
surroundings, 2 a missing or bad token or a word that nobody knows, 130 an interruption.
"""

import argparse
import gc
import sys
import zoneinfo
from pathlib import Path

from bot.content import ContentError, Library, load
from bot.core.words import Words
from bot.doors.arguments import parser_for
from bot.doors.told import INTERRUPTED, refuse
from bot.home import HOME
from bot.terminal import is_posix, stand_on_streams, whoever_read_is_gone


def main(arguments: list[str] | None = None) -> int:
    """Open one of the doors; return the exit code."""
    stand_on_streams()
    gc.disable()  # a start makes much and drops little: looking for garbage in it was a sixth of its time
    zoneinfo.reset_tzpath(to=())  # the pinned tzdata, not the system's older copy
    try:
        return _open(sys.argv[1:] if arguments is None else arguments)
    except KeyboardInterrupt:
        return INTERRUPTED
    except BrokenPipeError:
        return whoever_read_is_gone()


def _open(arguments: list[str]) -> int:
    try:
        library = load(HOME / "content")
    except ContentError:
        from bot.doors.checking import check  # noqa: PLC0415 # it tells every fault

        return check()
    words = library.words_for("en")
    chosen = parser_for(words, arguments).parse_args(arguments)
    if chosen.door == "run" and is_posix():  # what a bot dies of, its log says
        from bot.doors.running import run  # noqa: PLC0415 # the other doors open without it

        return run(library, words)
    try:
        return _aside(library, words, chosen)
    except (KeyboardInterrupt, BrokenPipeError):
        raise
    except Exception as error:  # noqa: BLE001 # whoever stands before a terminal reads a line, not a trace
        return refuse(words.label("operator.unforeseen", kind=type(error).__name__, place=_place(error)))


def _aside(library: Library, words: Words, chosen: argparse.Namespace) -> int:
    """Open a door beside the bot."""
    match chosen.door:
        case "check":
            from bot.doors.checking import check  # noqa: PLC0415 # as above

            return check()
        case "hear":
            from bot.doors.hearing import hear, intents  # noqa: PLC0415 # as above

            return intents(library) if chosen.intents else hear(library, in_session=not chosen.idle)
        case _ if not is_posix():
            return refuse(words.label("operator.no-posix"))
        case "demo":
            from bot.doors.running import demo  # noqa: PLC0415 # as above

            return demo(words, chosen)
        case "doctor":
            from bot.doors.doctor import doctor  # noqa: PLC0415 # as above

            return doctor(words)
        case _:
            from bot.doors.looking_after import look_after  # noqa: PLC0415 # as above

            return look_after(words, chosen)


def _place(error: BaseException) -> str:
    """Return where an error was raised: a file of ours or a library's, and a line."""
    trace = error.__traceback__
    while trace is not None and trace.tb_next is not None:
        trace = trace.tb_next
    return f"{Path(trace.tb_frame.f_code.co_filename).name}:{trace.tb_lineno}" if trace else "?"
