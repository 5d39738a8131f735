"""The machine that a bot stands on: whose files may be read by whom, and how much room is left.

The rule: only looked at. What a start tightens by itself is no finding.
"""

import shutil
import stat
from collections.abc import Iterator
from pathlib import Path

from bot.settings import Settings
from bot.store.address import file_of
from bot.store.private import files_of

OTHERS = stat.S_IRWXG | stat.S_IRWXO
LEAST = 200 << 20
"""Bytes: SQLite's log, a copy before a migration and a backup want room at the same time."""
ENV = Path(".env")


def readable_by_others(settings: Settings) -> list[Path]:
    """Return files with a secret or with people's data in them that anybody but their owner may read."""
    return [path for path in _private(settings) if path.is_file() and stat.S_IMODE(path.stat().st_mode) & OTHERS]


def _private(settings: Settings) -> Iterator[Path]:
    yield ENV
    if settings.bot_token_file is not None and not settings.bot_token_file.is_relative_to("/run"):
        yield settings.bot_token_file  # below /run it is a container's secret, whose rights are the container's
    if settings.deleted_file is not None:
        yield settings.deleted_file
    if (file := file_of(settings.database_url)) is not None:
        yield from files_of(file)


def room(settings: Settings) -> tuple[Path, int]:
    """Return where people's data is written, and how many bytes are free there."""
    file = file_of(settings.database_url)
    folder = file.parent if file is not None else Path.cwd()
    while not folder.is_dir():
        folder = folder.parent
    return folder, shutil.disk_usage(folder).free
