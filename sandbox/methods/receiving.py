"""Methods by which the bot gets its updates: one reader, or a webhook, never both."""

import re
from typing import Any
from urllib.parse import urlsplit

from sandbox.methods.asked import Asked
from sandbox.refusal import bad_request, conflict

LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
MOST_UPDATES = 100
CONNECTIONS = 40
"""Deliveries at a time, unless the bot asks for another number."""
MOST_CONNECTIONS = 100
SECRET = re.compile(r"[A-Za-z0-9_-]{1,256}")


async def get_updates(asked: Asked) -> list[dict[str, Any]]:
    """Read the stream: getUpdates."""
    if asked.telegram.webhook.target is not None:
        raise conflict(
            "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
        )
    asked.telegram.updates.allow(asked.get("allowed_updates"))
    limit = asked.get("limit", MOST_UPDATES)
    limit = limit if 1 <= limit <= MOST_UPDATES else MOST_UPDATES  # as Telegram does
    return await asked.telegram.updates.read(asked.get("offset", 0), limit, max(0, asked.get("timeout", 0)))


def set_webhook(asked: Asked) -> bool:
    """Have updates delivered: setWebhook. Only to loopback, so that nothing leaves the machine; no address ends it."""
    url, secret = asked["url"], asked.get("secret_token", "")
    if not url:
        return delete_webhook(asked)
    if urlsplit(url).scheme not in {"http", "https"}:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if urlsplit(url).hostname not in LOOPBACK:
        raise bad_request("bad webhook: this Telegram calls loopback addresses only")
    if secret and not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    telegram = asked.telegram
    telegram.updates.allow(asked.get("allowed_updates"))
    telegram.updates.interrupt("setWebhook request")
    if asked.get("drop_pending_updates"):
        telegram.updates.drop_all()
    connections = min(max(1, asked.get("max_connections", CONNECTIONS)), MOST_CONNECTIONS)
    telegram.webhook.aim(url, secret, connections)
    return True


def delete_webhook(asked: Asked) -> bool:
    """Have them kept again: deleteWebhook."""
    asked.telegram.webhook.clear()
    if asked.get("drop_pending_updates"):
        asked.telegram.updates.drop_all()
    return True


def get_webhook_info(asked: Asked) -> dict[str, Any]:
    """Return how deliveries go: getWebhookInfo."""
    webhook, updates = asked.telegram.webhook, asked.telegram.updates
    target = webhook.target
    info: dict[str, Any] = {
        "url": "" if target is None else target.url,
        "has_custom_certificate": False,
        "pending_update_count": len(updates.pending),
    }
    if target is not None:
        info["max_connections"] = target.max_connections
    if webhook.last_error is not None:
        info["last_error_date"], info["last_error_message"] = int(webhook.last_error[0]), webhook.last_error[1]
    if updates.allowed:
        info["allowed_updates"] = list(updates.allowed)
    return info
