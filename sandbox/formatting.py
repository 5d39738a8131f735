"""Telegram's HTML read as Telegram reads it: every tag that it knows, and its own words for every mistake.

Offsets in errors are bytes of UTF-8; offsets and lengths of entities are UTF-16 code units, as in the Bot API.
"""

import re
from dataclasses import dataclass
from typing import Any

from sandbox.refusal import Refusal, bad_request

Entity = dict[str, Any]

SIMPLE = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("tg-spoiler", "span"), "spoiler"),
}
TAGS = frozenset(SIMPLE) | {"a", "code", "pre", "blockquote", "tg-emoji", "tg-time"}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
TIME_FORMAT = re.compile(r"r|w?[dD]?[tT]?")
"""Relative, or weekday, date and time, each short or long."""

_REFERENCE = re.compile(r"&(?:#(?P<decimal>\d{1,7})|#[xX](?P<hex>[0-9a-fA-F]{1,6})|(?P<name>[a-z]+));?")
_NAME_END = re.compile(r"[\s>]|$")
_ATTRIBUTE = re.compile(r"""\s*([^\s=>/"']+)\s*(?:=\s*(?:"([^"]*)"|'([^']*)'|([A-Za-z0-9.-]+)(?=[\s>])))?""")
_NO_SPACE = re.compile(r"\S|$")
_LAST_CODE_POINT = 0x10FFFF


@dataclass(frozen=True, slots=True)
class _Open:
    """A tag that waits for its end."""

    tag: str
    attributes: dict[str, str]
    offset: int  # UTF-16 code units of plain text before it
    start: int  # characters of plain text before it


def utf16_length(text: str) -> int:
    """Return how long a text is for Telegram."""
    return len(text) if text.isascii() else len(text.encode("utf-16-le", "surrogatepass")) // 2


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Return the plain text and its entities.

    Raises:
        Refusal: 400, "can't parse entities: …".
    """
    return _Reader(source).read()


class _Reader:
    def __init__(self, source: str) -> None:
        self.source = source
        self.at = 0
        self.text: list[str] = []
        self.offset = 0
        self.open: list[_Open] = []
        self.entities: list[Entity] = []
        self.listing: Entity = {}  # the last code element that names a language

    def read(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.source):
            if self.source[self.at] != "<":
                self._characters()
            elif self.source.startswith("</", self.at):
                self._end_tag()
            else:
                self._start_tag()
        if self.open:
            raise _broken(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        return "".join(self.text), sorted(self.entities, key=lambda entity: (entity["offset"], -entity["length"]))

    def _characters(self) -> None:
        end = self.source.find("<", self.at)
        run = self.source[self.at : end if end >= 0 else len(self.source)]
        self.at += len(run)
        plain = unescape(run)
        self.text.append(plain)
        self.offset += utf16_length(plain)

    def _start_tag(self) -> None:
        begin = self.at
        tag = self._name(begin + 1)
        if self.at >= len(self.source):
            raise self._at_byte("Unclosed start tag", begin)
        if tag not in TAGS:
            raise self._at_byte(f'Unsupported start tag "{tag}"', begin)
        attributes: dict[str, str] = {}
        while not self.source.startswith(">", self._skip_space()):
            found = _ATTRIBUTE.match(self.source, self.at)
            if found is None:
                unclosed = self.at >= len(self.source)
                why = "Unclosed start tag" if unclosed else f'Empty attribute name in the tag "{tag}"'
                raise self._at_byte(why, begin)
            self.at = found.end()
            quoted = found[2] if found[2] is not None else found[3]
            attributes[found[1].lower()] = unescape(quoted) if quoted is not None else (found[4] or "").lower()
        self.at += 1
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self._at_byte('Tag "span" must have class "tg-spoiler"', begin)
        if tag == "tg-time":
            self._check_time(attributes, begin)
        self.open.append(_Open(tag, attributes, self.offset, len(self.text)))

    def _check_time(self, attributes: dict[str, str], begin: int) -> None:
        if not re.fullmatch(r"-?\d{1,12}", attributes.get("unix", "")):
            raise self._at_byte('Tag "tg-time" must have a valid attribute "unix"', begin)
        if not TIME_FORMAT.fullmatch(attributes.get("format", "")):
            raise self._at_byte('Tag "tg-time" must have a valid attribute "format"', begin)

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise self._at_byte("Unexpected end tag", begin)
        name = self._name(begin + 2)
        if not self.source.startswith(">", self._skip_space()):
            raise self._at_byte("Unclosed end tag", begin)
        self.at += 1
        opened = self.open.pop()
        if name and name != opened.tag:
            where = f"at byte offset {self._byte(begin)}"
            raise _broken(f'Unmatched end tag {where}, expected "</{opened.tag}>", found "</{name}>"')
        self._close(opened)

    def _close(self, opened: _Open) -> None:
        place = {"offset": opened.offset, "length": self.offset - opened.offset}
        if not place["length"]:
            return
        inside = "".join(self.text[opened.start :])
        match opened.tag:
            case "a":
                url = opened.attributes.get("href") or inside
                if re.match(r"[a-z][a-z0-9+.-]*:\S|\S+\.\S+", url, re.IGNORECASE):
                    self.entities.append({"type": "text_link", **place, "url": url})
            case "pre":
                self._add_pre(place)
            case "code":
                language = opened.attributes.get("class", "")
                if language.startswith("language-"):
                    self.listing = {**place, "language": language.removeprefix("language-")}
                self.entities.append({"type": "code", **place})
            case "blockquote":
                expandable = "expandable" in opened.attributes
                self.entities.append({"type": "expandable_blockquote" if expandable else "blockquote", **place})
            case "tg-emoji":
                self.entities.append(
                    {"type": "custom_emoji", **place, "custom_emoji_id": opened.attributes.get("emoji-id", "")}
                )
            case "tg-time":
                known = {"date_time_format": opened.attributes["format"]} if opened.attributes.get("format") else {}
                self.entities.append(
                    {"type": "date_time", **place, "unix_time": int(opened.attributes["unix"]), **known}
                )
            case tag:
                self.entities.append({"type": SIMPLE[tag], **place})

    def _add_pre(self, place: dict[str, int]) -> None:
        """`<pre><code class="language-x">` is one entity: a listing with its language."""
        if {"type": "code", **place} in self.entities:
            self.entities.remove({"type": "code", **place})
            if place.items() <= self.listing.items():
                place = self.listing
        self.entities.append({"type": "pre", **place})

    def _name(self, start: int) -> str:
        self._skip(_NAME_END, start)
        return self.source[start : self.at].lower()

    def _skip_space(self) -> int:
        return self._skip(_NO_SPACE, self.at)

    def _skip(self, stop: re.Pattern[str], start: int) -> int:
        found = stop.search(self.source, start)
        self.at = found.start() if found else len(self.source)
        return self.at

    def _byte(self, at: int) -> int:
        return len(self.source[:at].encode("utf-8", "surrogatepass"))

    def _at_byte(self, why: str, at: int) -> Refusal:
        return _broken(f"{why} at byte offset {self._byte(at)}")


def unescape(text: str) -> str:
    """Resolve character references: the four names that Telegram knows, and numbers; all else stays as it is."""
    return _REFERENCE.sub(_character, text) if "&" in text else text


def _character(reference: re.Match[str]) -> str:
    if name := reference["name"]:
        return NAMED.get(name, reference[0])
    code = int(reference["decimal"] or "0") or int(reference["hex"] or "0", 16)
    surrogate = 0xD800 <= code <= 0xDFFF
    return chr(code) if 0 < code <= _LAST_CODE_POINT and not surrogate else reference[0]


def _broken(why: str) -> Refusal:
    return bad_request(f"can't parse entities: {why}")
