"""The bot's process with a place to die at: `python -m tests.kill.victim POINT`.

It kills itself with SIGKILL, as pain passes the named point for the first time. The bot itself knows nothing of it.
"""

import asyncio
import os
import signal
import sys
from collections.abc import Callable
from typing import Any

from bot.chat.screen import TelegramScreen
from bot.coach import Coach, Desk
from bot.coach.letter import Letter
from bot.coach.visit import Visit
from bot.demo import bot
from bot.store.owed import Debt
from bot.store.tables import Lane


def die() -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def before(owner: type[Any], name: str, is_pain: Callable[..., bool]) -> None:
    original = getattr(owner, name)

    async def dying(self: Any, *args: Any, **kwargs: Any) -> Any:
        if is_pain(*args):
            die()
        return await original(self, *args, **kwargs)

    setattr(owner, name, dying)


def after(owner: type[Any], name: str, is_pain: Callable[..., bool]) -> None:
    original = getattr(owner, name)

    async def dying(self: Any, *args: Any, **kwargs: Any) -> Any:
        result = await original(self, *args, **kwargs)
        if is_pain(*args):
            die()
        return result

    setattr(owner, name, dying)


def _hurts(batch: list[Letter]) -> bool:
    return any("hurts" in letter.body for letter in batch)


def _owes_advice(visit: Visit) -> bool:
    return any(debt.lane is Lane.PAIN for debt in visit.debts)


def _is_advice(debt: Debt) -> bool:
    return debt.lane is Lane.PAIN


POINTS: dict[str, Callable[[], None]] = {
    "fetched": lambda: before(Desk, "_write", _hurts),
    "taken-in": lambda: after(Desk, "_write", _hurts),
    "stored": lambda: before(Coach, "perform", _owes_advice),
    "sent": lambda: after(TelegramScreen, "show", lambda _person, _card, lane: lane is Lane.PAIN),
    "marked": lambda: after(Coach, "pay", _is_advice),
}

if __name__ == "__main__":
    POINTS[sys.argv[1]]()
    asyncio.run(bot())
