"""The moving picture above a session's card: brought before it, swapped in place for the other foot, taken away.

The rule: nothing waits for a picture. One that Telegram has goes ahead of the card, which gives it a second; one that
is late, or must be uploaded first, lands below the card, and the card is sent anew. What cannot be swapped is taken
away: the wrong foot is worse than none. Where pictures fail, there are none for a minute.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime

from bot.coach.ports import Clock, Refused, RetryLater, Screen, Superseded, Unreachable
from bot.core.screens.card import Card
from bot.core.screens.loop import is_of, loop, stays
from bot.core.screens.session_card import Drawing
from bot.core.session.exercise import Picture
from bot.store import Database, people, sessions
from bot.store.sessions import Kept, Loop
from bot.store.tables import SessionRow
from bot.tasks import Tasks

PATIENCE = 1.0
"""Seconds that a card gives the picture which goes ahead of it."""
LATEST = 20.0
"""Seconds after which a picture is not wanted any more: the next card may bring it."""
RESTS = 60.0
"""Seconds without new pictures, after one that was late or whose fate is not known."""


@dataclass(slots=True)
class _Bringing:
    """A picture on its way to the phone."""

    card: Card
    picture: Picture
    drawing: Drawing
    before: Loop | None
    """What stood above the card when it was sent."""
    is_ahead: bool
    """The card waits for it."""
    is_there: bool = False
    """It is on the phone, in time for its card."""
    decided: asyncio.Event = field(default_factory=asyncio.Event)
    """It is there, or will not be."""


@dataclass(slots=True)
class _Swaps:
    """Who wants to change the picture of a session in place."""

    newest: Card
    waiting: int = 0
    lock: asyncio.Lock = field(default_factory=asyncio.Lock)


@dataclass(slots=True)
class Loops:
    """Sees to it that the picture above a card is that of the card, or none."""

    database: Database
    screen: Screen
    clock: Clock
    wake: Callable[[datetime | None], None]
    is_hushed: Callable[[int], bool]
    tasks: Tasks = field(default_factory=Tasks)
    """What is under way in the background."""
    _bringing: dict[int, _Bringing] = field(default_factory=dict)
    """By session: one at a time."""
    _swaps: dict[int, _Swaps] = field(default_factory=dict)
    _rests_until: float = 0.0

    async def goes_ahead(self, kept: Kept, drawing: Drawing, there: Loop | None) -> bool:
        """Bring the picture of a session ahead of its card; return whether a new one is there.

        Where Telegram does not have it yet, it is uploaded in the background, and the card goes first.
        """
        row, card = kept.row, loop(kept.session, drawing)
        picture = card.picture if card else None
        if card is None or picture is None or not self._is_to_be_brought(row, picture, there):
            return False
        bringing = _Bringing(card, picture, drawing, there, is_ahead=await self.screen.is_at_hand(picture))
        self._bringing[row.id] = bringing
        self.tasks.begin_guarded(self._bring(row, bringing))
        if bringing.is_ahead:
            with suppress(TimeoutError):
                async with asyncio.timeout(PATIENCE):
                    await bringing.decided.wait()
            if not bringing.decided.is_set():
                self._rest()
        bringing.is_ahead = bringing.is_there
        return bringing.is_there

    async def settle(self, kept: Kept, drawing: Drawing, there: Loop | None) -> None:
        """Make what stands above the card that of the card, once this is on the phone; no call is waited for."""
        card, row = loop(kept.session, drawing), kept.row
        if there is None or stays(there.name, kept.session):
            return
        if card is None or card.picture is None or not is_of(there.name, card.picture.exercise):
            if bringing := self._bringing.get(row.id):
                bringing.before = None
            await self._note(row, there, None)
            self._remove(row, there)
        elif there.name != card.picture.name and there.message_id is not None:
            swaps = self._swaps.setdefault(row.id, _Swaps(card))
            swaps.newest, swaps.waiting = card, swaps.waiting + 1
            self.tasks.begin_guarded(self._swap(row, there, there.message_id, card, card.picture))

    def _is_to_be_brought(self, row: SessionRow, picture: Picture, there: Loop | None) -> bool:
        """Return whether a new message is wanted: none is there, or another exercise's, or words have come between."""
        if row.id in self._bringing or self.clock.elapsed() < self._rests_until:
            return False
        if there is None or row.buried or not is_of(there.name, picture.exercise):
            return True
        return there.message_id is None and there.name != picture.name

    async def _bring(self, row: SessionRow, bringing: _Bringing) -> None:
        """Send a picture, and note where it is."""
        lapses = self.clock.elapsed() + LATEST

        def wanted() -> bool:
            return self.clock.elapsed() < lapses and not self.is_hushed(row.person_id)

        try:
            message_id = await self.screen.illustrate(row.person_id, bringing.card, edits=None, wanted=wanted)
            await self._landed(row, bringing, Loop(bringing.picture.name, message_id))
        except RetryLater as later:
            if later.uncertain:
                self._rest()
                await self._landed(row, bringing, Loop(bringing.picture.name, None))
        except (Superseded, Refused, Unreachable):
            pass
        finally:
            bringing.decided.set()
            if self._bringing.get(row.id) is bringing:
                del self._bringing[row.id]

    async def _landed(self, row: SessionRow, bringing: _Bringing, there: Loop) -> None:
        """Note a picture that is on the phone; the one before it goes, or itself, where it has come too late."""
        if bringing.is_ahead:
            bringing.is_there = True
            bringing.decided.set()
            stands = await self._note(row, bringing.before, there)
        else:
            stands = await self._landed_below(row, bringing, there)
        self._remove(row, bringing.before if stands else there)

    async def _landed_below(self, row: SessionRow, bringing: _Bringing, there: Loop) -> bool:
        """Have the card sent anew, below a picture that came after it; return whether the picture is still wanted."""
        async with self.database.begin() as db:
            await people.lock(db, row.person_id)
            kept = await sessions.load(db, row.id)
            card = loop(kept.session, bringing.drawing) if kept else None
            if kept is None or card is None or card.picture is None:
                return False
            if not is_of(there.name, card.picture.exercise) or sessions.loop_of(kept.row) != bringing.before:
                return False
            kept.row.loop, kept.row.loop_id = there.name, there.message_id
            now = self.clock.now()
            if (there.message_id or 0) > (kept.row.message_id or 0):
                kept.row.shown, kept.row.wakes_at = -1, now
        self.wake(now)
        return True

    async def _swap(self, row: SessionRow, there: Loop, message_id: int, card: Card, picture: Picture) -> None:
        """Change the picture in place, the newest wish alone; where that cannot be done, it goes."""
        swaps = self._swaps[row.id]

        def wanted() -> bool:
            return swaps.newest is card and not self.is_hushed(row.person_id)

        try:
            async with swaps.lock:
                if wanted():
                    await self.screen.illustrate(row.person_id, card, edits=message_id, wanted=wanted)
                    await self._note(row, there, Loop(picture.name, message_id))
        except (Superseded, Unreachable):
            pass
        except (Refused, RetryLater) as error:
            if isinstance(error, RetryLater) and error.uncertain:
                self._rest()
            await self._note(row, there, None)
            self._remove(row, there)
        finally:
            swaps.waiting -= 1
            if not swaps.waiting:
                del self._swaps[row.id]

    async def _note(self, row: SessionRow, before: Loop | None, there: Loop | None) -> bool:
        async with self.database.autocommit() as db:
            return await sessions.note_loop(db, row.id, before, there)

    def _remove(self, row: SessionRow, there: Loop | None) -> None:
        if there is not None and there.message_id is not None:
            self.tasks.begin_guarded(self.screen.remove(row.person_id, there.message_id))

    def _rest(self) -> None:
        self._rests_until = self.clock.elapsed() + RESTS
