"""Telegram's HTML read as Telegram reads it: every tag that it knows, and its own words for every mistake.

Offsets in complaints are bytes of UTF-8; offsets and lengths of entities are UTF-16 code units, as in the Bot API.
"""

from dataclasses import dataclass, field

from sandbox.refusal import Refusal, bad_request
from sandbox.text import links
from sandbox.text.dates import date_time
from sandbox.text.order import ordered
from sandbox.text.units import SPACE, Entity, leading_number, lower, utf8_length, whole_number

SIMPLE = {
    **dict.fromkeys(("b", "strong"), "bold"),
    **dict.fromkeys(("i", "em"), "italic"),
    **dict.fromkeys(("u", "ins"), "underline"),
    **dict.fromkeys(("s", "strike", "del"), "strikethrough"),
    **dict.fromkeys(("tg-spoiler", "span"), "spoiler"),
}
TAGS = frozenset(SIMPLE) | {"a", "code", "pre", "blockquote", "tg-emoji", "tg-time"}
NAMED = {"lt": "<", "gt": ">", "amp": "&", "quot": '"'}
LONGEST_REFERENCE = 10
"""Characters, from the ampersand on."""
_LAST_CODE_POINT = 0x10FFFE
_LANGUAGE = "language-"
_HALVES = (
    "Text contains invalid Unicode characters after decoding HTML entities, check for unmatched surrogate code units"
)


@dataclass(frozen=True, slots=True)
class _Open:
    """A tag that waits for its end."""

    tag: str
    attributes: dict[str, str]
    offset: int  # UTF-16 code units of plain text before it
    start: int  # characters of plain text before it


@dataclass(slots=True)
class _Reader:
    source: str
    at: int = 0
    text: list[str] = field(default_factory=list)
    offset: int = 0
    open: list[_Open] = field(default_factory=list)
    entities: list[Entity] = field(default_factory=list)

    def read(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.source):
            if self.source[self.at] != "<":
                self._character()
            elif self._look(1) == "/":
                self._end_tag()
            else:
                self._start_tag()
        if self.open:
            raise _broken(f'Can\'t find end tag corresponding to start tag "{self.open[-1].tag}"')
        text = "".join(self.text)
        if any("\ud800" <= character <= "\udfff" for character in text):
            raise _broken(_HALVES)
        for entity in self.entities:
            if entity["type"] == "code":
                entity.pop("language", None)
        return text, ordered(self.entities)

    def _look(self, ahead: int = 0) -> str:
        """Return a character; a zero stands for the end."""
        at = self.at + ahead
        return self.source[at] if at < len(self.source) else "\0"

    def _character(self) -> None:
        character, self.at = reference(self.source, self.at) or (self.source[self.at], self.at + 1)
        self.text.append(character)
        self.offset += 1 + (character > "\uffff")

    def _word(self, ends: str) -> str:
        """Take everything up to a space or one of these marks."""
        start = self.at
        while self._look() not in SPACE and self._look() not in ends:
            self.at += 1
        return self.source[start : self.at]

    def _skip_space(self) -> str:
        while self.at < len(self.source) and self._look() in SPACE.replace("\0", ""):
            self.at += 1
        return self._look()

    def _start_tag(self) -> None:
        begin = self.at
        self.at += 1
        tag = lower(self._word(">"))
        if self._look() == "\0":
            raise self._at_byte("Unclosed start tag", begin)
        if tag not in TAGS:
            raise self._at_byte(f'Unsupported start tag "{tag}"', begin)
        attributes: dict[str, str] = {}
        while self._skip_space() != ">":
            name = self._word("=>/\"'")
            if not name:
                raise self._at_byte(f'Empty attribute name in the tag "{tag}"', begin)
            attributes[name] = self._value(begin, tag)
        self.at += 1
        if tag == "span" and attributes.get("class") != "tg-spoiler":
            raise self._at_byte('Tag "span" must have class "tg-spoiler"', begin)
        self.open.append(_Open(tag, attributes, self.offset, len(self.text)))

    def _value(self, begin: int, tag: str) -> str:
        """Take what an attribute says, if it says anything: a word, or anything at all between quotation marks."""
        mark = self._skip_space()
        if mark == "=":
            self.at += 1
            mark = self._skip_space()
            value = self._quoted(mark) if mark in "\"'" else self._token() if mark != "\0" else ""
        else:
            value = ""
        if mark == "\0":
            raise self._at_byte(f'Unclosed start tag "{tag}"', begin)
        if self._look() == "\0":
            raise self._at_byte("Unclosed start tag", begin)
        return value

    def _token(self) -> str:
        start = self.at
        while self._look().isascii() and (self._look().isalnum() or self._look() in ".-"):
            self.at += 1
        if self._look() not in SPACE and self._look() != ">":
            raise self._at_byte("Unexpected end of name token", start)
        return lower(self.source[start : self.at])

    def _quoted(self, mark: str) -> str:
        self.at += 1
        value = []
        while self._look() not in {mark, "\0"}:
            character, self.at = reference(self.source, self.at) or (self._look(), self.at + 1)
            value.append(character)
        if self._look() == mark:
            self.at += 1
        return "".join(value)

    def _end_tag(self) -> None:
        begin = self.at
        if not self.open:
            raise self._at_byte("Unexpected end tag", begin)
        self.at += 2
        name = lower(self._word(">"))
        if self._skip_space() != ">":
            raise self._at_byte("Unclosed end tag", begin)
        self.at += 1
        opened = self.open.pop()
        if name and name != opened.tag:
            where = f"at byte offset {utf8_length(self.source[:begin])}"
            raise _broken(f'Unmatched end tag {where}, expected "</{opened.tag}>", found "</{name}>"')
        if self.offset > opened.offset:
            entity = self._entity(opened, {"offset": opened.offset, "length": self.offset - opened.offset})
            self.entities += [] if entity is None else [entity]

    def _entity(self, opened: _Open, place: Entity) -> Entity | None:
        attributes = opened.attributes
        match opened.tag:
            case "a":
                url = attributes.get("href") or "".join(self.text[opened.start :])
                return linked(url, place)
            case "pre" | "code":
                return self._listing(opened, place)
            case "blockquote":
                return {"type": "expandable_blockquote" if "expandable" in attributes else "blockquote", **place}
            case "tg-emoji":
                return {"type": "custom_emoji", **place, "custom_emoji_id": emoji_id(attributes.get("emoji-id", ""))}
            case "tg-time":
                return _moment(attributes, place)
            case tag:
                return {"type": SIMPLE[tag], **place}

    def _listing(self, opened: _Open, place: Entity) -> Entity | None:
        """`<pre><code class="language-x">` is one entity, and so is `<code class="language-x"><pre>`."""
        given = opened.attributes.get("class", "")
        language = given.removeprefix(_LANGUAGE) if given.startswith(_LANGUAGE) else ""
        last = self.entities[-1] if self.entities else {}
        same = place.items() <= last.items()
        if opened.tag == "pre":
            if same and last["type"] == "code" and last.get("language"):
                last["type"] = "pre"
                return None
            return {"type": "pre", **place}
        if same and last["type"] == "pre" and "language" not in last and language:
            last["language"] = language
            return None
        return {"type": "code", **place, "language": language}

    def _at_byte(self, why: str, at: int) -> Refusal:
        return _broken(f"{why} at byte offset {utf8_length(self.source[:at])}")


def parse_html(source: str) -> tuple[str, list[Entity]]:
    """Return the plain text and its entities.

    Raises:
        Refusal: 400, "can't parse entities: …".
    """
    return _Reader(source).read()


def reference(text: str, at: int) -> tuple[str, int] | None:
    """Return the character that is written &so; and where the text goes on; None when it is no such reference."""
    if text[at] != "&":
        return None
    end = at + 1
    if text.startswith("#", end):
        is_hex = text.startswith("x", end + 1)
        start = end = end + 1 + is_hex
        digits = "0123456789abcdefABCDEF" if is_hex else "0123456789"
        while end < len(text) and text[end] in digits:
            end += 1
        code = int(text[start:end] or "0", 16 if is_hex else 10)
        if not 0 < code <= _LAST_CODE_POINT or end - at >= LONGEST_REFERENCE:
            return None
        character = chr(code)
    else:
        while end < len(text) and text[end].isascii() and text[end].isalpha():
            end += 1
        if text[at + 1 : end] not in NAMED:
            return None
        character = NAMED[text[at + 1 : end]]
    return character, end + text.startswith(";", end)


def linked(url: str, place: Entity) -> Entity | None:
    """Return a link, or somebody's mention; None where the address is none."""
    if (person := links.user_id(url)) is not None:
        return {"type": "text_mention", **place, "user": {"id": person}}
    kept = links.link(url)
    return None if kept is None else {"type": "text_link", **place, "url": kept}


def emoji_id(given: str) -> str:
    """Return the id of a custom emoji.

    Raises:
        Refusal: 400, it is no number.
    """
    number = whole_number(given)
    if not number:
        raise _broken("Invalid custom emoji identifier specified")
    return str(number)


def _moment(attributes: dict[str, str], place: Entity) -> Entity | None:
    if "unix" not in attributes and "format" not in attributes:
        return None
    try:
        moment = date_time(leading_number(attributes.get("unix", "")), attributes.get("format", ""))
    except ValueError as error:
        raise _broken(str(error)) from None
    return {**place, **moment} if moment["unix_time"] > 0 else None


def _broken(why: str) -> Refusal:
    return bad_request(f"can't parse entities: {why}")
