"""Telegram's old Markdown, without nesting, read as Telegram reads it."""

from sandbox.text.html import linked
from sandbox.text.marks import FENCE, Reader, broken
from sandbox.text.order import ordered
from sandbox.text.units import Entity

MARKS = {"_": "italic", "*": "bold", "`": "code", "[": "text_link"}


def parse_markdown(source: str) -> tuple[str, list[Entity]]:
    """Read the old Markdown: *bold*, _italic_, `code`, [link](address).

    Raises:
        Refusal: 400, "can't parse entities: …".
    """
    reader = Reader(source)
    while reader.at < len(source):
        mark = reader.look()
        if mark == "\\" and reader.look(1) in MARKS:
            reader.keep(reader.look(1))
            reader.at += 2
        elif mark in MARKS:
            _old(reader, mark)
        else:
            reader.keep(mark)
            reader.at += 1
    return "".join(reader.text), ordered(reader.entities)


def _old(reader: Reader, mark: str) -> None:
    begin, offset, start = reader.at, reader.offset, len(reader.text)
    is_block = reader.starts(FENCE)
    reader.at += len(FENCE) if is_block else 1
    language = reader.language() if is_block else ""
    closing = FENCE if is_block else "]" if mark == "[" else mark
    while reader.at < len(reader.source) and not reader.starts(closing):
        reader.keep(reader.look())
        reader.at += 1
    if reader.at >= len(reader.source):
        raise broken(f"Can't find end of the entity starting at byte offset {reader.byte(begin)}")
    reader.at += len(closing)
    place, inside = reader.place(offset), "".join(reader.text[start:])
    if mark == "[" and inside:
        reader.add(linked(_address(reader) if reader.look() == "(" else inside, place))
    elif is_block:
        reader.add({"type": "pre", **place, **({"language": language} if language else {})})
    elif mark != "[":
        reader.add({"type": MARKS[mark], **place})


def _address(reader: Reader) -> str:
    reader.at += 1
    end = reader.source.find(")", reader.at)
    address = reader.source[reader.at : end if end >= 0 else len(reader.source)]
    reader.at += len(address) + 1
    return address
