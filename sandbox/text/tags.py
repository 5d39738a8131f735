"""Hashtags and cashtags in plain text; each may name a chat, as in #feet@footing."""

import re
import unicodedata
from collections.abc import Iterator

LONGEST = 256
LONGEST_CASHTAG = 8
ODD_CASHTAG = "1INCH"
_CHAT = re.compile(r"@[A-Za-z0-9_]{3,32}")
_CAPITALS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


def tags(text: str) -> Iterator[tuple[str, int, int]]:
    """Yield kind, beginning and end of each."""
    at = text.find("#")
    while at >= 0:
        end = at + 1
        while end < len(text) and is_letter(text[end]):
            end += 1
        body = text[at + 1 : min(end, at + 1 + LONGEST)]
        is_open = at == 0 or not is_letter(text[at - 1])
        stop = _chat_end(text, end) if end == at + 1 + len(body) else at + 1 + len(body)
        is_closed = text[max(end, stop) :][:1] != "#"
        if is_open and is_closed and any(unicodedata.category(mark)[0] == "L" for mark in body):
            yield "hashtag", at, stop
        at = text.find("#", end if is_open else at + 1)
    at = text.find("$")
    while at >= 0:
        end = at + 1 + _cash(text, at + 1)
        is_open = at == 0 or not (is_letter(text[at - 1]) or text[at - 1] == "$")
        stop = _chat_end(text, end)
        is_closed = stop == len(text) or not (is_letter(text[stop]) or text[stop] == "$")
        if is_open and is_closed and 0 < end - at - 1 <= LONGEST_CASHTAG:
            yield "cashtag", at, stop
        at = text.find("$", at + 1)


def _chat_end(text: str, at: int) -> int:
    chat = _CHAT.match(text, at)
    return chat.end() if chat else at


def is_letter(character: str) -> bool:
    """Return whether this may be part of a hashtag."""
    if character in "_\u200c\u00b7" or "\u0d80" <= character <= "\u0dff":
        return True
    category = unicodedata.category(character)
    return category[0] == "L" or category == "Nd"


def _cash(text: str, start: int) -> int:
    if text.startswith(ODD_CASHTAG, start):
        return len(ODD_CASHTAG)
    end = start
    while end < len(text) and text[end] in _CAPITALS:
        end += 1
    return end - start
