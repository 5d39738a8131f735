"""Our side of the taps: the app as it is built, but for the network. Prints what is measured.

Told where its new database is, and the measure. The beat does not run: it would come once a second, whoever taps. No
picture stands above a card either: the peer has none, and to change one for the other foot is a call of its own.
"""

import asyncio
import sys
from dataclasses import replace
from datetime import UTC, datetime

from bench.instant import InstantApi
from bench.offline import offline
from bench.users import MEASURES
from bot.content import load
from bot.home import HOME
from sandbox.clock import Clock

WAY = (
    "Continue",
    "I agree",
    "None of these",
    "✅ None of these",
    "London",
    "Every day",
    "Start now",
    "with taps",
    "Go on",
)
MORNING = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)


async def main(database_url: str, measure: str) -> None:
    api = InstantApi()
    library = replace(load(HOME / "content"), pictures={})
    async with offline(api, database_url, Clock(MORNING), library=library) as app:
        polling = asyncio.create_task(app.poller.run())
        print(*await MEASURES[measure](api, app.processor.idle, WAY))
        polling.cancel()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
