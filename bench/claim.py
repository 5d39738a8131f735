"""A claim: a thousand of 100,000 that are due, ours beside procrastinate's, on the same PostgreSQL.

Ours are reminders, in batches, as a beat calls them: each is also moved on to tomorrow, and put into the
outbox. The peer's are jobs, one after the other, as its worker fetches them; nothing is done with them yet. The two
take turns.
"""

from collections.abc import AsyncIterator
from datetime import datetime
from pathlib import Path
from time import perf_counter

from bench.crowd import FIRST, enlist, make_due, opened
from bench.figure import Figure, Line, typical
from bench.peers.fetcher import queue
from bot.clock import SystemClock
from bot.coach import reminders
from bot.coach.scheduler import BATCH
from bot.store import Database
from tools.postgres import postgres

DUE, CLAIMED, ROUNDS = 100_000, 1_000, 5


async def figures(_folder: Path) -> AsyncIterator[Line]:
    """Measure the claims in turns."""
    now, crowd = SystemClock().now(), range(FIRST, FIRST + DUE)
    with postgres(hasty=False) as server:
        server.create("peer")
        async with opened(server.create("ours")) as database, queue(server.folder, "peer") as peer:
            await enlist(database, crowd, now)
            await make_due(database, crowd, now)
            await peer.put(DUE, now)
            taken = [(await _claim(database, now), await peer.fetch(CLAIMED)) for _ in range(ROUNDS)]
    ours, theirs = typical(taken)
    yield Figure("claimed in a second, of 100,000 due", "/s", CLAIMED / ours, CLAIMED / theirs, at_least=1.0)


async def _claim(database: Database, now: datetime) -> float:
    """Claim so many; return the seconds that it took."""
    began, left = perf_counter(), CLAIMED
    while left:
        async with database.begin() as db:
            left -= len(await reminders.bring(db, now, BATCH))
    return perf_counter() - began
