"""`footing check`: all of the content, places included, and which key seals the database, where there is one."""

import asyncio
import sys

from pydantic import ValidationError

from bot.content import ContentError, load
from bot.core.words import Words
from bot.doors.console import working
from bot.doors.told import key_line, refuse
from bot.home import HOME
from bot.settings import Settings
from bot.wrong_start import WrongStart


def check() -> int:
    """Read all of the content, places included; tell every fault, or that there is none."""
    from bot.places.check import faults  # noqa: PLC0415 # a start reads no places

    try:
        with working(str(HOME / "content")):
            library = load(HOME / "content", faults(HOME / "content"))
    except ContentError as error:
        return refuse("\n".join(error.lines))
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
    from bot.clock import SystemClock  # noqa: PLC0415 # as above
    from bot.upkeep import key_in_use  # noqa: PLC0415 # as above

    try:
        key = asyncio.run(key_in_use(settings))
    except WrongStart as wrong:
        sys.stdout.write(words.label(wrong.key, **wrong.values) + "\n")
    else:
        sys.stdout.write(key_line(key, SystemClock().now(), words) + "\n")
