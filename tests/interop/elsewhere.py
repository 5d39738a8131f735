"""The other way round: the bot in front of a Telegram that nobody here wrote (telegram-test-api, as npm brings it).

That one answers a message with nothing, and a long poll at once. The law: one greeting, no repetition, no busy loop.
"""

import asyncio
import json
import os
import shutil
import sys
import tempfile
from asyncio.subprocess import PIPE, create_subprocess_exec
from pathlib import Path

from sandbox.telegram import TOKEN
from tests.interop.clients import BRING_JAVASCRIPT, JAVASCRIPT
from tests.interop.report import Report

SECONDS = 70
"""Real ones: more than two of the bot's attempts, 30 seconds apart."""
BUSY = 3.0
"""Polls a second from which it's a busy loop."""


async def run() -> Report:
    """Start that server and the bot, let a person start the bot, and say what came."""
    report = Report("the bot, at telegram-test-api", floor=1.0)
    if shutil.which("node") is None or not (JAVASCRIPT / "node_modules" / "telegram-test-api").exists():
        return report.skipped(BRING_JAVASCRIPT)
    script = str(JAVASCRIPT / "telegram_test_api.mjs")
    server = await create_subprocess_exec("node", script, str(SECONDS), TOKEN, stdout=PIPE)
    assert server.stdout is not None
    url = (await server.stdout.readline()).decode().strip()
    with tempfile.TemporaryDirectory() as folder:
        bot = await create_subprocess_exec(
            *(sys.executable, "-m", "bot", "run"), env=_environment(url, Path(folder)), stdout=PIPE, stderr=PIPE
        )
        try:
            told = json.loads(await asyncio.wait_for(server.stdout.readline(), 2 * SECONDS))
        finally:
            bot.kill()
            await bot.communicate()
            await server.wait()
    greetings = [text for text in told["texts"] if "Footing" in text]
    report.count(f"one greeting: {len(greetings)}", is_passed=len(greetings) == 1)
    report.count("no repetition", is_passed=len(told["texts"]) == len(set(told["texts"])))
    report.count(f"no busy loop: {told['polls']} polls", is_passed=0 < told["polls"] < BUSY * told["seconds"])
    return report


def _environment(url: str, folder: Path) -> dict[str, str]:
    database = f"sqlite+aiosqlite:///{folder}/footing.db"
    return {**os.environ, "BOT_TOKEN": TOKEN, "TELEGRAM_API_URL": url, "DATABASE_URL": database}
