"""Our side of the taps: the app as it is built, but for the network. Prints what is measured.

Told where its new database is, and the measure. The beat does not run: it would come once a second, whoever taps.
"""

import asyncio
import sys
from datetime import UTC, datetime

from bench.instant import InstantApi
from bench.offline import offline
from bench.users import MEASURES
from sandbox.clock import Clock

WAY = ("Continue", "I agree", "None of these", "✅ None of these", "London", "07:00", "Start now", "with taps", "Go on")
MORNING = datetime(2026, 3, 2, 7, 0, tzinfo=UTC)


async def main(database_url: str, measure: str) -> None:
    api = InstantApi()
    async with offline(api, database_url, Clock(MORNING)) as app:
        polling = asyncio.create_task(app.poller.run())
        print(*await MEASURES[measure](api, app.processor.idle, WAY))
        polling.cancel()


if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
