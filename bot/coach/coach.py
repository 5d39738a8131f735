"""The coach's hands: one visit in one transaction, then what it has to say is put on the phone.

The rule: nothing is sent before it is stored, and whatever was stored and not seen on the phone is shown again.
"""

import asyncio
from dataclasses import dataclass, field

from bot.coach import doubts, tracks
from bot.coach.commands import described
from bot.coach.counters import Counters, Uncounted
from bot.coach.delivery import Delivery, kind_of
from bot.coach.ports import Clock, Refused, RetryLater, Screen, Unreachable
from bot.coach.shows import Shows
from bot.coach.visit import Farewell, Visit
from bot.coach.when_sent import WHEN_SENT
from bot.content import Library
from bot.core.calendar import NOWHERE
from bot.core.priority import Priority
from bot.core.screens.card import Card
from bot.core.screens.loop import TRACK
from bot.core.session.machine import is_over
from bot.store import Database, Transaction, outbox, people
from bot.store.outbox import OutboxMessage
from bot.store.tables import PersonRow
from bot.tasks import Tasks

TRIES = 5
"""How often a farewell is tried."""
PATIENCE = 3.0
"""Seconds that a card gives the track which goes ahead of it; one that is later has the card sent anew."""


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
    tracks: Tasks = field(default_factory=Tasks)
    """Those that are on their way to a phone."""
    counters: Counters = field(default_factory=Uncounted)
    delivery: Delivery = field(init=False)

    def __post_init__(self) -> None:
        self.delivery = Delivery(
            self.database, self.screen, self.clock, self._compose, self._follow, self.shows.departed
        )

    def visit(self, db: Transaction, person: PersonRow, key: str) -> Visit:
        """Begin a person's turn, inside a transaction."""
        database, now = self.database, self.clock.now()
        self.shows.departed.discard(person.id)  # whoever has a row is here, perhaps again
        doubts.put_right(person, person.zone or NOWHERE, now)
        return Visit(db, person, self.library, database.vault, now, database.bot, key, deleted=database.deleted)

    async def perform(self, visit: Visit) -> None:
        """Put what a visit stored on the phone: pain first, then answers, and the card last, where it is in reach."""
        if visit.is_new_pain:
            self.counters.stopped_for_pain()
        if visit.farewell is not None:
            await self._part(visit, visit.farewell)
            return
        for message in visit.messages:
            if message.priority is Priority.PAIN:
                await self.delivery.deliver(message)
        if visit.renames:
            await self.screen.offer(visit.person.id, described(visit.words))
        await asyncio.gather(self._toast(visit), self._react(visit), self._answer(visit))
        if visit.removes is not None:  # after the answer, so that nothing older is ever the newest
            await self.screen.remove(visit.person.id, visit.removes)

    async def _part(self, visit: Visit, farewell: Farewell) -> None:
        """Everything of a person's is deleted: see that nothing comes afterwards, and say so, from memory."""
        person_id = visit.person.id
        self.shows.departed.add(person_id)
        await self._toast(visit)
        await self.database.scrub()
        await self.screen.clear(person_id, farewell.messages)
        if farewell.card is not None and farewell.edits is not None:
            await self.screen.change(person_id, farewell.card, farewell.edits)
        elif farewell.card is not None:
            await self._say_last(person_id, farewell.card)

    async def _say_last(self, person_id: int, card: Card) -> None:
        for tries in range(TRIES):
            try:
                await self.screen.show(person_id, card, Priority.REPLY, edits=None, silent=False)
            except RetryLater as later:
                await asyncio.sleep(later.wait(tries, Priority.REPLY))
            except (Unreachable, Refused):
                return
            else:
                return

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
            if kind_of(message) == TRACK:
                await asyncio.wait({self.tracks.begin_guarded(self.delivery.deliver(message))}, timeout=PATIENCE)
            elif message.priority is not Priority.PAIN:
                await self.delivery.deliver(message)
        if kept is not None and live:
            await self.shows.show(kept, visit)

    async def _follow(self, message: OutboxMessage, message_id: int | None) -> None:
        """A track is on the phone, or can't be had: settle its message, and the session that it belongs to."""
        async with self.database.begin() as db:
            person = await people.lock(db, message.person_id)
            settled = outbox.drop(db, message.key) if message_id is None else outbox.shown(db, message.key, message_id)
            await settled
            if person is None:  # deleted meanwhile
                await self._take_back(message, message_id)
                return
            visit = self.visit(db, person, message.key)
            await (tracks.failed(visit, message) if message_id is None else tracks.landed(visit, message, message_id))
            await visit.close()
        await self.perform(visit)

    async def _take_back(self, message: OutboxMessage, message_id: int | None) -> None:
        """Take off the phone what came there while everything was deleted."""
        if message_id is not None:
            await self.screen.remove(message.person_id, message_id)

    async def _compose(self, db: Transaction, message: OutboxMessage) -> Card | None:
        """Draw a message whose turn has come, by the row of its kind; all else is too late, and says nothing."""
        draw = WHEN_SENT.get(kind_of(message))
        person = await people.lock(db, message.person_id) if draw else None
        return await draw(self.visit(db, person, message.key), message) if draw and person else None
