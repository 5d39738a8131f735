"""What is owed, put on the phone: sent, marked, tried again, or given up.

The rule: a debt that is not paid stays owed. At worst one message comes twice for each send in flight at a crash.
"""

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from typing import TypeAlias

from bot.coach.ports import Clock, Gone, NotNow, Overtaken, Refused, Screen
from bot.coach.visit import LEASE
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
            await self._send(debt, card)
        except Overtaken:  # it waited so long that its lease is over
            if renewed := await self._renewed(debt):
                await self.pay(replace(renewed, card=card))
        except NotNow as later:
            if later.uncertain:
                log.warning("owed.uncertain kind=%s tries=%d", _kind(debt), debt.tries + 1)
            async with self.database.begin() as db:
                await owed.put_off(db, debt, self.clock.now() + timedelta(seconds=later.wait(debt.tries, debt.lane)))
        except (Gone, Refused) as error:
            await self._give_up(debt, error)

    async def _send(self, debt: Debt, card: Card) -> None:
        """Send it when its turn has come, if it is still in our hands by then; and mark it."""
        lapses = self.clock.elapsed() + (debt.until - self.clock.now()).total_seconds()

        def is_held() -> bool:
            return self.clock.elapsed() < lapses

        message_id = await self.screen.show(
            debt.person_id, card, debt.lane, edits=debt.edits, silent=False, wanted=is_held
        )
        async with self.database.at_once() as db:
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

    async def _renewed(self, debt: Debt) -> Debt | None:
        async with self.database.begin() as db:
            return await owed.renew(db, debt, self.clock.now() + LEASE)

    async def _give_up(self, debt: Debt, why: Gone | Refused) -> None:
        log.warning("owed.dropped kind=%s why=%s", _kind(debt), type(why).__name__)
        async with self.database.begin() as db:
            await owed.drop(db, debt.key)
            if isinstance(why, Gone) and (person := await people.lock(db, debt.person_id)):
                person.reachable = False


def _kind(debt: Debt) -> str:
    """Answer what a debt is about, without whom: nobody's pain stands in a log."""
    return debt.key.partition(":")[0]
