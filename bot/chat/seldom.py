"""Lines about a trouble that lasts. The rule: it is said when it begins and once a minute, not at every try."""

import asyncio
import logging

SAY_AGAIN = 60.0
"""Seconds between two lines about one trouble."""


class Seldom:
    """Warns in a log, of each event at most once a minute."""

    def __init__(self, log: logging.Logger) -> None:
        self._log = log
        self._said: dict[str, float] = {}

    def warn(self, event: str, *values: object) -> None:
        """Log it, unless that was done within the minute. Asked from the event loop, whose clock it is."""
        now = asyncio.get_running_loop().time()
        if now - self._said.get(event, float("-inf")) >= SAY_AGAIN:
            self._said[event] = now
            self._log.warning(event, *values, stacklevel=2)
