"""What can be asked of Telegram beside a running bot: who we are, whether something stands in the way, what time it is.

The rule: nothing is changed by a question, and nothing is confirmed. No error carries the address, which has the token.
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import Any
from urllib.parse import urlsplit

import httpx
from telegram.error import Conflict, NetworkError

from bot.chat import answers
from bot.chat.wire import is_this_machine

PATIENCE = 10.0
"""Seconds for an answer."""
LOOK = 3
"""Seconds that a question for updates is held open: another reader is refused meanwhile, and asks again at once."""


@dataclass(frozen=True, slots=True)
class KnownBot:
    """Who the bot is, by Telegram's word."""

    name: str
    clock: datetime | None
    """Telegram's, as the answer's Date says; None where it has none."""


@dataclass(frozen=True, slots=True)
class KnownWebhook:
    """The webhook that Telegram knows of."""

    url: str
    pending: int
    trouble: str
    """What went wrong when it was last called, in Telegram's words."""


class Inquiry:
    """Asks."""

    def __init__(self, http: httpx.AsyncClient, bot_url: str) -> None:
        self._http, self._bot_url = http, bot_url

    async def whoami(self) -> KnownBot:
        """Ask who we are.

        Raises:
            TelegramError: it was refused, or nobody answered.
        """
        found, headers = await self._ask("getMe")
        name = found.get("username") if isinstance(found, dict) else None
        return KnownBot(str(name or "?"), _date(headers.get("date", "")))

    async def hook(self) -> KnownWebhook:
        """Ask where updates are sent.

        Raises:
            TelegramError: as above.
        """
        found, _ = await self._ask("getWebhookInfo")
        known = found if isinstance(found, dict) else {}
        pending = known.get("pending_update_count")
        trouble = str(known.get("last_error_message") or "")
        return KnownWebhook(str(known.get("url") or ""), pending if isinstance(pending, int) else 0, trouble)

    async def is_read_by_another(self) -> bool:
        """Ask for updates, confirming none, and see whether somebody else does so too.

        Raises:
            TelegramError: as above.
        """
        for _ in range(LOOK):
            began = asyncio.get_running_loop().time()
            try:
                await self._ask("getUpdates", timeout=LOOK, limit=1)
            except Conflict:
                return True
            if asyncio.get_running_loop().time() - began >= LOOK / 2:
                return False
            await asyncio.sleep(1.0)  # something waits to be read, so that no question is held open
        return False

    async def _ask(self, method: str, **given: int) -> tuple[Any, httpx.Headers]:
        try:
            answer = await self._http.post(f"{self._bot_url}/{method}", json=given)
        except (httpx.HTTPError, httpx.InvalidURL, OSError) as error:
            raise NetworkError(type(error).__name__) from None
        if not answer.is_success:
            answers.refuse(answer.content)
        return answers.read(answer.content)["result"], answer.headers


@asynccontextmanager
async def inquiring(server: str, token: str) -> AsyncIterator[Inquiry]:
    """Open a connection to ask by, as the environment's proxy and certificates have it.

    Raises:
        NetworkError: there is no way to make one.
    """
    try:
        http = httpx.AsyncClient(timeout=PATIENCE, trust_env=not is_this_machine(urlsplit(server).hostname or ""))
    except (ImportError, OSError, ValueError) as error:
        raise NetworkError(type(error).__name__) from None
    async with http:
        yield Inquiry(http, f"{server}/bot{token}")


def _date(header: str) -> datetime | None:
    try:
        found = parsedate_to_datetime(header)
    except ValueError:
        return None
    return found if found.tzinfo else found.replace(tzinfo=UTC)
