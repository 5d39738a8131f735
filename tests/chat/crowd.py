"""A crowd that sends through the priorities, and a note of what left when."""

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from typing import Any

from telegram.error import RetryAfter

from bot.chat.budget import Budget
from bot.chat.pools import POOL_OF, Pool
from bot.chat.rate_limiter import Permit, RateLimiter
from bot.coach.ports import always
from bot.core.priority import Priority


@dataclass(frozen=True, slots=True)
class Left:
    """A call that has left, and when; seconds since the crowd began."""

    at: float
    priority: Priority
    chat: int
    came: float


@dataclass(slots=True)
class Crowd:
    """Everybody who sends; `left` is in the order in which they did."""

    per_second: int
    budget: Budget | None = None
    left: list[Left] = field(default_factory=list)
    out: Counter[Pool] = field(default_factory=Counter)
    """Calls on their way."""
    most: Counter[Pool] = field(default_factory=Counter)
    """The most that there were at once."""
    priorities: RateLimiter = field(init=False)
    _began: float = field(init=False)

    def __post_init__(self) -> None:
        self.priorities = RateLimiter(self.per_second, self.budget)
        self._began = asyncio.get_running_loop().time()

    def now(self) -> float:
        return asyncio.get_running_loop().time() - self._began

    def send(
        self,
        priority: Priority,
        chat: int,
        wanted: Callable[[], bool] = always,
        *,
        after: float = 0,
        refused: int | None = None,
        lasts: float = 0,
        endpoint: str = "sendMessage",
    ) -> asyncio.Task[Any]:
        """Let somebody send; `refused` is a 429 with these seconds, after the call has lasted for so many."""

        async def one() -> Any:
            await asyncio.sleep(after)
            came = self.now()

            async def call() -> bool:
                self.left.append(Left(self.now(), priority, chat, came))
                self.out[POOL_OF[priority]] += 1
                self.most[POOL_OF[priority]] = max(self.most[POOL_OF[priority]], self.out[POOL_OF[priority]])
                try:
                    await asyncio.sleep(lasts)
                finally:
                    self.out[POOL_OF[priority]] -= 1
                if refused is not None:
                    raise RetryAfter(refused)
                return True

            return await self.priorities.process_request(
                call, [], {}, endpoint, {"chat_id": chat}, Permit(priority, wanted)
            )

        return asyncio.create_task(one())


def most_above(left: Sequence[Left], rate: float) -> float:
    """Answer by how much, in the worst stretch of time, more left than its length allows at this rate."""
    worst = above = 0.0
    for i, one in enumerate(left):  # the worst stretch that ends here is the one before, carried on, or this one alone
        passed = one.at - left[i - 1].at if i else 0.0
        above = max(above - passed * rate, 0.0) + 1
        worst = max(worst, above)
    return worst
