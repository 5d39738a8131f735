"""The update my_chat_member: somebody let the bot in, or put it out."""

from datetime import datetime
from typing import Any


def member_update(
    chat: dict[str, Any], actor: dict[str, Any], bot: dict[str, Any], change: tuple[str, str], now: datetime
) -> dict[str, Any]:
    """Return a ChatMemberUpdated; `change` is the bot's status before and after: member, kicked or left."""
    old, new = (_member(bot, status) for status in change)
    return {
        "chat": chat,
        "from": actor,
        "date": int(now.timestamp()),
        "old_chat_member": old,
        "new_chat_member": new,
    }


def _member(bot: dict[str, Any], status: str) -> dict[str, Any]:
    until = {"until_date": 0} if status == "kicked" else {}
    return {"status": status, "user": bot, **until}
