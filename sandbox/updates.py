"""The stream of updates to the bot: kept until confirmed, forgotten after a day, one reader at a time.

Both ways out share this one queue: getUpdates (here) and the webhook (webhook.py).
"""

import asyncio
import itertools
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from sandbox.clock import Timekeeper
from sandbox.refusal import Refusal, conflict

LIFE = 24 * 3600.0
"""Seconds on the sandbox clock that Telegram keeps an update."""
TAP_LIFE = 150.0
"""The same for callback queries."""
LONGEST_POLL = 50.0
"""Real seconds."""
FIRST_ID = 700_000_001
FARTHEST_AHEAD = 10
"""An offset so far beyond the newest update confirms nothing: everything is delivered again."""


@dataclass(frozen=True, slots=True)
class Update:
    """One update on its way. Those of one priority are delivered in order.

    `serial` tells two deliveries of the same update apart; `expires` is in unix seconds on the sandbox clock.
    """

    serial: int
    id: int
    kind: str
    body: dict[str, Any]
    priority: tuple[str, int]
    expires: float

    def json(self) -> dict[str, Any]:
        """Return the Bot API's Update object."""
        return {"update_id": self.id, self.kind: self.body}


class Updates:
    """The queue. `floor`: the real seconds that a hasty reader is held up; at Telegram three."""

    def __init__(
        self, clock: Timekeeper, added: Callable[[Update], None], changed: Callable[[], None], *, floor: float = 0.0
    ) -> None:
        self._clock = clock
        self._floor = floor
        self._next_id = FIRST_ID
        self._last_poll = (0, -floor)  # offset, and when: in real seconds
        self._calm_at = 0.0  # when a conflict is told at once again, in real seconds
        self._added = added
        self._changed = changed
        self._pending: dict[int, Update] = {}
        self._serials = itertools.count(1)
        self._allowed: frozenset[str] = frozenset()
        self._reader: asyncio.Future[None] | None = None

    @property
    def pending(self) -> tuple[Update, ...]:
        """What the bot has not confirmed yet and has not expired."""
        now = self._clock.now().timestamp()
        self._keep(lambda update: update.expires > now)
        return tuple(self._pending.values())

    @property
    def reading(self) -> bool:
        """Whether a bot waits for updates at this moment."""
        return self._reader is not None and not self._reader.done()

    @property
    def allowed(self) -> tuple[str, ...]:
        """The kinds that the bot asked for; empty: all."""
        return tuple(sorted(self._allowed))

    def allow(self, kinds: list[str] | None) -> None:
        """Remember which kinds the bot wants from now on; None leaves it as it was."""
        if kinds is not None:
            self._allowed = frozenset(kinds)

    def add(self, kind: str, body: dict[str, Any], priority: tuple[str, int], *, twice: bool = False) -> None:
        """Something happened that the bot may want to know; `twice` delivers it a second time."""
        if self._allowed and kind not in self._allowed:
            return
        expires = self._clock.now().timestamp() + (TAP_LIFE if kind == "callback_query" else LIFE)
        update_id, self._next_id = self._next_id, self._next_id + 1
        for _ in range(2 if twice else 1):
            update = Update(next(self._serials), update_id, kind, body, priority, expires)
            self._pending[update.serial] = update
            self._added(update)
        if self._reader is not None and self.reading:
            self._reader.set_result(None)

    def holds(self, update: Update) -> bool:
        """Return whether this delivery is still to be made."""
        return update.serial in self._pending and update.expires > self._clock.now().timestamp()

    def drop(self, update: Update) -> None:
        """This delivery has been made."""
        self._pending.pop(update.serial, None)
        self._changed()

    def drop_all(self) -> None:
        """The bot does not care about what has been."""
        self._pending.clear()
        self._changed()

    async def read(self, offset: int, limit: int, patience: float) -> list[dict[str, Any]]:
        """Confirm what is below the offset and return what is left; if that is nothing, wait so many real seconds.

        A negative offset keeps only so many of the newest. Whoever asks the same again and again without patience waits
        for `floor` seconds nevertheless.

        Raises:
            Refusal: 409, in the reader that was here before, when another one with patience comes.
        """
        if patience > 0:
            self.interrupt("other getUpdates request; make sure that only one bot instance is running")
        patience = self._patience(offset, patience)
        if offset < 0:
            offset = next((update.id for update in self.pending[offset:]), 0)
        if offset <= self._next_id + FARTHEST_AHEAD:
            self._keep(lambda update: update.id >= offset)
        if not self.pending and patience > 0 and not self.reading:
            await self._wait(min(patience, LONGEST_POLL))
        return [update.json() for update in self.pending[:limit]]

    async def conflict_told(self) -> None:
        """Wait before a conflict is told, if another one was told a moment ago."""
        now = asyncio.get_running_loop().time()
        if now < self._calm_at:
            await asyncio.sleep(self._floor)
        else:
            self._calm_at = now + self._floor

    def _patience(self, offset: int, patience: float) -> float:
        now = asyncio.get_running_loop().time()
        last_offset, last_at = self._last_poll
        self._last_poll = offset, now
        is_hasty = offset == last_offset and now < last_at + self._floor
        return max(patience, self._floor) if is_hasty else patience

    def interrupt(self, by: str) -> None:
        """End the waiting of the present reader, if there is one."""
        if self._reader is not None and self.reading:
            self._reader.set_exception(conflict(f"terminated by {by}"))

    def _keep(self, wanted: Callable[[Update], bool]) -> None:
        kept = {serial: update for serial, update in self._pending.items() if wanted(update)}
        if len(kept) < len(self._pending):
            self._pending = kept
            self._changed()

    async def _wait(self, patience: float) -> None:
        reader = self._reader = asyncio.get_running_loop().create_future()
        self._changed()
        try:
            await asyncio.wait_for(reader, patience)
        except TimeoutError:
            pass
        except Refusal:
            await self.conflict_told()
            raise
        finally:
            if self._reader is reader:
                self._reader = None
