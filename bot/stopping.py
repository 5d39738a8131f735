"""How a process ends: SIGINT and SIGTERM let what is in flight come to its end."""

import asyncio
import signal
from collections.abc import Coroutine
from typing import Any


def until_stopped(work: Coroutine[Any, Any, int]) -> int:
    """Run until it ends, or until a signal; return the exit code."""

    async def stoppable() -> int:
        task = asyncio.ensure_future(work)
        for number in (signal.SIGINT, signal.SIGTERM):
            asyncio.get_running_loop().add_signal_handler(number, task.cancel)
        try:
            return await task
        except asyncio.CancelledError:
            return 0

    return asyncio.run(stoppable())
