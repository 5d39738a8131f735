"""The wire to Telegram: how we are connected, and the question what has come.

The rule: little is imported here, for the first question of a start is asked before there is a coach. Asking confirms
no more than its `offset` says, so what is answered too early comes again.
"""

from ipaddress import ip_address
from ssl import SSLContext
from typing import Any, TypeAlias
from urllib.parse import urlsplit

from httpx import create_ssl_context
from telegram import Update
from telegram.request import BaseRequest, HTTPXRequest, RequestData
from telegram.request._requestparameter import RequestParameter  # no public way makes a RequestData

Json: TypeAlias = dict[str, Any]

WANTED = (Update.MESSAGE, Update.EDITED_MESSAGE, Update.CALLBACK_QUERY, Update.MY_CHAT_MEMBER)
"""The updates that we ask Telegram for."""
LONG = 50
"""Seconds that Telegram holds a question open."""
BATCH = 100
READ_TIMEOUT = 20.0
"""Seconds: a short one only makes the fate of a message uncertain."""


def connections(server: str) -> tuple[BaseRequest, BaseRequest]:
    """Make what we send by and what we wait for updates by.

    They share one set of certificates, and have none where the server has no TLS: it is slow to make. No proxy leads
    to this machine itself.
    """
    trust = create_ssl_context() if server.startswith("https:") else False
    may_proxy = not is_this_machine(urlsplit(server).hostname or "")
    return _connection(trust=trust, may_proxy=may_proxy), _connection(trust=trust, may_proxy=may_proxy)


def is_this_machine(host: str) -> bool:
    """Say whether a host is the loopback."""
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return host.rpartition(".")[2].lower() == "localhost"


def _connection(*, trust: SSLContext | bool, may_proxy: bool) -> BaseRequest:
    return HTTPXRequest(
        connection_pool_size=64,
        read_timeout=READ_TIMEOUT,
        pool_timeout=READ_TIMEOUT,
        httpx_kwargs={"verify": trust, "trust_env": may_proxy},
    )


async def fetch(polling: BaseRequest, bot_url: str, offset: int = 0) -> list[Json]:
    """Ask Telegram as python-telegram-bot would, but keep the raw updates: one bad one spoils no batch.

    Args:
        polling: the connection to wait by.
        bot_url: the server's address with the bot's token in it.
        offset: the first update that is wanted; those before it are confirmed.

    Raises:
        TelegramError: it was not answered, or not with updates.
    """
    asked = {"offset": offset, "timeout": LONG, "limit": BATCH, "allowed_updates": list(WANTED)}
    data = RequestData([RequestParameter.from_input(name, value) for name, value in asked.items()])
    found = await polling.post(f"{bot_url}/getUpdates", data, read_timeout=LONG + 5)
    return found if isinstance(found, list) else []
