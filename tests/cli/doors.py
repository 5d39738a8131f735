"""The front doors as real processes."""

import asyncio
import os
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import Callable
from pathlib import Path
from typing import Any

from bot.home import HOME
from bot.settings import Settings

BARE = {
    name: value for name, value in os.environ.items() if name.upper() not in {f.upper() for f in Settings.model_fields}
}


async def footing(
    folder: Path, *arguments: str, home: Path = HOME, before: Callable[[], None] | None = None, **environment: Any
) -> Process:
    """Open a door, in a folder; `before` is done in the process before it begins."""
    path = {"PYTHONPATH": str(home)}
    return await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "bot",
        *arguments,
        cwd=folder,
        env={**BARE, **path, **environment},
        stdin=PIPE,
        stdout=PIPE,
        stderr=PIPE,
        preexec_fn=before,
    )


async def ended(process: Process, told: str = "") -> tuple[int | None, str, str]:
    out, err = await process.communicate(told.encode())
    return process.returncode, out.decode(), err.decode()
