"""From what a bot or a person wrote to what a message holds: plain text, and entities in order.

Given formatting is read or checked here; links, mentions, commands and the like are found in plain text, as Telegram
finds them.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from sandbox.formatting import Entity, parse_html, utf16_length
from sandbox.refusal import bad_request

TEXT_LIMIT = 4096
"""UTF-16 code units after parsing."""
CAPTION_LIMIT = 1024

_NEEDS = {"text_link": "url", "text_mention": "user", "custom_emoji": "custom_emoji_id", "date_time": "unix_time"}
_GIVEN = frozenset(
    {"bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre", "blockquote", "expandable_blockquote"}
) | frozenset(_NEEDS)
_FOUND = re.compile(
    r"(?P<bot_command>(?<![\w/@])/[A-Za-z0-9_]{1,64}(?:@[A-Za-z0-9_]{3,32})?(?![\w/]))"
    r"|(?P<url>(?<!\w)https?://[^\s<>\"]*[^\s<>\".,:;!?)'])"
    r"|(?P<email>(?<![\w.])[\w.+-]+@[\w-]+(?:\.[\w-]+)+)"
    r"|(?P<mention>(?<![\w@/])@[A-Za-z]\w{3,31}\b)"
    r"|(?P<hashtag>(?<!\w)#\w*[^\W\d]\w*)",
)


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
    return Content(text, _found(text, ()))


def text_of(given: Mapping[str, Any]) -> Content:
    """Return the text of sendMessage and editMessageText, 1-4096 characters."""
    content = _content(given.get("text", ""), given.get("parse_mode", ""), given.get("entities", []))
    if not content.text:
        raise bad_request("message text is empty")
    if utf16_length(content.text) > TEXT_LIMIT:
        raise bad_request("message is too long")
    return content


def caption_of(given: Mapping[str, Any]) -> Content:
    """Return the caption of a photo, a video and so on, 0-1024 characters."""
    content = _content(given.get("caption", ""), given.get("parse_mode", ""), given.get("caption_entities", []))
    if utf16_length(content.text) > CAPTION_LIMIT:
        raise bad_request("message caption is too long")
    return content


def _content(text: str, parse_mode: str, entities: list[Entity]) -> Content:
    if parse_mode.lower() == "html":
        text, entities = parse_html(text)
    elif parse_mode:
        raise bad_request("unsupported parse_mode")
    else:
        _check_given(text, entities)
    text, entities = _trimmed(text, entities)
    ordered = sorted((*entities, *_found(text, entities)), key=lambda entity: (entity["offset"], -entity["length"]))
    return Content(text, tuple(ordered))


def _check_given(text: str, entities: list[Entity]) -> None:
    for entity in entities:
        kind = entity["type"]
        if kind in _NEEDS and _NEEDS[kind] not in entity:
            raise bad_request(f"can't parse MessageEntity: Can't find field \"{_NEEDS[kind]}\"")
        if entity["offset"] < 0 or entity["length"] < 0 or entity["offset"] + entity["length"] > utf16_length(text):
            place = f"offset {entity['offset']} and length {entity['length']}"
            raise bad_request(f"entity with {place} is outside of the text")


def _trimmed(text: str, entities: list[Entity]) -> tuple[str, list[Entity]]:
    """Take white space off both ends and move the entities along, as Telegram does."""
    shift = utf16_length(text) - utf16_length(text.lstrip())
    text = text.strip()
    end = utf16_length(text)
    kept = []
    for entity in entities:
        start = max(0, entity["offset"] - shift)
        length = min(end, entity["offset"] + entity["length"] - shift) - start
        if length > 0 and entity["type"] in _GIVEN:
            kept.append({**entity, "offset": start, "length": length})
    return text, kept


def _found(text: str, given: list[Entity] | tuple[Entity, ...]) -> tuple[Entity, ...]:
    """Return what Telegram finds by itself, outside of code and links."""
    taken = [
        (entity["offset"], entity["offset"] + entity["length"])
        for entity in given
        if entity["type"] in {"code", "pre", "text_link", "text_mention"}
    ]
    found = []
    for match in _FOUND.finditer(text):
        offset, length = utf16_length(text[: match.start()]), utf16_length(match[0])
        if not any(offset < end and start < offset + length for start, end in taken):
            found.append({"type": str(match.lastgroup), "offset": offset, "length": length})
    return tuple(found)
