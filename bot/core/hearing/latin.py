"""A language of another alphabet as it is written in Latin letters.

The rule: nobody lists such spellings; they follow from the words themselves, in each of the habits that people have.
"""

from collections.abc import Iterator, Mapping
from dataclasses import fields, replace
from typing import Any

from bot.core.hearing.lexicon import Lexicon

_BOOKISH: Mapping[str, str] = {
    **dict(zip("абвгдезийклмнопрстуфхыэ", "abvgdeziyklmnoprstufhye", strict=True)),
    **dict(zip("ёжцчшщъьюя", ("e", "zh", "ts", "ch", "sh", "sch", "", "", "yu", "ya"), strict=True)),
}
_HABITS: tuple[Mapping[str, str], ...] = (
    _BOOKISH,
    {**_BOOKISH, **dict(zip("йхыжцщё", ("i", "kh", "i", "j", "c", "shch", "yo"), strict=True))},
    {**_BOOKISH, **dict(zip("йхьюящц", ("j", "x", "'", "u", "ia", "sh", "c"), strict=True))},
)


def in_latin_letters(lexicon: Lexicon) -> Lexicon | None:
    """Return a lexicon as it is written in Latin letters; None where it is written so already."""
    if set(_BOOKISH).isdisjoint("".join(lexicon.pain)):
        return None
    names = (entry.name for entry in fields(lexicon) if entry.name != "language")
    spelled: dict[str, Any] = {name: tuple(dict.fromkeys(_spelled(getattr(lexicon, name)))) for name in names}
    return replace(lexicon, **spelled)


def _spelled(items: tuple[str, ...]) -> Iterator[str]:
    for item in items:
        for habit in _HABITS:
            yield "".join(habit.get(letter, letter) for letter in item.lower())
