"""The door: JSON from outside, made safe to read, to keep and to say again.

The rule: nothing fails in here but on what is no JSON at all, and nothing leaves here that a column, a log or another
reader would trip over: no number beyond 64 bits, no character that cannot be stored, no endless depth or length. A text
keeps both its ends, for what matters may stand at either.
"""

import json
import re
from collections.abc import Sequence
from hashlib import sha256
from itertools import islice
from math import isfinite
from typing import Any

LONGEST = 8_192
"""Letters of a text; Telegram gives 4,096 at most."""
DEEPEST = 64
MOST = 256
"""Members of a list or an object."""
BITS_64 = range(-(2**63), 2**63)
PEOPLE = range(1, 2**52)
"""Ids of people, as the Bot API promises them."""
MESSAGES = range(1, 2**52)
UPDATES = range(1, 2**31)
"""Numbers of updates that Telegram gives; whatever lies beyond would confirm all that is still to come."""
FAR = 10_000
"""Numbers of updates in one batch lie closer together: Telegram counts on, and gives a hundred at once."""
UNKNOWN = "en"
"""The language of whoever names none that we can read."""
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z]{4})?(?:[-_](?:[A-Za-z]{2}|\d{3}))?(?![^\W_])", re.ASCII)
"""Language, script and region of a tag; what follows them is ignored."""
_NO_LETTER = re.compile("[\0\ud800-\udfff]")
"""Characters that cannot be stored: NUL, which PostgreSQL refuses, and lone surrogates, which no encoding writes."""
_BRACKET = re.compile(r'"[^"\\]*(?:\\.[^"\\]*)*"?|[\[\]{}]', re.DOTALL)


def loads(said: bytes | str) -> Any:
    """Return what JSON says, whatever its numbers and its depth; `let_in` makes it ours.

    Raises:
        ValueError: it is no JSON.
    """
    text = said.decode(errors="replace") if isinstance(said, bytes) else said
    try:
        return _loads(text)
    except RecursionError:
        return _loads(_shallow(text))


def let_in(value: Any, deepest: int = DEEPEST) -> Any:
    """Return a value of JSON's as far as it can be one of ours."""
    match value:
        case str():
            return _text(value)
        case bool():
            return value
        case int():
            return value if value in BITS_64 else None
        case float():
            return value if isfinite(value) else None
        case dict() if deepest:
            return {_text(name): let_in(each, deepest - 1) for name, each in islice(value.items(), MOST)}
        case list() if deepest:
            return [let_in(each, deepest - 1) for each in value[:MOST]]
        case _:
            return None


def whole(value: Any, among: range) -> int | None:
    """Return a value if it is a whole number within what it may be."""
    return value if isinstance(value, int) and not isinstance(value, bool) and value in among else None


def number_of(update: Any) -> int | None:
    """Return an update's number, where it has one that Telegram may have given."""
    return whole(update.get("update_id"), UPDATES) if isinstance(update, dict) else None


def number_for(body: str) -> int:
    """Return a number for an update that has none: below zero, and the same whenever this update comes again."""
    return -1 - int.from_bytes(sha256(body.encode()).digest()[:6])


def next_offset(offset: int, updates: Sequence[Any]) -> int:
    """Return from which update on to ask after these, which were the first from `offset` on.

    A number far from those around it is not believed: it would confirm what is still to come, or nothing for ever.
    Where their numbers lead no further, as many are passed: none that could be read can have had one of those. After
    nothing, we ask for whatever is there: all that was given is confirmed, and the numbers may begin elsewhere.
    """
    if not updates:
        return 0
    numbers = sorted(number for update in updates if (number := number_of(update)) is not None)
    middle = numbers[(len(numbers) - 1) // 2] if numbers else 0
    after = max((number for number in numbers if abs(number - middle) <= FAR), default=0) + 1
    return after if after > offset else offset + len(updates)


def language_of(tag: Any) -> str:
    """Return a language tag, cut after its region, such as en-GB; English where it is no tag."""
    found = _LANGUAGE.match(tag) if isinstance(tag, str) else None
    return found[0].replace("_", "-") if found else UNKNOWN


def _loads(text: str) -> Any:
    return json.loads(text, parse_int=_int, parse_constant=lambda _name: None)


def _int(digits: str) -> int | None:
    """Python counts only so many digits; nothing of ours has more than 64 bits."""
    return int(digits) if len(digits) <= len(str(BITS_64.start)) else None


def _text(text: str) -> str:
    kept = _NO_LETTER.sub("", text)
    return kept if len(kept) <= LONGEST else f"{kept[: LONGEST // 2]} {kept[-LONGEST // 2 :]}"


def _shallow(text: str) -> str:
    """Put null in the place of whatever is too deep."""
    kept, depth, start = [], 0, 0
    for token in _BRACKET.finditer(text):
        if token[0] in ("[", "{"):
            depth += 1
            if depth == DEEPEST:
                kept += [text[start : token.start()], "null"]
        elif token[0] in ("]", "}"):
            if depth == DEEPEST:
                start = token.end()
            depth -= 1
    return "".join([*kept, text[start:] if depth < DEEPEST else ""])
