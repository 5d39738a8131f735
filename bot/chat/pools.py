"""Our connections to Telegram come in pools: what hangs holds up nothing but its own kind.

The rule: some connections are pain's alone, and no chat has all of a pool.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import Enum, auto

from bot.core.priority import Priority


class Pool(Enum):
    """Connections of one kind of call."""

    PAIN = auto()
    TALK = auto()
    REMINDERS = auto()
    PICTURES = auto()
    """Uploads among them, which are slow."""
    ASIDE = auto()
    """What nothing depends on: answers to taps, deletions, the menu."""


WIDTH: Mapping[Pool, int] = {Pool.PAIN: 256, Pool.TALK: 64, Pool.REMINDERS: 32, Pool.PICTURES: 16, Pool.ASIDE: 32}
"""Calls that may be on their way at once."""
PATIENCE: Mapping[Pool, float] = {
    Pool.PAIN: 10.0,
    Pool.TALK: 20.0,
    Pool.REMINDERS: 20.0,
    Pool.PICTURES: 20.0,
    Pool.ASIDE: 10.0,
}
"""Seconds to wait for an answer: a short time makes the fate of a message uncertain, which of advice harms nobody."""
OF_A_CHAT = 4
"""How many connections of a pool one chat may have."""
POOL_OF: Mapping[Priority, Pool] = {
    Priority.PAIN: Pool.PAIN,
    Priority.REPLY: Pool.TALK,
    Priority.CARD: Pool.TALK,
    Priority.REMINDER: Pool.REMINDERS,
    Priority.BROADCAST: Pool.REMINDERS,
    Priority.PICTURE: Pool.PICTURES,
}


@dataclass(slots=True)
class Room:
    """What is left of the pools, while calls are on their way."""

    _out: Counter[tuple[Pool, int | None]] = field(default_factory=Counter)
    """Calls by pool and chat; None is every chat."""

    def has(self, pool: Pool, chat: int) -> bool:
        """Return whether there is a connection for a chat."""
        return self._out[pool, None] < WIDTH[pool] and self._out[pool, chat] < OF_A_CHAT

    def take(self, pool: Pool, chat: int) -> None:
        """Give a chat a connection."""
        self._out.update({(pool, None): 1, (pool, chat): 1})

    def give_back(self, pool: Pool, chat: int) -> None:
        """Take a connection back."""
        self._out -= Counter({(pool, None): 1, (pool, chat): 1})

    def copy(self) -> "Room":
        """Return a copy, for trying out what would be left."""
        return Room(self._out.copy())


_POOL: ContextVar[Pool] = ContextVar("pool", default=Pool.ASIDE)


@contextmanager
def through(pool: Pool) -> Iterator[None]:
    """Make the calls of this block through a pool."""
    before = _POOL.set(pool)
    try:
        yield
    finally:
        _POOL.reset(before)


def chosen() -> Pool:
    """Return the pool of the block that we are in."""
    return _POOL.get()
