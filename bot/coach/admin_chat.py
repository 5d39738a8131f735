"""What whoever looks after the bot is told in their chat: each error once a day with its reference, and numbers.

The rule: nothing about anybody, and nothing about health. An error's text may quote what somebody wrote, and stands
nowhere; its reference stands in the log. The outbox keeps a day's line from coming twice, however many bots there are.
"""

from collections.abc import Awaitable, Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bot.coach.coach import Coach
from bot.coach.visit import Visit
from bot.core.screens.card import Card
from bot.logs import SeenError
from bot.store import DatabaseUnavailable, people
from bot.store.counts import count_day

MOST = 5
"""Errors that are told of at once; the rest wait for the next time."""
DAY = timedelta(days=1)


@dataclass(slots=True)
class AdminChat:
    """The chat of the admin, if there is one."""

    coach: Coach
    admin: int | None
    take: Callable[[], Sequence[SeenError]]
    """Gives the errors since the last time."""
    wants_numbers: bool = False
    _waiting: tuple[SeenError, ...] = ()
    _kinds: int = 0
    """Of errors, since the numbers were last told."""
    _numbered: date | None = None

    async def tell(self) -> None:
        """Tell what is new; where the database is away, later."""
        new = self.take()
        self._kinds += len(new)
        self._waiting = (*self._waiting, *new)[-100:]
        if self.admin is None:
            self._waiting = ()
            return
        now = self.coach.clock.now()
        with suppress(DatabaseUnavailable):
            if self._waiting:
                await self._say(self.admin, now, self._errors)
                self._waiting = self._waiting[MOST:]
            if self.wants_numbers and self._numbered != now.date():
                await self._say(self.admin, now, self._numbers)
                self._numbered, self._kinds = now.date(), 0

    async def _say(self, admin: int, now: datetime, what: Callable[[Visit], Awaitable[None]]) -> None:
        async with self.coach.database.begin() as db:
            if (person := await people.lock(db, admin)) is None:
                return
            visit = self.coach.visit(db, person, f"admin:{now.timestamp():.0f}")
            await what(visit)
            await visit.close()
        await self.coach.perform(visit)

    async def _errors(self, visit: Visit) -> None:
        for error in self._waiting[:MOST]:
            said = visit.words.html("operator.error", n=error.times, kind=error.kind, reference=error.reference)
            await visit.say(Card(said), key=f"error:{error.reference}:{visit.now.date()}")

    async def _numbers(self, visit: Visit) -> None:
        midnight = visit.now.replace(hour=0, minute=0, second=0, microsecond=0)
        day = await count_day(visit.db, midnight - DAY, midnight)
        on = (midnight - DAY).date()
        said = visit.words.html(
            "operator.daily", date=str(on), seen=day.seen, new=day.new, sessions=day.sessions, errors=self._kinds
        )
        await visit.say(Card(said), key=f"numbers:{visit.person.id}:{on}")
