"""Advice that depends on nothing: where pain or despair cannot be written down, it is said all the same, from memory.

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
from bot.core.hearing import Stop, StopKind, Verdict, despair_in, is_pain
from bot.core.priority import Priority
from bot.core.screens.advice import despair, unwritten
from bot.core.screens.card import Card

log = logging.getLogger(__name__)

PATIENCE = 0.8
"""Seconds in which what hurts may be stored before the advice goes ahead."""
MANY = 10_000
"""Alerts that are remembered before the oldest are forgotten."""
HURTS = Stop(StopKind.PAIN, "")
"""What is taken for heard where nobody knows any more: pain."""
Begin: TypeAlias = Callable[[Coroutine[Any, Any, None]], object]
"""Begins something that is waited for when the bot stops."""


@dataclass(slots=True)
class Alert:
    """Somebody has said that it hurts."""

    person_id: int
    language: str
    verdict: Verdict
    """What was heard: pain, despair, or both."""
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

    def expect(self, update_id: int, person_id: int, language: str, begin: Begin, verdict: Verdict = HURTS) -> None:
        """See to it that the advice comes, whatever becomes of this update; one that comes again changes nothing."""
        if update_id in self._alerts:
            return
        alert = self._alerts[update_id] = Alert(person_id, language, verdict)
        if len(self._alerts) > MANY:
            del self._alerts[next(iter(self._alerts))]
        begin(self._stand_by(alert))

    def tell(self, update_id: int, verdict: Verdict) -> None:
        """It could be read, and this is what was heard in it; what is no despair stays what it was taken for."""
        if (alert := self._alerts.get(update_id)) and despair_in(verdict):
            alert.verdict = verdict

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
        cards, tries = self._cards(alert), 0
        while cards and not alert.stored:
            try:
                await self.screen.show(
                    alert.person_id, cards[0], Priority.PAIN, edits=None, silent=False, wanted=lambda: not alert.stored
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
                del cards[0]

    def _cards(self, alert: Alert) -> list[Card]:
        """What is answered to what was heard, despair first."""
        language = despair_in(alert.verdict)
        answer = [despair(self.library.despair_for(alert.language, language))] if language else []
        hurts = is_pain(alert.verdict) or not language
        return [*answer, *([unwritten(self.library.words_for(alert.language))] if hurts else ())]
