"""Reads a value of a type out of a tree: the frozen dataclasses of the core are the schema.

The rule: every fault is noted and the reading goes on; what has a fault is None. A key that the dataclass does not have
means nothing, and nothing may be written that means nothing.
"""

import re
from collections.abc import Collection, Mapping
from dataclasses import MISSING, Field, dataclass, field, fields, is_dataclass, replace
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from bot.schema.faults import Fault, nearest
from bot.schema.tree import Spot

SANE = {
    "sets": (1, 20),
    "rest": (0, 300),
    "change": (1, 300),
    "seconds": (1, 600),
    "tempo": (0.5, 30),
    "ways": (1, 2),
    "stay": (0.5, 29),
    "notches": (1, 100),
}
"""The least and the most that a number of this name can mean."""
FILLED = frozenset({"parts", "notches", "exercises", "seated"})
"""Lists of these names cannot be empty."""
IDS = frozenset({"id", "screening", "places"})
"""Texts of these names travel in buttons, where a colon would tear them."""
LONGEST_ID = 24
_ID = re.compile(r"[a-z][a-z0-9]*(-[a-z0-9]+)*")
_WHOLE = re.compile(r"[0-9]{1,9}")
_NUMBER = re.compile(r"[0-9]{1,9}(\.[0-9]{1,9})?")


@dataclass(frozen=True, slots=True)
class Reader:
    """Reads values, and notes what is wrong with them."""

    faults: list[Fault]
    known: Mapping[str, Collection[str]] = field(default_factory=dict)
    """For fields of these names, everything that there is to name."""

    def read(self, kind: Any, spot: Spot, name: str) -> Any:
        """Read a value.

        Args:
            kind: a dataclass, `str`, `int`, `float`, a StrEnum, a tuple or mapping of these, or a union of dataclasses.
            spot: where it stands.
            name: the field that it is for; some names have laws of their own.
        """
        kinds = [option for option in get_args(kind) if option is not NoneType]
        if isinstance(kind, UnionType):
            return self.read(_likeliest(kinds, spot) if kinds[1:] else kinds[0], spot, name)
        if get_origin(kind) is tuple:
            return self._tuple(kinds[0], spot, name)
        if get_origin(kind) is Mapping:
            return self._mapping(kinds[1], spot, name)
        return self.build(kind, spot) if is_dataclass(kind) else self._scalar(kind, spot, name)

    def build(self, kind: Any, spot: Spot, **given: str) -> Any:
        """Read a dataclass; `given` are the fields that the file does not say.

        One that has a single field that must be said may be written as that field's value alone.
        """
        hints, before = _hints(kind), len(self.faults)
        asked = {each.name: _default(each) for each in fields(kind) if each.name not in given}
        must = [name for name in asked if asked[name] is MISSING and NoneType not in get_args(hints[name])]
        said = {must[0]: spot} if isinstance(spot.value, str) and len(must) == 1 else spot.value
        if not isinstance(said, dict):
            self.faults.append(spot.fault("not-mapping"))
            return None
        for name in said.keys() - asked.keys():
            here = replace(spot, line=said[name].line)
            self.faults.append(here.fault("unknown-key", nearest(name, asked), name=name))
        self.faults.extend(spot.fault("missing-key", name=name) for name in must if name not in said)
        unsaid = {name: None for name, default in asked.items() if default is MISSING}
        values = {name: self.read(hints[name], said[name], name) for name in asked if name in said}
        return kind(**unsaid | values | given) if len(self.faults) == before else None

    def check_id(self, name: str, spot: Spot) -> None:
        """Note a fault where the name of a thing could not travel in a button."""
        if not _ID.fullmatch(name) or len(name) > LONGEST_ID:
            self.faults.append(spot.fault("bad-id", name=name, most=LONGEST_ID))

    def _tuple(self, kind: Any, spot: Spot, name: str) -> tuple[Any, ...] | None:
        if not isinstance(spot.value, tuple):
            self.faults.append(spot.fault("not-list"))
            return None
        if not spot.value and name in FILLED:
            self.faults.append(spot.fault("empty"))
        seen: set[str] = set()
        values = tuple(self.read(kind, child, name) for child in spot.value)
        for value, child in zip(values, spot.value, strict=True):
            known_by = value if isinstance(value, str) else getattr(value, "id", "")
            if known_by in seen:
                self.faults.append(child.fault("listed-twice", name=known_by))
            seen |= {known_by} - {""}
        return values

    def _mapping(self, kind: Any, spot: Spot, name: str) -> dict[str, Any] | None:
        if not isinstance(spot.value, dict):
            self.faults.append(spot.fault("not-mapping"))
            return None
        return {key: self.read(kind, child, name) for key, child in spot.value.items()}

    def _scalar(self, kind: Any, spot: Spot, name: str) -> Any:
        text = spot.value
        if not isinstance(text, str):
            self.faults.append(spot.fault("not-text"))
            return None
        if issubclass(kind, int | float):
            return self._number(kind, spot, text, SANE[name])
        choices = [str(choice) for choice in kind] if issubclass(kind, StrEnum) else self.known.get(name)
        if not text.strip():
            self.faults.append(spot.fault("empty"))
            return None
        if choices is not None and text not in choices:
            self.faults.append(spot.fault("unknown-name", nearest(text, choices), name=text))
            return None
        if name in IDS:
            self.check_id(text, spot)
        return kind(text)

    def _number(self, kind: Any, spot: Spot, text: str, sane: tuple[float, float]) -> Any:
        if not (_WHOLE if kind is int else _NUMBER).fullmatch(text):
            self.faults.append(spot.fault("not-whole" if kind is int else "not-number", name=text))
            return None
        if not sane[0] <= float(text) <= sane[1]:
            self.faults.append(spot.fault("not-sane", name=text, least=sane[0], most=sane[1]))
        return kind(text)


def _default(asked: Field[Any]) -> Any:
    return asked.default if asked.default_factory is MISSING else asked.default_factory


@cache
def _hints(kind: Any) -> dict[str, Any]:
    return get_type_hints(kind)


def _likeliest(kinds: list[Any], spot: Spot) -> Any:
    """The dataclass that shares the most keys with what stands there."""
    keys = set(spot.value) if isinstance(spot.value, dict) else set()
    return max(kinds, key=lambda kind: len(keys & set(_hints(kind))))
