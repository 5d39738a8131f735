"""Reminders for a hundred thousand people, ours beside APScheduler with one job a person; and for a million.

Both are on SQLite, each in a file of its own on the same disk. Claimed is: taken, and moved on to tomorrow; ours are
owed as well. Nothing is sent, but where reminders might be dropped.
"""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

from pydantic import SecretStr
from sqlalchemy import Engine, create_engine, delete
from telegram.ext import ExtBot

from bench.contenders import embedded, footing
from bench.crowd import FIRST, arrive, enlist, keep_plans, make_due, multiply, plan
from bench.figure import Count, Figure, Line
from bench.holds import holds_noted
from bench.instant import InstantApi
from bench.peers.scheduler import JobStore, dropped, tuned
from bench.processes import memory
from bot.app import SystemClock, build
from bot.chat.lanes import Lanes
from bot.chat.screen import TelegramScreen
from bot.coach import mornings
from bot.coach.coach import BATCH
from bot.sandbox.telegram import TOKEN
from bot.settings import HOME, Settings
from bot.store import Database, open_database
from bot.store.migrate import migrate
from bot.store.tables import Lane, OwedRow
from bot.store.vault import Vault

CROWD, SAMPLE, DUE, ROUNDS = 100_000, 3_000, 1_000, 3
FEW, MANY = 10_000, 1_000_000
BURST, HELD = 5_000, 1.5
ALLOWED = 0.020
"""Seconds for which the loop may be held."""
NOW = SystemClock().now


@dataclass(frozen=True, slots=True)
class Claimed:
    """A thousand reminders, claimed and moved on."""

    seconds: float
    hold: float
    """Seconds that nothing else could run, at most."""


async def figures(folder: Path) -> AsyncIterator[Line]:
    """Measure a hundred thousand beside the peer, then ten thousand beside a million, then a burst."""
    async with _bot(folder / "crowd") as database:
        ...
