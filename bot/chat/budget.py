"""What may be sent over all, asked for before each send. The rule: never more is drawn than can be sent at once."""

import asyncio
from typing import Protocol

from bot.core.bucket import Draw, overall


class Budget(Protocol):
    """Where the priorities draw their tokens: one for this process, or one that several bots share."""

    async def draw(self, most: int, *, urgent: bool) -> Draw:
        """Draw tokens that are spent at once; only the urgent may have the last tenth of a second's worth."""
        ...

    async def shut(self, seconds: float) -> None:
        """Grant nobody anything for so long: Telegram said so."""
        ...

    async def close(self) -> None:
        """Let go of what it holds."""
        ...


class OwnBudget:
    """The budget of a bot that is alone: in memory, and granted on the spot.

    It begins with a single token: nobody knows what the process before has just sent.
    """

    def __init__(self, per_second: float) -> None:
        self._bucket = overall(per_second).shut(_now())

    async def draw(self, most: int, *, urgent: bool) -> Draw:
        """Draw."""
        self._bucket, draw = self._bucket.draw(most, _now(), urgent=urgent)
        return draw

    async def shut(self, seconds: float) -> None:
        """Grant nothing for so long."""
        self._bucket = self._bucket.shut(_now() + seconds)

    async def close(self) -> None:
        """Nothing is held."""


def _now() -> float:
    return asyncio.get_running_loop().time()
