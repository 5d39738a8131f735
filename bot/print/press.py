"""The press: a process of its own, in which one sheet after another is set until its input ends. It runs as a script.

The rule: it knows nothing of the bot, and fetches nothing. Each line that it is given is a job, as JSON; it answers
with whether that was set, how many bytes follow, and those: the file, or what is wrong.
"""

import json
import os
import sys
from pathlib import Path
from struct import Struct, error
from typing import Any

HEAD = Struct(">?Q")
"""Before each answer: whether it was set, and how many bytes it has."""
HEAD_ERROR = error
"""What reading it raises where the press has stopped."""
NICE = 5
"""Whoever waits for a page has time; whoever waits for advice has not."""


def main() -> None:
    """Set what comes in."""
    import typst  # noqa: PLC0415 # 80 MB are mapped, here and nowhere else

    os.nice(NICE)
    compilers: dict[str, Any] = {}
    for line in sys.stdin.buffer:
        job = json.loads(line)
        folder = job["folder"]
        if folder not in compilers:
            compilers[folder] = typst.Compiler(root=folder, ignore_system_fonts=True)
        try:
            made, is_set = _set(compilers[folder], job), True
        except Exception as error:  # noqa: BLE001 # whatever is wrong with one, the next is set
            made, is_set = str(error).encode(), False
        sys.stdout.buffer.write(HEAD.pack(is_set, len(made)))
        sys.stdout.buffer.write(made)
        sys.stdout.buffer.flush()


def _set(compiler: Any, job: dict[str, Any]) -> bytes:
    made = compiler.compile(
        input=Path(job["folder"], f"{job['template']}.typ"),
        format=job["form"],
        sys_inputs={"data": job["data"]},
        **job["how"],
    )
    if not isinstance(made, bytes):
        raise TypeError("a picture has several pages")
    return made


if __name__ == "__main__":
    main()
