"""`make interop`: hold the sandbox against clients, suites and the parser of others, and print the figures.

Ends with 1 when a floor is missed. A client that is not there is skipped, with the line that brings it.
"""

import asyncio
import sys
from collections import Counter

from tests.interop import elsewhere, ptb
from tests.interop.clients import CLIENTS, PYTHON, run
from tests.interop.parser import COUNT, Theirs, compare, library
from tests.interop.report import Report

WORK = PYTHON.parents[1] / "work"
"""Where what is downloaded lies."""


def tell(line: str) -> None:
    """Print one line at once."""
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


async def clients() -> list[Report]:
    """Run one client after the other."""
    reports = []
    for client in CLIENTS.values():
        reports.append(await run(client))
        tell(reports[-1].row())
    return reports


def main() -> int:
    """Print the tables; return the exit code."""
    WORK.mkdir(parents=True, exist_ok=True)
    tell("| client | passed | excused | all | passed, of those not excused |\n|---|---|---|---|---|")
    reports = asyncio.run(clients())
    for report in (asyncio.run(elsewhere.run()), ptb.run(WORK)):
        reports.append(report)
        tell(report.row())
    for report in reports:
        for check in report.failed:
            tell(f"  failed: {report.client}: {check}")
    for reason, count in Counter(reports[-1].reasons).most_common():
        tell(f"  excused: {count} for {reason}")
    tell(f"\n| Telegram's own parser, on {COUNT:,} texts each | share |\n|---|---|")
    there = library()
    if isinstance(there, str):
        tell(f"| skipped: `{there}` | |")
        return 0 if all(report.is_good for report in reports) else 1
    compared = compare(Theirs(there))
    for row in compared.rows():
        tell(row)
    return 0 if compared.is_good and all(report.is_good for report in reports) else 1


if __name__ == "__main__":
    sys.exit(main())
