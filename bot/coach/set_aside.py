"""What was set aside - neither read, written nor handled: counted, and told to the admin, so many at once.

The rule: the admin hears of the first soon, and of the rest once an hour at most, however many there are.
"""

import logging
from dataclasses import dataclass

from bot.coach.coach import Coach
from bot.core.screens.card import Card
from bot.store import people

log = logging.getLogger(__name__)

MINUTE, HOUR = 60.0, 3600.0


@dataclass(slots=True)
class SetAside:
    """How many updates were set aside; instants are seconds of any one clock."""

    coach: Coach
    admin: int | None
    """Who is told."""
    total: int = 0
    _logged: int = 0
    _logged_at: float = float("-inf")
    _told: int = 0
    _told_at: float = float("-inf")

    def add(self, updates: int) -> None:
        """Count so many more."""
        self.total += updates

    async def tell(self, now: float) -> None:
        """Tell of those that nobody was told of, if it is time: the log once a minute, the admin once an hour."""
        if self.total > self._logged and now - self._logged_at >= MINUTE:
            log.warning("inbox.aside updates=%d total=%d", self.total - self._logged, self.total)
            self._logged, self._logged_at = self.total, now
        if self.total > self._told and now - self._told_at >= HOUR:
            await self._tell_admin(now)

    async def _tell_admin(self, now: float) -> None:
        if self.admin is None:
            return
        total, at = self.total, self.coach.clock.now()
        async with self.coach.database.begin() as db:
            if (admin := await people.lock(db, self.admin)) is None:
                return
            visit = self.coach.visit(db, admin, f"aside:{total}:{at.timestamp():.0f}")
            await visit.say(Card(visit.words.html("operator.set-aside", n=total - self._told)))
            await visit.close()
        self._told, self._told_at = total, now
        await self.coach.perform(visit)
