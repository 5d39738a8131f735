"""From what a bot or a person wrote to what a message holds: plain text, and entities in order."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from sandbox.refusal import bad_request
from sandbox.text import links
from sandbox.text.cleaning import cleaned, visible
from sandbox.text.dates import date_time
from sandbox.text.found import found
from sandbox.text.html import parse_html
from sandbox.text.markdown import parse_markdown
from sandbox.text.markdown_v2 import parse_markdown_v2
from sandbox.text.order import joined, ordered
from sandbox.text.units import Entity, whole_number

TEXT_LIMIT = 4096
"""Code points after parsing."""
CAPTION_LIMIT = 1024
RAW_LIMIT = 1 << 15
"""Bytes of UTF-8 before parsing."""
MODES: Mapping[str, Callable[[str], tuple[str, list[Entity]]]] = {
    "html": parse_html,
    "markdown": parse_markdown,
    "markdownv2": parse_markdown_v2,
}
SIMPLE = frozenset({"bold", "italic", "underline", "strikethrough", "spoiler", "code", "blockquote"}) | {
    "expandable_blockquote"
}
BY_ITSELF = frozenset({"mention", "hashtag", "cashtag", "bot_command", "url", "email", "phone_number"}) | {
    "bank_card_number"
}
"""What Telegram finds by itself, and takes from nobody."""


@dataclass(frozen=True, slots=True)
class Content:
    """The words of one message."""

    text: str
    entities: tuple[Entity, ...] = ()

    def json(self, *, caption: bool) -> dict[str, Any]:
        """Return the fields of a Message."""
        fields: dict[str, Any] = {}
        if self.text:
            fields["caption" if caption else "text"] = self.text
        if self.entities:
            fields["caption_entities" if caption else "entities"] = list(self.entities)
        return fields


def written(text: str) -> Content:
    """Return what a person typed: no formatting, whatever it looks like."""
    return Content(text, tuple(found(text)))


def text_of(given: Mapping[str, Any]) -> Content:
    """Return the text of sendMessage and editMessageText, 1-4096 characters."""
    text = given.get("text", "")
    if not text:
        raise bad_request("message text is empty")
    content = content_of(text, given.get("parse_mode", ""), given.get("entities", []))
    if not content.text:
        raise bad_request("text must be non-empty")
    if len(content.text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return content


def caption_of(given: Mapping[str, Any]) -> Content:
    """Return the caption of a photo, a video and so on, 0-1024 characters."""
    content = content_of(given.get("caption", ""), given.get("parse_mode", ""), given.get("caption_entities", []))
    if len(content.text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return content


def content_of(text: str, parse_mode: str, entities: list[Entity]) -> Content:
    """Return any formatted words as a message holds them.

    Raises:
        Refusal: 400, they cannot be read.
    """
    if len(text.encode("utf-8", "replace")) > RAW_LIMIT:
        raise bad_request("text is too long")
    mode = parse_mode.lower()
    if mode and mode != "none":
        if mode not in MODES:
            raise bad_request("unsupported parse_mode")
        text, entities = MODES[mode](text)
    else:
        entities = ordered(kept for entity in entities if (kept := _given(entity)) is not None)
    plain, entities = cleaned(text, entities)
    return Content(plain, tuple(visible(plain, joined(entities, found(plain)))))


def _given(entity: Entity) -> Entity | None:
    """Return an entity that a bot gave, as it is kept; None where Telegram passes over it.

    Raises:
        Refusal: 400, it is none.
    """
    kind, place = entity["type"], {"offset": entity["offset"], "length": entity["length"]}
    try:
        match kind:
            case "text_link":
                url = links.link(_need(entity, "url"))
                return None if url is None else {"type": kind, **place, "url": url}
            case "text_mention":
                return {"type": kind, **place, "user": {"id": _need(entity, "user")["id"]}}
            case "custom_emoji":
                return {"type": kind, **place, "custom_emoji_id": _emoji(_need(entity, "custom_emoji_id"))}
            case "date_time":
                return {**place, **date_time(_need(entity, "unix_time"), entity.get("date_time_format", ""))}
            case "pre":
                return {"type": kind, **place, **({"language": entity["language"]} if entity.get("language") else {})}
    except ValueError as error:
        raise bad_request(f"can't parse MessageEntity: {error}") from None
    if kind in BY_ITSELF:
        return None
    if kind not in SIMPLE:
        raise bad_request("can't parse MessageEntity: Unsupported type specified")
    return {"type": kind, **place}


def _emoji(given: str) -> str:
    number = whole_number(given)
    if not number:
        raise ValueError("Invalid custom emoji identifier specified")
    return str(number)


def _need(entity: Entity, name: str) -> Any:
    if name not in entity:
        raise ValueError(f'Can\'t find field "{name}"')
    return entity[name]
