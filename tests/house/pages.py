"""A page of docs that says what to do to files, followed word by word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).parents[2]
BLOCK = r"```(?P<kind>\w+)\n(?P<body>.*?)```\n"
ORDERS = {
    "make": r"Make `(?P<file>[\w./-]+)`:",
    "below": r"In `(?P<file>[\w./-]+)`, below `(?P<anchor>[^`]+)`:",
    "from": r"In `(?P<file>[\w./-]+)`, from `(?P<anchor>[^`]+)` on:",
    "instead": r"In\s`(?P<file>[\w./-]+)`, instead of `(?P<anchor>[^`]+)`:",
    "end": r"At the end of `(?P<file>[\w./-]+)`:",
}
"""The sentences in which a page says what becomes of a block of YAML."""


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a page, and the words before it."""

    before: str
    kind: str
    body: str


def blocks(page: Path) -> Iterator[Block]:
    """Return the blocks of a page, in order."""
    text, end = page.read_text(encoding="utf-8"), 0
    for found in re.finditer(BLOCK, text, re.DOTALL):
        yield Block(text[end : found.start()].rstrip(), found["kind"], found["body"])
        end = found.end()


def follow(block: Block, root: Path) -> Path:
    """Do with a block what the sentence before it says; return the file that was touched."""
    orders = ((name, re.search(f"(?:{order})$", block.before)) for name, order in ORDERS.items())
    name, said = next((name, found) for name, found in orders if found)
    file = root / said["file"]
    if name == "make":
        assert not file.exists()
        file.write_text(block.body, encoding="utf-8")
        return file
    text = file.read_text(encoding="utf-8")
    if name == "end":
        file.write_text(text + block.body, encoding="utf-8")
        return file
    lines = text.splitlines(keepends=True)
    (place,) = (place for place, line in enumerate(lines) if line.strip() == said["anchor"])
    kept_before, kept_after = {
        "below": (place + 1, place + 1),
        "from": (place, len(lines)),
        "instead": (place, place + 1),
    }[name]
    file.write_text("".join([*lines[:kept_before], block.body, *lines[kept_after:]]), encoding="utf-8")
    return file
