"""What was set aside - neither read, written nor handled: counted, and told to the admin, so many at once.

The rule: the admin hears of the first soon, and of the rest once an hour at most, however many there are.
"""

import logging
from dataclasses import dataclass

from bot.coach.coach import Coach
from bot.core.card import Card
from bot.store import people

log = logging.getLogger(__name__)

HOUR = 3600.0


@dataclass(slots=True)
class Asides:
    """How many updates were set aside; instants are seconds of any one clock."""

    coach: Coach
    admin: int | None
    """Who is told."""
    total: int = 0
    _told: int = 0
    _told_at: float = float("-inf")

    def add(self, updates: int) -> None:
        """Count so many more."""
        if updates:
            self.total += updates
            log.warning("inbox.aside updates=%d total=%d", updates, self.total)

    async def tell(self, now: float) -> None:
        """Tell the admin of those that they have not heard of, if it is time for that."""
        untold = self.total - self._told
        if self.admin is None or not untold or now - self._told_at < HOUR:
            return
        async with self.coach.database.begin() as db:
            if (admin := await people.lock(db, self.admin)) is None:
                return
            visit = self.coach.visit(db, admin, f"aside:{self.coach.clock.now().timestamp():.0f}")
            await visit.say(Card(visit.words.html("operator.set-aside", n=untold)))
            await visit.close()
        self._told, self._told_at = self._told + untold, now
        await self.coach.perform(visit)
