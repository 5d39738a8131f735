"""Advice that depends on nothing: where pain cannot be written down, it is said all the same, from what is in memory.

The rule: whoever says that it hurts is advised at once, or within a second where nobody could store it; once for
each time that they say it. What they said is worked off when that is possible, and should the usual advice come then
as well: a second one harms nobody. Until something of theirs is worked off, no card of an exercise follows the advice.
"""

import asyncio
import logging
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from bot.coach.ports import Refused, RetryLater, Screen, Superseded, Unreachable
from bot.content import Library
from bot.core.priority import Priority
from bot.core.screens.advice import unwritten

log = logging.getLogger(__name__)

PATIENCE = 0.8
"""Seconds in which what hurts may be stored before the advice goes ahead."""
MANY = 10_000
"""Alerts that are remembered before the oldest are forgotten."""
Begin: TypeAlias = Callable[[Coroutine[Any, Any, None]], object]
"""Begins something that is waited for when the bot stops."""


@dataclass(slots=True)
class Alert:
    """Somebody has said that it hurts."""

    person_id: int
    language: str
    stored: bool = False
    """Its effect is, and with it the usual advice is in the outbox."""
    decided: asyncio.Event = field(default_factory=asyncio.Event)
    """It is stored, or it cannot be now."""


@dataclass(slots=True)
class Emergency:
    """Everybody who has said that it hurts, until that is stored."""

    library: Library
    screen: Screen
    _alerts: dict[int, Alert] = field(default_factory=dict)
    """By the number of the update, the oldest first; those that are over are remembered."""
    _hushed: set[int] = field(default_factory=set)

    def expect(self, update_id: int, person_id: int, language: str, begin: Begin) -> None:
        """See to it that the advice comes, whatever becomes of this update; one that comes again changes nothing."""
        if update_id in self._alerts:
            return
        alert = self._alerts[update_id] = Alert(person_id, language)
        if len(self._alerts) > MANY:
            del self._alerts[next(iter(self._alerts))]
        begin(self._stand_by(alert))

    def fail(self, update_id: int) -> bool:
        """It cannot be stored now: let the advice go ahead; return whether it was pain."""
        alert = self._alerts.get(update_id)
        if alert is not None:
            alert.decided.set()
        return alert is not None

    def settle(self, update_id: int, person_id: int) -> None:
        """An update of this person's is worked off; where that was the pain, its advice is on its way."""
        self._hushed.discard(person_id)
        if alert := self._alerts.get(update_id):
            alert.stored = True
            alert.decided.set()

    def is_hushed(self, person_id: int) -> bool:
        """Return whether a person was advised and what they said is not stored: no card of an exercise is for them."""
        return person_id in self._hushed

    async def _stand_by(self, alert: Alert) -> None:
        try:
            async with asyncio.timeout(PATIENCE):
                await alert.decided.wait()
        except TimeoutError:
            log.warning("emergency.slow")
        if not alert.stored:
            self._hushed.add(alert.person_id)
            await self._advise(alert)

    async def _advise(self, alert: Alert) -> None:
        """Send the advice until it is there, or the usual one is on its way."""
        card, tries = unwritten(self.library.words_for(alert.language)), 0
        while not alert.stored:
            try:
                await self.screen.show(
                    alert.person_id, card, Priority.PAIN, edits=None, silent=False, wanted=lambda: not alert.stored
                )
            except RetryLater as later:
                await asyncio.sleep(later.wait(tries, Priority.PAIN))
                tries += 1
            except (Unreachable, Superseded, Refused):
                return
            except Exception:  # perhaps it is there
                log.exception("emergency.failed")
                return
            else:
                return
