"""Our side of the taps: the app as it is built, but for the network. Prints the taps a second.

Told where its new database is. The beat does not run: it would come once a second, whoever taps.
"""

import asyncio
import sys
from datetime import UTC, datetime

from bench.instant import InstantApi
from bench.offline import offline
from bench.users import walk
from sandbox.clock import Clock

WAY = ("I agree", "None of these", "✅ None of these", "London", "07:00", "Start now", "with taps", "Skip")
MORNING = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)


async def main(database_url: str) -> None:
    api = InstantApi()
    async with offline(api, database_url, Clock(MORNING)) as app:
        polling = asyncio.create_task(app.poller.run())
        print(await walk(api, app.processor.idle, WAY))
        polling.cancel()


if __name__ == "__main__":
    asyncio.run(main(sys.argv[1]))
