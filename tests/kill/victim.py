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
from bot.coach import Coach, UpdateProcessor
from bot.coach.delivery import Delivery
from bot.coach.incoming_update import IncomingUpdate
from bot.coach.visit import Visit
from bot.core.priority import Priority
from bot.demo.demo import bot
from bot.store.outbox import OutboxMessage


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


def _hurts(batch: list[IncomingUpdate]) -> bool:
    return any("hurts" in letter.body for letter in batch)


def _owes_advice(visit: Visit) -> bool:
    return any(message.priority is Priority.PAIN for message in visit.messages)


def _is_advice(message: OutboxMessage) -> bool:
    return message.priority is Priority.PAIN


POINTS: dict[str, Callable[[], None]] = {
    "fetched": lambda: before(UpdateProcessor, "_write", _hurts),
    "taken-in": lambda: after(UpdateProcessor, "_write", _hurts),
    "stored": lambda: before(Coach, "perform", _owes_advice),
    "sent": lambda: after(TelegramScreen, "show", lambda _person, _card, priority: priority is Priority.PAIN),
    "marked": lambda: after(Delivery, "deliver", _is_advice),
}

if __name__ == "__main__":
    POINTS[sys.argv[1]]()
    asyncio.run(bot())
