"""Reads offsets as people write them: UTC+2, GMT -5, +05:30."""

import re
from datetime import timedelta

from bot.places.folding import fold

_OFFSET = re.compile(
    r"(?:utc|gmt|z)?(?P<sign>[+-])(?P<hours>[01]?[0-9])(?:[:.h]?(?P<minutes>[0-5][0-9])|h)?|(?P<none>utc|gmt)",
)
_DASHES = str.maketrans(dict.fromkeys("\u2212\u2013\u2014", "-"))


def read_offset(text: str) -> timedelta | None:
    """Return how far ahead of UTC an offset is; None where the text is no offset. A bare number is not one."""
    read = _OFFSET.fullmatch("".join(fold(text).translate(_DASHES).split()))
    if read is None or read["none"]:
        return timedelta() if read else None
    ahead = timedelta(hours=int(read["hours"]), minutes=int(read["minutes"] or 0))
    return ahead if read["sign"] == "+" else -ahead
