"""What is owed, put on the phone: sent, marked, tried again, or given up.

The rule: a debt that is not paid stays owed. At worst one message comes twice for each send in flight at a crash.
"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import timedelta
from typing import TypeAlias

from bot.coach.ports import Clock, Gone, NotNow, Refused, Screen
from bot.core.card import Card
from bot.store import Database, Transaction, owed, people
from bot.store.owed import Debt

log = logging.getLogger(__name__)

Composer: TypeAlias = Callable[[Transaction, Debt], Awaitable[Card | None]]
"""Writes what a debt says, when its turn has come; None where there is no reason for it any more."""


@dataclass(slots=True)
class Debts:
    """Pays what is owed."""

    database: Database
    screen: Screen
    clock: Clock
    compose: Composer

    async def pay(self, debt: Debt) -> None:
        """Send what is owed, and mark it; what could not be sent is tried again, what never can be is dropped."""
        card = debt.card or await self._composed(debt)
        if card is None:
            return
        try:
            message_id = await self.screen.show(debt.person_id, card, debt.lane, edits=debt.edits, silent=False)
        except NotNow as later:
            async with self.database.begin() as db:
                await owed.put_off(db, debt, self.clock.now() + timedelta(seconds=later.seconds))
            return
        except (Gone, Refused) as error:
            await self._give_up(debt, error)
            return
        async with self.database.begin() as db:
            await owed.shown(db, debt.key, message_id)

    async def _composed(self, debt: Debt) -> Card | None:
        """Write what a debt says into its row, so that it says the same if it has to be sent again."""
        async with self.database.begin() as db:
            if not await owed.is_ours(db, debt):
                return None
            card = await self.compose(db, debt)
            if card is None:
                await owed.drop(db, debt.key)
            else:
                await owed.write(db, debt.key, card, self.database.vault)
            return card

    async def _give_up(self, debt: Debt, why: Gone | Refused) -> None:
        log.warning("owed.dropped key=%s why=%s", debt.key, type(why).__name__)
        async with self.database.begin() as db:
            await owed.drop(db, debt.key)
            if isinstance(why, Gone) and (person := await people.lock(db, debt.person_id)):
                person.reachable = False
