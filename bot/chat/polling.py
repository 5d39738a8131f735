"""Long polling: fetch, write down, and only then confirm by asking for what comes after.

The rule: never python-telegram-bot's own updater; it confirms a batch before anything has happened with it.
"""

import asyncio
import logging
from collections.abc import Awaitable

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.ext import ExtBot
from telegram.request import BaseRequest

from bot.chat.connections import TooLarge
from bot.chat.door import next_offset, number_of
from bot.chat.rate_limiter import Permit, seconds_of
from bot.chat.reading import read_updates
from bot.chat.seldom import Seldom
from bot.chat.wire import BATCH, Json, fetch
from bot.coach import UpdateProcessor
from bot.core.backoff import Backoff

log = logging.getLogger(__name__)

AGAIN = Backoff(0.5, 5.0)
"""Between two tries, while Telegram is away: nobody's pain is heard meanwhile."""
APART = Backoff(0.25, 1.0)
"""Between two questions, where the answers bring nothing and do not wait for anything."""
FEWER = 10
"""By how much fewer updates are asked for, where a batch of them was larger than an answer may be."""
WEBHOOK = "webhook is active"
"""What a 409 says that a webhook is the cause of; any other is about somebody else who asks."""


class Poller:
    """Fetches updates, one batch after the other."""

    def __init__(
        self,
        bot: ExtBot[Permit],
        request: BaseRequest,
        processor: UpdateProcessor,
        first: Awaitable[list[Json]] | None = None,
    ) -> None:
        self._bot = bot
        self._request = request
        self._processor = processor
        self._asked = first
        """A question that is on its way already."""
        self._offset = 0
        self._limit = BATCH
        self._seldom = Seldom(log)
        self.first_poll = asyncio.Event()
        """Set once Telegram has been asked for the first time."""
        self.answered_at: float | None = None
        """When Telegram last answered, by the loop's clock; or when we began to ask. None while we do not."""

    async def run(self) -> None:
        """Poll until cancelled.

        Raises:
            InvalidToken: Telegram does not know this bot.
        """
        self.answered_at = _now()
        try:
            await self._poll()
        finally:
            self.answered_at = None

    async def _poll(self) -> None:
        failures = empties = 0
        while True:
            began, came, trouble = _now(), False, None
            try:
                came = await self._once()
            except InvalidToken:
                raise
            except Exception as error:  # noqa: BLE001 # whatever it is, it is dealt with below: nothing is called in here
                trouble = error
            if trouble is not None:
                await self._deal_with(trouble)
                told = seconds_of(trouble) if isinstance(trouble, RetryAfter) else AGAIN.wait(failures)
                pause, failures = min(max(AGAIN.first, told), AGAIN.longest), failures + 1
            elif pause := 0.0 if came else max(0.0, began + APART.wait(empties) - _now()):
                failures, empties = 0, empties + 1
            else:
                failures = empties = 0
            await asyncio.sleep(pause)

    async def _once(self) -> bool:
        """One poll: what it brings is in the inbox before the next one confirms it. Return whether it brought anything.

        What could not be written is not confirmed either, and comes again.
        """
        asked, self._asked = self._asked or self._fetch(), None
        self.first_poll.set()
        raw = await asked
        self.answered_at = _now()
        self._limit = min(self._limit * FEWER, BATCH)
        updates, unreadable = read_updates(raw)
        await self._processor.take_in(updates, unreadable)
        before, self._offset = self._offset, next_offset(self._offset, raw)
        return any((number_of(update) or 0) >= before for update in raw)

    async def _fetch(self) -> list[Json]:
        return await fetch(self._request, self._bot.base_url, self._offset, self._limit)

    async def _deal_with(self, trouble: Exception) -> None:
        """Log what keeps us from hearing anybody, and mend what can be mended."""
        match trouble:
            case Conflict() if WEBHOOK in trouble.message.lower():
                self._seldom.warn("poll.webhook-in-the-way")
                await self._delete_webhook()
            case Conflict():
                self._seldom.warn("poll.another-copy-polls")
            case TelegramError(__cause__=TooLarge()) if self._limit > 1:
                self._limit = max(1, self._limit // FEWER)
            case TelegramError():
                self._seldom.warn("poll.away error=%s", type(trouble).__name__)
            case _:
                log.error("poll.failed", exc_info=trouble)

    async def _delete_webhook(self) -> None:
        """Let updates come by polling again; where that fails, the next poll finds the webhook there once more."""
        try:
            await self._bot.delete_webhook()
        except TelegramError as error:
            self._seldom.warn("poll.webhook-stays error=%s", type(error).__name__)


def _now() -> float:
    return asyncio.get_running_loop().time()
