"""A moment that a phone shows in its own time zone: which formats of it there are."""

from sandbox.text.units import Entity

ORDER = ("w", "dD", "tT")
"""Weekday, date, time; a date and a time are short or long. The short one goes before the long one."""


def date_time(unix_time: int, given: str) -> Entity:
    """Return the fields of a date_time entity.

    Raises:
        ValueError: the format is none of Telegram's; with its words.
    """
    shown = _format(given)
    return {"type": "date_time", "unix_time": unix_time, **({"date_time_format": shown} if shown else {})}


def _format(given: str) -> str:
    """Return the format in one order, whatever order it came in; R and W are r and w."""
    if given in {"r", "R"}:
        return "r"
    letters = given.replace("W", "w")
    if set(letters) - set("".join(ORDER)):
        raise ValueError("Invalid date format used")
    return "".join(next((letter for letter in group if letter in letters), "") for group in ORDER)
