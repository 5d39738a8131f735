"""The desk: what arrives is written into the inbox, and worked off one person at a time, in order, pain first.

The rule: an update is done in the transaction of its effect. One that fails three times is set aside, and said so.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Callable, Coroutine, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, TypeAlias, TypeVar

from bot.coach.answers import answer
from bot.coach.coach import Coach
from bot.coach.floods import Floods, Heed
from bot.coach.visit import Visit
from bot.core.buttons import parse
from bot.core.card import Card
from bot.core.hearing import Stop, hear
from bot.core.incoming import Incoming, Pressed, Sent, Typed
from bot.core.taps import HurtsTap
from bot.store import Away, inbox, people
from bot.store.inbox import Arrived

T = TypeVar("T")
log = logging.getLogger(__name__)


PATIENCE = timedelta(seconds=1)
"""What waits for longer is anybody's."""


@dataclass(frozen=True, slots=True)
class Letter:
    """An update as it came, and who it is from."""

    update_id: int
    person_id: int
    language: str
    body: str
    incoming: Incoming


Reader: TypeAlias = Callable[[str], Incoming]
"""Reads the body of an update again, when it is worked off."""


@dataclass(slots=True)
class Desk:
    """Takes updates in and works them off."""

    coach: Coach
    read: Reader
    admin: int | None = None
    """Who is told of an update that was set aside."""
    floods: Floods = field(default_factory=Floods)
    _busy: dict[int, asyncio.Task[None]] = field(default_factory=dict)
    _in_hand: dict[int, deque[Letter | None]] = field(default_factory=dict)
    """What came of people and is not worked off yet."""
    _aside: set[asyncio.Task[Any]] = field(default_factory=set)
    """Batches being written, and pain that overtakes."""

    async def take_in(self, letters: Iterable[Letter]) -> None:
        """Write a batch down, and begin to work it off; when this returns, Telegram may be told that we have it."""
        if batch := list(letters):
            await asyncio.shield(self._begin(self._write(batch)))  # whoever gives up waiting, the batch is written

    async def _write(self, batch: list[Letter]) -> None:
        seal, now, elapsed = self.coach.database.vault.seal, self.coach.clock.now(), self.coach.clock.elapsed()
        urgent = [self._is_urgent(x) for x in batch]
        heeds = [self.floods.heed(x.person_id, elapsed, urgent=u) for x, u in zip(batch, urgent, strict=True)]
        arrived = [
            Arrived(x.update_id, x.person_id, u, seal(x.body) if heed is Heed.HEARD else None)
            for x, u, heed in zip(batch, urgent, heeds, strict=True)
        ]
        try:
            async with self.coach.database.begin() as db:
                await people.welcome(db, ((x.person_id, x.language) for x in batch), now)
                await inbox.take_in(db, arrived, now)
        except Away:
            await self._one_moment(batch)
            raise
        for letter, item, heed in zip(batch, arrived, heeds, strict=True):
            if heed is not Heed.HEARD:
                if heed is Heed.WARNED:
                    self._begin(self._warn(item))
                continue
            if item.urgent:  # pain does not wait for its own person's queue, nor for what is being sent to them
                self._begin(self._one(item.person_id, letter))
            self._wake(item.person_id, letter)

    async def _warn(self, item: Arrived) -> None:
        """Say once that it was too much at once."""
        async with self.coach.database.begin() as db:
            person = await people.lock(db, item.person_id)
            if person is None:
                return
            visit = self.coach.visit(db, person, f"flood:{item.update_id}")
            await visit.say(Card(visit.words.html("reply.too-fast")))
            await visit.close()
        await self._shown(visit)

    async def _one_moment(self, batch: list[Letter]) -> None:
        """The database is away: whoever tapped is told so, and what they did comes again."""
        for letter in batch:
            if isinstance(letter.incoming, Pressed):
                words = self.coach.library.words_for(letter.language)
                await self.coach.screen.toast(letter.incoming.query_id, words.label("toast.one-moment"))

    async def sweep(self, patience: timedelta = PATIENCE) -> None:
        """Work off whatever has waited for a while: after a start, after a failure, or for a bot that has too much."""
        async with self.coach.database.reading() as db:
            waiting = await inbox.waiting(db, self.coach.clock.now() - patience)
        for person_id in waiting:
            self._wake(person_id)

    async def idle(self) -> None:
        """Wait until nothing is under way."""
        while under_way := [*self._busy.values(), *self._aside]:
            await asyncio.wait(under_way)

    async def abandon(self) -> None:
        """Let go of what is under way; it stays in the inbox, or owed."""
        if under_way := [*self._busy.values(), *self._aside]:
            for task in under_way:
                task.cancel()
            await asyncio.wait(under_way)

    def _is_urgent(self, letter: Letter) -> bool:
        """Hear pain at the door; the session that it stops is not looked up yet, so doubt counts."""
        match letter.incoming:
            case Pressed(data=data):
                return isinstance(parse(data), HurtsTap)
            case Typed(text=text) | Sent(caption=text):
                return text.startswith("/pain") or self._sounds_like_pain(text, letter.language)
            case _:
                return False

    def _sounds_like_pain(self, text: str, language: str) -> bool:
        """Listen; whatever goes wrong in it, the batch is written, and in doubt it was pain."""
        try:
            return isinstance(hear(text, self.coach.library.lexicons_for(language), in_session=True), Stop)
        except Exception:
            log.exception("inbox.unheard")
            return True

    def _begin(self, work: Coroutine[Any, Any, T]) -> asyncio.Task[T]:
        task = asyncio.create_task(work)
        self._aside.add(task)
        task.add_done_callback(self._aside.discard)
        return task

    def _wake(self, person_id: int, letter: Letter | None = None) -> None:
        """Work off one person's updates, unless that is being done; None is to look what the inbox has of theirs."""
        self._in_hand.setdefault(person_id, deque()).append(letter)
        if person_id not in self._busy:
            self._busy[person_id] = asyncio.create_task(self._work_off(person_id))

    async def _work_off(self, person_id: int) -> None:
        """Work off until nothing is left, and nothing has come while the last look was on its way."""
        try:
            while letters := self._in_hand[person_id]:
                letter = letters.popleft()
                while await self._one(person_id, letter):
                    letter = None
        finally:
            del self._busy[person_id], self._in_hand[person_id]

    async def _one(self, person_id: int, letter: Letter | None) -> bool:
        """Work off one update: its effect and its done mark are one transaction. Answer whether to look for more.

        A letter that we have in hand is spared the way through the inbox, if it is this person's next.
        """
        visit, update_id, more = None, None, False
        try:
            async with self.coach.database.begin() as db:
                person = await people.lock(db, person_id)
                if person is None:
                    return False
                if letter is not None and await inbox.take(db, letter.update_id, person_id):
                    update_id, incoming = letter.update_id, letter.incoming
                else:
                    row, more = await inbox.first(db, person_id)
                    if row is None or not await inbox.take(db, row.update_id, person_id):
                        return False
                    update_id = row.update_id
                    incoming = self.read(self.coach.database.vault.open(row.body or ""))
                visit = self.coach.visit(db, person, str(update_id))
                await answer(visit, incoming)
                await visit.close()
        except Away:
            log.exception("inbox.database-away")
            return False
        except Exception:
            log.exception("inbox.failed")
            if update_id is not None:
                await self._failed(update_id)
            return True
        await self._shown(visit)
        return more

    async def _shown(self, visit: Visit) -> None:
        """Put on the phone what a visit stored; where that fails it is owed, and comes from there."""
        try:
            await self.coach.perform(visit)
        except Exception:
            log.exception("visit.unshown")

    async def _failed(self, update_id: int) -> None:
        """Count the failure; a third one sets the update aside, and the operator is told."""
        async with self.coach.database.begin() as db:
            if not await inbox.failed(db, update_id):
                return
            log.error("inbox.set-aside update_id=%d", update_id)
            if self.admin is not None and (admin := await people.lock(db, self.admin)):
                visit = self.coach.visit(db, admin, f"aside:{update_id}")
                await visit.say(Card(visit.words.html("operator.set-aside", n=update_id)))
