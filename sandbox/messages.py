"""One message, as this Telegram keeps it and as a test sees it. Frozen: an edit makes another one with the same id."""

from dataclasses import dataclass, replace
from typing import Any

from sandbox.markup import labels

MEDIA = (
    *("photo", "animation", "video", "audio", "voice", "video_note", "document", "sticker", "venue", "location"),
    *("contact", "dice", "poll"),
)
"""What a message can hold beside words: fields of a Bot API Message."""
CONTENT = frozenset({*MEDIA, "text", "entities", "caption", "caption_entities", "link_preview_options"}) | {
    "show_caption_above_media",
    "has_media_spoiler",
}
"""The fields of a message that say what it is; the others say where, when and by whom."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A message of a chat. `body` is the Bot API's Message object; nobody changes it in place."""

    body: dict[str, Any]
    outgoing: bool  # written by the person
    at: float  # unix seconds on the sandbox clock
    silent: bool = False
    edits: int = 0
    reaction: str = ""  # the bot's, an emoji
    chosen: tuple[int, ...] = ()  # the answers of a poll that the person has given, by number
    keyboard: bool = False  # it brought or took a reply keyboard, and can therefore not be edited

    @property
    def id(self) -> int:
        """The message_id."""
        return int(self.body["message_id"])

    @property
    def text(self) -> str:
        """The text or the caption; empty when there is none."""
        return str(self.body.get("text", self.body.get("caption", "")))

    @property
    def entities(self) -> tuple[dict[str, Any], ...]:
        """Formatting, links and commands in the text or the caption."""
        return tuple(self.body.get("entities", self.body.get("caption_entities", ())))

    @property
    def buttons(self) -> tuple[str, ...]:
        """The labels of the inline buttons."""
        return labels(self.body.get("reply_markup"))

    @property
    def data(self) -> dict[str, str]:
        """The inline buttons that can be tapped: label to callback data."""
        rows = self.body.get("reply_markup", {}).get("inline_keyboard", ())
        return {b["text"]: b["callback_data"] for row in rows for b in row if "callback_data" in b}

    @property
    def media(self) -> str | None:
        """One of MEDIA, or None."""
        return next((kind for kind in MEDIA if kind in self.body), None)

    @property
    def effect_id(self) -> str | None:
        """The animated effect it arrived with."""
        return self.body.get("effect_id")

    @property
    def reply_to(self) -> int | None:
        """The id of the message that it answers."""
        answered = self.body.get("reply_to_message")
        return None if answered is None else int(answered["message_id"])

    def edited(self, body: dict[str, Any]) -> "Message":
        """Return the same message with another body."""
        return replace(self, body=body, edits=self.edits + 1)

    def json(self) -> dict[str, Any]:
        """Return the message as the chat page sees it: the Bot API object and what a client knows besides."""
        return {
            **self.body,
            "date": self.at,
            "outgoing": self.outgoing,
            "silent": self.silent,
            "effect_id": self.effect_id,
            "edits": self.edits,
            "reaction": self.reaction,
            "chosen": list(self.chosen),
        }
