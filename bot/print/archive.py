"""A copy of everything that is kept of a person: one file with all of it as JSON, and a table of each kind as CSV.

The rule: nothing is left out and nothing is made nicer: what stands in a row stands in the copy, under the same name.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from io import BytesIO
from typing import Any
from zipfile import ZIP_DEFLATED, ZipFile

from bot.print.spreadsheet import Cell, table

NAME = "footing.json"


@dataclass(frozen=True, slots=True)
class Archive:
    """A copy, as a file."""

    name: str
    rows: Mapping[str, Sequence[Mapping[str, Any]]]
    """By table."""
    made_at: str
    """When it was read, as ISO 8601 has it."""

    def read(self) -> bytes:
        """Write it: a zip of the JSON, and of a CSV for each table in which anything stands."""
        written = BytesIO()
        with ZipFile(written, "w", ZIP_DEFLATED) as archive:
            whole = {"made_at": self.made_at, "tables": self.rows}
            archive.writestr(NAME, json.dumps(whole, ensure_ascii=False, indent=1).encode("utf-8", "surrogatepass"))
            for name, rows in self.rows.items():
                if rows:
                    lines = ([_cell(value) for value in row.values()] for row in rows)
                    archive.writestr(f"{name}.csv", table([list(rows[0]), *lines]))
        return written.getvalue()


def _cell(value: Any) -> Cell:
    """What is more than a number or words stands in one cell, as JSON."""
    if isinstance(value, bool):
        return "yes" if value else "no"
    return value if isinstance(value, str | int | float | None) else json.dumps(value, ensure_ascii=False)
