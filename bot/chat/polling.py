"""Long polling: fetch, write down, and only then confirm by asking for what comes after.

The rule: never python-telegram-bot's own updater; it confirms a batch before anything has happened with it.
"""

import asyncio
import logging
from collections.abc import Awaitable

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError
from telegram.ext import ExtBot
from telegram.request import BaseRequest

from bot.chat.door import next_offset, number_of
from bot.chat.lanes import Turn, seconds_of
from bot.chat.reading import letters_of
from bot.chat.wire import Json, fetch
from bot.coach import Desk

log = logging.getLogger(__name__)

SLOWEST = 5.0
"""Seconds between two tries at most, while Telegram or the database is away: it may be pain that waits."""
STUCK = 0.5
"""Seconds until the next question, where what came cannot be confirmed."""
SAY_AGAIN = 60.0
"""Seconds between two lines about it."""


class Poller:
    """Fetches updates, one batch after the other."""

    def __init__(
        self, bot: ExtBot[Turn], request: BaseRequest, desk: Desk, first: Awaitable[list[Json]] | None = None
    ) -> None:
        self._bot = bot
        self._request = request
        self._desk = desk
        self._asked = first
        """A question that is on its way already."""
        self._offset = 0
        self._said = float("-inf")
        self.first_poll = asyncio.Event()
        """Set once Telegram has been asked for the first time."""

    async def run(self) -> None:
        """Poll until cancelled.

        Raises:
            InvalidToken: Telegram does not know this bot.
        """
        wait = 0.5
        while True:
            try:
                await self._once()
                wait = 0.5
            except InvalidToken:
                raise
            except Conflict:
                self._say("poll.conflict")
                await self._bot.delete_webhook()
                await asyncio.sleep(wait)
            except RetryAfter as error:
                await asyncio.sleep(seconds_of(error))
            except TelegramError as error:
                self._say("poll.away error=%s", type(error).__name__)
                await asyncio.sleep(wait)
                wait = min(wait * 2, SLOWEST)
            except Exception:  # what could not be written is not confirmed either, and comes again
                log.exception("poll.failed")
                await asyncio.sleep(wait)
                wait = min(wait * 2, SLOWEST)

    async def _once(self) -> None:
        """One poll: what it brings is in the inbox before the next one confirms it."""
        asked, self._asked = self._asked or fetch(self._request, self._bot.base_url, self._offset), None
        self.first_poll.set()
        raw = await asked
        letters, unreadable = letters_of(raw)
        await self._desk.take_in(letters, unreadable)
        before, self._offset = self._offset, next_offset(self._offset, raw)
        if raw and not any((number_of(update) or 0) >= before for update in raw):
            await asyncio.sleep(STUCK)

    def _say(self, event: str, *values: object) -> None:
        now = asyncio.get_running_loop().time()
        if now - self._said >= SAY_AGAIN:
            self._said = now
            log.warning(event, *values)
