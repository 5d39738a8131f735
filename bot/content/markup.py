"""What a single text may look like: named places to fill in, and the HTML that Telegram reads.

The rule: Telegram refuses a message with broken HTML, so such a text is refused here, before anybody waits for it.
"""

import re
from collections.abc import Iterator, Mapping
from html import unescape
from string import Formatter
from typing import TypeAlias

from bot.schema.faults import Value

Flaw: TypeAlias = tuple[str, Mapping[str, Value]]
"""The key of a fault, and its values."""

MESSAGE = 4096
"""Characters in a message, tags not counted."""
TAGS = frozenset({"b", "i", "u", "s", "code", "pre", "a", "blockquote", "tg-spoiler"})
_TAG = re.compile(r"""<(/?)([a-z-]+)(?:\s+[a-z-]+(?:="[^"<>]*")?)*>""")
_NAME = re.compile(r"[a-z][a-z0-9_]*")


def places(template: str) -> frozenset[str] | None:
    """Return the names of what is filled in; None where the braces say anything but a name."""
    try:
        found = [(name, form, how) for _, name, form, how in Formatter().parse(template) if name is not None]
    except ValueError:
        return None
    if any(form or how or not _NAME.fullmatch(name) for name, form, how in found):
        return None
    return frozenset(name for name, _, _ in found)


def tags(template: str) -> list[str]:
    """Return the tags of a text in order: b, /b."""
    return [slash + name for slash, name in _TAG.findall(template)]


def plain_flaws(text: str, most: int = MESSAGE, *, bare: str | None = None) -> Iterator[Flaw]:
    """Find what is wrong with any text; `bare` is what is seen of it, where that is not all."""
    seen = text if bare is None else bare
    if places(text) is None:
        yield "braces", {}
    if not seen.strip():
        yield "empty", {}
    length = len(seen.encode("utf-16-le")) // 2  # as Telegram counts
    if length > most:
        yield "too-long", {"length": length, "most": most}


def label_flaws(label: str, most: int) -> Iterator[Flaw]:
    """Find what is wrong with a text that stands where Telegram reads no HTML."""
    yield from plain_flaws(label, most)
    if "<" in label or unescape(label) != label:
        yield "html-in-label", {}


def message_flaws(html: str) -> Iterator[Flaw]:
    """Find what is wrong with a text of a message."""
    bare = _TAG.sub("", html)
    yield from plain_flaws(html, bare=unescape(bare))
    if "<" in bare:
        yield "bracket", {}
    unknown = {tag.removeprefix("/") for tag in tags(html)} - TAGS
    yield from (("unknown-tag", {"name": name, "known": ", ".join(sorted(TAGS))}) for name in sorted(unknown))
    opened = list[str]()
    for tag in tags(html):
        name = tag.removeprefix("/")
        if name == tag:
            opened.append(name)
        elif not opened or opened.pop() != name:
            yield "unopened-tag", {"name": name}
    yield from (("unclosed-tag", {"name": name}) for name in opened)
