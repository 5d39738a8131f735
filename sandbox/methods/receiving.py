"""Methods by which the bot gets its updates: one reader, or a webhook, never both."""

import re
from typing import Any
from urllib.parse import urlsplit

from sandbox.methods.asked import Asked
from sandbox.refusal import bad_request, conflict
from sandbox.webhook import Address

HERE = "127.0.0.1"
LOOPBACK = frozenset({"127.0.0.1", "localhost", "::1"})
MOST_UPDATES = 100
CONNECTIONS = 40
"""Deliveries at a time, unless the bot asks for another number."""
MOST_CONNECTIONS = 100
SECRET = re.compile(r"[A-Za-z0-9_-]*")
LONGEST_SECRET = 256
PORTS = frozenset({80, 88, 443, 8443})
"""The ports of a webhook to which Telegram itself delivers."""
KINDS = frozenset(
    {"message", "edited_message", "channel_post", "edited_channel_post", "callback_query", "poll", "poll_answer"}
    | {"my_chat_member", "chat_member", "message_reaction", "message_reaction_count", "chat_join_request"}
    | {"inline_query", "chosen_inline_result", "shipping_query", "pre_checkout_query", "purchased_paid_media"}
    | {"business_connection", "business_message", "edited_business_message", "deleted_business_messages"}
    | {"chat_boost", "removed_chat_boost", "managed_bot", "guest_message"}
)
"""What may be asked for; anything else is passed over."""


async def get_updates(asked: Asked) -> list[dict[str, Any]]:
    """Read the stream: getUpdates."""
    if asked.telegram.webhook.target is not None:
        await asked.telegram.updates.conflict_told()
        raise conflict(
            "can't use getUpdates method while webhook is active; use deleteWebhook to delete the webhook first"
        )
    asked.telegram.updates.allow(_kinds(asked))
    limit = min(max(1, asked.get("limit", MOST_UPDATES)), MOST_UPDATES)
    return await asked.telegram.updates.read(asked.get("offset", 0), limit, max(0, asked.get("timeout", 0)))


def set_webhook(asked: Asked) -> bool:
    """Have updates delivered: setWebhook. Only to loopback, so that nothing leaves the machine; no address ends it.

    Where fields are not strict, an address elsewhere is taken down, and nothing is ever delivered there.
    """
    url, secret = asked["url"], asked.get("secret_token", "")
    if not url:
        return delete_webhook(asked)
    if len(secret) > LONGEST_SECRET:
        raise bad_request("secret token is too long")
    if not SECRET.fullmatch(secret):
        raise bad_request("secret token contains unallowed characters")
    _check_target(asked, url)
    telegram = asked.telegram
    telegram.updates.allow(_kinds(asked))
    telegram.updates.interrupt("setWebhook request")
    if asked.get("drop_pending_updates"):
        telegram.updates.drop_all()
    connections = min(max(1, asked.get("max_connections", CONNECTIONS)), MOST_CONNECTIONS)
    address = asked.get("ip_address") or HERE
    target = Address(url, secret, connections, address, has_certificate="certificate" in asked.values)
    telegram.webhook.aim(target, is_near=urlsplit(url).hostname in LOOPBACK)
    return True


def _check_target(asked: Asked, url: str) -> None:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise bad_request("invalid webhook URL specified") from None
    if not parts.hostname:
        raise bad_request("invalid webhook URL specified")
    if parts.scheme not in {"http", "https"}:
        raise bad_request("bad webhook: An HTTPS URL must be provided for webhook")
    if parts.hostname not in LOOPBACK:
        asked.slips.add("bad webhook: this Telegram calls loopback addresses only")
    elif port not in PORTS and not asked.telegram.strict_fields:
        asked.slips.add("Telegram itself delivers by HTTPS, and to ports 80, 88, 443 and 8443 only")


def _kinds(asked: Asked) -> list[str] | None:
    """Return what the bot wants to hear of; if it knows none of it, what everybody hears of."""
    if "allowed_updates" not in asked.values:
        return None
    wanted = asked["allowed_updates"]
    for kind in wanted:
        if kind not in KINDS:
            asked.slips.add(f'there are no updates "{kind}"')
    return [kind for kind in wanted if kind in KINDS]


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
        "url": "" if target is None else target.address.url,
        "has_custom_certificate": target is not None and target.address.has_certificate,
        "pending_update_count": len(updates.pending),
    }
    if target is not None:
        info["max_connections"], info["ip_address"] = target.address.max_connections, target.address.ip
    if webhook.last_error is not None:
        info["last_error_date"], info["last_error_message"] = int(webhook.last_error[0]), webhook.last_error[1]
    if updates.allowed:
        info["allowed_updates"] = list(updates.allowed)
    return info
