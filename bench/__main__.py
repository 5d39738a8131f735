"""`python -m bench`: our figures beside a peer's. Exit 1 when a floor is not met."""

import asyncio
import signal
import sys
from pathlib import Path
from tempfile import TemporaryDirectory

from bench import drain, pain, processes, session, taps
from bench.figure import HEADING


async def main() -> int:
    this = asyncio.current_task()
    assert this
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, this.cancel)
    all_met = True
    print(HEADING)
    with TemporaryDirectory(prefix="footing-bench-") as folder:
        for measured in (processes.figures, taps.figures, session.figures, pain.figures, drain.figures):
            async for figure in measured(Path(folder)):
                print(figure, flush=True)
                all_met = all_met and figure.met
    return 0 if all_met else 1


sys.exit(asyncio.run(main()))
