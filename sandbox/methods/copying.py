"""Methods that bring a message into a chat that is already somewhere: copies, and forwards that say whose it is."""

from collections.abc import Callable
from typing import Any

from sandbox.messages import CONTENT, Message
from sandbox.methods.asked import Asked
from sandbox.methods.editing import CAPTIONED
from sandbox.methods.erasing import check_ids
from sandbox.methods.sending import send
from sandbox.refusal import bad_request
from sandbox.text.content import caption_of

CAPTION = frozenset({"caption", "caption_entities", "show_caption_above_media"})


def copy_message(asked: Asked) -> dict[str, int]:
    """Send the same anew: copyMessage."""
    content = _content(_source(asked, "copy"), "copied")
    if "caption" in asked.values and any(kind in content for kind in CAPTIONED):
        content = {key: part for key, part in content.items() if key not in CAPTION}
        content |= asked.known(caption_of(asked.values)).json(caption=True)
        content |= {"show_caption_above_media": True} if asked.get("show_caption_above_media") else {}
    return {"message_id": send(asked, content).id}


def copy_messages(asked: Asked) -> list[dict[str, int]]:
    """Send several anew, skipping those that are not there: copyMessages."""

    def content(message: Message) -> dict[str, Any]:
        copied = _content(message, "copied")
        return {key: part for key, part in copied.items() if not (asked.get("remove_caption") and key in CAPTION)}

    return _several(asked, content)


def forward_message(asked: Asked) -> dict[str, Any]:
    """Send it on: forwardMessage."""
    return send(asked, _forwarded(_source(asked, "forward"))).body


def forward_messages(asked: Asked) -> list[dict[str, int]]:
    """Send several on, skipping those that are not there: forwardMessages."""
    return _several(asked, _forwarded)


def _source(asked: Asked, what: str) -> Message:
    chat = asked.chat("from_chat_id")
    message = chat.messages.get(asked["message_id"])
    if message is None:
        raise bad_request(f"message to {what} not found")
    return message


def _several(asked: Asked, content: Callable[[Message], dict[str, Any]]) -> list[dict[str, int]]:
    ids, chat = asked["message_ids"], asked.chat("from_chat_id")
    check_ids(ids)
    if ids != sorted(set(ids)):
        raise bad_request("message identifiers must be in a strictly increasing order")
    present = [chat.messages[message_id] for message_id in ids if message_id in chat.messages]
    if not present:
        raise bad_request("there are no messages to forward")
    return [{"message_id": send(asked, content(message)).id} for message in present]


def _content(message: Message, what: str) -> dict[str, Any]:
    content = {key: part for key, part in message.body.items() if key in CONTENT}
    if not content or message.body.get("has_protected_content"):
        raise bad_request(f"the message can't be {what}")
    return content


def _forwarded(message: Message) -> dict[str, Any]:
    origin = message.body.get("forward_origin") or {
        "type": "user",
        "sender_user": message.body["from"],
        "date": message.body["date"],
    }
    return {**_content(message, "forwarded"), "forward_origin": origin}
