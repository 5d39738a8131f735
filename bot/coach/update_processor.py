"""The processor: what arrives is written into the inbox, and worked off one person at a time, in order, pain first.

The rule: an update is done in the transaction of its effect. One that fails three times, or that no database takes, is
set aside, and said so. Whoever did something hears of it whatever the database does; of pain, with the whole advice.
"""

import asyncio
import logging
from collections import deque
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import timedelta

from bot.coach.answers import answer, session_of
from bot.coach.attention import Attention
from bot.coach.coach import Coach
from bot.coach.emergency import Emergency
from bot.coach.floods import Admission, Floods
from bot.coach.incoming_update import IncomingUpdate, Reader
from bot.coach.intake import write_down
from bot.coach.meanwhile import Meanwhile
from bot.coach.set_aside import SetAside
from bot.coach.visit import Visit
from bot.core.hearing import Ask, Ignore, Stop, StopKind, Verdict, despair_in, is_pain
from bot.core.hearing.command import said
from bot.core.incoming import Left, Pressed, Sent, Typed, message_of
from bot.core.screens.buttons import parse
from bot.core.screens.card import Card
from bot.core.screens.taps import HurtsTap
from bot.core.understanding import understand
from bot.store import DatabaseUnavailable, inbox, people, sessions
from bot.store.inbox import Arrived
from bot.store.tables import InboxRow, PersonRow
from bot.store.vault import Column
from bot.tasks import Tasks, abandon, idle

log = logging.getLogger(__name__)


PATIENCE = timedelta(seconds=1)
"""What waits for longer is anybody's."""
CROWD = 200
"""Tasks under way, above which a tap that is not heard gets no answer."""


@dataclass(slots=True)
class UpdateProcessor:
    """Takes updates in and works them off."""

    coach: Coach
    read: Reader
    emergency: Emergency
    admin: int | None = None
    """Who is told of updates that were set aside."""
    floods: Floods = field(default_factory=Floods)
    attention: Attention = field(default_factory=Attention)
    set_aside: SetAside = field(init=False)
    meanwhile: Meanwhile = field(init=False)
    _in_hand: dict[int, deque[IncomingUpdate | None]] = field(default_factory=dict)
    """Updates of the people who are being worked off, that have not had their turn yet."""
    _queues: Tasks = field(default_factory=Tasks)
    """People's queues, each being worked off."""
    _aside: Tasks = field(default_factory=Tasks)
    """Batches being written, and pain that overtakes."""

    def __post_init__(self) -> None:
        self.set_aside = SetAside(self.coach, self.admin)
        self.meanwhile = Meanwhile(self.coach.library, self.coach.screen, self.emergency, self._aside.begin)

    async def take_in(self, updates: Iterable[IncomingUpdate], unreadable: int = 0) -> None:
        """Write a batch down, and begin to work it off; when this returns, Telegram may be told that we have it.

        `unreadable` updates came with it.

        Raises:
            Exception: it is not written, and has to come again.
        """
        if batch := list(updates):
            # shielded: whoever gives up waiting, the batch is written
            await asyncio.shield(self._aside.begin(self._write(batch)))
        self.set_aside.add(unreadable)

    async def _write(self, batch: list[IncomingUpdate]) -> None:
        clock, vault = self.coach.clock, self.coach.database.vault
        now, elapsed = clock.now(), clock.elapsed()
        verdicts = [self._understood(x, elapsed) for x in batch]
        urgent = [isinstance(each, Stop | Ask) for each in verdicts]
        admissions = [
            self.floods.admit_once(x.update_id, x.person_id, elapsed, urgent=isinstance(verdict, Stop))
            for x, verdict in zip(batch, verdicts, strict=True)
        ]
        arrived = [
            Arrived(
                x.update_id,
                x.person_id,
                x.language,
                u,
                vault.seal(x.body, x.person_id, Column.INBOX) if admission is Admission.HEARD else None,
                message_of(x.incoming),
                not isinstance(x.incoming, Left),
            )
            for x, u, admission in zip(batch, urgent, admissions, strict=True)
        ]
        for update, item, said_so in zip(batch, arrived, verdicts, strict=True):
            if item.body is not None and (is_pain(said_so) or despair_in(said_so)):
                self.emergency.expect(update.update_id, update.person_id, update.language, self._aside.begin, said_so)
        try:
            refused = await write_down(self.coach.database, arrived, now)
        except Exception:
            for update in batch:
                self.meanwhile.not_yet(update)
            raise
        self.meanwhile.is_over()
        for update in batch:
            self.coach.counters.came(type(update.incoming).__name__.lower())
        self.set_aside.add(len(refused))
        for update, item, admission in zip(batch, arrived, admissions, strict=True):
            if update.update_id in refused:
                log.error("inbox.set-aside update_id=%d", update.update_id)
                self.meanwhile.never(update)
            elif admission is not Admission.HEARD:
                self._let_by(update, admission)
            else:
                if item.urgent:  # what may be pain waits neither for its own person's queue nor for what is being sent
                    self._aside.begin(self._one(item.person_id, update))
                self._wake(item.person_id, update)

    def _let_by(self, update: IncomingUpdate, admission: Admission) -> None:
        """It was too much at once: say so once, and let no button wait for its answer."""
        if admission is Admission.WARNED:
            self._aside.begin(self._warn(update))
        if len(self._aside) < CROWD:
            self.meanwhile.unheard(update)

    async def _warn(self, update: IncomingUpdate) -> None:
        """Say once that it was too much at once."""
        async with self.coach.database.begin() as db:
            person = await people.lock(db, update.person_id)
            if person is None:
                return
            visit = self.coach.visit(db, person, f"flood:{update.update_id}")
            await visit.say(Card(visit.words.html("reply.too-fast")))
            await visit.close()
        await self._shown(visit)

    async def sweep(self, patience: timedelta = PATIENCE) -> None:
        """Work off whatever has waited for a while: after a start, after a failure, or for a bot that has too much."""
        async with self.coach.database.reading() as db:
            waiting = await inbox.waiting(db, self.coach.clock.now() - patience)
        for person_id in waiting:
            self._wake(person_id)
        await self.set_aside.tell(self.coach.clock.elapsed())

    async def idle(self) -> None:
        """Wait until nothing is under way."""
        await idle(self._queues, self._aside)

    async def abandon(self) -> None:
        """Let go of what is under way; it stays in the inbox, or in the outbox."""
        await abandon(self._queues, self._aside)

    def _understood(self, update: IncomingUpdate, now: float) -> Verdict:
        """Hear pain at the door; the session that it stops is not looked up yet, so what is not understood counts."""
        match update.incoming:
            case Pressed(data=data) if isinstance(parse(data), HurtsTap):
                return Stop(StopKind.PAIN, "")
            case (Typed() as typed) | Sent(caption=typed):
                return self._listened(update, typed, now)
            case _:
                return Ignore()

    def _listened(self, update: IncomingUpdate, typed: Typed, now: float) -> Verdict:
        """Listen; whatever goes wrong in it, the batch is written, and in doubt it was pain."""
        try:
            end = self.attention.end(update.person_id, typed.text, now)
            lexicons = self.coach.library.lexicons_for(update.language)
            books = self.coach.library.phrasebooks_for(update.language)
            return understand(said(typed.text, typed.marked), lexicons, books, in_session=True, end=end).verdict
        except Exception:
            log.exception("inbox.unheard")
            return Stop(StopKind.PAIN, "")

    def _wake(self, person_id: int, update: IncomingUpdate | None = None) -> None:
        """Work off one person's updates, unless that is being done; None is to look what the inbox has of theirs."""
        if (waiting := self._in_hand.get(person_id)) is not None:
            waiting.append(update)
            return
        self._in_hand[person_id] = deque([update])
        self._queues.begin(self._work_off(person_id))

    async def _work_off(self, person_id: int) -> None:
        """Work off until nothing is left, and nothing has come while the last look was on its way."""
        try:
            while updates := self._in_hand[person_id]:
                update = updates.popleft()
                while await self._one(person_id, update):
                    update = None
        finally:
            del self._in_hand[person_id]

    async def _one(self, person_id: int, update: IncomingUpdate | None) -> bool:
        """Work off one update: its effect and its done mark are one transaction. Return whether to look for more.

        An update that we have in hand is spared the way through the inbox, if it is this person's next.
        """
        visit, update_id, more = None, None, False
        try:
            async with self.coach.database.begin() as db:
                about = session_of(update.incoming) if update is not None else None
                person, _held = await sessions.lock(db, person_id, about)  # held: whoever loads it has it at once
                if person is None:
                    await inbox.forget_nobodys(db, person_id)
                    return False
                if update is not None and await inbox.take(db, update.update_id, person_id):
                    update_id, incoming = update.update_id, update.incoming
                else:
                    if update is not None and not await inbox.is_open(db, update.update_id):  # it had come before
                        self.emergency.settle(update.update_id, person_id)
                    row, more = await inbox.first(db, person_id)
                    if row is None or not await inbox.take(db, row.update_id, person_id):
                        return False
                    update_id, update = row.update_id, None
                    update = self._read_again(row, person)
                    incoming = update.incoming
                visit = self.coach.visit(db, person, str(update_id))
                await answer(visit, incoming)
                await visit.close()
        except DatabaseUnavailable:
            log.exception("inbox.database-away")
            if update is not None:
                self.meanwhile.not_yet(update)
            return False
        except Exception:
            log.exception("inbox.failed")
            if update_id is None:  # nobody's in particular: the next sweep looks again
                return False
            self.emergency.fail(update_id)
            return await self._failed(update_id, update)
        self.emergency.settle(update_id, person_id)
        if isinstance(incoming, Typed):
            self.coach.counters.listened(understood=not visit.is_puzzled)
        await self._shown(visit)
        return more

    def _read_again(self, row: InboxRow, person: PersonRow) -> IncomingUpdate:
        """Read an update that waited in the inbox; where it is urgent, its advice waits for nothing, this neither."""
        if row.urgent:
            self.emergency.expect(row.update_id, person.id, person.language, self._aside.begin)
        incoming = self.read(self.coach.database.vault.open(row.body or "", person.id, Column.INBOX))
        update = IncomingUpdate(row.update_id, person.id, person.language, "", incoming)
        if row.urgent:
            self.emergency.tell(row.update_id, self._understood(update, self.coach.clock.elapsed()))
        return update

    async def _shown(self, visit: Visit) -> None:
        """Put on the phone what a visit stored; where that fails it stays in the outbox, and comes from there."""
        try:
            await self.coach.perform(visit)
        except Exception:
            log.exception("visit.unshown")

    async def _failed(self, update_id: int, update: IncomingUpdate | None) -> bool:
        """Count the failure, the third of which sets the update aside; return whether that could be stored."""
        try:
            async with self.coach.database.begin() as db:
                is_aside = await inbox.failed(db, update_id)
        except Exception:
            log.exception("inbox.uncounted")
            return False
        if is_aside:
            log.error("inbox.set-aside update_id=%d", update_id)
            if update is not None:
                self.meanwhile.never(update)
            self.set_aside.add(1)
        return True
