"""MarkdownV2 read as Telegram reads it: nested, escaped, and with its own words for every mistake."""

from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import parse_qs

from sandbox.refusal import Refusal
from sandbox.text.dates import date_time
from sandbox.text.html import linked
from sandbox.text.marks import FENCE, Reader, broken
from sandbox.text.order import ordered
from sandbox.text.units import Entity, leading_number, lower, whole_number

RESERVED = "_*[]()~`>#+-=|{}.!"
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


def parse_markdown_v2(source: str) -> tuple[str, list[Entity]]:
    """Read MarkdownV2.

    Raises:
        Refusal: 400, "can't parse entities: …".
    """
    return _Second(source).read()


class _Second(Reader):
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
                    raise broken("The entity must contain a tg://emoji or tg://time URL")
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
            raise broken(f"Can't find end of {what} at byte offset {self.byte(begin)}")
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
            raise broken(f"Character '{mark}' is reserved and must be escaped with the preceding '\\'")
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
        return broken(f"Can't find end of {name} entity at byte offset {self.byte(opened.begin)}")


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
            raise broken(str(error)) from None
    raise broken(_WRONG_URL)
