"""`python -m bench [NAME ...]`: our figures beside a peer's, all or some. Exit 1 when one is out of its bounds."""

import argparse
import asyncio
import signal
import sys
from collections.abc import Iterable
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import (
    calls,
    claim,
    doubles,
    drain,
    export,
    hearing,
    loss,
    pages,
    pain,
    processes,
    reminders,
    session,
    taps,
    track,
)
from bench.figure import HEADING

PARTS = {
    "hearing": hearing.figures,
    "track": track.figures,
    "pages": pages.figures,
    "processes": processes.figures,
    "export": export.figures,
    "taps": taps.figures,
    "session": session.figures,
    "calls": calls.figures,
    "reminders": reminders.figures,
    "claim": claim.figures,
    "pain": pain.figures,
    "drain": drain.figures,
    "loss": loss.figures,
    "doubles": doubles.figures,
}


async def main(names: Iterable[str]) -> int:
    this = asyncio.current_task()
    assert this
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, this.cancel)
    all_met = True
    print(HEADING)
    for name in names:
        with TemporaryDirectory(prefix="footing-bench-") as folder:
            async for figure in PARTS[name](Path(folder)):
                print(figure, flush=True)
                all_met = all_met and figure.met
    return 0 if all_met else 1


parser = argparse.ArgumentParser("python -m bench", description=__doc__)
parser.add_argument("name", nargs="*", help=", ".join(PARTS), metavar="NAME")
chosen = parser.parse_args().name
if unknown := set(chosen) - set(PARTS):
    parser.error(f"no such part: {', '.join(unknown)}; there are {', '.join(PARTS)}")
sys.exit(asyncio.run(main(chosen or PARTS)))
