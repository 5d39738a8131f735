"""What every door says in the same way: why nothing was started, what is wrong with the settings, which key seals.

The rule: one clear line for each fault. Exit 1 is broken content, settings or surroundings, 2 a missing or bad token.
"""

from collections.abc import Iterator
from datetime import datetime
from typing import TYPE_CHECKING

from pydantic import ValidationError

from bot.core.words import Words
from bot.settings import Settings
from bot.terminal import say

if TYPE_CHECKING:
    from bot.upkeep import KeyInUse

BROKEN, NO_TOKEN, INTERRUPTED = 1, 2, 130


def refuse(line: str, code: int = BROKEN) -> int:
    """Say why nothing was started; return the exit code."""
    say(line)
    return code


def read_settings(words: Words) -> Settings | list[str]:
    """Read the environment; where anything is wrong, return what is to be said of it."""
    try:
        return Settings()
    except ValidationError as error:
        return list(_faults(error, words))
    except (OSError, UnicodeDecodeError):
        return [words.label("operator.env-file")]


def settings_or_code(words: Words) -> Settings | int:
    """Read the environment; where anything is wrong, say it, and return the exit code."""
    found = read_settings(words)
    return refuse("\n".join(found)) if isinstance(found, list) else found


def _faults(error: ValidationError, words: Words) -> Iterator[str]:
    """Say each fault; our own reasons are keys of content, the library's are sentences already."""
    for fault in error.errors():
        name = ".".join(map(str, fault["loc"])).upper() or "WEBHOOK_URL"
        reason = str(fault.get("ctx", {}).get("error", ""))
        why = words.label(reason) if words.has(reason) else fault["msg"].rstrip(".")
        yield words.label("operator.setting", name=name, why=why)


def key_line(key: "KeyInUse | None", now: datetime, words: Words) -> str:
    """Say which key seals, where it is and since when; or that there is none."""
    if key is None:
        return words.label("operator.unsealed")
    if key.since is None:
        return words.label("operator.key-unused", id=key.id, place=key.place)
    days = max(0, (now - key.since).days)
    return words.label("operator.key", id=key.id, place=key.place, date=f"{key.since:%Y-%m-%d}", n=days)
