"""`python -m sandbox`: a Telegram of one's own for any Bot API client, with one person in it, until it is stopped.

The rule: the one line it prints is its URL, so that a script can read it.
"""

import argparse
import asyncio
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

import yaml

from sandbox.clock import Clock
from sandbox.server import serve
from sandbox.telegram import TOKEN, Telegram

WORDS = Path(__file__).parent / "page" / "words.yaml"
"""What the chat page says. In a checkout a link into content/, where every word stands once."""
FIRST_PERSON = "Anna"
POLL_FLOOR = 3.0
"""Real seconds, as at Telegram."""


async def run(port: int, token: str) -> None:
    """Serve until somebody stops it.

    Raises:
        OSError: the port is taken.
    """
    now = datetime.now(UTC)  # noqa: TID251 # this is where the sandbox's own clock is made
    telegram = Telegram(clock=Clock(now), tokens=token, words=page_words(), poll_floor=POLL_FLOOR)
    telegram.person(FIRST_PERSON)
    stopped = asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(sign, stopped.set)
    async with serve(telegram, port=port) as url:
        sys.stdout.write(f"{url}\n")
        sys.stdout.flush()
        await stopped.wait()


def page_words() -> dict[str, str]:
    """Return what the chat page says, by the keys that it knows."""
    words: dict[str, str] = yaml.safe_load(WORDS.read_text("utf-8"))["page"]
    return words


def main() -> int:
    """Read the command line and serve; return the exit code."""
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--port", type=int, default=0, help="0 takes any free one (default: %(default)s)")
    parser.add_argument("--token", default=TOKEN, help="the only one that is known (default: %(default)s)")
    chosen = parser.parse_args()
    try:
        asyncio.run(run(chosen.port, chosen.token))
    except (OSError, OverflowError) as error:
        sys.stderr.write(f"{error}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main())
