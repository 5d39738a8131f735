"""The desk: what arrives is written into the inbox, and worked off one person at a time, in order, pain first.

The rule: an update is done in the transaction of its effect. One that fails three times, or that no database takes, is
set aside, and said so. Whoever did something hears of it whatever the database does; of pain, with the whole advice.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Coroutine, Iterable
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any, TypeVar

from bot.coach.answers import answer
from bot.coach.asides import Asides
from bot.coach.attention import Attention
from bot.coach.coach import Coach
from bot.coach.emergency import Emergency
from bot.coach.floods import Floods, Heed
from bot.coach.intake import write_down
from bot.coach.letter import Letter, Reader
from bot.coach.meanwhile import Meanwhile
from bot.coach.visit import Visit
from bot.core.buttons import parse
from bot.core.card import Card
from bot.core.command import listen, said
from bot.core.hearing import Heard, Ignore, Stop, Why
from bot.core.incoming import Pressed, Sent, Typed
from bot.core.taps import HurtsTap
from bot.store import Away, inbox, people
from bot.store.inbox import Arrived

T = TypeVar("T")
log = logging.getLogger(__name__)


PATIENCE = timedelta(seconds=1)
"""What waits for longer is anybody's."""
CROWD = 200
"""Works under way, above which a tap that is not heard is let be without an answer."""


@dataclass(slots=True)
class Desk:
    """Takes updates in and works them off."""

    coach: Coach
    read: Reader
    emergency: Emergency
    admin: int | None = None
    """Who is told of updates that were set aside."""
    floods: Floods = field(default_factory=Floods)
    attention: Attention = field(default_factory=Attention)
    asides: Asides = field(init=False)
    meanwhile: Meanwhile = field(init=False)
    _busy: dict[int, asyncio.Task[None]] = field(default_factory=dict)
    _in_hand: dict[int, deque[Letter | None]] = field(default_factory=dict)
    """What came of people and is not worked off yet."""
    _aside: set[asyncio.Task[Any]] = field(default_factory=set)
    """Batches being written, and pain that overtakes."""

    def __post_init__(self) -> None:
        self.asides = Asides(self.coach, self.admin)
        self.meanwhile = Meanwhile(self.coach.library, self.coach.screen, self.emergency, self._begin)

    async def take_in(self, letters: Iterable[Letter], unreadable: int = 0) -> None:
        """Write a batch down, and begin to work it off; when this returns, Telegram may be told that we have it.

        `unreadable` updates came with it.

        Raises:
            Exception: it is not written, and has to come again.
        """
        if batch := list(letters):
            await asyncio.shield(self._begin(self._write(batch)))  # whoever gives up waiting, the batch is written
        self.asides.add(unreadable)

    async def _write(self, batch: list[Letter]) -> None:
        clock, seal = self.coach.clock, self.coach.database.vault.seal
        now, elapsed = clock.now(), clock.elapsed()
        heard = [self._heard(x, elapsed) for x in batch]
        urgent = [isinstance(each, Stop) for each in heard]
        heeds = [
            self.floods.heed_once(x.update_id, x.person_id, elapsed, urgent=u)
            for x, u in zip(batch, urgent, strict=True)
        ]
        arrived = [
            Arrived(x.update_id, x.person_id, x.language, u, seal(x.body) if heed is Heed.HEARD else None)
            for x, u, heed in zip(batch, urgent, heeds, strict=True)
        ]
        for letter, item, said_so in zip(batch, arrived, heard, strict=True):
            if item.body is not None and isinstance(said_so, Stop) and said_so.why is Why.PAIN:
                self.emergency.expect(letter.update_id, letter.person_id, letter.language, self._begin)
        try:
            refused = await write_down(self.coach.database, arrived, now)
        except Exception:
            for letter in batch:
                self.meanwhile.not_yet(letter)
            raise
        self.meanwhile.is_over()
        self.asides.add(len(refused))
        for letter, item, heed in zip(batch, arrived, heeds, strict=True):
            if letter.update_id in refused:
                log.error("inbox.set-aside update_id=%d", letter.update_id)
                self.meanwhile.never(letter)
            elif heed is not Heed.HEARD:
                self._let_by(letter, heed)
            else:
                if item.urgent:  # pain does not wait for its own person's queue, nor for what is being sent to them
                    self._begin(self._one(item.person_id, letter))
                self._wake(item.person_id, letter)

    def _let_by(self, letter: Letter, heed: Heed) -> None:
        """It was too much at once: say so once, and let no button wait for its answer."""
        if heed is Heed.WARNED:
            self._begin(self._warn(letter))
        if len(self._aside) < CROWD:
            self.meanwhile.unheard(letter)

    async def _warn(self, letter: Letter) -> None:
        """Say once that it was too much at once."""
        async with self.coach.database.begin() as db:
            person = await people.lock(db, letter.person_id)
            if person is None:
                return
            visit = self.coach.visit(db, person, f"flood:{letter.update_id}")
            await visit.say(Card(visit.words.html("reply.too-fast")))
            await visit.close()
        await self._shown(visit)

    async def sweep(self, patience: timedelta = PATIENCE) -> None:
        """Work off whatever has waited for a while: after a start, after a failure, or for a bot that has too much."""
        async with self.coach.database.reading() as db:
            waiting = await inbox.waiting(db, self.coach.clock.now() - patience)
        for person_id in waiting:
            self._wake(person_id)
        await self.asides.tell(asyncio.get_running_loop().time())

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

    def _heard(self, letter: Letter, now: float) -> Heard:
        """Hear pain at the door; the session that it stops is not looked up yet, so doubt counts."""
        match letter.incoming:
            case Pressed(data=data) if isinstance(parse(data), HurtsTap):
                return Stop(Why.PAIN, "")
            case (Typed() as typed) | Sent(caption=typed):
                return self._listened(letter, typed, now)
            case _:
                return Ignore()

    def _listened(self, letter: Letter, typed: Typed, now: float) -> Heard:
        """Listen; whatever goes wrong in it, the batch is written, and in doubt it was pain."""
        try:
            end = self.attention.end(letter.person_id, typed.text, now)
            lexicons = self.coach.library.lexicons_for(letter.language)
            return listen(said(typed.text, typed.marked), lexicons, in_session=True, end=end)
        except Exception:
            log.exception("inbox.unheard")
            return Stop(Why.PAIN, "")

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
                    if letter is not None and not await inbox.is_open(db, letter.update_id):  # it had come before
                        self.emergency.settle(letter.update_id, person_id)
                    row, more = await inbox.first(db, person_id)
                    if row is None or not await inbox.take(db, row.update_id, person_id):
                        return False
                    update_id, letter = row.update_id, None
                    if row.urgent:
                        self.emergency.expect(update_id, person_id, person.language, self._begin)
                    incoming = self.read(self.coach.database.vault.open(row.body or ""))
                    letter = Letter(update_id, person_id, person.language, "", incoming)
                visit = self.coach.visit(db, person, str(update_id))
                await answer(visit, incoming)
                await visit.close()
        except Away:
            log.exception("inbox.database-away")
            if letter is not None:
                self.meanwhile.not_yet(letter)
            return False
        except Exception:
            log.exception("inbox.failed")
            if update_id is None:  # nobody's in particular: the next sweep looks again
                return False
            self.emergency.fail(update_id)
            return await self._failed(update_id, letter)
        self.emergency.settle(update_id, person_id)
        await self._shown(visit)
        return more

    async def _shown(self, visit: Visit) -> None:
        """Put on the phone what a visit stored; where that fails it is owed, and comes from there."""
        try:
            await self.coach.perform(visit)
        except Exception:
            log.exception("visit.unshown")

    async def _failed(self, update_id: int, letter: Letter | None) -> bool:
        """Count the failure, the third of which sets the update aside; answer whether that could be stored."""
        try:
            async with self.coach.database.begin() as db:
                is_aside = await inbox.failed(db, update_id)
        except Exception:
            log.exception("inbox.uncounted")
            return False
        if is_aside:
            log.error("inbox.set-aside update_id=%d", update_id)
            if letter is not None:
                self.meanwhile.never(letter)
            self.asides.add(1)
        return True
