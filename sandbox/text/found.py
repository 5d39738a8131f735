"""What Telegram finds in plain text by itself: mentions, commands, hashtags, cashtags, addresses.

Numbers of bank cards are found too and told to nobody, since nothing else is found in them.
"""

import re
from collections.abc import Iterator

from sandbox.text.addresses import addresses
from sandbox.text.order import ordered
from sandbox.text.tags import tags
from sandbox.text.units import Entity, lower, utf16_length

SHORT_NAMES = frozenset({"gif", "vid", "pic"})
"""Usernames under four letters that exist."""
_MENTION = re.compile(r"(?<!\w)@([A-Za-z0-9_]{2,32})(?!\w)")
_COMMAND = re.compile(
    r"(?<![\w/<>])/[A-Za-z0-9_]{1,64}(?![A-Za-z0-9_])(?:@[A-Za-z0-9_]{3,32}(?![A-Za-z0-9_])|(?!@))(?![\w/<>])"
)
_DIGITS = re.compile(r"[0-9][0-9 -]*")
_CARD = "bank_card_number"
_Span = tuple[str, int, int]


def found(text: str) -> list[Entity]:
    """Return the entities of a plain text; of two that overlap, the first."""
    spans = sorted({*_names(text), *tags(text), *_cards(text), *addresses(text)}, key=_by_place)
    entities: list[Entity] = []
    last = at = place = 0
    for kind, start, end in spans:
        if start < last:
            continue
        place, at, last = place + utf16_length(text[at:start]), start, end
        if kind != _CARD:
            entities.append({"type": kind, "offset": place, "length": utf16_length(text[start:end])})
    return ordered(entities)


def _by_place(span: _Span) -> tuple[int, int]:
    return span[1], -span[2]


def _names(text: str) -> Iterator[_Span]:
    for match in _MENTION.finditer(text):
        if len(match[1]) >= 4 or lower(match[1]) in SHORT_NAMES:
            yield "mention", match.start(), match.end()
    for match in _COMMAND.finditer(text):
        yield "bot_command", match.start(), match.end()


def _cards(text: str) -> Iterator[_Span]:
    at = 0
    while match := _DIGITS.search(text, at):
        start, at = match.span()
        if start and (text[start - 1] in ".,+-_" or text[start - 1].isalpha()):
            continue
        run = match[0]
        solid = len(run) - len(run.lstrip("0123456789"))
        if 16 <= solid <= 19 and run[solid : solid + 1] == " ":
            run, at = run[:solid], start + solid
        number = run.rstrip(" -")
        digits = re.sub(r"\D", "", number)
        after = text[start + len(number) : start + len(number) + 1]
        fits = 13 <= len(digits) <= 19 and len(number) <= 2 * len(digits) - 1
        if fits and not (after in {"-", "_"} or after.isalpha()) and _is_card(digits):
            yield _CARD, start, start + len(number)


def _is_card(digits: str) -> bool:
    """Return whether the check digit is right, and the length for its issuer."""
    doubled = [int(digit) * (1 + n % 2) for n, digit in enumerate(reversed(digits))]
    if sum(number - 9 if number > 9 else number for number in doubled) % 10:
        return False
    length, two, four = len(digits), int(digits[:2]), int(digits[:4])
    if digits[0] == "4":
        return length in {13, 16, 18, 19}
    if 51 <= two <= 55 or 2221 <= four <= 2720 or 2200 <= four <= 2204:
        return length == 16
    if two in {34, 37}:
        return length == 15
    return two not in {62, 81} or length >= 16
