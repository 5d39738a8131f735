"""Child processes. The rule: whatever is started here is stopped here, by its own id, also when something fails."""

import asyncio
import os
import re
import sys
from asyncio.subprocess import PIPE, Process
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryFile

FAREWELL = 5.0
"""Seconds that a child has to end when it is asked to; then it is killed."""


class ChildError(Exception):
    """Something went wrong while a child ran; the text is what it wrote to standard error."""


COMPILED = {"PYTHONDONTWRITEBYTECODE": ""}
"""As an operator has it: what was started before is compiled already. Else our own compiling would be measured."""


@asynccontextmanager
async def python(*arguments: str, folder: Path, environment: Mapping[str, str]) -> AsyncIterator[Process]:
    """Run a Python of our own kind in a folder, until the block ends.

    Raises:
        ChildError: the block did; as its cause.
    """
    with TemporaryFile() as said:
        child = await asyncio.create_subprocess_exec(
            sys.executable,
            *arguments,
            cwd=folder,
            env={**os.environ, **COMPILED, **environment},
            stdout=PIPE,
            stderr=said,
        )
        try:
            yield child
        except Exception as error:
            said.seek(0)
            raise ChildError(said.read().decode()) from error
        finally:
            await _stop(child)


async def _stop(child: Process) -> None:
    if child.returncode is not None:
        return
    child.terminate()
    try:
        async with asyncio.timeout(FAREWELL):
            await child.wait()
    except TimeoutError:
        child.kill()
        await child.wait()


def resident(pid: int) -> float:
    """Return the memory that a process has in RAM, in MB."""
    found = re.search(r"VmRSS:\s+(\d+) kB", Path(f"/proc/{pid}/status").read_text(encoding="ascii"))
    assert found, "a living process has resident memory"
    return int(found[1]) / 1024
