"""Session cards on the phone: one at a time for each session, and only the newest state.

The rule: a show that was overtaken while it waited, here or for its turn, is not sent at all, so an old card never
covers a new one. Nor is one that follows the advice on pain to somebody whose stop is not stored yet.
"""

import asyncio
import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.coach.loops import Loops
from bot.coach.ports import Clock, Refused, RetryLater, Screen, Superseded, Unreachable
from bot.coach.visit import RESHOW, Visit
from bot.core.priority import Priority
from bot.core.rules.summary import tallies
from bot.core.screens.session_card import card, line
from bot.core.session.machine import is_open, is_over, wake_at
from bot.core.session.state import Listening, Session
from bot.core.session.tape import upcoming
from bot.store import Database, people, sessions
from bot.store.sessions import Kept, Shown

log = logging.getLogger(__name__)


@dataclass(slots=True)
class _Queue:
    """Who wants to show a session now."""

    newest: int = -1
    shown: int = -1
    waiting: int = 0
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


@dataclass(slots=True)
class Shows:
    """Puts session cards on the phone."""

    database: Database
    screen: Screen
    clock: Clock
    wake: Callable[[datetime | None], None]
    """Tells the beat of an alarm, so that a step is not late by a beat."""
    is_hushed: Callable[[int], bool]
    """Returns whether no card of an exercise is for a person now."""
    loops: Loops = field(init=False)
    """What stands above the cards."""
    _queues: dict[int, _Queue] = field(default_factory=dict)
    departed: set[int] = field(default_factory=set)
    """Who has had everything deleted, and is not back: nothing is for them."""
    _tries: dict[int, tuple[int, int]] = field(default_factory=dict)
    """Of the sessions whose card could not be shown: the rev of the card, and how often it was tried."""

    def __post_init__(self) -> None:
        self.loops = Loops(self.database, self.screen, self.clock, self.wake, self._is_unwanted)

    def _is_unwanted(self, person_id: int) -> bool:
        return person_id in self.departed or self.is_hushed(person_id)

    async def show(self, kept: Kept, visit: Visit) -> None:
        """Put a session's card on the phone, unless a newer one is on its way; what is repaired, unless this one is."""
        queue = self._queues.setdefault(kept.row.id, _Queue())
        if visit.repairs and queue.waiting and queue.newest >= kept.session.rev:
            return
        queue.newest = max(queue.newest, kept.session.rev)
        queue.waiting += 1

        def wanted() -> bool:
            return queue.newest == kept.session.rev and not self._is_unwanted(kept.row.person_id)

        try:
            async with queue.lock:
                repaired = visit.repairs and queue.shown == kept.session.rev
                if wanted() and not repaired and await self._show(kept, visit, wanted):
                    queue.shown = kept.session.rev
        finally:
            queue.waiting -= 1
            if not queue.waiting:
                del self._queues[kept.row.id]

    async def _show(self, kept: Kept, visit: Visit, wanted: Callable[[], bool]) -> bool:
        """Edit the card; or send it anew where it must ping, is no longer the last, or an exercise is over."""
        row = kept.row
        before, exercise = await self._before(kept), _speaks_of(kept.session)
        drawing = visit.drawing
        ahead = await self.loops.goes_ahead(kept, drawing, before.loop)
        pressing = row.loud or row.buried or ahead or _is_above_its_picture(before)
        anew = not is_over(kept.session) and (pressing or _moves_on(before, exercise))
        drawn = card(row.id, kept.session, drawing)
        message_id: int | None
        is_new = not is_over(kept.session)
        try:
            message_id = await self.screen.show(
                row.person_id,
                drawn,
                Priority.CARD,
                edits=None if anew else before.message_id,
                silent=not row.loud,
                wanted=wanted,
            )
        except Unreachable:
            message_id, is_new = before.message_id, False
            async with self.database.begin() as db:
                await people.note_unreachable(db, row.person_id)
        except Refused:
            log.warning("card.refused session=%d", row.id)
            message_id, is_new = before.message_id, False
        except RetryLater as later:
            await self._put_off(kept, later)
            return False
        except Superseded:
            return False  # the newer one comes right after
        self._tries.pop(row.id, None)
        lines = _lines(before, exercise, kept.session) if message_id != before.message_id else before.lines
        wake = wake_at(kept.session)
        async with self.database.autocommit() as db:
            shown = Shown(row.id, kept.session.rev, message_id, exercise, lines)
            marked = await sessions.mark_shown(db, shown, wake, is_new=is_new)
        if marked is None:  # everything of this person's was deleted while it was on its way
            if message_id is not None:
                await self.screen.remove(row.person_id, message_id)
            return False
        if marked:
            self.wake(wake)
        if not ahead:
            await self.loops.settle(kept, drawing, before.loop)
        if message_id != before.message_id:
            await self._retire(before, lines, kept, visit)
        return True

    async def _put_off(self, kept: Kept, later: RetryLater) -> None:
        """Let the session be woken for it later: ever later where it may be on the phone all the same."""
        rev, tries = self._tries.get(kept.row.id, (kept.session.rev, 0))
        tries = tries if rev == kept.session.rev else 0
        self._tries[kept.row.id] = kept.session.rev, tries + 1
        wait = max(RESHOW, timedelta(seconds=later.wait(tries, Priority.CARD)))
        again, wake = self.clock.now() + wait, wake_at(kept.session)
        async with self.database.autocommit() as db:
            await sessions.show_later(db, kept.row.id, kept.session.rev, min(again, wake) if wake else again)

    async def _retire(self, before: Shown, lines: Mapping[str, int], kept: Kept, visit: Visit) -> None:
        """Take off the phone what was there before; the card of an exercise that is over stays as its short line."""
        for exercise in lines.keys() - before.lines.keys():
            short = line(kept.session, exercise, visit.words)
            await self.screen.change(kept.row.person_id, short, lines[exercise])
        for message_id in (before.message_id, *before.lines.values()):
            if message_id is not None and message_id not in lines.values():
                await self.screen.remove(kept.row.person_id, message_id)

    async def _before(self, kept: Kept) -> Shown:
        """Return what is on the phone now: another show may have sent the card anew since this visit was stored."""
        if kept.row.shown == kept.session.rev - 1:
            return sessions.shown_by(kept.row)
        async with self.database.reading() as db:
            return await sessions.shown_now(db, kept.row.id) or sessions.shown_by(kept.row)


def _moves_on(before: Shown, exercise: str | None) -> bool:
    """Return whether the card speaks of another exercise now."""
    return None not in (before.exercise, exercise) and before.exercise != exercise


def _is_above_its_picture(before: Shown) -> bool:
    """Return whether a picture has come after the card that it belongs above."""
    there = before.loop.message_id if before.loop else None
    return there is not None and before.message_id is not None and there > before.message_id


def _lines(before: Shown, exercise: str | None, session: Session) -> Mapping[str, int]:
    """Return the short lines that stand in the chat from now on: not that of an exercise which is gone back to."""
    lines = {name: message_id for name, message_id in before.lines.items() if name != exercise}
    over = next((t for t in tallies(session) if t.exercise == before.exercise and t.done + t.skipped), None)
    if over is not None and before.message_id is not None and _moves_on(before, exercise):
        lines[over.exercise] = before.message_id
    return lines


def _speaks_of(session: Session) -> str | None:
    """Return the exercise that the card of an open session speaks of; by ear it speaks of all."""
    is_of_one = is_open(session) and not isinstance(session.phase, Listening)
    work = upcoming(session.tape, session.head) if is_of_one else None
    return work.exercise if work else None
