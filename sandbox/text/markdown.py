"""Telegram's two Markdowns read as Telegram reads them: the old one without nesting, and MarkdownV2.

A zero stands for the end of the text, as it does for Telegram. Offsets in complaints are bytes of UTF-8.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from urllib.parse import parse_qs

from sandbox.refusal import Refusal, bad_request
from sandbox.text.dates import date_time
from sandbox.text.html import linked
from sandbox.text.order import ordered
from sandbox.text.units import SPACE, Entity, leading_number, lower, utf8_length, whole_number

OLD_MARKS = {"_": "italic", "*": "bold", "`": "code", "[": "text_link"}
RESERVED = "_*[]()~`>#+-=|{}.!"
FENCE = "```"
NAMES = {
    **{kind: kind.capitalize() for kind in ("bold", "italic", "underline", "strikethrough", "spoiler", "code", "pre")},
    "text_link": "TextUrl",
    "custom_emoji": "CustomEmoji",
    "blockquote": "BlockQuote",
}
_WRONG_URL = "Invalid tg://emoji or tg://time URL specified"


@dataclass(slots=True)
class _Open:
    """Something that waits for its end."""

    kind: str
    offset: int  # UTF-16 units of plain text before it
    begin: int  # where its mark stands in the source
    start: int  # characters of plain text before it
    language: str = ""


@dataclass(slots=True)
class _Reader:
    source: str
    at: int = 0
    text: list[str] = field(default_factory=list)
    offset: int = 0
    entities: list[Entity] = field(default_factory=list)

    def look(self, ahead: int = 0) -> str:
        at = self.at + ahead
        return self.source[at] if at < len(self.source) else "\0"

    def starts(self, mark: str) -> bool:
        return self.source.startswith(mark, self.at)

    def keep(self, character: str) -> None:
        self.text.append(character)
        self.offset += 1 + (character > "\uffff")

    def add(self, entity: Entity | None) -> None:
        if entity is not None and entity["length"]:
            self.entities.append(entity)

    def place(self, offset: int) -> Entity:
        return {"offset": offset, "length": self.offset - offset}

    def language(self) -> str:
        """Take the name of a language, if one stands here, and the newline after it."""
        end = self.at
        while end < len(self.source) and self.source[end] not in SPACE and self.source[end] != "`":
            end += 1
        name = self.source[self.at : end] if end < len(self.source) and self.source[end] != "`" else ""
        self.at += len(name)
        if self.look() in "\n\r":
            self.at += 2 if self.look(1) in "\n\r" and self.look() != self.look(1) else 1
        return name

    def byte(self, at: int) -> int:
        return utf8_length(self.source[:at])


def parse_markdown(source: str) -> tuple[str, list[Entity]]:
    """Read the old Markdown: *bold*, _italic_, `code`, [link](address).

    Raises:
        Refusal: 400, "can't parse entities: …".
    """
    reader = _Reader(source)
    while reader.at < len(source):
        mark = reader.look()
        if mark == "\\" and reader.look(1) in OLD_MARKS:
            reader.keep(reader.look(1))
            reader.at += 2
        elif mark in OLD_MARKS:
            _old(reader, mark)
        else:
            reader.keep(mark)
            reader.at += 1
    return "".join(reader.text), ordered(reader.entities)


def _old(reader: _Reader, mark: str) -> None:
    begin, offset, start = reader.at, reader.offset, len(reader.text)
    is_block = reader.starts(FENCE)
    reader.at += len(FENCE) if is_block else 1
    language = reader.language() if is_block else ""
    closing = FENCE if is_block else "]" if mark == "[" else mark
    while reader.at < len(reader.source) and not reader.starts(closing):
        reader.keep(reader.look())
        reader.at += 1
    if reader.at >= len(reader.source):
        raise _broken(f"Can't find end of the entity starting at byte offset {reader.byte(begin)}")
    reader.at += len(closing)
    place, inside = reader.place(offset), "".join(reader.text[start:])
    if mark == "[" and inside:
        reader.add(linked(_address(reader) if reader.look() == "(" else inside, place))
    elif is_block:
        reader.add({"type": "pre", **place, **({"language": language} if language else {})})
    elif mark != "[":
        reader.add({"type": OLD_MARKS[mark], **place})


def _address(reader: _Reader) -> str:
    reader.at += 1
    end = reader.source.find(")", reader.at)
    address = reader.source[reader.at : end if end >= 0 else len(reader.source)]
    reader.at += len(address) + 1
    return address


def parse_markdown_v2(source: str) -> tuple[str, list[Entity]]:
    """Read MarkdownV2.

    Raises:
        Refusal: 400, "can't parse entities: …".
    """
    return _Second(source).read()


class _Second(_Reader):
    def __init__(self, source: str) -> None:
        super().__init__(source)
        self.open: list[_Open] = []
        self.is_quoted = False

    def read(self) -> tuple[str, list[Entity]]:
        while self.at < len(self.source):
            mark = self.look()
            if mark == "\\" and "\0" < self.look(1) <= "~":
                self.keep(self.look(1))
                self.at += 2
            elif mark == "\n":
                self._newline()
            elif self._is_plain(mark):
                self.keep(mark)
                self.at += 1
            elif self.is_quoted and self._ends_quote() and self.open[-1].kind not in {"blockquote", "spoiler"}:
                raise self._unclosed()
            elif self.open and (closing := self._closing()):
                self._close(closing)
            else:
                self._begin(mark)
        if self.open and self.open[-1].kind == "blockquote":
            self._end_quote("blockquote")
        if self.open:
            raise self._unclosed()
        return "".join(self.text), ordered(self.entities)

    def _is_plain(self, mark: str) -> bool:
        if self.open and self.open[-1].kind in {"code", "pre"}:
            return mark != "`"
        return mark not in RESERVED

    def _closing(self) -> str:
        """Return the mark that ends here what was opened last; nothing when none does."""
        match self.open[-1].kind:
            case "italic":
                mark = "" if self.starts("__") else "_"
            case "blockquote":
                mark = "||" if self._ends_quote() else ""
            case kind:
                mark = {
                    "bold": "*",
                    "code": "`",
                    "pre": FENCE,
                    "text_link": "]",
                    "underline": "__",
                    "strikethrough": "~",
                    "spoiler": "||",
                    "custom_emoji": "]",
                }[kind]
        return mark if mark and self.starts(mark) else ""

    def _ends_quote(self) -> bool:
        return self.starts("||") and self.look(2) in "\n\0"

    def _close(self, closing: str) -> None:
        opened = self.open[-1]
        if opened.kind == "blockquote":
            self.at += len(closing)
            if self.look() == "\n":
                self.keep("\n")
                self.at += 1
            self._end_quote("expandable_blockquote")
            self._begin_line()
            return
        self.at += len(closing)
        self.open.pop()
        place = self.place(opened.offset)
        match opened.kind:
            case "text_link":
                inside = "".join(self.text[opened.start :])
                self.add(linked(self._url("a URL") if self.look() == "(" else inside, place))
            case "custom_emoji":
                if self.look() != "(":
                    raise _broken("The entity must contain a tg://emoji or tg://time URL")
                self.add({**place, **_named(self._url("a custom emoji URL"))})
            case kind:
                self.add({"type": kind, **place, **({"language": opened.language} if opened.language else {})})

    def _url(self, what: str) -> str:
        self.at += 1
        begin, url = self.at, []
        while self.at < len(self.source) and self.look() != ")":
            is_escaped = self.look() == "\\" and "\0" < self.look(1) <= "~"
            self.at += is_escaped
            url.append(self.look())
            self.at += 1
        if self.look() != ")":
            raise _broken(f"Can't find end of {what} at byte offset {self.byte(begin)}")
        self.at += 1
        return "".join(url)

    def _begin(self, mark: str) -> None:
        begins: tuple[tuple[str, str], ...] = (
            (FENCE, "pre"),
            ("__", "underline"),
            ("||", "spoiler"),
            ("![", "custom_emoji"),
            *(("_", "italic"), ("*", "bold"), ("~", "strikethrough"), ("[", "text_link"), ("`", "code")),
        )
        if (not self.text or self.text[-1] == "\n") and self._begin_line():
            return
        found = next(((sign, kind) for sign, kind in begins if self.starts(sign)), None)
        if found is None:
            raise _broken(f"Character '{mark}' is reserved and must be escaped with the preceding '\\'")
        sign, kind = found
        opened = _Open(kind, self.offset, self.at, len(self.text))
        self.at += len(sign)
        if kind == "pre":
            opened.language = self.language()
        self.open.append(opened)

    def _begin_line(self) -> bool:
        """Begin a quote, if a line begins with one; `**` before it keeps two quotes apart."""
        sign = "**>" if self.starts("**>") else ">"
        if not self.starts(sign):
            return False
        self.open.append(_Open("blockquote", self.offset, self.at, len(self.text)))
        self.is_quoted = True
        self.at += len(sign)
        return True

    def _newline(self) -> None:
        if self.open and self.open[-1].kind in {"code", "pre"}:
            self.keep("\n")
            self.at += 1
            return
        if self.is_quoted and self.look(1) != ">":
            if self.open[-1].kind != "blockquote":
                raise self._unclosed()
            self.keep("\n")
            self.at += 1
            self._end_quote("blockquote")
            self._begin_line()
            return
        self.keep("\n")
        self.at += 1
        if self.is_quoted:
            self.at += 1
        else:
            self._begin_line()

    def _end_quote(self, kind: str) -> None:
        opened = self.open.pop()
        self.is_quoted = False
        self.add({"type": kind, **self.place(opened.offset)})

    def _unclosed(self) -> Refusal:
        opened = self.open[-1]
        name = "PreCode" if opened.language else NAMES[opened.kind]
        return _broken(f"Can't find end of {name} entity at byte offset {self.byte(opened.begin)}")


def _named(url: str) -> Entity:
    """Return what `![…](tg://emoji?id=…)` or `![…](tg://time?unix=…)` means.

    Raises:
        Refusal: 400, it is neither.
    """
    scheme, _, rest = lower(url).partition("?")
    query = parse_qs(url[len(scheme) + 1 :]) if rest else {}
    one: Callable[[str], str] = lambda name: query.get(name, [""])[0]  # noqa: E731 # read three times, below
    host = scheme.removeprefix("tg:").removeprefix("//")
    if host == "emoji" and whole_number(one("id")):
        return {"type": "custom_emoji", "custom_emoji_id": one("id")}
    if host == "time" and (moment := leading_number(one("unix"))) > 0:
        try:
            return date_time(moment, one("format"))
        except ValueError as error:
            raise _broken(str(error)) from None
    raise _broken(_WRONG_URL)


def _broken(why: str) -> Refusal:
    return bad_request(f"can't parse entities: {why}")
