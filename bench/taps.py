"""One tap: how many a second, ours beside a bare handler that makes the same two transactions.

Each works in a process of its own, so that neither pays for the other's imports, caches or garbage; both have the same
Bot API without a network, the same people, and a new database on the same disk. The two take turns.
"""

from collections.abc import AsyncIterator
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from bench.children import python
from bench.figure import Figure
from bot.settings import HOME

ROUNDS = 3


async def figures(folder: Path) -> AsyncIterator[Figure]:
    """Measure the taps, with databases in this folder."""
    taken = [(await _rate("bench.ours", folder), await _rate("bench.peers.handler", folder)) for _ in range(ROUNDS)]
    ours, peer = (median(side) for side in zip(*taken, strict=True))
    yield Figure("taps worked off in a second", "/s", ours, peer, at_least=0.6)


async def _rate(contender: str, folder: Path) -> float:
    """Answer the taps a second that a contender works off; it is a module that prints them."""
    with TemporaryDirectory(dir=folder) as fresh:
        async with python("-m", contender, fresh, folder=HOME, environment={}) as child:
            said, _ = await child.communicate()
            return float(said)
