"""Tables that a spreadsheet opens, whatever its language: CSV in UTF-8, with a mark that says so.

The rule: no cell is a formula. What a person wrote begins with an apostrophe where a spreadsheet would calculate it.
"""

import csv
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from io import StringIO

FORMULAS = ("=", "+", "-", "@", "\t", "\r", "\n")
"""How a cell begins that a spreadsheet would calculate, or would have begin with such a sign once it is trimmed."""
BOM = "\ufeff"
Cell = str | int | float | None


@dataclass(frozen=True, slots=True)
class Spreadsheet:
    """A file of rows, the first of which names the columns."""

    name: str
    rows: tuple[tuple[Cell, ...], ...]

    def read(self) -> bytes:
        """Write it."""
        return table(self.rows)


def table(rows: Iterable[Sequence[Cell]]) -> bytes:
    """Return rows as CSV, as RFC 4180 has it."""
    written = StringIO()
    csv.writer(written).writerows([guarded(cell) for cell in row] for row in rows)
    return (BOM + written.getvalue()).encode()


def guarded(cell: Cell) -> Cell:
    """Return a cell that is no formula; a number stays what it is."""
    if not isinstance(cell, str):
        return cell
    return f"'{cell}" if cell.lstrip(" \u00a0").startswith(FORMULAS) or cell.startswith(FORMULAS) else cell
