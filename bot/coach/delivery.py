"""What is in the outbox, put on the phone: sent, marked, tried again, or given up.

The rule: what is not on the phone stays in the outbox. At worst a message comes twice: one for each send that was in
flight at a crash.
"""

import asyncio
import logging
from collections.abc import Awaitable, Callable, Collection
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TypeAlias

from bot.coach.ports import Clock, Refused, RetryLater, Screen, Superseded, Unreachable
from bot.coach.tracks import TRIES
from bot.coach.visit import LEASE
from bot.core.priority import Priority
from bot.core.rules.reminder import LATEST
from bot.core.screens.card import Card
from bot.core.screens.loop import TRACK
from bot.store import Database, DatabaseUnavailable, Transaction, outbox, people
from bot.store.outbox import OutboxMessage

log = logging.getLogger(__name__)

REMINDER, SNOOZE, WEEK = "reminder", "snooze", "week"
LAPSING = frozenset({REMINDER, SNOOZE, "follow-up", "nudge", WEEK})
"""The kinds of message that nobody wants hours later as they were: they are written anew, or not at all."""
Composer: TypeAlias = Callable[[Transaction, OutboxMessage], Awaitable[Card | None]]
"""Writes what a message says, when its turn has come; None where there is no reason for it any more."""

Follower: TypeAlias = Callable[[OutboxMessage, int | None], Awaitable[None]]
"""Does what follows a track: it is on the phone in this message; or, without one, it can't be had."""


@dataclass(slots=True)
class Delivery:
    """Delivers what is in the outbox."""

    database: Database
    screen: Screen
    clock: Clock
    compose: Composer
    follow: Follower
    departed: Collection[int] = frozenset()
    """Who has had everything deleted, and is not back: nothing is for them."""

    async def deliver(self, message: OutboxMessage) -> None:
        """Send a message, and mark it; what could not be sent is tried again, what never can be is dropped."""
        card = message.card
        if card is None or self._is_late(message):
            card = await self._composed(message)
            if card is not None and message.tries >= TRIES:
                card, message = card.in_words, replace(message, edits=None)
        trying = None if card is None else message
        while card is not None and trying is not None:
            trying = await self._tried(trying, card)

    def _is_late(self, message: OutboxMessage) -> bool:
        """Return whether it has waited so long that there may be no reason for it any more."""
        return kind_of(message) in LAPSING and self.clock.now() - message.since > LATEST

    async def _tried(self, message: OutboxMessage, card: Card) -> OutboxMessage | None:
        """Try once; return what is to be tried again here, None where this was all."""
        try:
            await self._send(message, card)
        except Superseded:  # it waited so long that its lease is over
            return await self._renewed(message)
        except RetryLater as later:
            return await self._later(message, later)
        except (Unreachable, Refused) as error:
            await self._give_up(message, error)
        return None

    async def _later(self, message: OutboxMessage, later: RetryLater) -> OutboxMessage | None:
        """Let its row say when it comes again; where that cannot be stored, advice is tried again here."""
        if later.uncertain:
            log.warning("outbox.uncertain kind=%s tries=%d", kind_of(message), message.tries + 1)
            if kind_of(message) == TRACK and message.tries + 1 >= TRIES:
                await self.follow(message, None)
                return None
        wait = later.wait(message.tries, message.priority)
        if await self._put_off(message, wait) or message.priority is not Priority.PAIN:
            return None
        await asyncio.sleep(wait)
        return replace(message, tries=message.tries + 1)

    async def _send(self, message: OutboxMessage, card: Card) -> None:
        """Send it when its turn has come, if it is still in our hands by then; and mark it."""
        lapses = self.clock.elapsed() + (message.until - self.clock.now()).total_seconds()

        def is_held() -> bool:
            return self.clock.elapsed() < lapses and message.person_id not in self.departed

        message_id = await self.screen.show(
            message.person_id, card, message.priority, edits=message.edits, silent=False, wanted=is_held
        )
        if kind_of(message) == TRACK:
            await self.follow(message, message_id)
            return
        async with self.database.autocommit() as db:
            is_known = await outbox.shown(db, message.key, message_id)
        if not is_known:  # everything of this person's was deleted while it was on its way
            await self.screen.remove(message.person_id, message_id)

    async def _composed(self, message: OutboxMessage) -> Card | None:
        """Write what a message says into its row, so that it says the same if it has to be sent again.

        What is played, or made for a person, is never written down: it is drawn of what is true when it is sent.
        """
        async with self.database.begin() as db:
            if not await outbox.is_ours(db, message):
                return None
            card = await self.compose(db, message)
            if card is None:
                await outbox.drop(db, message.key)
            elif card.is_kept:
                await outbox.write(db, message, card, self.database.vault)
            return card

    async def _put_off(self, message: OutboxMessage, wait: float) -> bool:
        """Have it tried again in so many seconds; return whether that could be stored. Else its lease has to end."""
        try:
            async with self.database.begin() as db:
                await outbox.put_off(db, message, self.clock.now() + timedelta(seconds=wait))
        except DatabaseUnavailable:
            log.warning("outbox.not-put-off kind=%s", kind_of(message))
            return False
        return True

    async def _renewed(self, message: OutboxMessage) -> OutboxMessage | None:
        """Hold it for longer; advice waits for no database, and its row comes again when that is back."""
        until = self.clock.now() + LEASE
        try:
            async with self.database.begin() as db:
                return await outbox.renew(db, message, until)
        except DatabaseUnavailable:
            if message.priority is not Priority.PAIN:
                raise
            return replace(message, until=until)

    async def _give_up(self, message: OutboxMessage, why: Unreachable | Refused) -> None:
        log.warning("outbox.dropped kind=%s why=%s", kind_of(message), type(why).__name__)
        if kind_of(message) == TRACK and isinstance(why, Refused):
            await self.follow(message, None)
            return
        async with self.database.begin() as db:
            await outbox.drop(db, message.key)
            if isinstance(why, Unreachable):
                await people.note_unreachable(db, message.person_id)


def kind_of(message: OutboxMessage) -> str:
    """Return what a message is about, without whom: nobody's pain stands in a log."""
    return message.key.partition(":")[0]
