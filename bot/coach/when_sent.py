"""Every kind of message that is drawn only when its turn to be sent has come, and who draws it.

The rule: what stands on it is read then, in one transaction. What takes time to make is a paper (`core/screens/paper`):
it is made after that transaction, off the event loop.
"""

from collections.abc import Awaitable, Callable, Mapping
from typing import TypeAlias

from bot.coach import exporting, pages, reminders, tracks, weekly
from bot.coach.delivery import REMINDER, SNOOZE, WEEK
from bot.coach.visit import Visit
from bot.core.screens.card import Card
from bot.core.screens.loop import TRACK
from bot.store.outbox import OutboxMessage

Draw: TypeAlias = Callable[[Visit, OutboxMessage], Awaitable[Card | None]]
"""Draws a message; None where there is no reason for it any more."""


async def _reminder(visit: Visit, message: OutboxMessage) -> Card | None:
    if message.card is not None:
        reminders.unsay(visit)
    return await reminders.compose(visit, message.since)


async def _late_snooze(visit: Visit, _message: OutboxMessage) -> Card | None:
    reminders.unsay(visit)
    return None


async def _week(visit: Visit, _message: OutboxMessage) -> Card | None:
    return await weekly.compose(visit, visit.now)


WHEN_SENT: Mapping[str, Draw] = {
    REMINDER: _reminder,
    SNOOZE: _late_snooze,
    WEEK: _week,
    TRACK: tracks.compose,
    exporting.EXPORT: exporting.compose,
    pages.PROGRESS: pages.draw_progress,
    pages.REPORT: pages.draw_report,
    pages.TABLE: pages.draw_table,
}
"""By what a message's key begins with."""
