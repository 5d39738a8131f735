"""What can be wrong with content, as values, and the sentences for it.

The rule: a fault names the file, the place in it and a key; its sentence is content itself (text/en/faults.yaml). Where
that file is broken too, the key and its values are better than nothing.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TypeAlias

Value: TypeAlias = str | int | float


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong."""

    file: str
    """As a person would type it, from the folder above the content: content/routines/daily.yaml."""
    key: str
    values: Mapping[str, Value] = field(default_factory=dict)
    meant: str = ""
    """What was probably meant; empty where nothing is close."""
    where: str = ""
    """The place in the file: exercises[1]; empty for the file itself."""
    line: int = 0
    """From 1; 0 where no line is to blame."""


class ContentError(Exception):
    """The content cannot be used: every fault, and a line to print for each."""

    def __init__(self, faults: tuple[Fault, ...], lines: tuple[str, ...]) -> None:
        super().__init__("\n".join(lines))
        self.faults = faults
        self.lines = lines


def tell(fault: Fault, templates: Mapping[str, str]) -> str:
    """Write a fault as one line.

    Args:
        fault: what is wrong.
        templates: a sentence for each key of a fault, as far as there are any.
    """
    place = f"{fault.file}:{fault.line}" if fault.line else fault.file
    said = _sentence(fault.key, fault.values, templates)
    hint = _sentence("meant", {"name": fault.meant}, templates) if fault.meant else ""
    return ": ".join(part for part in (place, fault.where, said + hint) if part)


def _sentence(key: str, values: Mapping[str, Value], templates: Mapping[str, str]) -> str:
    try:
        return templates[key].format_map(values)
    except (LookupError, ValueError, AttributeError):  # no sentence, or one that asks for what there is not
        return " ".join([f"[{key}]", *(f"{name}={value}" for name, value in values.items())])


def nearest(name: str, known: Iterable[str]) -> str:
    """Return the known name that was probably meant; empty where none is close."""
    return next(iter(get_close_matches(name, list(known), n=1, cutoff=0.8)), "")
