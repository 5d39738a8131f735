"""How the tables write a parameter of a method, or a field of an object: its name, a star if required, its types."""

from dataclasses import dataclass

ARRAY = "Array of "


@dataclass(frozen=True, slots=True)
class Field:
    """One parameter of a method, or one field of an object."""

    name: str
    types: tuple[str, ...]
    required: bool


def fields(*lines: str) -> dict[str, Field]:
    """Read lines of `name*: Type or Type`, several to a line with semicolons between them."""
    read = {}
    for line in (line.strip() for text in lines for line in text.split(";")):
        name, _, types = line.partition(": ")
        read[name.rstrip("*")] = Field(name.rstrip("*"), tuple(types.split(" or ")), name.endswith("*"))
    return read
