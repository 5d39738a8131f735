"""One tap: how many a second, ours beside a bare handler that makes the same two transactions; and what it asks for.

Each works in a process of its own, so that neither pays for the other's imports, caches or garbage; both have the same
Bot API without a network, the same people, and a new database: a SQLite file on the same disk, then one of the same
PostgreSQL. The two take turns. Statements and trips are counted from a tap's arrival to the mark that it is shown.
"""

from collections.abc import AsyncIterator, Callable
from itertools import count
from pathlib import Path

from bench.children import python
from bench.figure import Count, Figure, Line, typical
from bot.home import HOME
from tools.postgres import postgres

TURNS = 5
STATEMENTS = {"SQLite": 6, "PostgreSQL": 7}
TRIPS = {"SQLite": 8, "PostgreSQL": 11}
"""What one tap may ask of a database; on PostgreSQL a draw on the budget that bots share may be among it."""
OURS, PEER = "bench.ours", "bench.peers.handler"


async def figures(folder: Path) -> AsyncIterator[Line]:
    """Measure the taps, with the SQLite files in this folder."""
    numbers = count(1)
    async for line in _beside("SQLite", lambda: f"sqlite+aiosqlite:///{folder / f'{next(numbers)}.db'}"):
        yield line
    with postgres(hasty=False) as server:
        async for line in _beside("PostgreSQL", lambda: server.create(f"taps_{next(numbers)}")):
            yield line


async def _beside(kind: str, new: Callable[[], str]) -> AsyncIterator[Line]:
    """Measure both, each turn in a new database of its own."""
    taken = [(await _rate(OURS, new()), await _rate(PEER, new())) for _ in range(TURNS)]
    yield Figure(f"taps worked off in a second, {kind}", "/s", *typical(taken), at_least=0.65)
    ours, peer = [await _measured(contender, new(), "asked") for contender in (OURS, PEER)]
    yield Count(f"  statements of one, {kind}", int(ours[0]), int(peer[0]), at_most=STATEMENTS[kind])
    yield Count("  its trips", int(ours[1]), int(peer[1]), at_most=TRIPS[kind])


async def _rate(contender: str, database_url: str) -> float:
    (taps,) = await _measured(contender, database_url, "rate")
    return taps


async def _measured(contender: str, database_url: str, measure: str) -> tuple[float, ...]:
    """Return what a contender prints; it is a module that is told its database and the measure."""
    async with python("-m", contender, database_url, measure, folder=HOME, environment={}) as child:
        said, _ = await child.communicate()
        first, *more = map(float, said.split())
        return first, *more
