"""A chat as plain text, for a bug report: one line for everything that happened, in order.

Signs instead of words, so that it reads the same in every language: an arrow says who spoke, ✎ an edit, ✗ a deletion,
☞ a tap, ❝ its answer, ♥ a reaction, [ ] a button.
"""

from collections.abc import Iterable
from datetime import UTC, datetime

from sandbox.chats import Entry
from sandbox.messages import Message

SIGNS = {"sent": ">", "edited": "✎", "deleted": "✗", "tapped": "☞", "answered": "❝", "reacted": "♥"}


def transcript(diary: Iterable[Entry]) -> str:
    """Return the diary of a chat, one line an entry; times are UTC on the sandbox clock."""
    return "".join(f"{_line(entry)}\n" for entry in diary)


def _line(entry: Entry) -> str:
    time = datetime.fromtimestamp(entry.at, UTC).strftime("%Y-%m-%d %H:%M:%S")
    number = f"#{entry.message.id} " if entry.message else ""
    return f"{time} {entry.who} {SIGNS[entry.method]} {number}{entry.text}".rstrip()


def summary(message: Message) -> str:
    """Return a message in one line."""
    media = f"({message.media}) " if message.media else ""
    buttons = "".join(f" [{label}]" for label in message.buttons)
    return f"{media}{message.text}".replace("\n", " / ").rstrip() + buttons
