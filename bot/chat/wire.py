"""The wire to Telegram: how we are connected, how a call is made, and how updates are asked for.

The rule: little is imported here, for the first question of a start is asked before there is a coach. Asking confirms
no more than its `offset` says, so what is answered too early comes again.
"""

from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from httpx import create_ssl_context
from telegram import Update
from telegram.request import BaseRequest, RequestData
from telegram.request._requestparameter import RequestParameter  # no public way makes a RequestData

from bot.chat.answers import NotTelegrams
from bot.chat.connections import LARGEST_BATCH, Connection, Connections

Json: TypeAlias = dict[str, Any]

WANTED = (Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER)
"""The updates that we ask Telegram for."""
LONG = 50
"""Seconds that Telegram holds a question open."""
BATCH = 100
READERS = 2
"""Connections to poll by: a question that hangs is given up before the next one, but may still be closing."""


def connections(server: str) -> tuple[BaseRequest, BaseRequest]:
    """Make the connections that we send through, and those that we wait for updates on.

    They share one set of certificates, and have none where the server has no TLS: it is slow to make. No proxy leads
    to this machine itself.
    """
    trust = create_ssl_context() if server.startswith("https:") else False
    may_proxy = not is_this_machine(urlsplit(server).hostname or "")
    sending = Connections(trust=trust, may_proxy=may_proxy)
    return sending, Connection(READERS, LONG + 5, LARGEST_BATCH, trust=trust, may_proxy=may_proxy)


def is_this_machine(host: str) -> bool:
    """Return whether a host is the loopback."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.rpartition(".")[2].lower() == "localhost"


async def call(request: BaseRequest, bot_url: str, method: str, given: Mapping[str, Any]) -> Any:
    """Make a call as python-telegram-bot would, and return its result as it came.

    The library would make an object of it, and fail where a field is missing that nobody needs: one bad update would
    spoil its batch, and a message that was sent would be sent again.

    Args:
        request: the connections to call by.
        bot_url: the server's address with the bot's token in it.
        method: its name.
        given: what is sent; None is left out.

    Raises:
        TelegramError: it was refused, or nobody knows.
    """
    data = RequestData([RequestParameter.from_input(name, value) for name, value in given.items() if value is not None])
    return await request.post(f"{bot_url}/{method}", data)


async def fetch(polling: BaseRequest, bot_url: str, offset: int = 0, limit: int = BATCH) -> list[Json]:
    """Ask Telegram what has come, so many updates at most; those before `offset` are confirmed.

    Raises:
        TelegramError: it was not answered, or not with updates.
    """
    asked = {"offset": offset, "timeout": LONG, "limit": limit, "allowed_updates": list(WANTED)}
    found = await call(polling, bot_url, "getUpdates", asked)
    if not isinstance(found, list):
        raise NotTelegrams("no list of updates")
    return found
