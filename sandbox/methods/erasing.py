"""Methods that take messages away, pin them, and leave."""

from sandbox.chats import Chat
from sandbox.messages import Message
from sandbox.methods.asked import Asked
from sandbox.refusal import bad_request

DELETABLE = 48 * 3600.0
"""Seconds on the sandbox clock."""
MOST_AT_ONCE = 100


def delete_message(asked: Asked) -> bool:
    """Take one away: deleteMessage."""
    chat, message = asked.message("message to delete not found")
    if not _young(asked, message):
        raise bad_request("message can't be deleted for everyone")
    asked.telegram.erase(chat, message, by_bot=True)
    return True


def delete_messages(asked: Asked) -> bool:
    """Take several away, skipping those that are not there: deleteMessages."""
    chat, ids = asked.chat(), asked["message_ids"]
    check_ids(ids)
    present = [chat.messages[message_id] for message_id in dict.fromkeys(ids) if message_id in chat.messages]
    if not all(_young(asked, message) for message in present):
        raise bad_request("message can't be deleted for everyone")
    for message in present:
        asked.telegram.erase(chat, message, by_bot=True)
    return True


def pin(asked: Asked) -> bool:
    """Pin one: pinChatMessage."""
    chat, message = asked.message("message to pin not found")
    _unpin(chat, message.id)
    chat.pinned.append(message.id)
    return True


def unpin(asked: Asked) -> bool:
    """Unpin one, without a message_id the last one pinned: unpinChatMessage."""
    chat = asked.chat()
    message_id = asked.get("message_id", chat.pinned[-1] if chat.pinned else None)
    if message_id not in chat.messages:
        raise bad_request("message to unpin not found")
    _unpin(chat, message_id)
    return True


def unpin_all(asked: Asked) -> bool:
    """Unpin everything: unpinAllChatMessages."""
    asked.chat().pinned.clear()
    return True


def leave(asked: Asked) -> bool:
    """Leave a group or a channel: leaveChat."""
    chat = asked.chat()
    if chat.private:
        raise bad_request("chat member status can't be changed in private chats")
    asked.telegram.groups[chat.id].loses_bot("left")
    return True


def check_ids(ids: list[int]) -> None:
    """Hold a list of messages against what Telegram takes.

    Raises:
        Refusal: 400, there are too many, or a number is none that a message can have.
    """
    if len(ids) > MOST_AT_ONCE:
        raise bad_request("too many message identifiers specified")
    if any(message_id <= 0 for message_id in ids):
        raise bad_request("invalid message identifier specified")


def _unpin(chat: Chat, message_id: int) -> None:
    chat.pinned = [pinned for pinned in chat.pinned if pinned != message_id]


def _young(asked: Asked, message: Message) -> bool:
    return asked.telegram.clock.now().timestamp() - message.at <= DELETABLE
