"""A person's words as the typesetter's fonts can draw them.

The rule: nothing is left out that says something. What no font draws, such as an emoji, is written by its name.
"""

import unicodedata
from bisect import bisect_right

DRAWN = (
    (0x0020, 0x007E),
    (0x00A0, 0x00AC),
    (0x00AE, 0x0377),
    (0x037A, 0x037F),
    (0x0384, 0x038A),
    (0x038C, 0x038C),
    (0x038E, 0x03A1),
    (0x03A3, 0x04FF),
    (0x0510, 0x0513),
    (0x051A, 0x051D),
    (0x0531, 0x0556),
    (0x0559, 0x058A),
    (0x0591, 0x05C7),
    (0x05D0, 0x05EA),
    (0x0621, 0x063A),
    (0x0640, 0x0655),
    (0x0660, 0x066D),
    (0x06F0, 0x06F9),
    (0x0900, 0x097F),
    (0x0EAD, 0x0EB9),
    (0x10D0, 0x10FF),
    (0x13A0, 0x13F5),
    (0x1AB0, 0x1ACE),
    (0x1D00, 0x1F15),
    (0x1F20, 0x1F45),
    (0x1F50, 0x1F57),
    (0x1F5F, 0x1F7D),
    (0x1F80, 0x1FB4),
    (0x1FB6, 0x1FC4),
    (0x1FC6, 0x1FD3),
    (0x1FDD, 0x1FEF),
    (0x1FF6, 0x1FFE),
    (0x2000, 0x200A),
    (0x2010, 0x2027),
    (0x202F, 0x2040),
    (0x2044, 0x2052),
    (0x2054, 0x205F),
    (0x2074, 0x208E),
    (0x2090, 0x209C),
    (0x20A0, 0x20C0),
    (0x20D0, 0x20F0),
    (0x2100, 0x211E),
    (0x2126, 0x2151),
    (0x2153, 0x2184),
    (0x2190, 0x23FF),
    (0x2460, 0x2606),
    (0x2609, 0x262F),
    (0x2638, 0x268B),
    (0x2690, 0x269C),
    (0x26A0, 0x26A7),
    (0x270C, 0x2714),
    (0x2717, 0x2726),
    (0x272A, 0x274B),
    (0x2761, 0x277F),
    (0x2798, 0x27AF),
    (0x27B1, 0x2B73),
    (0x2B76, 0x2B95),
    (0x2B97, 0x2BFF),
    (0x2C60, 0x2CF3),
)
"""What the fonts draw that the typesetter brings along, by its first and last character; a test sets it all."""
_FIRST = [first for first, _ in DRAWN]
PLAIN = {"\t": " ", "\r\n": "\n", "\r": "\n", "\u2028": "\n", "\u2029": "\n\n", "\x0b": "\n", "\x0c": "\n"}
SILENT = frozenset({"Cc", "Cf"})
"""Kinds of characters that show nothing by themselves: controls, joiners, and what turns the direction of a text."""
MODIFIERS = range(0x1F3FB, 0x1F400)
"""Tones of skin, which stand behind what they colour."""
SELECTORS = range(0xFE00, 0xFE10)
"""Say how what stands before them is drawn."""


def legible(text: str) -> str:
    """Return a text of which every character can be drawn; lines stay lines."""
    for found, plain in PLAIN.items():
        text = text.replace(found, plain)
    return "".join(map(_drawn, unicodedata.normalize("NFC", text)))


def is_drawn(character: str) -> bool:
    """Return whether some font draws a character."""
    code = ord(character)
    place = bisect_right(_FIRST, code) - 1
    return place >= 0 and code <= DRAWN[place][1]


def _drawn(character: str) -> str:
    code = ord(character)
    if character == "\n" or is_drawn(character):
        return character
    if unicodedata.category(character) in SILENT or code in MODIFIERS or code in SELECTORS:
        return ""
    name = unicodedata.name(character, "")
    return f"[{name.lower()}]" if name else f"[U+{code:04X}]"
