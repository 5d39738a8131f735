"""Edits: whether a message says something else than it did. The rule: a mended slip is no news, anything more is."""

from rapidfuzz.distance import OSA

from bot.core.hearing.text import read

LONG = 8
"""From this many letters on, a word may hold two slips."""


def is_mended(before: str, after: str) -> bool:
    """Return whether the same was meant: the same words but for one slip in each, or for the spaces between them."""
    old, new = ([word.text for word in read(text).words] for text in (before, after))
    if len(old) != len(new):
        return _is_slip("".join(old), "".join(new), most=1)
    return all(_is_slip(one, other, most=1 + (len(one) >= LONG)) for one, other in zip(old, new, strict=True))


def _is_slip(one: str, other: str, *, most: int) -> bool:
    return OSA.distance(one, other, score_cutoff=most) <= most
