"""Addresses in plain text: of pages, with a scheme or a domain that exists, and of mail.

tlds.txt holds the last parts of domains that exist, as IANA lists them and Telegram's parser knows them.
"""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache
from pathlib import Path

from sandbox.text.units import lower, utf8_length

TOP_LEVEL = Path(__file__).with_name("tlds.txt")
LAST_PORT = 65535
LOOKALIKE = "teiegram.org"
_WORD = "[A-Za-z0-9_-]"
_EMAIL = re.compile(
    r"(?:[A-Za-z0-9_-]{0,26}[.+]){0,10}[A-Za-z0-9_-]{1,35}"
    r"@(?:(?:[A-Za-z0-9][A-Za-z0-9_-]{0,28})?[A-Za-z0-9]\.){1,6}[A-Za-z]{2,8}"
)
_OWN = re.compile(rf"(?:tg|ton)://{_WORD}{{1,253}}", re.IGNORECASE)
_PORT = re.compile(r":0*([1-9][0-9]{0,4})(?![0-9])")
_SCHEME = re.compile(r"(?:https?|ftp)://", re.IGNORECASE)
_NUMBER = re.compile(r"25[0-5]|2[0-4][0-9]|1[0-9]{2}|[1-9]?[0-9]")
_NOT_AT_THE_END = ".:;,('?!`"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_Span = tuple[str, int, int]


def addresses(text: str) -> Iterator[_Span]:
    """Yield kind, beginning and end of each."""
    at = 0
    while own := _OWN.search(text, at):
        at = _path_end(text, own.end())
        yield "url", own.start(), at
    for start, end in _matches(text):
        url = text[start:end]
        if _EMAIL.fullmatch(url):
            yield "email", start, end
        elif url.startswith("mailto:") and _EMAIL.fullmatch(url[7:]):
            yield "email", start + 7, end
        elif length := _checked(url):
            yield "url", start, start + length


def _is_shown(character: str) -> bool:
    if "\u2000" <= character <= "\u206f":
        return character in "\u200c\u200d" or "\u2010" <= character <= "\u2015"
    return unicodedata.category(character)[0] != "Z"


def _in_path(character: str) -> bool:
    return character not in '\n<>"«»' and _is_shown(character)


def _in_user(character: str) -> bool:
    return character not in "\n/[]{}()'`<>\"@«»" and _is_shown(character)


def _in_domain(character: str) -> bool:
    if character < "\u00c0":
        return character in ".-_~" or (character.isascii() and character.isalnum())
    return _is_shown(character)


def _in_scheme(character: str) -> bool:
    if character.isascii():
        return character.isalnum() or character in "+-"
    return unicodedata.category(character)[0] != "Z"


def _back(text: str, at: int, first: int, fits: Callable[[str], bool]) -> int:
    while at > first and fits(text[at - 1]):
        at -= 1
    return at


def _path_end(text: str, at: int) -> int:
    """Return where an address ends whose host ends here."""
    if text[at : at + 1] not in {"/", "?", "#"}:
        return at
    end = at + 1
    while end < len(text) and _in_path(text[end]):
        end += 1
    while end > at + 1 and text[end - 1] in _NOT_AT_THE_END:
        end -= 1
    return end if text[at] == "/" or end > at + 1 else at


def _matches(text: str) -> Iterator[tuple[int, int]]:
    """Yield what looks like an address around each dot; nothing before `first` is looked at again."""
    first = 0
    while 0 <= (dot := text.find(".", first)) < len(text) - 1:
        if text[dot + 1] == " ":
            first = dot + 2
            continue
        start, end, is_bad = _around(text, first, dot)
        if is_bad:
            while end > first and text[end - 1] != ".":
                end -= 1
        else:
            if end > dot + 1:
                yield start, end
            while text[end : end + 1] == ".":
                end += 1
        first = max(end, dot + 1)


def _around(text: str, first: int, dot: int) -> tuple[int, int, bool]:
    start = _back(text, dot, first, _in_domain)
    end, has_user = dot, False
    while end < len(text) and (text[end] == "@" or _in_domain(text[end])):
        has_user = has_user or text[end] == "@"
        end += 1
    if has_user:
        start = _back(text, start, first, _in_user)
    port = _PORT.match(text, end)
    if port and int(port[1]) <= LAST_PORT:
        end = port.end()
    end = _path_end(text, end)
    while end > dot + 1 and text[end - 1] == ".":
        end -= 1
    is_bad = False
    if start > first and text[start - 1] == "@":
        user = _back(text, start - 1, first, _in_user)
        is_bad = has_user or user == start - 1
        start = user
    if start > first:
        scheme = _scheme(text, first, start)
        is_bad, start = is_bad or scheme is None, start - (scheme or 0)
    return start, end, is_bad


def _scheme(text: str, first: int, start: int) -> int | None:
    """Return how long the scheme before this place is; None where something stands there that makes it no address."""
    if utf8_length(text[first:start]) >= 6 and text.endswith("://", first, start):
        name = lower(text[_back(text, start - 3, first, _in_scheme) : start - 3])
        if name.endswith("http") and name != "shttp":
            return 7
        if name.endswith("https"):
            return 8
        return 6 if name.endswith("ftp") and name not in {"tftp", "sftp"} else None
    before = text[start - 1]
    return None if before == "_" or before.isalnum() or before in "/#@" else 0


def _checked(url: str) -> int:
    """Return how much of it is an address, in characters; 0 when it is none."""
    scheme = _SCHEME.match(url)
    begin = scheme.end() if scheme else 0
    host_end = next((n for n, mark in enumerate(url[begin:], begin) if mark in "/?#"), len(url))
    host = url[begin:host_end].partition("@")[2] if "@" in url[begin:host_end] else url[begin:host_end]
    host = host[: host.rfind(":")] if ":" in host else host
    is_one = lower(host) != LOOKALIKE and _is_host(host, has_scheme=scheme is not None)
    return host_end + _balanced(url[host_end:]) if is_one else 0


def _balanced(path: str) -> int:
    """Return how much of a path there is before a bracket closes that none has opened."""
    open_ones = dict.fromkeys("([{", 0)
    end = len(path)
    for n, mark in enumerate(path):
        if mark in open_ones:
            open_ones[mark] += 1
        elif mark in _PAIRS:
            open_ones[_PAIRS[mark]] -= 1
            if open_ones[_PAIRS[mark]] < 0:
                end = n
                break
    while end > 0 and path[end - 1] in _NOT_AT_THE_END:
        end -= 1
    return end


def _is_host(host: str, *, has_scheme: bool) -> bool:
    parts = host.split(".")
    if len(parts) == 1 or any(not 0 < utf8_length(part) < 64 or part.endswith("-") for part in parts):
        return False
    if all(part.isascii() and part.isdigit() for part in parts):
        return len(parts) == 4 and all(_NUMBER.fullmatch(part) for part in parts)
    top = parts[-1]
    if len(top) <= 1 or "_" in parts[-2]:
        return False
    if top.startswith("xn--"):
        return len(top) > 5 and top[4:].isascii() and top[4:].isalnum()
    return "_" not in top and "-" not in top and (has_scheme or _exists(top))


def _exists(top: str) -> bool:
    small = top.lower()
    is_name = small != top and small[1:] == top[1:]  # "He left.Then" is no address, and neither is "left.Com"
    return small in _top_level() and not is_name


@cache
def _top_level() -> frozenset[str]:
    return frozenset(TOP_LEVEL.read_text("utf-8").split())
