"""The coach's hands: one visit in one transaction, then what it has to say is put on the phone.

The rule: nothing is sent before it is stored, and whatever was stored and not seen on the phone is shown again.
"""

import asyncio
from dataclasses import dataclass, field

from bot.coach import doubts, reminders, weekly
from bot.coach.commands import described
from bot.coach.delivery import REMINDER, SNOOZE, WEEK, Delivery, kind_of
from bot.coach.ports import Clock, Screen
from bot.coach.shows import Shows
from bot.coach.visit import Visit
from bot.content import Library
from bot.core.calendar import NOWHERE
from bot.core.priority import Priority
from bot.core.screens.card import Card
from bot.core.session.machine import is_over
from bot.store import Database, Transaction, people
from bot.store.outbox import OutboxMessage
from bot.store.tables import PersonRow


@dataclass(slots=True)
class Coach:
    """Load, step, save, show."""

    database: Database
    library: Library
    screen: Screen
    clock: Clock
    shows: Shows
    plans_doubted: asyncio.Event = field(default_factory=asyncio.Event)
    """The clock was set so far that whatever is planned may have to be planned anew: it is looked at at once."""
    delivery: Delivery = field(init=False)

    def __post_init__(self) -> None:
        self.delivery = Delivery(self.database, self.screen, self.clock, self._compose)

    def visit(self, db: Transaction, person: PersonRow, key: str) -> Visit:
        """Begin a person's turn, inside a transaction."""
        database, now = self.database, self.clock.now()
        doubts.put_right(person, person.zone or NOWHERE, now)
        return Visit(db, person, self.library, database.vault, now, database.bot, key)

    async def perform(self, visit: Visit) -> None:
        """Put what a visit stored on the phone: pain first, then answers, and the card last, where it is in reach."""
        for message in visit.messages:
            if message.priority is Priority.PAIN:
                await self.delivery.deliver(message)
        if visit.renames:
            await self.screen.offer(visit.person.id, described(visit.words))
        await asyncio.gather(self._toast(visit), self._react(visit), self._answer(visit))
        if visit.removes is not None:  # after the answer, so that nothing older is ever the newest
            await self.screen.remove(visit.person.id, visit.removes)

    async def _toast(self, visit: Visit) -> None:
        if visit.query_id is not None:
            await self.screen.toast(visit.query_id, visit.toast)

    async def _react(self, visit: Visit) -> None:
        if visit.reaction is not None and visit.message_id is not None:
            await self.screen.react(visit.person.id, visit.message_id, visit.reaction)

    async def _answer(self, visit: Visit) -> None:
        """A card that is over comes before its summary; a live one comes last."""
        kept = visit.kept if visit.shows else None
        live = kept is not None and not is_over(kept.session)
        if kept is not None and not live:
            await self.shows.show(kept, visit)
        for message in visit.messages:
            if message.priority is not Priority.PAIN:
                await self.delivery.deliver(message)
        if kept is not None and live:
            await self.shows.show(kept, visit)

    async def _compose(self, db: Transaction, message: OutboxMessage) -> Card | None:
        """Write a reminder whose turn has come, or a late week as it is now; all else is too late, and says nothing."""
        kind = kind_of(message)
        person = await people.lock(db, message.person_id) if kind in (REMINDER, SNOOZE, WEEK) else None
        if person is None:
            return None
        visit = self.visit(db, person, message.key)
        if kind == WEEK:
            return await weekly.compose(visit, visit.now)
        if message.card is not None:
            reminders.unsay(visit)
        return await reminders.compose(visit, message.since) if kind == REMINDER else None
