"""Real clients that nobody here wrote, each in a process of its own, each at a sandbox of its own.

A client's checks call it as its manual says, and print one line of JSON for each. No check is excused.
"""

import asyncio
import json
import os
import shutil
from asyncio.subprocess import PIPE, create_subprocess_exec
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from sandbox.clock import Clock
from sandbox.files import Upload
from sandbox.media import PIXEL
from sandbox.server import serve
from sandbox.telegram import TOKEN, Telegram
from tests.interop.report import Report

HERE = Path(__file__).parent
JAVASCRIPT = HERE / "javascript"
WEB = "https://example.org/picture.png"
FLOOR = 0.95
PYTHON = HERE.parents[1] / ".venv" / "interop" / "bin" / "python"
"""Theirs: what these clients need does not go together with what we need."""
BRING_PYTHON = "make .venv/interop.made"
BRING_JAVASCRIPT = "npm --prefix tests/interop/javascript install --ignore-scripts"
PATIENCE = 180.0
"""Real seconds for all checks of a client."""


@dataclass(frozen=True, slots=True)
class Client:
    """How a client's checks are started, and how it's told that it is there."""

    name: str
    command: tuple[str, ...]
    is_there: Callable[[], bool]
    bring: str


def _python(name: str, script: str) -> Client:
    return Client(name, (str(PYTHON), str(HERE / "python" / script)), PYTHON.exists, BRING_PYTHON)


def _javascript(name: str, package: str, script: str) -> Client:
    def is_there() -> bool:
        return shutil.which("node") is not None and (JAVASCRIPT / "node_modules" / package).exists()

    return Client(name, ("node", str(JAVASCRIPT / script)), is_there, BRING_JAVASCRIPT)


CLIENTS: Mapping[str, Client] = {
    client.name: client
    for client in (
        _python("aiogram", "aiogram_checks.py"),
        _python("pyTelegramBotAPI", "telebot_checks.py"),
        _javascript("grammY", "grammy", "grammy.mjs"),
        _javascript("telegraf", "telegraf", "telegraf.mjs"),
        _javascript("node-telegram-bot-api", "node-telegram-bot-api", "ntba.mjs"),
    )
}


async def run(client: Client) -> Report:
    """Make a client's checks, and say how they went."""
    report = Report(client.name, FLOOR)
    if not client.is_there():
        return report.skipped(client.bring)
    now = datetime.now(UTC)  # noqa: TID251 # the clients compare with the machine's time
    telegram = Telegram(clock=Clock(now))
    telegram.person("Anna")
    telegram.web[WEB] = Upload("picture.png", PIXEL, "image/png")
    async with serve(telegram) as url:
        environment = {**os.environ, "SANDBOX_URL": url, "SANDBOX_TOKEN": TOKEN, "NTBA_FIX_350": "1"}
        process = await create_subprocess_exec(*client.command, env=environment, stdout=PIPE, stderr=PIPE)
        try:
            out, err = await asyncio.wait_for(process.communicate(), PATIENCE)
        except TimeoutError:
            process.kill()
            out, err = await process.communicate()
    for line in out.decode().splitlines():
        told = json.loads(line)
        report.count(told["check"] if told["ok"] else f"{told['check']}: {told['why']}", is_passed=told["ok"])
    if process.returncode:
        report.count(err.decode(errors="replace").strip()[-400:] or "it ended early", is_passed=False)
    return report
