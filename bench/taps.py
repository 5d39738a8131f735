"""One tap: how many a second, ours beside a bare handler that makes the same two transactions.

Each works in a process of its own, so that neither pays for the other's imports, caches or garbage; both have the same
Bot API without a network, the same people, and a new database: a SQLite file on the same disk, then one of the same
PostgreSQL. The two take turns.
"""

from collections.abc import AsyncIterator, Callable
from itertools import count
from pathlib import Path

from bench.children import python
from bench.figure import Figure, typical
from bot.home import HOME
from tools.postgres import postgres

ROUNDS = 3


async def figures(folder: Path) -> AsyncIterator[Figure]:
    """Measure the taps, with the SQLite files in this folder."""
    numbers = count(1)
    yield await _beside("SQLite", lambda: f"sqlite+aiosqlite:///{folder / f'{next(numbers)}.db'}")
    with postgres(hasty=False) as server:
        yield await _beside("PostgreSQL", lambda: server.create(f"taps_{next(numbers)}"))


async def _beside(kind: str, new: Callable[[], str]) -> Figure:
    """Measure both, each round in a new database of its own."""
    taken = [(await _rate("bench.ours", new()), await _rate("bench.peers.handler", new())) for _ in range(ROUNDS)]
    return Figure(f"taps worked off in a second, {kind}", "/s", *typical(taken), at_least=0.6)


async def _rate(contender: str, database_url: str) -> float:
    """Return the taps a second that a contender works off; it is a module that prints them."""
    async with python("-m", contender, database_url, folder=HOME, environment={}) as child:
        said, _ = await child.communicate()
        return float(said)
