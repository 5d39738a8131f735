"""A finding of the doctor's: well, or wrong and what to do. The rule: each is a key of content, below the doctor's."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Finding:
    """What one look has found."""

    is_well: bool
    key: str
    values: Mapping[str, str | int] = field(default_factory=dict)


def well(about: str, **values: str | int) -> Finding:
    """Find that something is as it should be."""
    return Finding(is_well=True, key=f"operator.doctor.{about}", values=values)


def wrong(about: str, **values: str | int) -> Finding:
    """Find that something is not, and say what to do."""
    return Finding(is_well=False, key=f"operator.doctor.{about}-wrong", values=values)
